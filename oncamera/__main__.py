"""The command line: `python -m oncamera` with check, preview, verify, aar, print, record or learners."""

import argparse
import datetime
import sys
from pathlib import Path

from oncamera.bank import load_placed_questions
from oncamera.check import check, stale_claims
from oncamera.item_writing import writing_figures
from oncamera.paths import data_root
from oncamera.print_sets import SETS


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns 0, or 1 when there are problems."""
    parser = argparse.ArgumentParser(prog="python -m oncamera")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check the bank, the ledger and the prose, and say all that is wrong")
    checking.add_argument("folder", nargs="?", type=Path, help="the course's folder (default: this course)")
    previewing = commands.add_parser("preview", help="show one case or scenario as a page, without a build")
    previewing.add_argument("file", type=Path, help="bank/cases/<stage>/<name>.yml or bank/scenarios/<name>.yml")
    verifying = commands.add_parser("verify", help="recompute the certificates of a folder of answers files, as CSV")
    verifying.add_argument("folder", type=Path, help="the folder with the .json files that learners sent in")
    recording = commands.add_parser("record", help="make the record of a session to file, with its attendance, as CSV")
    recording.add_argument("folder", type=Path, help="the folder with the answers files (.json) and codes (.txt)")
    recording.add_argument("--plan", required=True, help="the plan's id, such as sixty-minutes")
    recording.add_argument("--date", required=True, help="the day of the session, such as 2026-12-03")
    recording.add_argument("--sign-in", type=Path, help="the sign-in list as CSV, with the columns name and team")
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
    reporting.add_argument("results", type=Path, nargs="?", help="the figures that the room's board saved, if any")
    reporting.add_argument("--template", action="store_true", help="write an empty table to NOTES, to fill in")
    given = parser.parse_args(arguments)
    if given.command == "aar":
        return _template(given.notes) if given.template else _report(given.notes, given.results)
    if given.command == "learners":
        return _learners()
    if given.command == "verify":
        return _verify(given.folder)
    if given.command == "record":
        from oncamera import session_record

        asked = session_record.Asked(given.folder, given.plan, given.date, given.sign_in, given.led_by)
        return session_record.run(asked, given.out, data_root())
    if given.command == "print":
        from oncamera.export import print_pdf

        return print_pdf.run(data_root(), given.site, given.out, given.paper, given.only, given.plan)
    return _preview(given.file) if given.command == "preview" else _check(given.folder or data_root())


def _check(root: Path) -> int:
    problems = check(root)
    for stale in [] if problems else stale_claims(root, datetime.date.today()):
        print(f"warning: {stale}", file=sys.stderr)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(writing_figures([placed.record for placed in load_placed_questions(root)]))
    print({0: "No problems.", 1: "1 problem."}.get(len(problems), f"{len(problems)} problems."))
    return 1 if problems else 0


def _preview(file: Path) -> int:
    from oncamera.preview import preview_case, preview_scenario

    out = Path("_build") / "preview.html"
    show = preview_scenario if file.absolute().parent.name == "scenarios" else preview_case
    try:
        shown = show(file, out, data_root())
    except OSError as error:
        print(
            f"{file}: {error.strerror}. Name one file: bank/cases/<stage>/<name>.yml or bank/scenarios/<name>.yml.",
            file=sys.stderr,
        )
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(shown)} shown. Open {out.resolve().as_uri()}")
    return 0


def _verify(folder: Path) -> int:
    from oncamera.verify import verify_folder, write_rows

    try:
        rows, problems = verify_folder(folder, data_root())
    except (LookupError, NotADirectoryError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    write_rows(rows, sys.stdout)
    for problem in problems:
        print(problem, file=sys.stderr)
    sound = sum(row.verdict == "ok" for row in rows)
    print(
        f"{sound} of {len(rows)} {'row is' if len(rows) == 1 else 'rows are'} sound."
        " A certificate is a record, no proof against a cheat.",
        file=sys.stderr,
    )
    return 0 if rows and sound == len(rows) else 1


def _template(out: Path) -> int:
    from oncamera.notes import template_csv
    from oncamera.tabletop import need_tabletop

    if out.exists():
        print(f"{out} is there already; name a new file, so that no notes are lost.", file=sys.stderr)
        return 1
    out.write_text(template_csv(need_tabletop(data_root())), encoding="utf-8-sig", newline="")
    print(f"An empty table is in {out}. Fill in the last two columns with a spreadsheet, and save it as CSV.")
    return 0


def _report(notes_file: Path, results_file: Path | None) -> int:
    from oncamera.export.aar import report_document, report_docx, report_html
    from oncamera.notes import read_notes
    from oncamera.preview import SITE_CSS
    from oncamera.room_record import read_room
    from oncamera.tabletop import need_tabletop

    try:
        tabletop = need_tabletop(data_root())
        notes = read_notes(notes_file, tabletop)
        room = read_room(results_file) if results_file else None
    except OSError as error:
        print(f"{error.filename}: {error.strerror}. Name the evaluator's table, saved as CSV.", file=sys.stderr)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    document = report_document(data_root(), tabletop, notes, room)
    out = notes_file.with_name(f"{notes_file.stem}_report")
    word, page = out.with_suffix(".docx"), out.with_suffix(".html")
    word.write_bytes(report_docx(document))
    page.write_text(report_html(document, SITE_CSS.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"The report is in {word} and {page}. Fill in owners and dates.")
    return 0


def _learners() -> int:
    from oncamera.cases import MATCHED, load_cases
    from oncamera.learners import SEED, SHIPPED, make_learners, write_learners

    cases = [case for case in load_cases(data_root()) if case.form in MATCHED]
    questions = [placed.record for placed in load_placed_questions(data_root())]
    out = data_root() / "exercises" / "data" / "synthetic_learners.csv"
    write_learners(make_learners(cases, SHIPPED, SEED, questions=questions), [*cases, *questions], out)
    print(f"{SHIPPED} synthetic learners written to {out}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
