"""Synthetic learners: a documented, seeded model of how people might answer. No real person stands behind it.

Every number is an assumption of this course, made to try the tools out, and no evidence of anything: a rating that
the simulation confirms is confirmed by its own assumption.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oncamera.content.cases import Case
from oncamera.content.questions import Question
from oncamera.content.vocabulary import ACTIONS
from oncamera.files.extras import require
from oncamera.results.answers import Answer

SHIPPED, SEED = 200, 20261123  # the set in exercises/data/synthetic_learners.csv
THRESHOLDS = (-1.2, -0.6, 0.0, 0.6, 1.2)  # where a belief turns into the next rating


@dataclass(frozen=True)
class Habits:
    """How the synthetic learners behave; every field is an assumption.

    sensitivity, sensitivity_spread: mean and standard deviation of d′ over learners; lean_spread: of the criterion;
    hardness: how much one step of a case's difficulty rating (1 to 9) takes off d′; best_action: share of learners
    who choose the best next action when their verdict is right; answered: share of items that are answered;
    ease, ease_spread: mean and standard deviation, over questions, of the log-odds that a middling learner is right;
    knowledge: how much one standard deviation of skill adds to those log-odds.
    """

    sensitivity: float = 2.2
    sensitivity_spread: float = 0.6
    lean_spread: float = 0.4
    hardness: float = 0.18
    best_action: float = 0.75
    answered: float = 0.95
    ease: float = 1.4
    ease_spread: float = 0.7
    knowledge: float = 0.7


def make_learners(
    cases: Sequence[Case], number: int, seed: int, habits: Habits | None = None, questions: Sequence[Question] = ()
) -> list[dict[str, Answer]]:
    """Make a number of synthetic learners' answers, by id. The same seed gives the same learners.

    Cases: equal-variance signal detection (Green & Swets 1966), belief = ± d′/2 + noise + lean, cut at THRESHOLDS.
    Questions: a Rasch model with the learner's d′ as ability (Rasch 1960); a wrong answer is one changed choice.
    """
    require("labs", "numpy")
    import numpy as np

    habits = habits or Habits()
    chance = np.random.default_rng(seed)
    actions = list(ACTIONS)
    ease = chance.normal(habits.ease, habits.ease_spread, len(questions))
    learners = []
    for _ in range(number):
        skill = max(0.0, chance.normal(habits.sensitivity, habits.sensitivity_spread))
        lean = chance.normal(0, habits.lean_spread)
        answers: dict[str, Answer] = {}
        for case in cases:
            if chance.random() > habits.answered:
                continue
            apart = max(0.0, skill - habits.hardness * (case.difficulty.score - 1))
            side = 1 if case.truth == "impostor" else -1
            belief = side * apart / 2 + chance.normal() + lean
            rating = 1 + sum(bool(belief > threshold) for threshold in THRESHOLDS)
            right = (rating >= 4) == (case.truth == "impostor")
            best = right and chance.random() < habits.best_action
            action = case.best if best else actions[int(chance.integers(4))]
            answers[case.id] = Answer(picked=[action], rating=rating, v=case.fingerprint)
        ability = (skill - habits.sensitivity) / (habits.sensitivity_spread or 1.0)
        for question, easy in zip(questions, ease, strict=True):
            if chance.random() > habits.answered:
                continue
            right = chance.random() < 1 / (1 + np.exp(-(easy + habits.knowledge * ability)))
            picked = question.key if right else _near_miss(question, float(chance.random()))
            answers[question.id] = Answer(picked=picked, v=question.fingerprint)
        learners.append(answers)
    return learners


def _near_miss(question: Question, chance: float) -> list[str]:
    """Give a wrong answer: another choice or, where several may be picked, the key with one choice changed."""
    letters = list(question.choices)
    if question.pick == "one":
        wrong = [letter for letter in letters if letter not in question.key]
        return [wrong[int(chance * len(wrong))]]
    changed = letters[int(chance * len(letters))]
    missed = sorted(set(question.key) ^ {changed})
    return missed or [next(letter for letter in letters if letter != changed)]


def write_learners(learners: Sequence[dict[str, Answer]], items: Sequence[Case | Question], path: Path) -> None:
    """Write learners' answers as one small table: ids, fingerprints, then one row a learner.

    A case's cell holds the rating and the first letter of the next action ("4v"), a question's the letters picked;
    an empty cell was not answered.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow([item.id for item in items])
        table.writerow([item.fingerprint for item in items])
        for answers in learners:
            table.writerow([_cell(answers.get(item.id)) for item in items])


def _cell(answer: Answer | None) -> str:
    if answer is None:
        return ""
    return f"{answer.rating}{answer.picked[0][0]}" if answer.rating else "".join(answer.picked)


def read_learners(path: Path) -> list[dict[str, Answer]]:
    """Read what `write_learners` wrote. Raises ValueError when the file is not such a table."""
    with path.open(encoding="utf-8", newline="") as file:
        names, fingerprints, *rows = csv.reader(file)
    cells = (zip(names, fingerprints, row, strict=True) for row in rows)
    return [{name: _answer(cell, v) for name, v, cell in row if cell} for row in cells]


def _answer(cell: str, fingerprint: str) -> Answer:
    actions = {action[0]: action for action in ACTIONS}
    if cell[0].isdigit():
        return Answer(picked=[actions[cell[1]]], rating=int(cell[0]), v=fingerprint)
    return Answer(picked=list(cell), v=fingerprint)
