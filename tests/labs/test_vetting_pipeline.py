"""The hiring funnel of the lab: averages and draws agree, being an impostor goes with no origin, the prose is true."""

from dataclasses import replace

import numpy as np
import pytest

from oncamera.labs.vetting_pipeline.chance import draw_applicants, play
from oncamera.labs.vetting_pipeline.data import CHECKS, CIRCUMSTANCES, FIRM, Check
from oncamera.labs.vetting_pipeline.model import average, every_pipeline
from oncamera.labs.vetting_pipeline.tasks import LAB
from tests.conftest import COURSE

pytestmark = pytest.mark.build

DESIGN = ["checkable-questions", "confirm-history", "several-proofs", "account-in-own-name"]
BUSY = replace(FIRM, one_in=20)  # so many impostors that a draw of them is near the average
STAGES = [stage.name for stage in FIRM.stages]


def look(stage):
    return Check("one-minute look", stage, cost=1, days=0, catches=(0.5, 0.5), alarms=0.04)


def for_each_stopped(stage):
    outcome = average([look(stage)])
    return outcome.spend / (outcome.stopped[stage] / 100 * FIRM.impostors_hired_unvetted) + FIRM.stage(stage).harm


def test_every_check_is_a_control_of_the_bank_at_its_stage():
    stages = {placed.record.id: placed.record.stage for placed in COURSE.controls}
    assert {name: check.stage for name, check in CHECKS.items()} == {name: stages[name] for name in CHECKS}


def test_every_circumstance_that_a_check_names_is_one_of_the_list():
    assert {name for check in CHECKS.values() for name in check.alarms_for} <= set(CIRCUMSTANCES)


def test_a_firm_that_vets_nobody_spends_nothing_and_stops_nobody():
    outcome = average([])
    assert (outcome.spend, outcome.before_hiring, outcome.never_found, outcome.worst) == (0, 0, 100, 0)
    assert outcome.harm == pytest.approx(4000 / 343 * 0.2 * 0.2 * 0.5 * 1_000_000 / 3)


def test_one_check_at_the_last_stage_by_hand():
    outcome = average([look("access")])
    assert outcome.stopped["access"] == pytest.approx(100 * 0.5 * 0.9)
    assert outcome.held_up["none"] == pytest.approx(4)
    honest, impostors = (4000 - 4000 / 343) * 0.01, 4000 / 343 * 0.02
    assert outcome.spend == pytest.approx(honest * (1 + 0.04 * 500) + impostors * (1 + 0.5 * 500))


@pytest.mark.parametrize("pipeline", [[], ["confirm-history"], DESIGN, list(CHECKS)], ids=len)
def test_a_million_drawn_applicants_agree_with_the_average(pipeline):
    drawn, exact = play(pipeline, firm=BUSY), average(pipeline, BUSY)
    assert drawn.spend == pytest.approx(exact.spend, rel=0.02)
    assert drawn.harm == pytest.approx(exact.harm, rel=0.13, abs=20_000)
    # About 1,000 impostors and 600 honest people in the smallest group: four standard errors.
    assert list(drawn.stopped.values()) == pytest.approx(list(exact.stopped.values()), abs=6.5)
    assert drawn.never_found == pytest.approx(exact.never_found, abs=6.5)
    assert list(drawn.held_up.values()) == pytest.approx(list(exact.held_up.values()), abs=8)
    assert list(drawn.lost.values()) == pytest.approx(list(exact.lost.values()), abs=8)
    assert list(drawn.held_up_by_school.values()) == pytest.approx(list(exact.held_up_by_school.values()), abs=4)


def test_an_impostor_is_no_likelier_to_have_been_schooled_abroad():
    people = draw_applicants(1_000_000, firm=BUSY)
    assert abs(people.impostor[people.abroad].mean() - people.impostor[~people.abroad].mean()) < 0.003
    # A check flags all impostors of one identity alike, so none of their circumstances can count against anybody.
    assert {len(check.flags()) for check in CHECKS.values()} == {len(CIRCUMSTANCES) + 2}


def test_a_seed_draws_the_same_people_and_another_seed_others():
    first, again, other = (draw_applicants(50_000, seed) for seed in (1, 1, 2))
    assert np.array_equal(first.kind, again.kind)
    assert np.array_equal(first.reach, again.reach)
    assert not np.array_equal(first.reach, other.reach)


def test_a_check_after_hiring_changes_nothing_about_who_is_hired():
    without, with_it = play(["confirm-history"]), play(["confirm-history", "odd-connections"])
    assert np.array_equal(without.hired_by_year, with_it.hired_by_year)


def test_another_check_never_lets_more_impostors_in_nor_holds_fewer_people_up():
    before = average(["confirm-history"])
    for name in set(CHECKS) - {"confirm-history"}:
        after = average(["confirm-history", name])
        assert after.never_found < before.never_found, name
        assert after.worst >= before.worst, name


def test_a_million_applicants_are_250_years_of_hiring():
    assert len(play([]).hired_by_year) == 250


def test_a_year_that_is_not_whole_is_left_out():
    assert len(play([], applicants=9_999).hired_by_year) == 2


def test_fewer_applicants_than_a_year_brings_are_refused():
    with pytest.raises(ValueError, match="applicants is 10; write 4000, a year's, or more"):
        play([], applicants=10)


def test_the_check_is_cheapest_at_the_finalists_and_dearer_with_each_stage_away_from_them():
    together = [for_each_stopped(stage) for stage in STAGES]
    best = STAGES.index("identity")
    assert together[: best + 1] == sorted(together[: best + 1], reverse=True)
    assert together[best:] == sorted(together[best:])


def test_people_schooled_abroad_are_held_up_more_though_no_check_asks_for_it():
    held = average(["camera-interview", "live-steps", "confirm-history", "several-proofs"]).held_up_by_school
    assert held["abroad"] > held["here"] + 3


def test_the_figures_that_the_prose_tells_are_those_of_the_model():
    assert [round(for_each_stopped(stage) / 1000) for stage in STAGES] == [70, 10, 4, 13, 38, 63]
    employers = average(["check-employers-exist"])
    each = employers.before_hiring / 100 * FIRM.impostors_hired_unvetted
    assert (round(1 / each), round(employers.spend / each, -3)) == (21, 418_000)
    assert round(LAB.tasks["price-of-one"].answer, -2) == 57_500
    assert round(LAB.tasks["clean-years"].answer) == 79
    assert round(average(DESIGN).spend, -2) == 14_800
    assert round(average(DESIGN).spend - average(DESIGN[:-1]).spend, -2) == 500
    assert round(100 * np.exp(-average(DESIGN[:-1]).never_found / 100 * FIRM.impostors_hired_unvetted)) == 94


def test_of_4096_pipelines_thirteen_keep_all_terms_and_a_limit_on_hold_ups_costs_what_the_prose_says():
    pipelines = every_pipeline()
    terms = "spend <= 30000 and days <= 5 and `before hiring` >= 65 and `worst held up` <= 35"
    good = set(pipelines.query(terms)["checks"])
    assert (len(pipelines), len(good)) == (4096, 13)
    best = [
        pipelines.query(f"spend <= 20000 and `worst held up` <= {limit}")["before hiring"] for limit in (100, 35, 20)
    ]
    assert [round(stopped.max()) for stopped in best] == [75, 73, 46]
    passed = {checks for checks in pipelines["checks"] if LAB.tasks["design"].check(list(checks)).passed}
    assert passed == good


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (None, "There is no answer yet. Put yours in the place of `None` and run the cell again."),
        ([], "The list is empty. Put in the names of the checks that you choose."),
        ("confirm-history", 'Write a list of names in square brackets, such as `["confirm-history"]`.'),
        (5, 'Write a list of names in square brackets, such as `["confirm-history"]`.'),
        ([5], "Write each check as its name in quotes; `5` is not one."),
        (["confirm-histroy"], "In your list, there is no check 'confirm-histroy'; the checks are: confirm-history."),
        (["meet-again"] * 2, "In your list, a check stands in the list twice; write each once."),
        (average([]), "That is what a pipeline does. Write the pipeline: a list of names of checks."),
    ],
)
def test_an_answer_that_is_no_pipeline_is_told_what_to_write(answer, says):
    assert LAB.tasks["design"].check(answer).says == says


@pytest.mark.parametrize(
    ("pipeline", "error", "says"),
    [
        ("confirm-history", TypeError, 'write the checks as a list, such as \\["confirm-history"\\]'),
        (["meet-agian"], LookupError, "there is no check 'meet-agian'; the checks are: meet-again"),
        ([look("interviews")], LookupError, "there is no stage 'interviews'; the stages are: sourcing, interview"),
    ],
)
def test_a_broken_cell_gets_a_message_that_helps(pipeline, error, says):
    with pytest.raises(error, match=says):
        average(pipeline)
