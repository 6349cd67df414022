"""The command line: `python -m oncamera` with check, stale, preview, verify, aar, print, record or learners."""

import argparse
import datetime
import os
import sys
from pathlib import Path

from oncamera.checks import stale
from oncamera.checks.item_writing import writing_figures
from oncamera.checks.run import check
from oncamera.content.course import Course
from oncamera.documents.print_sets import SETS
from oncamera.files.extras import require
from oncamera.files.paths import data_root
from oncamera.files.terminal import prepare_streams, say, show
from oncamera.version import VERSION

STOPPED = 130  # what a shell gives a command that Ctrl+C stopped


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns 0, or 1 when there are problems."""
    prepare_streams()
    try:
        status = _run(_parser().parse_args(arguments))
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at its end
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return STOPPED
    except OSError as error:
        say(f"{error.filename}: {error.strerror}." if error.filename else f"{error}.")
        return 1
    except (KeyError, IndexError):
        raise  # a fault of our own: the traceback says where
    except (LookupError, ValueError) as error:
        say(error)
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m oncamera")
    parser.add_argument("--version", action="version", version=f"On Camera {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check the bank, the ledger and the prose, and say all that is wrong")
    checking.add_argument("folder", nargs="?", type=Path, help="the course's folder (default: this course)")
    aging = commands.add_parser("stale", help="list the facts that are due to be looked up again, if any")
    aging.add_argument("folder", nargs="?", type=Path, help="the course's folder (default: this course)")
    days = f"days since a fact was checked (default: {stale.DUE_AFTER})"
    aging.add_argument("--older-than", type=int, default=stale.DUE_AFTER, metavar="DAYS", help=days)
    aging.add_argument("--on", type=datetime.date.fromisoformat, metavar="DAY", help="as of this day (default: today)")
    previewing = commands.add_parser("preview", help="show one case or scenario as a page, without a build")
    previewing.add_argument("file", type=Path, help="bank/cases/<stage>/<name>.yml or bank/scenarios/<name>.yml")
    verifying = commands.add_parser("verify", help="recompute the certificates of a folder of answers files, as CSV")
    verifying.add_argument("folder", type=Path, help="the folder with the .json files that learners sent in")
    verifying.add_argument("--out", type=Path, help="write the list into this new file, which a spreadsheet opens")
    recording = commands.add_parser("record", help="make the record of a session to file, with its attendance, as CSV")
    recording.add_argument("folder", type=Path, help="the folder with the answers files (.json) and the chat (.txt)")
    recording.add_argument("--plan", required=True, help="the plan's id, such as sixty-minutes")
    recording.add_argument("--date", required=True, help="the day of the session, such as 2026-12-03")
    recording.add_argument("--date-is-right", action="store_true", help="take a date that is far off")
    recording.add_argument("--sign-in", type=Path, help="the list of who was there, as CSV, with a column for the name")
    recording.add_argument("--led-by", default="", help="who led it; without it, a line to sign on")
    # Not below _build: `make clean` deletes that, and a record is to be kept.
    recording.add_argument("--out", type=Path, default=Path("record"), help="where to (default: record, right here)")
    printing = commands.add_parser("print", help="make the PDFs to hand out and to lead from, out of the built site")
    printing.add_argument("--site", type=Path, default=Path("_build/html"), help="the built site")
    printing.add_argument("--out", type=Path, default=Path("_build/print"), help="where to (default: _build/print)")
    printing.add_argument("--paper", choices=["A4", "Letter"], nargs="+", default=["A4", "Letter"], help="one of them")
    which = printing.add_mutually_exclusive_group()
    which.add_argument("--plan", help="two PDFs for one session, by its plan's id, such as sixty-minutes")
    which.add_argument("--only", choices=SETS, nargs="+", default=[], help="some of the four sets (default: all)")
    commands.add_parser("learners", help="draw the synthetic learners of the labs again, after cases have changed")
    reporting = commands.add_parser("aar", help="make a tabletop's after-action report, as Word file and page")
    reporting.add_argument("notes", type=Path, help="the evaluator's notes, a filled evaluator_notes.csv")
    reporting.add_argument(
        "results", type=Path, nargs="?", help="the figures that the room's board saved, CSV or JSON, if any"
    )
    reporting.add_argument("--out", type=Path, help="the report's name (default: beside NOTES, NOTES_report)")
    reporting.add_argument("--template", action="store_true", help="write an empty table to NOTES, to fill in")
    return parser


def _run(given: argparse.Namespace) -> int:
    course = Course.load(data_root())
    if given.command == "aar":
        if given.template:
            return _template(given.notes, course)
        return _report(given.notes, given.results, given.out, course)
    if given.command == "learners":
        return _learners(course)
    if given.command == "verify":
        from oncamera.results import verify

        return verify.run(given.folder, given.out, course)
    if given.command == "record":
        require("paper", "docutils")
        from oncamera.documents import session_record
        from oncamera.sessions.record import Asked

        asked = Asked(given.folder, given.plan, given.date, given.sign_in, given.led_by)
        return session_record.run(asked, given.out, course, given.date_is_right)
    if given.command == "print":
        from oncamera.documents import print_pdf

        return print_pdf.run(course, given.site, given.out, given.paper, given.only, given.plan)
    if given.command == "preview":
        return _preview(given.file, course)
    chosen = Course.load(given.folder) if given.folder else course
    if given.command == "stale":
        return stale.run(chosen, given.on or datetime.date.today(), given.older_than)
    return _check(chosen)


def _check(course: Course) -> int:
    problems = check(course)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(writing_figures([placed.record for placed in course.questions]))
    print({0: "No problems.", 1: "1 problem."}.get(len(problems), f"{len(problems)} problems."))
    return 1 if problems else 0


def _preview(file: Path, course: Course) -> int:
    from oncamera.hosts.preview import preview_case, preview_scenario

    if not file.is_file():
        what = "Is a directory" if file.is_dir() else "Not a file" if file.exists() else "No such file or directory"
        say(f"{file}: {what}. Name one file: bank/cases/<stage>/<name>.yml or bank/scenarios/<name>.yml.")
        return 1
    out = Path("_build") / "preview.html"
    shown = (preview_scenario if file.absolute().parent.name == "scenarios" else preview_case)(file, out, course)
    show(f"{len(shown)} shown. Open {out.resolve().as_uri()}")
    return 0


def _template(out: Path, course: Course) -> int:
    from oncamera.files.new_files import write_new
    from oncamera.files.spreadsheet import BOM
    from oncamera.sessions.evaluator_notes import template_csv

    write_new({out: BOM + template_csv(course.need_tabletop()).encode()}, "Name a new file, so that no notes are lost.")
    show(f"An empty table is in {out}. Fill in the last two columns with a spreadsheet, and save it as CSV.")
    return 0


def _report(notes_file: Path, results_file: Path | None, out: Path | None, course: Course) -> int:
    require("paper", "docutils", "docx")
    from oncamera.documents.after_action import report_document, report_docx, report_html
    from oncamera.files.new_files import write_new
    from oncamera.hosts.preview import SITE_CSS
    from oncamera.sessions.evaluator_notes import read_notes
    from oncamera.sessions.saved_board import read_board

    tabletop = course.need_tabletop()
    notes = read_notes(notes_file, tabletop)
    room = [view for view in read_board(results_file).views if view.told] if results_file else None
    document = report_document(course, tabletop, notes, room)
    name = out or notes_file.with_name(f"{notes_file.stem}_report")
    stem = name.stem if name.suffix.lower() in {".docx", ".html"} else name.name
    word, page = name.with_name(f"{stem}.docx"), name.with_name(f"{stem}.html")
    html = report_html(document, SITE_CSS.read_text(encoding="utf-8"))
    write_new({word: report_docx(document), page: html.encode()}, "Name another report with --out.")
    for note in notes.read_with:
        say(note)
    if room == []:
        say(f"{results_file} holds no view of five people or more: nothing of it is in the report.")
    show(f"The report is in {word} and {page}. Fill in owners and dates.")
    return 0


def _learners(course: Course) -> int:
    from oncamera.content.vocabulary import MATCHED
    from oncamera.results.synthetic_learners import SEED, SHIPPED, make_learners, write_learners

    cases = [case for case in course.desk if case.form in MATCHED]
    if not cases:
        say(f"{course.root} holds no course: there are no cases in it. Type the command in the course's folder.")
        return 1
    questions = [placed.record for placed in course.questions]
    out = course.root / "exercises" / "data" / "synthetic_learners.csv"
    write_learners(make_learners(cases, SHIPPED, SEED, questions=questions), [*cases, *questions], out)
    show(f"{SHIPPED} synthetic learners written to {out}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
