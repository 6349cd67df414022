"""Who took part, from what people gave: a sign-in list, certificates, result codes with a name. One line a person.

No answer and no score is among it: attendance, and whether somebody passed, are all that a record needs.
"""

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from oncamera.files.problems import Problem, ProblemsError
from oncamera.files.spreadsheet import Row, read_sheet, write_sheet
from oncamera.files.visible_text import look_alike_key, tidy, visible
from oncamera.results.verify import LOOK, SOUND
from oncamera.results.verify import Row as CertificateRow

# What a column is called, whatever its case, blanks and brackets, in the order of choice.
NAMES = [
    "name", "full name", "display name", "participant", "attendee", "name (original name)", "participant name",
    "attendee name", "user name", "employee", "employee name", "your name", "person",
]  # fmt: skip
FIRST_NAMES = ["first name", "given name", "forename", "first"]
LAST_NAMES = ["last name", "surname", "family name", "last"]
TEAMS = ["team", "department", "function", "unit", "group"]
LONGEST_NAME = 200  # characters
_SECTION = re.compile(r"\d+\. ")  # "3. In-Meeting Activities", in an export of Teams
_GUEST = re.compile(r"\s*\((guest|external|unverified|host|co-host|me)\)$", re.IGNORECASE)  # what Teams and Zoom add


@dataclass(frozen=True)
class Person:
    """One line, with "" for what nobody can know.

    signed_in: "" without a list; handed_in: `yes` where a code or a file carries the name, never `no`, because most
    codes carry none; passed: "" without a certificate; note: why a certificate does not count.
    """

    name: str
    team: str = ""
    signed_in: str = ""
    handed_in: str = ""
    passed: str = ""
    form: str = ""
    date: str = ""
    version: str = ""
    code: str = ""
    note: str = ""


@dataclass(frozen=True)
class SignIn:
    """A sign-in list as read. notes: what was merged, left out or could not be read."""

    people: list[Person]
    notes: list[Problem]


def read_sign_in(path: Path) -> SignIn:
    """Read a list of who was there: typed into a spreadsheet, or saved by Teams, Zoom or Meet.

    Raises ProblemsError when it cannot be read, or names no one.
    """
    sheet = read_sheet(path, lambda cells: _columns(cells) is not None, _no_column)
    reader = _Reader(visible(path.name), list(sheet.notes))
    if sheet.heading:
        reader.note(1, f"the {sheet.heading} lines above the heading were left out", "That is right in an export.")
    for index, row in enumerate(sheet.rows[sheet.heading :]):
        reader.take(row, after_blank=index > 0 and not sheet.rows[sheet.heading + index - 1].filled)
    if not reader.lines:
        what = "the sign-in list names no one"
        raise ProblemsError([*reader.notes, Problem(reader.file, 0, "", what, "Write one name in each line.")])
    return SignIn(*reader.merged())


def _no_column(cells: Sequence[str]) -> tuple[str, str]:
    found = ", ".join(cell.casefold()[:60] for cell in cells[:20] if cell) or "none"
    return f"the sign-in list has no column `name`, only: {found}", "Write `name,team` into its first line."


@dataclass(frozen=True)
class _Columns:
    """Where the names stand: whole in one column, or in two. team: None without such a column."""

    whole: int | None
    first: int | None
    last: int | None
    team: int | None

    def name_in(self, cells: Sequence[str]) -> str:
        """Give the name in a row."""
        first = " ".join(filter(None, (_at(cells, self.first), _at(cells, self.last))))
        return _at(cells, self.whole) or first


def _at(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


def _columns(cells: Sequence[str]) -> _Columns | None:
    """Find the columns that a row names, or None when it is no heading."""
    named: dict[str, int] = {}
    for column, cell in enumerate(cells):
        named.setdefault(_letters(cell), column)

    def find(known: Sequence[str]) -> int | None:
        return next((named[_letters(one)] for one in known if _letters(one) in named), None)

    found = _Columns(find(NAMES), find(FIRST_NAMES), find(LAST_NAMES), find(TEAMS))
    return found if found.whole is not None or found.first is not None else None


def _letters(heading: str) -> str:
    return "".join(filter(str.isalnum, heading.casefold()))  # with its digits: "Person 1" is a name


_HEADINGS = {_letters(one) for one in [*NAMES, *FIRST_NAMES]}


class _Reader:
    """Takes a list's rows in, one by one."""

    def __init__(self, file: str, notes: list[Problem]) -> None:
        self.file, self.notes = file, notes
        self.columns: _Columns | None = None
        self.width = 0
        self.lines: list[tuple[int, Person]] = []

    def note(self, line: int, what: str, instead: str) -> None:
        """Say what someone should know of a line."""
        self.notes.append(Problem(self.file, line, "", what, instead))

    def take(self, row: Row, after_blank: bool) -> None:
        """Take one row in: a heading, a person, or nothing that belongs to the list."""
        if not row.filled:
            return
        columns = _columns(row.cells)
        if columns and (self.columns is None or _letters(self.columns.name_in(row.cells)) in _HEADINGS):
            self.columns, self.width = columns, len(row.cells)
        elif self.columns and after_blank and self.width > 1 and row.filled == 1 and _SECTION.match(row.cells[0]):
            self.columns = None  # another table of the same export begins
        elif self.columns is None:
            self.note(row.line, "the line belongs to no list of names, and was left out", "That is right in an export.")
        else:
            self.person(row, self.columns)

    def person(self, row: Row, columns: _Columns) -> None:
        """Take in one person."""
        name = _GUEST.sub("", columns.name_in(row.cells))
        if not name:
            what = f"the line has no name, only {next(filter(None, row.cells))[:60]!r}, and was left out"
            self.note(row.line, what, "Write the name in.")
        elif len(name) > LONGEST_NAME:
            what = f"the name has {len(name):,} characters, and was left out"
            self.note(row.line, what, f"Write {LONGEST_NAME} at most. Is a quotation mark missing?")
        else:
            self.lines.append((row.line, Person(name, _at(row.cells, columns.team), signed_in="yes")))
            if extra := [cell for cell in row.cells[self.width :] if cell]:
                what = f"{extra[0][:60]!r} stands under no heading, and was left out"
                self.note(row.line, what, "Put a name that holds a comma in quotation marks.")

    def merged(self) -> tuple[list[Person], list[Problem]]:
        """Give each person once, and the notes, with who was named more than once."""
        people: dict[str, Person] = {}
        lines: dict[str, list[int]] = {}
        for line, person in self.lines:
            key = look_alike_key(person.name)
            one = people.setdefault(key, person)
            lines.setdefault(key, []).append(line)
            if person.team and not one.team:
                people[key] = replace(one, team=person.team)
            elif person.team and person.team != one.team:
                self.note(line, f"{one.name} is here with another team, {person.team!r}", f"{one.team!r} is kept.")
        for key, found in lines.items():
            if len(found) > 1:
                more = f" and {len(found) - 5} more" if len(found) > 5 else ""
                what = f"{people[key].name} is on several lines: {', '.join(map(str, found[:5]))}{more}"
                self.note(found[0], what, "They count as one person. If they are two, tell the names apart.")
        return list(people.values()), sorted(self.notes)


def attendance(
    signed: Sequence[Person], certificates: Sequence[CertificateRow], handed_in: Sequence[str]
) -> list[Person]:
    """Join what people gave, by name. A person's certificate that counts stands before one that does not.

    handed_in: the names that came with codes. A certificate's file is handed in by whom it names.
    """
    people: dict[str, Person] = {}
    unlisted = "no" if signed else ""
    for person in signed:
        people.setdefault(look_alike_key(person.name), person)
    named = sorted((row for row in certificates if row.name), key=lambda row: not _counts(row))
    for name in [*(row.name for row in named), *handed_in]:
        if key := _key(name):
            one = people.get(key, Person(tidy(name) or visible(name), signed_in=unlisted))
            people[key] = replace(one, handed_in="yes")
    for row in named:
        one = people[_key(row.name)]
        if not one.passed:
            note = "" if row.verdict == SOUND else row.verdict
            said = {"form": row.form, "date": row.date, "version": row.version, "code": row.code, "note": note}
            people[_key(row.name)] = replace(one, passed="yes" if _counts(row) else "no", **said)
    return sorted(people.values(), key=lambda person: look_alike_key(person.name))


def _key(name: str) -> str:
    return look_alike_key(tidy(name)) or visible(name.strip())


def _counts(row: CertificateRow) -> bool:
    """Tell whether a certificate is whole. A reason to look at it is for a person to weigh, not for a list."""
    return row.verdict == SOUND or row.verdict.startswith(LOOK)


def attendance_csv(people: Sequence[Person]) -> str:
    """Write the list as CSV, with a heading."""
    return write_sheet([[field.name for field in fields(Person)], *map(astuple, people)])
