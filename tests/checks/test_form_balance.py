"""What a form of the desk must hold, and what is said when it does not."""

import pytest

from oncamera.checks.form_balance import misfits
from oncamera.content.records import Placed
from tests.content.test_cases import case

STAGES = ["sourcing", "identity", "interview", "onboarding", "payroll", "access", "contractors", "incident"]
RATED = {1: ("many", "low"), 2: ("some", "low"), 3: ("few", "low"), 4: ("some", "medium"), 6: ("few", "medium"),
         9: ("few", "high")}  # fmt: skip
FORM = [("impostor", 1), ("impostor", 4), ("impostor", 9), ("genuine", 1), ("genuine", 1), ("genuine", 2),
        ("genuine", 2), ("genuine", 4), ("genuine", 4), ("genuine", 4), ("genuine", 6), ("genuine", 9)]  # fmt: skip


def placed(number: int, truth: str, score: int, stage: str, form: str = "final", twin: object = None) -> Placed:
    cues, plausibility = RATED[score]
    heavy = {"cues": [cue.model_dump() for cue in case().cues]}
    heavy["cues"][0]["weight"] = 3 if truth == "impostor" else 1
    record = case(stage=stage, truth=truth, form=form, twin=twin, **heavy,
                  difficulty={"cues": cues, "plausibility": plausibility})  # fmt: skip
    return Placed(record, f"bank/cases/{stage}/{number:02}.yml", 1)


@pytest.fixture
def form() -> list[Placed]:
    """Twelve cases; the last four stand in the stages of the first four."""
    return [placed(number, *kind, STAGES[number % 8]) for number, kind in enumerate(FORM)]


def told(cases: list[Placed]) -> list[str]:
    return [str(problem) for problem in misfits(cases)]


def test_three_impostors_and_nine_genuine_people_over_eight_stages_make_a_form(form):
    assert told(form) == []


def test_a_form_without_cases_is_no_problem():
    assert told([]) == []


def test_a_thirteenth_case_is_named_with_those_that_could_make_room(form):
    assert told([*form, placed(12, "genuine", 4, "payroll")]) == [
        "bank/cases the form 'final' has 4 genuine cases of difficulty 4; it takes 3. Delete one of these: "
        "bank/cases/identity/09.yml, bank/cases/payroll/12.yml, bank/cases/sourcing/08.yml; or give the new case "
        "another `difficulty` or `form` (`track` takes any number)."
    ]


def test_a_matched_case_is_not_asked_to_make_room(form):
    twin = case().twin.model_dump() | {"form": "day90"}
    form[8] = placed(8, "genuine", 4, "sourcing", twin=twin)
    (first, *_) = told([*form, placed(12, "genuine", 4, "payroll")])
    assert "08.yml" not in first
    assert "09.yml" in first


def test_a_difficulty_that_no_form_holds_is_named_with_those_that_it_does(form):
    (first, *_) = told([*form, placed(12, "genuine", 3, "payroll")])
    assert first.startswith(
        "bank/cases the form 'final' has 1 genuine case of difficulty 3; it takes 0. "
        "The difficulties of the genuine are 1, 2, 4, 6, 9;"
    )


def test_a_place_that_is_left_empty_is_named(form):
    assert told(form[1:]) == [
        "bank/cases the form 'final' has 0 impostor cases of difficulty 1; it takes 1. "
        "Add such a case, or bring back the one that left."
    ]


def test_a_stage_that_is_left_empty_is_named(form):
    form[4] = placed(4, "genuine", 1, "incident")
    assert told(form) == [
        "bank/cases the form 'final' has no case of the stage 'payroll'. Let a case of another stage make room."
    ]


def test_a_track_takes_any_number(form):
    assert told([*form, placed(12, "genuine", 4, "payroll", form="track")]) == []
