"""What the record of a session says: attendance, from what people handed in, and the figures that the board counted."""

import datetime
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oncamera.content.course import Course
from oncamera.content.organization import Organization
from oncamera.content.plans import Plan
from oncamera.files.brought_files import read_brought
from oncamera.files.problems import Problem, ProblemsError
from oncamera.files.spreadsheet import BOM
from oncamera.files.visible_text import tidy
from oncamera.results.answers_folder import ANSWERS, Submission, read_submissions
from oncamera.results.result_code import find_codes
from oncamera.results.verify import verify_folder
from oncamera.sessions.attendance import Person, SignIn, attendance, attendance_csv, read_sign_in
from oncamera.sessions.saved_board import Board, read_board
from oncamera.version import VERSION


@dataclass(frozen=True)
class Asked:
    """What a facilitator says of a session. sign_in: the list of who was there, if there is one."""

    folder: Path
    plan: str
    date: str
    sign_in: Path | None = None
    led_by: str = ""


@dataclass(frozen=True)
class SessionRecord:
    """All that the page says. digest: the beginning of the SHA-256 of attendance.csv, which ties it to this page."""

    plan: Plan
    date: str
    led_by: str
    version: str
    organization: Organization
    signed_in: int
    named: int
    passed: int
    digest: str
    board: Board | None


@dataclass(frozen=True)
class Gathered:
    """What a session left behind. named: attendance.csv, the only file with names; group: what the board saved.

    people: how many are listed; unread: each thing in the folder that was passed over, and why;
    notes: what to look at in the sign-in list.
    """

    record: SessionRecord
    named: bytes
    group: dict[str, bytes]
    people: int
    unread: Sequence[Problem]
    notes: Sequence[Problem] = ()


def gather(asked: Asked, course: Course) -> Gathered:
    """Read what people handed in, and what the board counted of it.

    Raises ValueError (a date, a list or data that cannot be read), LookupError (a plan) and OSError (a folder).
    """
    day_of(asked.date)
    plan = course.plan(asked.plan)
    signed = read_sign_in(asked.sign_in) if asked.sign_in else SignIn([], [])
    handed = [*read_submissions(asked.folder)]
    saved = [one.board for one in handed if one.board]
    board = _read_one(saved)
    rows, _ = verify_folder(asked.folder, course)
    people = attendance(signed.people, rows, [name for one in handed for name in _names(one)])
    named = BOM + attendance_csv(people).encode()
    record = SessionRecord(
        plan=plan, date=asked.date, led_by=tidy(asked.led_by), version=VERSION, organization=course.organization,
        signed_in=_count(people, "signed_in"), named=len(people), passed=_count(people, "passed"),
        digest=hashlib.sha256(named).hexdigest()[:16], board=board,
    )  # fmt: skip
    group = {f"group_results{path.suffix.lower()}": read_brought(path) for path in saved}
    unread = [problem for one in handed for problem in _unread(one)]
    return Gathered(record, named, group, len(people), unread, signed.notes)


def _read_one(saved: Sequence[Path]) -> Board | None:
    """Read the board's figures: the JSON, which says more, or else the CSV. Raises ProblemsError for two of a kind."""
    full = [path for path in saved if path.suffix.lower() == ANSWERS]
    chosen = full or saved
    if len(chosen) > 1:
        what = f"the board's figures are in this folder more than once: {', '.join(path.name for path in chosen)}"
        raise ProblemsError([Problem(chosen[0].name, 0, "", what, "Keep the ones that you saved last.")])
    return read_board(chosen[0]) if chosen else None


def _names(one: Submission) -> list[str]:
    """Give the names that learners typed beside a code. A browser's later name doesn't replace its earlier one.

    Two people may share a computer, and a line too many is seen and struck out, where a person left out is not.
    """
    return [found.result.name for found in find_codes(one.text or "") if found.result and found.result.name]


def _unread(one: Submission) -> Sequence[Problem]:
    if one.text is not None and not find_codes(one.text):
        return [Problem(one.name, 0, "", "there is no code in it", "Look whether the whole chat was saved.")]
    if one.other_course:
        return [Problem(one.name, 0, "", "it is from another course", "Leave it out.")]
    return one.problems


def day_of(date: str) -> datetime.date:
    """Read a day. Raises ValueError for any other form, and for a day that there is not."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date):
            raise ValueError
        return datetime.date.fromisoformat(date)
    except ValueError:
        raise ValueError(f"{date!r} is no date. Write it as 2026-12-03.") from None


def _count(people: list[Person], field: str) -> int:
    return sum(getattr(person, field) == "yes" for person in people)
