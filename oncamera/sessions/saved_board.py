"""The figures that the room's board saves of a session, read again: for the record and the after-action report.

The board counts a room, in the browser; nothing counts it here.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from oncamera.content.vocabulary import VIEWS
from oncamera.files.brought_files import decode, read_brought
from oncamera.files.problems import Problem, ProblemsError
from oncamera.files.spreadsheet import read_sheet
from oncamera.files.visible_text import visible
from oncamera.results.answers_folder import BOARD_COLUMNS as COLUMNS

SHARES = {"caught": "impostors caught", "wrongly flagged": "genuine people wrongly flagged"}
IN_JSON = {"caught": "caught", "wrongly flagged": "flagged"}  # what the board's JSON calls the same figures
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


class ChangeRow(BaseModel):
    """One line of what changed: before and now, so many of so many each."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    row: str
    before: tuple[Count, Count]
    now: tuple[Count, Count]


class Change(BaseModel):
    """What changed since the baseline, for the same people. results: how many people."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    results: Count
    rows: list[ChangeRow]

    def row(self, name: str) -> ChangeRow | None:
        """Give one line by its name, if the board wrote it."""
        return next((row for row in self.rows if row.row == name), None)


@dataclass(frozen=True)
class RoomView:
    """What a room decided on one form: how many results, and both error rates, which under five results are not there.

    change: only out of JSON.
    """

    view: str
    results: int
    shares: dict[str, Share]
    change: Change | None = None

    @property
    def told(self) -> bool:
        """Whether the board gave both rates."""
        return len(self.shares) == len(SHARES)


@dataclass(frozen=True)
class Board:
    """What the board saved. skipped: how many codes or files it didn't count, 0 out of CSV, which doesn't say."""

    views: list[RoomView]
    skipped: int = 0

    @property
    def results(self) -> int:
        """How many results it counted, over all forms."""
        return sum(view.results for view in self.views)


def read_board(path: Path) -> Board:
    """Read what the board saved, CSV or JSON. Raises ProblemsError with every problem."""
    raw = read_brought(path)
    if decode(raw[:100]).text.lstrip().startswith(("{", "[")):
        return parse_board(raw, path.name)
    figures = _Figures(visible(path.name))
    _take_csv(figures, path)
    return figures.board()


def parse_board(raw: bytes, name: str) -> Board:
    """Read the bytes of the board's JSON. name: for its problems. Raises ProblemsError with every problem."""
    figures = _Figures(visible(name))
    _take_json(figures, raw)
    return figures.board()


class _Figures:
    """Takes figures in, one by one, and names those that can't be."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.seen: set[tuple[str, str]] = set()
        self.results: dict[str, int] = {}
        self.shares: dict[str, dict[str, Share]] = {}
        self.changes: dict[str, Change] = {}
        self.skipped = 0
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

    def take_rest(self, data: dict[str, Any]) -> None:
        """Take in what the JSON alone holds: how many were skipped, and each view's change."""
        for view in data["views"]:
            if view.get("change") is None:
                continue
            try:
                self.changes[str(view.get("view"))] = Change.model_validate(view["change"])
            except ValidationError:
                self.refuse(0, f"'change' of {str(view.get('view'))[:60]!r} is not as the board writes it")
        try:
            self.skipped = _COUNT.validate_python(data.get("skipped", 0), strict=True)
        except ValidationError:
            self.refuse(0, "'skipped' holds no number, or one that can't be")

    def board(self) -> Board:
        """Give all that was taken in, or raise ProblemsError."""
        if self.problems:
            raise ProblemsError(self.problems)
        views = [
            RoomView(VIEWS[view], count, self.shares.get(view, {}), self.changes.get(view))
            for view, count in self.results.items()
        ]
        return Board(views, self.skipped)


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
    figures.take_rest(data)
