"""How well each case and question does its work: difficulty, discrimination, and what flags an item for a look.

Classical test theory; formulas: Crocker & Algina, Introduction to Classical and Modern Test Theory (1986), chapter 14.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from oncamera.content.cases import Case
from oncamera.content.questions import Question, is_right
from oncamera.files.extras import require
from oncamera.results.answers import Answer
from oncamera.results.signal_detection import is_flag

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

# A look is owed to an item outside these bounds: conventional, not sacred.
EASY, HARD, WEAK = 0.95, 0.30, 0.15


@dataclass(frozen=True)
class ItemStatistics:
    """Statistics of many items, as arrays of one number an item, in the order of the matrix's columns.

    answered: how many answered; difficulty: share right, 0 to 1 (high is easy); discrimination: correlation of the
    item with the rest of the score, -1 to 1, NaN where it cannot be told.
    """

    answered: "np.ndarray[Any, Any]"
    difficulty: "np.ndarray[Any, Any]"
    discrimination: "np.ndarray[Any, Any]"


def right_matrix(learners: Sequence[Mapping[str, Answer]], items: Sequence[Case | Question]) -> "np.ndarray[Any, Any]":
    """Score answers: one row a learner, one column an item; 1 right, 0 wrong, NaN not answered (or out of date)."""
    require("labs", "numpy")
    import numpy as np

    matrix = np.full((len(learners), len(items)), np.nan)
    for column, item in enumerate(items):
        for row, answers in enumerate(learners):
            answer = answers.get(item.id)
            if answer is None or answer.v != item.fingerprint:
                continue
            if isinstance(item, Question):
                matrix[row, column] = is_right(answer.picked, item.key)
            elif answer.rating:
                matrix[row, column] = is_flag(answer.rating) == (item.truth == "impostor")
    return matrix


def item_statistics(matrix: "np.ndarray[Any, Any]") -> ItemStatistics:
    """Compute difficulty and discrimination of each column of a matrix of 1, 0 and NaN (learners by items).

    The rest of the score is the mean of a learner's other answers, so that learners who answered different items
    can be compared. Raises ValueError for a matrix that is not two-dimensional.
    """
    require("labs", "numpy")
    import numpy as np

    if matrix.ndim != 2:
        raise ValueError("the matrix has one row a learner and one column an item")
    there = ~np.isnan(matrix)
    values = np.where(there, matrix, 0.0)
    answered = there.sum(axis=0)
    total, number = values.sum(axis=1, keepdims=True), there.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        difficulty = values.sum(axis=0) / answered
        rest = (total - values) / (number - there)
        usable = there & (number > 1)
        count = usable.sum(axis=0)
        rest = np.where(usable, rest, 0.0)
        item = np.where(usable, values, 0.0)
        mean_item, mean_rest = item.sum(axis=0) / count, rest.sum(axis=0) / count
        joint = (item * rest).sum(axis=0) / count - mean_item * mean_rest
        spread = (item**2).sum(axis=0) / count - mean_item**2
        spread_rest = (rest**2).sum(axis=0) / count - mean_rest**2
        # Rounding can leave a spread of nothing a hair off zero; then nothing can be told.
        told = (spread > 1e-12) & (spread_rest > 1e-12) & (count > 2)
        discrimination = np.where(told, joint / np.sqrt(np.where(told, spread * spread_rest, 1.0)), np.nan)
    return ItemStatistics(answered, difficulty, discrimination)


def item_table(matrix: "np.ndarray[Any, Any]", items: Sequence[Case | Question]) -> "pd.DataFrame":
    """Give the statistics as a table, one row an item, with `look`: why an item is owed a look, or ""."""
    require("labs", "pandas")
    import pandas as pd

    found = item_statistics(matrix)
    table = pd.DataFrame(
        {
            "id": [item.id for item in items],
            "form": [item.form for item in items],
            "answered": found.answered,
            "difficulty": found.difficulty.round(2),
            "discrimination": found.discrimination.round(2),
        }
    )
    figures = zip(found.difficulty.tolist(), found.discrimination.tolist(), strict=True)
    table["look"] = [_reason(difficulty, discrimination) for difficulty, discrimination in figures]
    return table


def _reason(difficulty: float, discrimination: float) -> str:
    if difficulty > EASY:
        return "nearly everyone is right"
    if difficulty < HARD:
        return "most are wrong"
    if discrimination < WEAK:
        return "does not tell good readers from poor ones"
    return ""
