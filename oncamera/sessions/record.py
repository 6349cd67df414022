"""What the record of a session says, gathered from what people handed in: attendance, the group's figures."""

import datetime
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oncamera.content.course import Course
from oncamera.content.organization import Organization
from oncamera.content.plans import Plan
from oncamera.files.problems import Problem
from oncamera.files.spreadsheet import BOM
from oncamera.files.visible_text import tidy
from oncamera.results.group_results import group_results_csv
from oncamera.results.room import Room, read_folder
from oncamera.results.room_figures import VIEWS, summarize, view_of
from oncamera.results.submission import room_forms
from oncamera.results.verify import verify_folder
from oncamera.sessions.attendance import Person, SignIn, attendance, attendance_csv, read_sign_in
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
    summaries: Sequence[Mapping[str, Any]]
    not_counted: int


@dataclass(frozen=True)
class Gathered:
    """What a session left behind. named: attendance.csv, the only file with names; group: group_results.csv.

    people: how many are listed; room: names what was not counted; notes: what to look at in the sign-in list.
    """

    record: SessionRecord
    named: bytes
    group: bytes
    people: int
    room: Room
    notes: Sequence[Problem] = ()


def gather(asked: Asked, course: Course) -> Gathered:
    """Read and count what people handed in.

    Raises ValueError (a date, a list or data that cannot be read), LookupError (a plan) and OSError (a folder).
    """
    day_of(asked.date)
    plan = course.plan(asked.plan)
    forms = room_forms(course)
    signed = read_sign_in(asked.sign_in) if asked.sign_in else SignIn([], [])
    room = read_folder(asked.folder, forms)
    rows, _ = verify_folder(asked.folder, course)
    people = attendance(signed.people, rows, [result.name for _, result in room.results])
    named = BOM + attendance_csv(people).encode()
    handed = {view_of(result.parts[0].form) for _, result in room.results}
    summaries = [summarize(room, view, forms) for view in VIEWS if view in handed]
    record = SessionRecord(
        plan=plan, date=asked.date, led_by=tidy(asked.led_by), version=VERSION, organization=course.organization,
        signed_in=_count(people, "signed_in"), named=len(people), passed=_count(people, "passed"),
        digest=hashlib.sha256(named).hexdigest()[:16], summaries=summaries, not_counted=len(room.skipped),
    )  # fmt: skip
    return Gathered(record, named, group_results_csv(summaries).encode(), len(people), room, signed.notes)


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
