"""The pass rule: each kind of reader's chance to pass, worked out exactly, and golden results."""

import json
from itertools import product
from math import comb
from statistics import NormalDist, mean

import numpy as np
import pytest

from oncamera.content.vocabulary import SCORED
from oncamera.results.answers import Answer
from oncamera.results.exam import CaseKey, ExamKey, QuestionKey, Result, result_of
from oncamera.results.synthetic_learners import Habits, make_learners
from tests.conftest import COURSE, ROOT

GOLDEN = json.loads((ROOT / "tests" / "golden" / "passing.json").read_text())
CAREFUL = NormalDist().cdf(1)  # d′ 2 without a leaning: 0.841 of the impostors caught and of the genuine cleared


def binomial(trials: int, chance: float) -> list[float]:
    return [comb(trials, hits) * chance**hits * (1 - chance) ** (trials - hits) for hits in range(trials + 1)]


def chance_to_pass(hit: float, false_alarm: float, right: float) -> float:
    """Add up the chance of every possible result that passes."""
    rights, catches, clears = binomial(12, right), binomial(3, hit), binomial(9, 1 - false_alarm)
    return sum(
        rights[r] * catches[c] * clears[g]
        for r, c, g in product(range(13), range(4), range(10))
        if Result(r, 12, c, 3, g, 9, 24).passed
    )


def test_a_careful_learner_passes_at_least_95_times_in_100():
    assert chance_to_pass(CAREFUL, 1 - CAREFUL, 0.85) == pytest.approx(0.9695, abs=5e-5)


def test_a_blind_guesser_passes_less_than_once_in_1000():
    assert chance_to_pass(0.5, 0.5, 0.25) == pytest.approx(0.000629, abs=5e-7)


def test_who_flags_everyone_never_passes_whatever_the_questions():
    assert chance_to_pass(1, 1, 1) == 0


def test_who_flags_no_one_never_passes_whatever_the_questions():
    assert chance_to_pass(0, 0, 1) == 0


def test_who_flags_nearly_everyone_hardly_ever_passes():
    assert chance_to_pass(1, 0.8, 1) < 0.02


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["case"])
def test_a_result_agrees_with_the_golden_one(golden):
    answers = {name: Answer.model_validate(answer) for name, answer in golden["answers"].items()}
    result = result_of(ExamKey.model_validate(golden["key"]), answers)
    names = ["right", "caught", "cleared", "answered", "points", "of", "whole", "score", "passed"]
    assert {name: getattr(result, name) for name in names} == golden["result"]


def test_a_half_point_of_the_score_goes_up():
    assert Result(0, 4, 1, 1, 0, 3, 8).score == 13  # 12.5


@pytest.mark.build
def test_the_forms_are_alike_for_the_same_learners():
    """The mean score of 2,000 seeded learners, near the careful one, differs by less than 5 of 100 between forms."""
    means = {}
    for form in ("baseline", *SCORED):
        cases = COURSE.form(form)
        key = ExamKey(
            questions=[QuestionKey(id=f"q{n}", v="00000000", key=["a"]) for n in range(12)],
            cases=[CaseKey(id=c.id, v=c.fingerprint, impostor=c.truth == "impostor") for c in cases],
        )
        chance = np.random.default_rng(7)
        scores = []
        for learner in make_learners(cases, 2_000, 7, Habits(sensitivity=2.7, answered=1.0)):
            right = {q.id: Answer(picked=["a" if chance.random() < 0.85 else "b"], v=q.v) for q in key.questions}
            scores.append(result_of(key, learner | right).score)
        means[form] = mean(scores)
    assert max(means.values()) - min(means.values()) < 5, means
