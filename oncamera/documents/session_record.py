"""The one page to file: what took place, how many took part, what the group decided. HTML and Word from one tree."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from docutils.core import publish_from_doctree
from docutils.utils import new_document

from oncamera.content.course import Course
from oncamera.content.organization import is_blank
from oncamera.content.vocabulary import FEWEST
from oncamera.documents.blocks import bullets, para, section, table
from oncamera.documents.docx import BLANK, docx_bytes
from oncamera.files.new_files import write_new
from oncamera.files.paths import PACKAGE
from oncamera.files.terminal import say, show
from oncamera.sessions.record import Asked, Gathered, SessionRecord, day_of, gather
from oncamera.sessions.saved_board import SHARES, RoomView, Share

TITLE = "Record of a training session"
FOOTER = "Made with On Camera, an open course. A record, no proof against a cheat. Not legal advice."
STYLE = PACKAGE / "documents" / "session_record.css"
LINE = "_" * 28
LONG_AGO, AHEAD = 366, 31  # days; a slip in the year is further off


def record_document(record: SessionRecord) -> nodes.document:
    """Write the page as a tree."""
    organization, plan = record.organization, record.plan
    document = new_document("record")
    took_place = table([], [
        ["Company", _entry(organization.company)],
        ["Course", f"On Camera, version {record.version}"],
        ["Plan", f"{plan.title} ({plan.minutes} minutes)"],
        ["Parts", "; ".join(part.title for part in plan.parts)],
        ["Date", record.date],
        ["Led by", nodes.Text(record.led_by or LINE)],
    ], stacks=False)  # fmt: skip
    who = [
        f"Signed in: {record.signed_in}." if record.signed_in else "No sign-in list was given.",
        f"Passed a test of the course, with a certificate that was checked: {record.passed}.",
        f"Names given: {record.named}. They stand in attendance.csv, kept apart from this page"
        f" (SHA-256 begins {record.digest}). It holds no answers and no scores.",
    ]
    shows = (
        "A session took place, those on the list say that they were there, and the group judged invented files as"
        " the table says. It does not show that anybody does better at work,"
        " and it claims no conformity with any standard."
    )
    kept = (
        "Kept for ",
        _entry(organization.attendance_days),
        " days, unless a law or an audit asks for more; then deleted.",
    )
    lines = [[f"Led by {LINE}", f"Date {LINE}"], [f"Filed by {LINE}", f"Date {LINE}"]]
    document += section(
        "record", TITLE,
        took_place,
        section("who-took-part", "Who took part", bullets(who)),
        section("what-the-group-decided", "What the group decided", *_results(record)),
        section("what-this-shows", "What this shows", para(shows), para(*kept)),
        section("signed", "Signed", table([], lines, stacks=False)),
    )  # fmt: skip
    return document


def _results(record: SessionRecord) -> list[nodes.Element]:
    if not record.board or not record.board.views:
        return [para("No figures of the room's board were put in.")]
    rows = []
    for view in record.board.views:
        if view.told:
            rows.append([view.view, str(view.results), *(_share(view.shares[name]) for name in SHARES)])
        else:
            rows.append([view.view, str(view.results), f"not shown: under {FEWEST} people", ""])
    head = ["Files judged", "Results", "Impostors caught", "Honest people wrongly flagged"]
    found: list[nodes.Element] = [table(head, rows, stacks=False)]
    found += [para(text) for view in record.board.views if (text := _change(view))]
    note = "In brackets: the 95% interval. Groups under five people are not shown, nor split out."
    if record.board.skipped:
        note += f" {record.board.skipped} files or codes were not counted."
    return [*found, para(note)]


def _share(one: Share) -> str:
    if not one.of:
        return "none to judge"
    percent = [round(100 * share) for share in (one.number / one.of, one.low, one.high)]
    return f"{one.number} of {one.of}, {percent[0]}% ({percent[1]} to {percent[2]})"


def _change(view: RoomView) -> str:
    """Say what changed since the baseline, for the same people, in verdicts: both kinds."""
    if not view.change:
        return ""
    parts = [
        f"{says} {row.before[0]} of {row.before[1]} before, {row.now[0]} of {row.now[1]} now"
        for name, says in (("caught", "impostors caught"), ("cleared", "honest people cleared"))
        if (row := view.change.row(name))
    ]
    return f"Those with a baseline ({view.change.results}): {'; '.join(parts)}. Part of a gain may be practice."


def _entry(entry: str) -> nodes.Node:
    return nodes.inline("", entry, classes=[BLANK]) if is_blank(entry) else nodes.Text(entry)


def record_html(record: SessionRecord) -> str:
    """Give the page as one HTML file, complete in itself."""
    settings = {
        "stylesheet_path": str(STYLE), "embed_stylesheet": True, "output_encoding": "unicode", "doctitle_xform": False,
        "initial_header_level": 1, "table_style": "colwidths-auto", "title": f"{TITLE}, {record.date}",
    }  # fmt: skip
    document = record_document(record)
    document += nodes.footer("", para(FOOTER))
    document.settings.title = document["title"] = settings["title"]
    return str(publish_from_doctree(document, writer_name="html5", settings_overrides=settings))


def record_docx(record: SessionRecord) -> bytes:
    """Give the page as a Word file."""
    return docx_bytes(record_document(record), f"{TITLE}, {record.date}", FOOTER)


@dataclass(frozen=True)
class Made:
    """A record. files: by name; of: what it was made of."""

    files: dict[str, bytes]
    of: Gathered


def make_record(asked: Asked, course: Course) -> Made:
    """Make the files of a record. Raises as `gather` does."""
    of = gather(asked, course)
    return Made({
        "attendance.csv": of.named,
        **of.group,
        "record.html": record_html(of.record).encode(),
        "record.docx": record_docx(of.record),
    }, of)  # fmt: skip


def run(asked: Asked, out: Path, course: Course, date_is_right: bool = False) -> int:
    """Write the files and say what was not counted. Returns 0, or 1 when there is nothing to make a record of.

    Raises as `make_record` and `write_new` do, and ValueError for a day far off unless date_is_right.
    """
    days = (day_of(asked.date) - datetime.date.today()).days
    if not (date_is_right or -LONG_AGO <= days <= AHEAD):
        where = f"{days} days ahead" if days > 0 else f"{-days} days ago"
        raise ValueError(f"{asked.date} is {where}. If that is right, add --date-is-right.")
    made = make_record(asked, course)
    board = made.of.record.board
    for problem in [*made.of.notes, *made.of.unread]:
        say(problem)
    if not board:
        say(
            f"No figures of the group: on the room's board, press “Save the figures as JSON”, and put that file into"
            f" {asked.folder}."
        )
    if not board and not made.of.people:
        say("No sign-in list was given either, and no one gave a name: no record was made.")
        return 1
    out.mkdir(parents=True, exist_ok=True)
    write_new({out / name: content for name, content in made.files.items()}, "Name another folder with --out.")
    for name in made.files:
        show(out / name)
    if board:
        say(f"{board.results} results, as the board counted them; it skipped {board.skipped}, and says why there.")
    say("Names stand in attendance.csv alone: keep it apart.")
    return 0
