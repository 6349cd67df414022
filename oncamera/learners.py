"""Synthetic learners: a documented, seeded model of how people might answer. No real person stands behind it.

Every number is an assumption of this course, made to try the tools out, and no evidence of anything: a rating that
the simulation confirms is confirmed by its own assumption.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oncamera.answers import Answer
from oncamera.cases import ACTIONS, Case

SHIPPED, SEED = 200, 20261123  # the set in exercises/data/synthetic_learners.csv
THRESHOLDS = (-1.2, -0.6, 0.0, 0.6, 1.2)  # where a belief turns into the next rating


@dataclass(frozen=True)
class Habits:
    """How the synthetic learners behave; every field is an assumption.

    sensitivity, sensitivity_spread: mean and standard deviation of d′ over learners; lean_spread: of the criterion;
    hardness: how much one step of a case's difficulty rating (1 to 9) takes off d′; best_action: share of learners
    who choose the best next action when their verdict is right; answered: share of cases that are answered.
    """

    sensitivity: float = 2.2
    sensitivity_spread: float = 0.6
    lean_spread: float = 0.4
    hardness: float = 0.18
    best_action: float = 0.75
    answered: float = 0.95


def make_learners(
    cases: Sequence[Case], number: int, seed: int, habits: Habits | None = None
) -> list[dict[str, Answer]]:
    """Make a number of synthetic learners' answers to cases, by case id. The same seed gives the same learners.

    Equal-variance signal detection (Green & Swets 1966): belief = ± d′/2 + noise + lean, cut at THRESHOLDS.
    """
    import numpy as np

    habits = habits or Habits()
    chance = np.random.default_rng(seed)
    actions = list(ACTIONS)
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
        learners.append(answers)
    return learners


def write_learners(learners: Sequence[dict[str, Answer]], cases: Sequence[Case], path: Path) -> None:
    """Write learners' answers to cases as one small table: ids, fingerprints, then one row a learner.

    A cell holds the rating and the first letter of the next action ("4v"); an empty cell was not answered.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow([case.id for case in cases])
        table.writerow([case.fingerprint for case in cases])
        for answers in learners:
            kept = [answers.get(case.id) for case in cases]
            table.writerow([f"{answer.rating}{answer.picked[0][0]}" if answer else "" for answer in kept])


def read_learners(path: Path) -> list[dict[str, Answer]]:
    """Read what `write_learners` wrote. Raises ValueError when the file is not such a table."""
    with path.open(encoding="utf-8", newline="") as file:
        names, fingerprints, *rows = csv.reader(file)
    actions = {action[0]: action for action in ACTIONS}
    learners = []
    for row in rows:
        cells = zip(names, fingerprints, row, strict=True)
        learners.append(
            {name: Answer(picked=[actions[cell[1]]], rating=int(cell[0]), v=v) for name, v, cell in cells if cell}
        )
    return learners
