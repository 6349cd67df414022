"""The figures of a room, worked out by hand for a room of five; and what is never told."""

import pytest

from oncamera.content.vocabulary import FEWEST
from oncamera.results.result_code import Part, Result, state_of
from oncamera.results.signal_detection import difference_interval, wilson
from tests.browser.rooms import a_result
from tests.browser.test_room import BASELINE, FORMS, PRACTICE, room_case

# Each learner: (rating, action) for the impostor, the genuine person and the twin; then for the baseline's two.
LEARNERS = [
    ([(6, "verify"), (1, "proceed"), (1, "verify")], [(2, "proceed"), (1, "verify")]),
    ([(5, "hold"), (2, "proceed"), (2, "verify")], [(3, "proceed"), (6, "verify")]),
    ([(4, "verify"), (5, "hold"), (1, "verify")], [(6, "hold"), (1, "verify")]),
    ([(3, "proceed"), (4, "hold"), (1, "verify")], [(1, "verify"), (1, "verify")]),
    ([(6, "escalate"), (1, "proceed"), (6, "verify")], [(5, "verify"), (2, "verify")]),
]


def seats(learners) -> list:
    """Each learner's result, with the baseline."""
    return [
        a_result(f"seat {seat}", Result("0.1.0", f"{seat:08x}", (
            Part("practice", "111111", tuple(state_of(*one) for one in now)),
            Part("baseline", "222222", tuple(state_of(*one) for one in before), 1, 1),
        )))
        for seat, (now, before) in enumerate(learners)
    ]  # fmt: skip


@pytest.fixture
def found(count):
    return count(FORMS, *seats(LEARNERS), view="practice").figures


def test_people_are_counted_first(found):
    assert (found["results"], found["whole"]) == (5, 5)
    assert (found["caught"]["hits"], found["caught"]["of"]) == (4, 5)
    assert (found["flagged"]["hits"], found["flagged"]["of"]) == (3, 10)
    assert (found["caught"]["low"], found["caught"]["high"]) == pytest.approx(wilson(4, 5))


def test_ratings_and_actions_are_told_apart_by_truth(found):
    assert found["ratings"] == {"impostor": [0, 0, 1, 1, 1, 2], "genuine": [5, 2, 0, 1, 1, 1]}
    assert found["actions"] == {"impostor": [1, 2, 1, 1], "genuine": [3, 5, 2, 0]}


def test_the_best_step_makes_a_point_and_an_acceptable_one_half(found):
    assert found["action_score"] == pytest.approx((7 + 3 * 0.5) / 15)


def test_sensitivity_takes_the_log_linear_correction(found):
    assert found["sensitivity"] == pytest.approx({"d": 1.1794, "c": -0.1318}, abs=5e-5)


def test_a_stage_has_hits_and_false_alarms(found):
    (stage,) = [one for one in found["stages"] if "caught" in one]
    assert (stage["name"], stage["caught"]["hits"], stage["flagged"]["hits"]) == ("interview", 4, 3)


@pytest.mark.parametrize(
    ("counts", "chance"), [([5, 0], 0), ([4, 1], 0.4), ([3, 2], 0.6), ([1, 1, 1, 1], 1), ([1], 0), ([], 0)]
)
def test_the_chance_that_two_people_differ(call, counts, chance):
    assert call("results/room_figures.js", "apart", counts) == pytest.approx(chance)


def test_the_case_that_divides_the_room_most_comes_first(found):
    rows = {row["id"]: row for row in found["cases"]}
    assert found["to_discuss"] == ["p-bad", "p-good", "p-twin"]
    assert rows["p-bad"] == {
        "id": "p-bad", "judged": 5, "flagged": 4, "actions": [1, 2, 1, 1], "split": pytest.approx(1.2), "by": "action",
    }  # fmt: skip
    assert (rows["p-good"]["split"], rows["p-good"]["by"]) == (pytest.approx(1.2), "verdict")


def test_a_case_on_which_all_agree_is_not_worth_discussing(count):
    same = [([(6, "verify"), (1, "verify"), (1, "verify")], [(6, "verify"), (1, "verify")])] * 5
    assert count(FORMS, *seats(same), view="practice").figures["to_discuss"] == []


def test_a_pair_is_compared_within_one_person(found):
    pairs = found["pairs"]
    assert (pairs["results"], pairs["hits"], pairs["of"]) == (5, 3, 5)
    assert [(row["pair"], row["hits"], row["of"]) for row in pairs["rows"]] == [("twin", 3, 5)]


def test_the_change_is_told_of_the_same_people(found):
    change = found["change"]
    rows = {row["row"]: (row["before"], row["now"]) for row in change["rows"]}
    assert rows == {"caught": ([2, 5], [4, 5]), "cleared": ([4, 5], [7, 10]), "points": ([6, 10], [11, 15])}
    points = change["rows"][-1]
    assert (points["low"], points["high"]) == pytest.approx(difference_interval((11, 15), (6, 10)))
    assert (change["better"], change["same"], change["worse"]) == (2, 0, 3)


def test_of_fewer_than_five_results_nothing_is_told(count):
    assert count(FORMS, *seats(LEARNERS[:4]), view="practice").figures == {"view": "practice", "results": 4}
    assert FEWEST == 5


def test_a_case_or_stage_that_fewer_than_five_have_judged_is_left_out(count):
    alone = Part("practice", "111111", (state_of(6, "verify"), state_of(1, "verify"), 0))
    fifth = a_result("alone", Result("0.1.0", "ffffffff", (alone,)))
    found = count(FORMS, *seats(LEARNERS[:4]), fifth, view="practice").figures
    assert [row["id"] for row in found["cases"]] == ["p-bad", "p-good"]
    assert found["pairs"] is None
    assert found["change"] is None


@pytest.mark.parametrize(("legal", "roles"), [(4, None), (5, [("it", 5), ("legal", 5)])])
def test_tracks_are_split_by_role_only_when_each_role_has_five(count, legal, roles):
    forms = [
        PRACTICE.model_copy(update={"form": form, "cases": [room_case(f"{form}-case", True)]})
        for form in ("track-it", "track-legal")
    ]
    handed = ["track-it"] * 5 + ["track-legal"] * legal
    steps = [
        a_result(str(seat), Result("0.1.0", f"{seat:08x}", (Part(form, "111111", (24,)),)))
        for seat, form in enumerate(handed)
    ]
    found = count(forms, *steps, view="track").figures["roles"]
    assert (found and [(row["name"], row["results"]) for row in found]) == roles


def test_a_baseline_has_no_change_since_itself(count):
    before = Part("baseline", "222222", (22, 2), 1, 1)
    steps = [a_result(str(seat), Result("0.1.0", f"{seat:08x}", (before,))) for seat in range(5)]
    found = count([BASELINE], *steps, view="baseline").figures
    assert (found["change"], found["questions"]["hits"]) == (None, 5)


def test_the_record_holds_each_view_that_came_in_and_how_many_were_skipped(count):
    before = Result("0.1.0", "0000000f", (Part("baseline", "222222", (22, 2), 1, 1),))
    room = count(FORMS, *seats(LEARNERS), seats(LEARNERS)[0], a_result("before", before), view="practice")
    assert room.record == {
        "schema": 1, "course": "on-camera", "version": "0.1.0", "skipped": 1,
        "prints": {"practice": "111111", "baseline": "222222"},
        "views": [room.figures, {"view": "baseline", "results": 1}],
    }  # fmt: skip
