"""The one reader of every table that people bring, and the one writer of tables that they open in a spreadsheet.

Read is what Excel, LibreOffice, Google Sheets, Teams, Zoom and Meet save as CSV: any of four separators, any line ends,
UTF-8, UTF-16 or Windows text, with lines above the heading. Written is a cell that no spreadsheet takes for a formula.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from oncamera.files.brought_files import LARGEST, decode, read_brought, refused
from oncamera.files.problems import Problem, ProblemsError
from oncamera.files.visible_text import is_hidden, tidy, visible

SEPARATORS = "\t;,|"
BOM = b"\xef\xbb\xbf"  # tells Excel that a CSV is UTF-8
LONGEST_CELL = 5_000  # characters; the longest note that anyone has typed has a tenth
_SIGNS = "=+-@\t\r\u2212"  # what a formula begins with, besides the same signs in other widths
_SAVE = "Save it from the spreadsheet as CSV, and name that file."
_NOT_TABLES = {
    b"PK": "the file is a workbook", b"\xd0\xcf\x11\xe0": "the file is a workbook",
    b"%PDF": "the file is a PDF", b"{\\rtf": "the file is a Word text",
}  # fmt: skip
_END = "\x1e"  # a row of its own, put last: if it isn't read as one, a quotation mark was left open
_SEPARATOR_LINE = re.compile(r'"?sep=([,;|:\t])"?[ \t]*(\r\n|\r|\n)', re.IGNORECASE)

csv.field_size_limit(LARGEST)  # read_brought bounds the file; a long cell is named with its line


@dataclass(frozen=True)
class Row:
    """One row. line: the first line of the file that it stands in; cells: tidied, on one line each.

    runs_on: a quotation mark makes several lines of the file into one cell, and they look like rows.
    """

    line: int
    cells: tuple[str, ...]
    runs_on: bool = False

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(map(bool, self.cells))


@dataclass(frozen=True)
class Sheet:
    """A table. heading: the place in rows of the first heading; notes: what should be looked at, though it was read."""

    rows: tuple[Row, ...]
    heading: int
    notes: tuple[Problem, ...] = ()


def read_sheet(
    path: Path, is_heading: Callable[[Sequence[str]], bool], wanted: Callable[[Sequence[str]], tuple[str, str]]
) -> Sheet:
    """Read a table. is_heading: tells whether a row names the columns; wanted: says what is wrong when none
    does, and what to write, given the first row.

    Raises ProblemsError when the file cannot be read, is no table, has no heading or leaves a quotation mark open.
    """
    raw = read_brought(path)
    name = visible(path.name)
    for start, what in _NOT_TABLES.items():
        if raw.startswith(start):
            raise refused(path, what, _SAVE)
    decoded = decode(raw)
    text, skipped = decoded.text, 0
    separators = SEPARATORS
    if match := _SEPARATOR_LINE.match(text):
        separators, text, skipped = match[1], text[match.end() :], 1
    best: tuple[int, int] | None = None
    for separator in separators:
        rows = _parse(text, separator, skipped)
        at = next((index for index, row in enumerate(rows) if is_heading(row.cells)), None)
        if at is None:
            continue
        width = len(rows[at].cells)
        score = (rows[at].filled, -sum(any(row.cells[width:]) for row in rows[at:]))
        if best is None or score > best:
            best, found = score, Sheet(tuple(rows), at)
    if best is None:
        raise ProblemsError([Problem(name, 1 + skipped, "", *wanted(_first_row(text, separators)))])
    last = found.rows[-1]
    if last.cells != (_END,):
        what = "a quotation mark opens here and isn't closed"
        raise ProblemsError([Problem(name, last.line, "", what, "Close it, or take it out.")])
    return Sheet(found.rows[:-1], found.heading, tuple(_notes(name, found.rows, decoded.not_utf8)))


def _first_row(text: str, separators: str) -> Sequence[str]:
    """Guess what names the columns of a table that isn't as it should be."""
    rows = ([row.cells for row in _parse(text[:LONGEST_CELL], separator, 0)[:1]] for separator in separators)
    return max((row for found in rows for row in found), key=len)


def _parse(text: str, separator: str, skipped: int) -> list[Row]:
    if not text.endswith(("\n", "\r")):
        text += "\n"
    reader = csv.reader(io.StringIO(text + _END, newline=""), delimiter=separator)
    rows, line = [], 1 + skipped
    for cells in reader:
        runs_on = any(separator in cell and ("\n" in cell or "\r" in cell) for cell in cells)
        rows.append(Row(line, tuple(map(tidy, cells)), runs_on))
        line = reader.line_num + 1 + skipped
    if cells == [_END]:
        rows[-1] = Row(rows[-1].line, (_END,))
    return rows


def _notes(name: str, rows: Sequence[Row], not_utf8: Sequence[int]) -> Iterable[Problem]:
    if not_utf8:
        count = "1 line isn't" if len(not_utf8) == 1 else f"{len(not_utf8)} lines aren't"
        what = f"{count} UTF-8 text, from here on, and {'was' if len(not_utf8) == 1 else 'were'} read as Windows text"
        yield Problem(name, not_utf8[0], "", what, "If a name looks wrong, save the list as CSV UTF-8.")
    for row in rows:
        if row.runs_on:
            what = "several lines are read as one row, because of a quotation mark"
            yield Problem(name, row.line, "", what, "If they are several rows, take the mark out.")


def too_long(name: str, row: Row) -> Problem | None:
    """Name a row with a cell that nobody typed, or give None."""
    longest = max(map(len, row.cells), default=0)
    if longest <= LONGEST_CELL:
        return None
    return Problem(name, row.line, "", f"a cell has {longest:,} characters", f"Write {LONGEST_CELL:,} at most.")


def write_sheet(rows: Iterable[Sequence[object]], line_end: str = "\n") -> str:
    """Write a table as CSV. A text is shown as it is, hidden characters written out, and is never a formula.

    Numbers are written as they are: of a text, also what follows any separator is kept from being a formula, because
    a spreadsheet may split the line at another one than the comma.
    """
    return "".join(",".join(map(_cell, row)) + line_end for row in rows)


def _cell(value: object) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = harmless(visible(value))
    return '"' + text.replace('"', '""') + '"' if re.search(r'[,;|"]', text) or text != text.strip() else text


def harmless(text: str) -> str:
    """Put an apostrophe before each part of a text that a spreadsheet could take for a formula."""
    return "".join("'" + part if _begins_formula(part) else part for part in re.split(r"(?<=[,;|\t\r\n])", text))


def _begins_formula(part: str) -> bool:
    for sign in part:
        if sign in _SIGNS or unicodedata.normalize("NFKC", sign) in _SIGNS[:4]:
            return True
        if not (sign.isspace() or sign in '"“”„«»`´' or is_hidden(sign) or sign in "\u200c\u200d"):
            return False
    return False
