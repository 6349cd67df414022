"""What a scenario may be: each rule, on a copy of the fixture that breaks it."""

import copy
from pathlib import Path

import pytest
from pydantic import ValidationError

from oncamera.checks.run import check
from oncamera.content.course import Course
from oncamera.content.records import read_file
from oncamera.content.scenario_steps import dominant
from oncamera.content.scenarios import Scenario, longest_minutes
from oncamera.files.problems import ProblemsError
from oncamera.files.strict_yaml import parse_yaml
from tests.conftest import ROOT, TINY

FILE = TINY / "bank" / "scenarios" / "the_strange_key.yml"
(RECORD,), _ = parse_yaml(FILE.read_text(encoding="utf-8"))
LONG = RECORD["steps"]["evening"]["happens"]


def spoilt(path: str, value: object) -> dict:
    """Copy the fixture with one place changed; a value of None takes the place away."""
    record = copy.deepcopy(RECORD)
    *above, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    place = record
    for part in above:
        place = place[part]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return record


def problems_of(record: dict) -> list[str]:
    """Give each thing said of a record, without pydantic's own words."""
    with pytest.raises(ValidationError) as caught:
        Scenario.model_validate(record)
    return [line.removeprefix("Value error, ") for e in caught.value.errors() for line in e["msg"].splitlines()]


def scenario(**changes: object) -> Scenario:
    return Scenario.model_validate(copy.deepcopy(RECORD) | changes)


def test_the_fixture_is_sound():
    assert scenario().id == "the-strange-key"


def test_there_are_twelve_to_twenty_five_steps():
    record = copy.deepcopy(RECORD)
    for number in range(12):
        record["steps"][f"more-{number}"] = RECORD["steps"]["end-good"]
    assert problems_of(record)[0] == "there are 26 steps | Write 12 to 25."


@pytest.mark.parametrize("number", [900, 3_000])
def test_a_chain_of_hundreds_of_steps_is_told_how_many_to_write(number):
    step = {"title": "T", "happens": ["H."], "choices": []}
    steps = {f"s{n}": step | {"choices": [{"id": f"c{n}", "do": "Go.", "go": f"s{n + 1}"}]} for n in range(number - 1)}
    steps[f"s{number - 1}"] = {"title": "T", "happens": ["H."], "ending": {"kind": "good", "says": "Done."}}
    scenario = {"id": "a", "title": "T", "roles": ["it"], "minutes": 8, "opening": "O.", "start": "s0", "steps": steps}
    with pytest.raises(ValidationError, match=rf"there are {number} steps \| Write 12 to 25\."):
        Scenario.model_validate(scenario)


def test_a_choice_that_leads_nowhere_is_named():
    assert problems_of(spoilt("steps/night/choices/1/go", "end-thief")) == [
        "`go: end-thief` of 'go-to-bed' names no step | Write the id of one of the steps."
    ]


def test_the_start_is_a_step():
    assert problems_of(spoilt("start", "nowhere")) == [
        "`start: nowhere` names no step | Write the id of one of the steps."
    ]


def test_a_step_that_nothing_leads_to_is_named():
    assert problems_of(spoilt("steps/night/choices/1/go", "morning")) == [
        "no choice leads to the step 'end-theft' | Lead one there, or delete the step."
    ]


def test_steps_that_go_round_are_named_in_order():
    assert problems_of(spoilt("steps/morning/choices/1/go", "night")) == [
        "the steps go round: night → morning → night | Lead one of these choices on to a later step."
    ]


def test_choices_have_ids_of_their_own():
    assert problems_of(spoilt("steps/morning/choices/1/id", "sleep")) == [
        "the choice id 'sleep' is used 2 times | Give each choice of the scenario an id of its own."
    ]


def test_there_are_two_endings_at_least():
    record = spoilt("steps/end-theft", None)
    for end in ("end-mixed", "end-bad"):
        del record["steps"][end]
    for step, choice in (("night", 1), ("morning", 1), ("last-door", 1)):
        record["steps"][step]["choices"][choice]["go"] = "end-good"
    assert "there is one ending only | Write at least two: paths that all end alike teach that choices are idle." in (
        problems_of(record)
    )


def test_a_step_has_choices_or_an_ending():
    said = "has both choices and an ending | Give it `choices:`, or `ending: {kind: good|mixed|bad, says: ...}`."
    assert problems_of(spoilt("steps/night/ending", {"kind": "bad", "says": "x"})) == [f"the step 'Night' {said}"]
    said = "has no choices and no ending | Give it `choices:`, or `ending: {kind: good|mixed|bad, says: ...}`."
    assert problems_of(spoilt("steps/night/choices", [])) == [f"the step 'Night' {said}"]


def test_a_step_has_four_choices_at_most():
    ways = [RECORD["steps"]["night"]["choices"][0] | {"id": f"way-{letter}"} for letter in "abcde"]
    assert problems_of(spoilt("steps/night/choices", ways)) == [
        "List should have at most 4 items after validation, not 5"
    ]


def test_a_choice_that_stands_alone_only_goes_on():
    assert problems_of(spoilt("steps/at-onas/choices/0/because", "It is late.")) == [
        "the step 'At Ona’s' has one choice only, 'go-home', and it has effects or a reason"
        " | A choice that stands alone only goes on: add another, or take `effects` and `because` out."
    ]


def test_every_other_choice_has_its_reason():
    assert problems_of(spoilt("steps/call/choices/0/because", None)) == [
        "the choice 'pay-now' has no reason | Add `because:`, shown once it is chosen."
    ]


def test_no_choice_is_over_twice_as_long_as_the_shortest():
    assert problems_of(spoilt("steps/last-door/choices/0/do", "Knock, wait, and knock again a little later.")) == [
        "the choice 'knock' is over twice as long as 'walk-in' | Shorten it, or lengthen the other."
    ]


def test_no_choice_is_better_than_every_other_without_a_price():
    assert problems_of(spoilt("steps/evening/choices/0/effects", [])) == [
        "at the step 'Evening' the choice 'sleep' is better than every other on some line and worse on none"
        " | Give it a price on a line (-1), or give another choice a gain that this one lacks."
    ]


def ways(*effects: dict[str, int]):
    choices = [
        {"id": f"way-{number}", "do": "Do it.", "go": "next", "because": "So.",
         "effects": [{"line": line, "change": change, "because": "So."} for line, change in each.items()]}
        for number, each in enumerate(effects)
    ]  # fmt: skip
    record = spoilt("steps/night/choices", choices)
    return Scenario.model_construct(**record), choices


@pytest.mark.parametrize(
    ("effects", "best"),
    [
        ([{"risk": 1}, {}], "way-0"),
        ([{"risk": 1}, {"risk": -1}, {"time": -1}], "way-0"),
        ([{"risk": 1}, {"time": 1}], None),
        ([{"risk": 1}, {"risk": 1}], None),
        ([{"risk": 1}, {"risk": 1}, {}], None),
        ([{"risk": 1, "time": -1}, {"risk": 1}], "way-1"),
        ([{"risk": 1, "time": -1}, {}], None),
    ],
)
def test_a_choice_dominates_when_it_is_worse_nowhere_and_better_than_each(effects, best):
    from oncamera.content.scenario_steps import Way

    found = dominant([Way.model_validate(choice) for choice in ways(*effects)[1]])
    assert (found and found.id) == best


def test_a_choice_has_two_effects_at_most_each_on_its_own_line():
    effect = {"line": "time", "change": 1, "because": "So."}
    assert problems_of(spoilt("steps/night/choices/0/effects", [effect, effect])) == [
        "the choice 'sit-up' has two effects on one line | Make one of them, or name another line."
    ]
    three = [effect | {"line": line} for line in ("time", "risk", "legal")]
    assert problems_of(spoilt("steps/night/choices/0/effects", three)) == [
        "List should have at most 2 items after validation, not 3"
    ]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ("sleeep", "`after: sleeep` at the step 'morning' names no choice | Write the id of a choice."),
        ("knock", "nobody who makes the choice 'knock' comes to the step 'morning'"
         " | Move the consequence to a step that follows the choice."),
        ("to-workshop", "nobody who makes the choice 'to-workshop' comes to the step 'morning'"
         " | Move the consequence to a step that follows the choice."),
    ],
)  # fmt: skip
def test_what_comes_back_follows_a_choice_that_leads_there(after, said):
    assert problems_of(spoilt("steps/morning/later/0/after", after)) == [said]


def test_what_everybody_did_is_no_consequence():
    assert problems_of(spoilt("steps/workshop/later", [{"after": "to-workshop", "says": "x"}])) == [
        "everybody who comes to the step 'workshop' has made the choice 'to-workshop'"
        " | Write it into `happens:`, since all see it."
    ]


def test_the_minutes_are_those_of_the_longest_path():
    assert longest_minutes(scenario()) == pytest.approx(6.44, abs=0.01)
    assert problems_of(spoilt("minutes", 9)) == [
        "`minutes: 9`, but the longest path takes 6.4 by the formula"
        " | Write a number within 2 of it, between 8 and 15, or mend the length of the steps."
    ]


def test_a_cue_mark_has_no_place_in_a_step():
    assert problems_of(spoilt("steps/key-found/artefacts/0/rows/0/0", "[1]{cue=one}")) == [
        "the step 'A key on the step' marks a cue in an artefact | Cues belong to cases: take the mark out."
    ]


def test_everything_wrong_is_said_at_once_with_its_line(tmp_path):
    text = FILE.read_text(encoding="utf-8")
    text = text.replace("minutes: 8", "minutes: 12").replace("after: pay-now", "after: pay-later")
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        read_file(tmp_path / "a.yml", Scenario, tmp_path)
    assert [str(problem).split(",")[0] for problem in caught.value.problems] == [
        "a.yml:2 [the-strange-key] `after: pay-later` at the step 'morning' names no choice. Write the id of a choice.",
        "a.yml:2 [the-strange-key] `minutes: 12`",
    ]


def test_the_first_step_is_number_one_and_the_others_follow_as_written():
    record = copy.deepcopy(RECORD)
    record["steps"] = {"end-bad": record["steps"].pop("end-bad")} | record["steps"]
    numbers = Scenario.model_validate(record).numbers
    assert (numbers["key-found"], numbers["end-bad"], numbers["at-onas"]) == (1, 2, 3)


def test_the_fingerprint_changes_with_what_is_decided_and_not_with_a_reason():
    before = scenario().fingerprint
    assert Scenario.model_validate(spoilt("steps/call/choices/0/because", "It is.")).fingerprint == before
    assert Scenario.model_validate(spoilt("steps/call/choices/0/do", "Pay for two locks.")).fingerprint != before


def test_an_unknown_scenario_is_refused_with_those_that_there_are():
    with pytest.raises(LookupError, match="there is no scenario 'x'; the scenarios are: the-strange-key"):
        Course.load(TINY).scenario("x")


def test_the_annotated_example_is_a_scenario_but_for_its_length(tmp_path):
    text = (ROOT / "bank" / "README.md").read_text(encoding="utf-8")
    example = next(block for block in text.split("```yaml\n")[1:] if "opening:" in block).split("```")[0]
    (tmp_path / "second_interview.yml").write_text(example, encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        read_file(tmp_path / "second_interview.yml", Scenario, tmp_path)
    assert [problem.what.split(", but")[0] for problem in caught.value.problems] == [
        "`minutes: 10`",
        "there are 4 steps",
    ]


PAGE = Path("chapters") / "scenarios" / "the_strange_key.md"


def test_a_scenario_that_no_page_shows_is_named(tiny_copy):
    (tiny_copy / PAGE).unlink()
    assert [str(problem) for problem in check(Course.load(tiny_copy))] == [
        "_toc.yml:8 there is no page 'chapters/scenarios/the_strange_key'. Write the page, or delete this line.",
        "bank/scenarios/the_strange_key.yml:2 [the-strange-key] the scenario is shown 0 times. "
        "Show it once, on chapters/scenarios/the_strange_key.md: scenario('the-strange-key').",
    ]


def test_a_scenario_stands_in_a_file_and_on_a_page_of_its_name(tiny_copy):
    (tiny_copy / PAGE).rename(tiny_copy / "chapters" / "other.md")
    toc = tiny_copy / "_toc.yml"
    toc.write_text(toc.read_text().replace("scenarios/the_strange_key", "other"))
    (tiny_copy / "bank" / "scenarios" / "the_strange_key.yml").rename(tiny_copy / "bank" / "scenarios" / "other.yml")
    assert [problem.what for problem in check(Course.load(tiny_copy))] == [
        "the scenario 'the-strange-key' stands in other.yml",
        "the page shows the scenario 'the-strange-key', which is not its own",
    ]


def test_a_page_that_shows_no_scenario_is_named(tiny_copy):
    page = tiny_copy / PAGE
    page.write_text(page.read_text().replace("the-strange-key", "the-strange-lock"))
    assert "there is no scenario 'the-strange-lock'. The scenarios are: the-strange-key." in str(
        check(Course.load(tiny_copy))[-1]
    )


def test_a_claim_that_a_scenario_cites_is_in_the_ledger(tiny_copy):
    file = tiny_copy / "bank" / "scenarios" / "the_strange_key.yml"
    file.write_text(file.read_text().replace("claims: []}", "claims: [no-such-claim]}", 1))
    assert [problem.what for problem in check(Course.load(tiny_copy))] == ["there is no claim 'no-such-claim'"]
