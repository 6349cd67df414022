"""Item statistics: known answers give known figures, and synthetic learners are what they say."""

import numpy as np
import pytest

from oncamera.content.vocabulary import MATCHED
from oncamera.results.answers import Answer
from oncamera.results.item_analysis import item_statistics, item_table, right_matrix
from oncamera.results.synthetic_learners import Habits, make_learners, read_learners, write_learners
from tests.conftest import COURSE, ROOT

pytestmark = pytest.mark.build

QUESTIONS = [placed.record for placed in COURSE.questions]
CASES = [case for case in COURSE.desk if case.form in MATCHED]


def test_difficulty_is_the_share_right_of_those_who_answered():
    found = item_statistics(np.array([[1, 1, np.nan], [1, 0, 0], [1, 0, 1], [0, 0, 1]]))
    assert found.answered.tolist() == [4, 4, 3]
    assert found.difficulty.tolist() == pytest.approx([0.75, 0.25, 2 / 3])


def test_discrimination_is_the_correlation_with_the_rest():
    matrix = np.array([[1, 1, 1, 0], [1, 1, 0, 1], [1, 0, 0, 0], [0, 0, 0, 1], [0, 1, 1, 1]], dtype=float)
    wanted = [np.corrcoef(matrix[:, i], np.delete(matrix, i, axis=1).mean(axis=1))[0, 1] for i in range(4)]
    assert item_statistics(matrix).discrimination.tolist() == pytest.approx(wanted)


def test_an_item_that_everyone_has_right_cannot_discriminate():
    assert np.isnan(item_statistics(np.array([[1, 0], [1, 1], [1, 0]], dtype=float)).discrimination[0])


def test_an_answer_to_an_earlier_wording_is_left_out():
    case = CASES[0]
    old, new = Answer(picked=["hold"], rating=1, v="00000000"), Answer(picked=["hold"], rating=6, v=case.fingerprint)
    matrix = right_matrix([{case.id: old}, {case.id: new}, {}], [case])
    assert np.isnan(matrix[0, 0])
    assert matrix[1, 0] == (case.truth == "impostor")
    assert np.isnan(matrix[2, 0])


def test_the_same_seed_gives_the_same_learners():
    assert make_learners(CASES[:5], 3, seed=1) == make_learners(CASES[:5], 3, seed=1)


def test_learners_written_to_a_table_are_read_back(tmp_path):
    learners = make_learners(CASES, 4, seed=3, questions=QUESTIONS)
    write_learners(learners, [*CASES, *QUESTIONS], tmp_path / "learners.csv")
    assert read_learners(tmp_path / "learners.csv") == learners


def test_a_learner_who_knows_nothing_gets_easy_questions_wrong_more_often_than_one_who_knows_all():
    able, unable = Habits(ease=3, ease_spread=0), Habits(ease=-3, ease_spread=0)
    shares = [
        np.nanmean(right_matrix(make_learners([], 50, 1, habits, QUESTIONS), QUESTIONS)) for habits in (able, unable)
    ]
    assert shares == pytest.approx([0.95, 0.05], abs=0.03)


def test_the_shipped_learners_answered_the_cases_as_they_stand():
    learners = read_learners(ROOT / "exercises" / "data" / "synthetic_learners.csv")
    fingerprints = {item.id: item.fingerprint for item in [*CASES, *QUESTIONS]}
    assert len(learners) == 200
    stale = {name for answers in learners for name, answer in answers.items() if fingerprints.get(name) != answer.v}
    assert stale == set(), "cases have changed: run `.venv/bin/python -m oncamera learners`"


def test_skilled_learners_do_better_than_guessers():
    skilled = right_matrix(make_learners(CASES, 60, seed=2), CASES)
    guessing = right_matrix(make_learners(CASES, 60, seed=2, habits=Habits(0, 0, 0.4, 0, 0.25, 1)), CASES)
    assert np.nanmean(skilled) > 0.7
    assert abs(np.nanmean(guessing) - 0.5) < 0.05


def test_the_table_names_the_items_that_are_owed_a_look():
    everyone = [{case.id: Answer(picked=["hold"], rating=1, v=case.fingerprint) for case in CASES} for _ in range(4)]
    table = item_table(right_matrix(everyone, CASES), CASES)
    assert set(table[table["difficulty"] == 1.0]["look"]) == {"nearly everyone is right"}
    assert set(table[table["difficulty"] == 0.0]["look"]) == {"most are wrong"}


def test_a_matrix_of_one_dimension_is_refused():
    with pytest.raises(ValueError, match="one row a learner"):
        item_statistics(np.array([1.0, 0.0]))
