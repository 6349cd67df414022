"""What is due to be looked up again: claims and standards by their age, sources by their own review date."""

import datetime
from dataclasses import dataclass

from oncamera.content.claims import Claim
from oncamera.content.control_map import Standard
from oncamera.content.course import Course
from oncamera.content.records import Placed
from oncamera.files.terminal import show

DUE_AFTER = 365  # days since a fact was checked


@dataclass(frozen=True)
class Due:
    """One thing to look up again: since when it has been due to be, why, and what to open."""

    day: datetime.date
    what: str
    why: str
    place: str


def due(course: Course, today: datetime.date, older_than: int) -> list[Due]:
    """List what hasn't been checked for more than `older_than` days, then sources whose review date has come.

    The oldest come first. Raises ProblemsError when the ledger can't be read.
    """
    dated: list[Placed[Claim] | Placed[Standard]] = [*course.claims, *course.standards]
    aged = [
        Due(p.record.checked, p.record.id, f"checked {p.record.checked}, {age} {_days(age)} ago", f"{p.file}:{p.line}")
        for p in dated
        if (age := (today - p.record.checked).days) > older_than
    ]
    reviewed = [
        Due(p.record.review, p.record.id, f"to be reviewed since {p.record.review}", f"{p.file}:{p.line}")
        for p in course.sources
        if p.record.review and p.record.review <= today
    ]
    return [*sorted(aged, key=_by_day), *sorted(reviewed, key=_by_day)]


def run(course: Course, today: datetime.date, older_than: int) -> int:
    """Print what is due, one thing a line. Returns 1 when something is, else 0."""
    found = due(course, today, older_than)
    if found:
        show(as_columns(found))
    else:
        show(f"Nothing is due: no fact is older than {older_than} {_days(older_than)}, and no review date has come.")
    return 1 if found else 0


def as_columns(found: list[Due]) -> str:
    """Write one line for each, in columns: what, why, where. Raises ValueError for an empty list."""
    widths = [max(len(each.what) for each in found), max(len(each.why) for each in found)]
    return "\n".join(f"{each.what:{widths[0]}}  {each.why:{widths[1]}}  {each.place}" for each in found)


def as_markdown(found: list[Due]) -> str:
    """Write a table for the text of an issue."""
    rows = [f"| `{each.what}` | {each.why} | `{each.place}` |" for each in found]
    return "\n".join(["| what | why | where |", "| --- | --- | --- |", *rows])


def _by_day(each: Due) -> tuple[datetime.date, str]:
    return each.day, each.what


def _days(number: int) -> str:
    return "day" if number == 1 else "days"
