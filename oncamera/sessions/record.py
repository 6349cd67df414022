"""Makes the record of a session out of what people handed in: attendance, the group's figures, one page to file."""

import datetime
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oncamera.content.organization import load_organisation
from oncamera.content.plans import load_plan
from oncamera.files.new_files import write_new
from oncamera.files.problems import Problem
from oncamera.files.spreadsheet import BOM
from oncamera.files.terminal import say, show
from oncamera.files.visible_text import tidy
from oncamera.results.group_results import group_results_csv
from oncamera.results.room import Room, read_folder
from oncamera.results.room_figures import VIEWS, summarise, view_of
from oncamera.results.submission import room_forms
from oncamera.results.verify import verify_folder
from oncamera.sessions.attendance import Person, SignIn, attendance, attendance_csv, read_sign_in
from oncamera.version import VERSION

LONG_AGO, AHEAD = 366, 31  # days; a slip in the year is further off


@dataclass(frozen=True)
class Asked:
    """What a facilitator says of a session. sign_in: the list of who was there, if there is one."""

    folder: Path
    plan: str
    date: str
    sign_in: Path | None = None
    led_by: str = ""


@dataclass(frozen=True)
class Made:
    """A record. files: the four, by name; people: how many it lists; room: names what was not counted.

    notes: what to look at in the sign-in list.
    """

    files: dict[str, bytes]
    people: int
    room: Room
    notes: Sequence[Problem] = ()


def make_record(asked: Asked, root: Path) -> Made:
    """Make the four files of a record.

    Raises ValueError (a date, a list or data that cannot be read), LookupError (a plan) and OSError (a folder).
    """
    from oncamera.documents.session_record import SessionRecord, record_docx, record_html

    day_of(asked.date)
    plan = load_plan(root, asked.plan)
    forms = room_forms(root)
    signed = read_sign_in(asked.sign_in) if asked.sign_in else SignIn([], [])
    room = read_folder(asked.folder, forms)
    rows, _ = verify_folder(asked.folder, root)
    people = attendance(signed.people, rows, [result.name for _, result in room.results])
    named = BOM + attendance_csv(people).encode()
    handed = {view_of(result.parts[0].form) for _, result in room.results}
    summaries = [summarise(room, view, forms) for view in VIEWS if view in handed]
    record = SessionRecord(
        plan=plan, date=asked.date, led_by=tidy(asked.led_by), version=VERSION, organisation=load_organisation(root),
        signed_in=_count(people, "signed_in"), named=len(people), passed=_count(people, "passed"),
        digest=hashlib.sha256(named).hexdigest()[:16], summaries=summaries, not_counted=len(room.skipped),
    )  # fmt: skip
    return Made({
        "attendance.csv": named,
        "group_results.csv": group_results_csv(summaries).encode(),
        "record.html": record_html(record).encode(),
        "record.docx": record_docx(record),
    }, len(people), room, signed.notes)  # fmt: skip


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


def run(asked: Asked, out: Path, root: Path, date_is_right: bool = False) -> int:
    """Write the files and say what was not counted. Returns 0, or 1 when there is nothing to make a record of.

    Raises as `make_record` and `write_new` do, and ValueError for a day far off unless date_is_right.
    """
    days = (day_of(asked.date) - datetime.date.today()).days
    if not (date_is_right or -LONG_AGO <= days <= AHEAD):
        where = f"{days} days ahead" if days > 0 else f"{-days} days ago"
        raise ValueError(f"{asked.date} is {where}. If that is right, add --date-is-right.")
    made = make_record(asked, root)
    room = made.room
    for note in made.notes:
        say(note)
    for skipped in room.skipped:
        say(f"not counted: {skipped.label}: {skipped.reason}.")
    if not room.results and not made.people:
        say(f"There is nothing to count in {asked.folder}, and no sign-in list was given: no record was made.")
        return 1
    out.mkdir(parents=True, exist_ok=True)
    write_new({out / name: content for name, content in made.files.items()}, "Name another folder with --out.")
    for name in made.files:
        show(out / name)
    count = "1 result" if len(room.results) == 1 else f"{len(room.results)} results"
    say(f"{count} counted. Names stand in attendance.csv alone: keep it apart.")
    return 0
