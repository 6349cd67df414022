"""The figures of a room, worked out by hand for a room of five; and what is never told."""

import pytest

from oncamera.content.vocabulary import FEWEST
from oncamera.results.result_code import Part, Result, state_of
from oncamera.results.room import Room, add_result
from oncamera.results.room_figures import apart, summarize
from oncamera.results.signal_detection import difference_interval, wilson
from tests.results.test_room import BASELINE, FORMS, PRACTICE, room_case

# Each learner: (rating, action) for the impostor, the genuine person and the twin; then for the baseline's two.
LEARNERS = [
    ([(6, "verify"), (1, "proceed"), (1, "verify")], [(2, "proceed"), (1, "verify")]),
    ([(5, "hold"), (2, "proceed"), (2, "verify")], [(3, "proceed"), (6, "verify")]),
    ([(4, "verify"), (5, "hold"), (1, "verify")], [(6, "hold"), (1, "verify")]),
    ([(3, "proceed"), (4, "hold"), (1, "verify")], [(1, "verify"), (1, "verify")]),
    ([(6, "escalate"), (1, "proceed"), (6, "verify")], [(5, "verify"), (2, "verify")]),
]


def room_of(learners, forms=FORMS) -> Room:
    room = Room()
    for seat, (now, before) in enumerate(learners):
        parts = [
            Part("practice", "111111", tuple(state_of(*one) for one in now)),
            Part("baseline", "222222", tuple(state_of(*one) for one in before), 1, 1),
        ]
        room = add_result(room, f"seat {seat}", Result("0.1.0", f"{seat:08x}", tuple(parts)), forms)
    assert room.skipped == ()
    return room


FOUND = summarize(room_of(LEARNERS), "practice", FORMS)


def test_people_are_counted_first():
    assert (FOUND["results"], FOUND["whole"]) == (5, 5)
    assert (FOUND["caught"]["hits"], FOUND["caught"]["of"]) == (4, 5)
    assert (FOUND["flagged"]["hits"], FOUND["flagged"]["of"]) == (3, 10)
    assert (FOUND["caught"]["low"], FOUND["caught"]["high"]) == wilson(4, 5)


def test_ratings_and_actions_are_told_apart_by_truth():
    assert FOUND["ratings"] == {"impostor": [0, 0, 1, 1, 1, 2], "genuine": [5, 2, 0, 1, 1, 1]}
    assert FOUND["actions"] == {"impostor": [1, 2, 1, 1], "genuine": [3, 5, 2, 0]}


def test_the_best_step_makes_a_point_and_an_acceptable_one_half():
    assert FOUND["action_score"] == pytest.approx((7 + 3 * 0.5) / 15)


def test_sensitivity_takes_the_log_linear_correction():
    assert FOUND["sensitivity"] == pytest.approx({"d": 1.1794, "c": -0.1318}, abs=5e-5)


def test_a_stage_has_hits_and_false_alarms():
    (stage,) = [one for one in FOUND["stages"] if "caught" in one]
    assert (stage["name"], stage["caught"]["hits"], stage["flagged"]["hits"]) == ("interview", 4, 3)


def test_the_chance_that_two_people_differ():
    assert [apart([5, 0]), apart([4, 1]), apart([3, 2]), apart([1, 1, 1, 1]), apart([1]), apart([])] == [
        0, 0.4, 0.6, 1, 0, 0
    ]  # fmt: skip


def test_the_case_that_divides_the_room_most_comes_first():
    rows = {row["id"]: row for row in FOUND["cases"]}
    assert FOUND["to_discuss"] == ["p-bad", "p-good", "p-twin"]
    assert rows["p-bad"] == {
        "id": "p-bad", "judged": 5, "flagged": 4, "actions": [1, 2, 1, 1], "split": pytest.approx(1.2), "by": "action",
    }  # fmt: skip
    assert (rows["p-good"]["split"], rows["p-good"]["by"]) == (pytest.approx(1.2), "verdict")


def test_a_case_on_which_all_agree_is_not_worth_discussing():
    same = [([(6, "verify"), (1, "verify"), (1, "verify")], [(6, "verify"), (1, "verify")])] * 5
    assert summarize(room_of(same), "practice", FORMS)["to_discuss"] == []


def test_a_pair_is_compared_within_one_person():
    pairs = FOUND["pairs"]
    assert (pairs["results"], pairs["hits"], pairs["of"]) == (5, 3, 5)
    assert [(row["pair"], row["hits"], row["of"]) for row in pairs["rows"]] == [("twin", 3, 5)]


def test_the_change_is_told_of_the_same_people():
    change = FOUND["change"]
    rows = {row["row"]: (row["before"], row["now"]) for row in change["rows"]}
    assert rows == {"caught": ([2, 5], [4, 5]), "cleared": ([4, 5], [7, 10]), "points": ([6, 10], [11, 15])}
    points = change["rows"][-1]
    assert (points["low"], points["high"]) == difference_interval((11, 15), (6, 10))
    assert (change["better"], change["same"], change["worse"]) == (2, 0, 3)


def test_of_fewer_than_five_results_nothing_is_told():
    assert summarize(room_of(LEARNERS[:4]), "practice", FORMS) == {"view": "practice", "results": 4}
    assert FEWEST == 5


def test_a_case_or_stage_that_fewer_than_five_have_judged_is_left_out():
    room = room_of(LEARNERS[:4])
    alone = Part("practice", "111111", (state_of(6, "verify"), state_of(1, "verify"), 0))
    found = summarize(add_result(room, "alone", Result("0.1.0", "ffffffff", (alone,)), FORMS), "practice", FORMS)
    assert [row["id"] for row in found["cases"]] == ["p-bad", "p-good"]
    assert found["pairs"] is None
    assert found["change"] is None


def test_tracks_are_split_by_role_only_when_each_role_has_five():
    forms = [
        PRACTICE.model_copy(update={"form": form, "cases": [room_case(f"{form}-case", True)]})
        for form in ("track-it", "track-legal")
    ]

    def found(legal: int):
        room = Room()
        for seat in range(5 + legal):
            form = "track-it" if seat < 5 else "track-legal"
            result = Result("0.1.0", f"{seat:08x}", (Part(form, "111111", (24,)),))
            room = add_result(room, str(seat), result, forms)
        return summarize(room, "track", forms)

    assert found(4)["roles"] is None
    assert [(row["name"], row["results"]) for row in found(5)["roles"]] == [("it", 5), ("legal", 5)]


def test_a_baseline_has_no_change_since_itself():
    room = Room()
    for seat in range(5):
        room = add_result(
            room, str(seat), Result("0.1.0", f"{seat:08x}", (Part("baseline", "222222", (22, 2), 1, 1),)), FORMS
        )
    found = summarize(room, "baseline", [BASELINE])
    assert (found["change"], found["questions"]["hits"]) == (None, 5)
