"""The figures that the room's board saves of a session, read again: for the after-action report."""

import csv
from dataclasses import dataclass
from pathlib import Path

from oncamera.cases import FORMS
from oncamera.notes import decode_table, read_table
from oncamera.problems import Problem, ProblemsError

COLUMNS = ["view", "figure", "group", "number", "of", "low", "high"]
SHARES = {"caught": "impostors caught", "wrongly flagged": "genuine people wrongly flagged"}
VIEWS = FORMS | {"track": "All tracks"}


@dataclass(frozen=True)
class Share:
    """So many of so many, with an interval."""

    number: int
    of: int
    low: float
    high: float


@dataclass(frozen=True)
class RoomView:
    """What a room decided on one form: how many results, and both error rates."""

    view: str
    results: int
    shares: dict[str, Share]


def read_room(path: Path) -> list[RoomView]:
    """Read the board's record. Views without both rates are left out. Raises ProblemsError with every problem."""
    try:
        rows = list(read_table(decode_table(path)))
    except csv.Error as error:
        raise ProblemsError(
            [Problem(path.name, 0, "", f"not readable as a table: {error}", "Save it again.")]
        ) from None
    if not rows or rows[0][1] != COLUMNS:
        what, instead = "it is no record of the room's board", "Save it with the board's own button."
        raise ProblemsError([Problem(path.name, 1, "", what, instead)])
    problems: list[Problem] = []
    results: dict[str, int] = {}
    shares: dict[str, dict[str, Share]] = {}
    for line, row in rows[1:]:
        if len(row) != len(COLUMNS):
            continue
        view, figure, group, number, of, low, high = row
        if group or figure not in (*SHARES, "results"):
            continue
        try:
            if figure == "results":
                results[view] = int(number)
            else:
                shares.setdefault(view, {})[figure] = Share(int(number), int(of), float(low), float(high))
        except ValueError:
            problems.append(
                Problem(path.name, line, "", f"{figure!r} holds no number", "Save it again from the board.")
            )
    if problems:
        raise ProblemsError(problems)
    return [
        RoomView(VIEWS[view], count, shares[view])
        for view, count in results.items()
        if view in VIEWS and len(shares.get(view, {})) == len(SHARES)
    ]
