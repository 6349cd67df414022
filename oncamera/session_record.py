"""Makes the record of a session out of what people handed in: attendance, the group's figures, one page to file."""

import datetime
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

from oncamera.attendance import Person, attendance, attendance_csv, read_sign_in
from oncamera.group_results import group_results_csv
from oncamera.hand_in import room_forms
from oncamera.organisation import load_organisation
from oncamera.plans import load_plan
from oncamera.room import Room, read_folder
from oncamera.team import VIEWS, summarise, view_of
from oncamera.verify import verify_folder
from oncamera.version import VERSION


@dataclass(frozen=True)
class Asked:
    """What a facilitator says of a session. sign_in: the list of who was there, if there is one."""

    folder: Path
    plan: str
    date: str
    sign_in: Path | None = None
    led_by: str = ""


def make_record(asked: Asked, root: Path) -> tuple[dict[str, bytes], Room]:
    """Make the four files of a record, by name, and give the room, which names what was not counted.

    Raises ValueError (a date, a list or data that cannot be read), LookupError (a plan) and OSError (a file).
    """
    from oncamera.export.record import SessionRecord, record_docx, record_html

    try:
        datetime.date.fromisoformat(asked.date)
    except ValueError:
        raise ValueError(f"{asked.date!r} is no date. Write it as 2026-12-03.") from None
    plan = load_plan(root, asked.plan)
    forms = room_forms(root)
    room = read_folder(asked.folder, forms)
    signed = read_sign_in(asked.sign_in) if asked.sign_in else []
    rows, _ = verify_folder(asked.folder, root)
    people = attendance(signed, rows, [result.name for _, result in room.results])
    named = attendance_csv(people)
    handed = {view_of(result.parts[0].form) for _, result in room.results}
    summaries = [summarise(room, view, forms) for view in VIEWS if view in handed]
    record = SessionRecord(
        plan=plan, date=asked.date, led_by=asked.led_by, version=VERSION, organisation=load_organisation(root),
        signed_in=_count(people, "signed_in"), named=len(people), passed=_count(people, "passed"),
        digest=hashlib.sha256(named.encode()).hexdigest()[:16], summaries=summaries, not_counted=len(room.skipped),
    )  # fmt: skip
    return {
        "attendance.csv": named.encode(),
        "group_results.csv": group_results_csv(summaries).encode(),
        "record.html": record_html(record).encode(),
        "record.docx": record_docx(record),
    }, room


def _count(people: list[Person], field: str) -> int:
    return sum(getattr(person, field) == "yes" for person in people)


def run(asked: Asked, out: Path, root: Path) -> int:
    """Write the files and say what was not counted. Returns 0, or 1 when something cannot be read."""
    try:
        files, room = make_record(asked, root)
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (out / name).write_bytes(content)
            print(out / name)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}." if error.filename else error, file=sys.stderr)
        return 1
    except (LookupError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    for skipped in room.skipped:
        print(f"not counted: {skipped.label}: {skipped.reason}.", file=sys.stderr)
    print(f"{len(room.results)} results counted. Names stand in attendance.csv alone: keep it apart.", file=sys.stderr)
    return 0
