"""Matched pairs over a group: the same file under two names."""

import pytest

from oncamera.results.answers import Answer
from oncamera.results.matched_pairs import pair_verdicts, sign_test
from tests.conftest import COURSE

CASES = COURSE.desk
PAIR = next(case.pair for case in CASES if case.pair)
WRITTEN = next(case for case in CASES if case.id == PAIR)
TWIN = next(case for case in CASES if case.pair == PAIR and case is not WRITTEN)


def learner(written: int, twin: int | None) -> dict[str, Answer]:
    answers = {WRITTEN.id: Answer(picked=["verify"], rating=written, v=WRITTEN.fingerprint)}
    if twin is not None:
        answers[TWIN.id] = Answer(picked=["verify"], rating=twin, v=TWIN.fingerprint)
    return answers


def verdicts(*learners):
    return next(found for found in pair_verdicts(learners, CASES) if found.pair == PAIR)


def test_verdicts_on_the_same_side_are_alike_whatever_the_rating():
    found = verdicts(learner(1, 3), learner(4, 6))
    assert (found.alike, found.only_written, found.only_twin) == (2, 0, 0)


def test_a_flag_on_one_case_alone_is_counted_on_its_side():
    found = verdicts(learner(5, 2), learner(2, 5), learner(1, 4))
    assert (found.alike, found.only_written, found.only_twin) == (0, 1, 2)


def test_a_pair_judged_by_halves_does_not_count():
    assert verdicts(learner(5, None)).judged == 0


def test_an_answer_to_an_earlier_wording_does_not_count():
    old = learner(5, 2) | {TWIN.id: Answer(picked=["verify"], rating=5, v="00000000")}
    assert verdicts(old).judged == 0


@pytest.mark.parametrize(
    ("one", "other", "chance"), [(0, 0, 1.0), (5, 5, 1.0), (1, 9, 22 / 1024), (9, 1, 22 / 1024), (0, 6, 2 / 64)]
)
def test_the_sign_test_is_the_exact_two_sided_one(one, other, chance):
    assert sign_test(one, other) == pytest.approx(chance)
