"""The figures that the room's board saves of a session, read again: for the after-action report."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from oncamera.content.vocabulary import FORMS
from oncamera.files.brought_files import decode, read_brought
from oncamera.files.problems import Problem, ProblemsError
from oncamera.files.spreadsheet import read_sheet
from oncamera.files.visible_text import visible
from oncamera.results.group_results import COLUMNS

SHARES = {"caught": "impostors caught", "wrongly flagged": "genuine people wrongly flagged"}
IN_JSON = {"caught": "caught", "wrongly flagged": "flagged"}  # what the board's JSON calls the same figures
VIEWS = FORMS | {"track": "All tracks"}
AGAIN = "Save it again from the board."
NO_RECORD = ("it is no record of the room's board", "Save it with the board's own button, as CSV or as JSON.")
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]  # no room is larger, and a longer number would fill the page
_COUNT = TypeAdapter(Count)


class Share(BaseModel):
    """So many of so many, with an interval."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    number: Annotated[Count, Field(alias="hits")]
    of: Count
    low: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
    high: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]

    @model_validator(mode="after")
    def _adds_up(self) -> "Share":
        if self.number > self.of or self.low > self.high:
            raise ValueError("the numbers do not go together")
        return self


@dataclass(frozen=True)
class RoomView:
    """What a room decided on one form: how many results, and both error rates."""

    view: str
    results: int
    shares: dict[str, Share]


def read_room(path: Path) -> list[RoomView]:
    """Read the board's record, CSV or JSON. Views without both rates are left out.

    Raises ProblemsError with every problem.
    """
    raw = read_brought(path)
    figures = _Figures(visible(path.name))
    if decode(raw[:100]).text.lstrip().startswith(("{", "[")):
        _take_json(figures, raw)
    else:
        _take_csv(figures, path)
    return figures.views()


class _Figures:
    """Takes figures in, one by one, and names those that can't be."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.seen: set[tuple[str, str]] = set()
        self.results: dict[str, int] = {}
        self.shares: dict[str, dict[str, Share]] = {}
        self.problems: list[Problem] = []

    def refuse(self, line: int, what: str, instead: str = AGAIN) -> None:
        """Name what is wrong in a line."""
        self.problems.append(Problem(self.file, line, "", what, instead))

    def take(self, line: int, view: str, figure: str, values: dict[str, Any]) -> None:
        """Take in how many results there are of a view, or one of its two rates."""
        if view not in VIEWS:
            self.refuse(line, f"the board has no view {view[:60]!r}")
            return
        if (view, figure) in self.seen:
            self.refuse(line, f"{figure!r} stands there twice for {view!r}", "Keep one of the two.")
            return
        self.seen.add((view, figure))
        values = {name: value for name, value in values.items() if not isinstance(value, bool)}  # true is no number
        try:
            if figure == "results":
                self.results[view] = _COUNT.validate_python(values.get("hits"))
            else:
                self.shares.setdefault(view, {})[figure] = Share.model_validate(values)
        except ValidationError:
            self.refuse(line, f"{figure!r} of {view!r} holds no number, or one that can't be")

    def views(self) -> list[RoomView]:
        """Give the views with both rates, or raise ProblemsError."""
        if self.problems:
            raise ProblemsError(self.problems)
        return [
            RoomView(VIEWS[view], count, self.shares[view])
            for view, count in self.results.items()
            if len(self.shares.get(view, {})) == len(SHARES)
        ]


def _take_csv(figures: _Figures, path: Path) -> None:
    sheet = read_sheet(path, lambda cells: [*cells[: len(COLUMNS)]] == COLUMNS, lambda _: NO_RECORD)
    for row in sheet.rows[sheet.heading + 1 :]:
        if not row.filled:
            continue
        view, figure, group, number, of, low, high = ([*row.cells] + [""] * len(COLUMNS))[: len(COLUMNS)]
        if any(row.cells[len(COLUMNS) :]):
            figures.refuse(row.line, "the line has more cells than there are columns")
        elif not group and figure in (*SHARES, "results"):
            numbers = {"hits": number, "of": of, "low": low, "high": high}
            # Some countries' spreadsheets write 0,5.
            given = {name: cell.replace(",", ".") for name, cell in numbers.items() if cell}
            figures.take(row.line, view, figure, given)


def _take_json(figures: _Figures, raw: bytes) -> None:
    twice: list[str] = []

    def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in pairs:
            if name in found:
                twice.append(name)
            found[name] = value
        return found

    try:
        data: Any = json.loads(decode(raw).text, object_pairs_hook=each_once)
    except (ValueError, RecursionError):
        figures.refuse(0, "the file is not JSON")
        return
    if twice:
        figures.refuse(0, f"{twice[0][:60]!r} stands there twice in one place", "Keep one of the two.")
        return
    views = data.get("views") if isinstance(data, dict) else None
    if not isinstance(views, list) or not all(isinstance(one, dict) for one in views):
        figures.refuse(0, *NO_RECORD)
        return
    for one in views:
        view = str(one.get("view"))
        figures.take(0, view, "results", {"hits": one.get("results")})
        for figure, name in IN_JSON.items():
            if one.get(name) is not None:
                figures.take(0, view, figure, one[name] if isinstance(one[name], dict) else {})
