"""What stands in Python and in JavaScript gives the same, for generated inputs; a failing one is shrunk.

Answers files, codes and chats are compared in `test_same_verdict.py`.
"""

from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oncamera.content.scenario_steps import LINES, Effect, Way
from oncamera.content.vocabulary import ACTIONS, COURSE, ROLES, SCORED
from oncamera.hosts.scripts import joined_module
from oncamera.results import base_rates
from oncamera.results.answers import Answer
from oncamera.results.certificate import Certificate, answers_text, code_of
from oncamera.results.exam import CaseKey, ExamKey, QuestionKey, result_of
from oncamera.results.scenario_paths import follow, sum_lines
from oncamera.results.signal_detection import (
    Counts,
    action_score,
    count,
    criterion,
    d_prime,
    difference_interval,
    pairs_alike,
    wilson,
)

pytestmark = [pytest.mark.browser, pytest.mark.fuzz]
LOAD = """async ([name, source]) => {
  window[name] = await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
}"""
EACH = settings(
    max_examples=2_000, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
MODULES = {
    "exam": "results/exam.js",
    "certificate": "results/certificate.js",
    "figures": "results/signal_detection.js",
    "rates": "widgets/base_rates/base_rates.js",
    "paths": "results/scenario_paths.js",
}


@pytest.fixture
def told(empty_page):
    """Call functions of a module that is loaded once: each by its name and what it is given; all at one go."""
    for name, path in MODULES.items():
        empty_page.evaluate(LOAD, [name, joined_module(path)])
    return lambda module, calls: empty_page.evaluate(
        "([module, calls]) => calls.map(([name, ...given]) => window[module][name](...given))", [module, calls]
    )


letters = st.lists(st.sampled_from("abcdef"), unique=True, min_size=1, max_size=4)
ids = st.lists(st.from_regex(r"[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3})?", fullmatch=True), unique=True, max_size=7)
prints = st.sampled_from(["00000000", "3f9c2b10"])


@st.composite
def exams(draw):
    """Give an exam's key, and answers to it: some to another wording, some left out, some to what it doesn't ask."""
    names = draw(ids)
    cut = draw(st.integers(0, len(names)))
    questions = [{"id": name, "v": draw(prints), "key": draw(letters)} for name in names[:cut]]
    cases = [{"id": name, "v": draw(prints), "impostor": draw(st.booleans())} for name in names[cut:]]
    answers = {}
    for name in draw(st.lists(st.sampled_from([*names, "another"]), unique=True)):
        answers[name] = {"picked": draw(letters), "tries": draw(st.integers(1, 3)), "v": draw(prints)}
        if rating := draw(st.integers(0, 6)):
            answers[name]["rating"] = rating
    return {"questions": questions, "cases": cases}, answers


@EACH
@given(exam=exams())
def test_an_exam_is_scored_alike(told, exam):
    key, answers = exam
    mine = result_of(
        ExamKey(
            questions=[QuestionKey(**one) for one in key["questions"]], cases=[CaseKey(**one) for one in key["cases"]]
        ),
        {name: Answer(**answer) for name, answer in answers.items()},
    )
    (theirs,) = told("exam", [["examResult", key, answers]])
    assert theirs == {name: getattr(mine, name) for name in theirs}


# Whatever a name may hold: the page cleans it first, so no controls and no half characters.
names = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=20).map(str.strip)


@EACH
@given(
    exam=exams(), name=names.filter(bool), role=st.sampled_from(["", *ROLES]), form=st.sampled_from(SCORED),
    score=st.integers(0, 100), date=st.dates(),
)  # fmt: skip
def test_a_certificate_has_the_same_code(told, exam, name, role, form, score, date):
    _, answers = exam
    said = {"name": name, "role": role, "date": f"{date:%Y-%m-%d}".zfill(10), "version": "1.0.0", "form": form,
            "score": score}  # fmt: skip
    answered = answers_text(list(answers), {one: Answer(**answer) for one, answer in answers.items()})
    certificate = Certificate.model_construct(**said, code="")
    calls = [["answersText", list(answers), answers], ["codeOf", said, COURSE, answered]]
    assert told("certificate", calls) == [answered, code_of(certificate, answered)]


ratings = st.integers(1, 6)
some = st.integers(0, 60)
actions = st.sampled_from(list(ACTIONS))
close = {"rel": 1e-7, "abs": 1e-8}  # the quantile is an approximation in JavaScript


@EACH
@given(
    judged=st.lists(st.tuples(ratings, st.booleans()), max_size=12),
    counts=st.builds(Counts, caught=some, missed=some, cleared=some, flagged=some),
    share=st.tuples(some, some), earlier=st.tuples(some, some),
    chosen=st.lists(st.tuples(actions, actions, st.lists(actions, max_size=2)), max_size=8),
    pairs=st.dictionaries(st.sampled_from("pqrst"), st.lists(ratings, min_size=1, max_size=2)),
)  # fmt: skip
def test_figures_are_worked_out_alike(told, judged, counts, share, earlier, chosen, pairs):
    def named(one: Counts) -> dict[str, int]:
        return {"caught": one.caught, "missed": one.missed, "cleared": one.cleared, "flagged": one.flagged}

    plain = [{"rating": rating, "impostor": impostor} for rating, impostor in judged]
    now, before = (sorted(one) for one in (share, earlier))  # hits are at most trials
    steps = [{"action": action, "best": best, "acceptable": fine} for action, best, fine in chosen]
    counted, alike, spread, change, sensed, score = told("figures", [
        ["countVerdicts", plain], ["pairsAlike", pairs], ["wilson", *now], ["differenceInterval", now, before],
        ["dPrime", named(counts)], ["actionScore", steps],
    ])  # fmt: skip
    assert (counted, alike) == (named(count(judged)), list(pairs_alike(pairs)))
    assert spread == pytest.approx(list(wilson(*now)), **close)
    assert change == pytest.approx(list(difference_interval(tuple(now), tuple(before))), **close)
    assert score == pytest.approx(action_score(chosen))
    if counts.impostors and counts.genuine:
        assert [*sensed.values()] == pytest.approx([d_prime(counts), criterion(counts)], **close)
    else:
        assert sensed is None


shares = st.floats(0, 1)


@EACH
@given(base=shares, caught=shares, cleared=shares, checks=st.integers(1, 3))
def test_outcomes_of_a_check_are_counted_alike(told, base, caught, cleared, checks):
    share = base_rates.share_right(base, caught, cleared, checks)
    outcomes, right, words = told("rates", [
        ["countOutcomes", base, caught, cleared], ["shareRight", base, caught, cleared, checks], ["sayShare", share],
    ])  # fmt: skip
    mine = base_rates.count_outcomes(base, caught, cleared)
    assert outcomes == {name: getattr(mine, name) for name in outcomes}
    assert right == (None if share is None else pytest.approx(share, rel=1e-12))
    assert words == base_rates.say_share(share)


effects = st.builds(
    Effect, line=st.sampled_from([*LINES]), change=st.sampled_from([-1, 0, 1]), because=st.just("It does.")
)


@st.composite
def walks(draw):
    """Give a scenario's steps, with circles and dead ends, and kept choices: some that their step doesn't have."""
    names = draw(st.lists(st.sampled_from(["a", "b", "c", "d", "toString"]), unique=True, min_size=1))
    steps = {}
    for name in names:
        choices = draw(st.lists(st.sampled_from(["go", "stay", "ask", "constructor"]), unique=True, max_size=3))
        steps[name] = SimpleNamespace(choices=[
            Way.model_construct(id=one, do="", go=draw(st.sampled_from(names)), effects=draw(
                st.lists(effects, max_size=2, unique_by=lambda effect: effect.line)
            ))
            for one in choices
        ])  # fmt: skip
    picked = draw(st.lists(st.sampled_from(["go", "stay", "ask", "constructor", "gone"]), max_size=8))
    return SimpleNamespace(start=names[0], steps=steps), picked


@EACH
@given(walk=walks())
def test_a_path_is_followed_and_summed_alike(told, walk):
    scenario, picked = walk
    made, at = follow(scenario, picked)
    graph = {
        "id": "s", "v": "00000000", "start": scenario.start,
        "steps": {name: [[way.id, way.go] for way in step.choices] for name, step in scenario.steps.items()},
    }  # fmt: skip
    changes = [[effect.line, effect.change] for _, way in made for effect in way.effects]
    path, sums = told("paths", [["followPath", graph, picked], ["sumChanges", changes]])
    assert path["made"] == [{"step": step, "choice": way.id} for step, way in made]
    assert (path["at"], path["ended"]) == (at, not scenario.steps[at].choices)
    assert {line: sums.get(line, 0) for line in LINES} == sum_lines([way for _, way in made])
