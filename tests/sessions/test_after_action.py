"""The after-action report, from the notes of a rehearsal: six simulated functions, played from the printed set."""

import io
import shutil
import zipfile
from pathlib import Path

import docx
import pytest

from oncamera.__main__ import main
from oncamera.content.vocabulary import ROLES
from oncamera.documents.after_action import report_document, report_docx, report_html
from oncamera.sessions.after_action import Tally, plan, tally
from oncamera.sessions.evaluator_notes import Mark, Notes, Said, read_notes
from oncamera.sessions.saved_board import read_board
from tests.conftest import COURSE, ROOT

pytestmark = pytest.mark.build

REHEARSAL = ROOT / "tests" / "fixtures" / "rehearsal_notes.csv"
ROOM = """view,figure,group,number,of,low,high
practice,results,,7,,,
practice,whole,,6,,,
practice,caught,,15,21,0.5,0.86
practice,wrongly flagged,,12,63,0.11,0.3
practice,caught by stage,identity,5,7,0.36,0.92
final,results,,3,,,
"""


@pytest.fixture(scope="module")
def tabletop():
    return COURSE.tabletop


@pytest.fixture(scope="module")
def controls():
    return {placed.record.id: placed.record for placed in COURSE.controls}


@pytest.fixture(scope="module")
def rehearsal(tabletop):
    return read_notes(REHEARSAL, tabletop)


@pytest.fixture(scope="module")
def word(tabletop, rehearsal):
    return docx.Document(io.BytesIO(report_docx(report_document(COURSE, tabletop, rehearsal))))


def text_of(word) -> str:
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in word.paragraphs), *cells])


def test_each_expected_action_is_counted_once(tabletop, rehearsal):
    actions = [expected for _, _, expected in tabletop.actions()]
    assert tally(rehearsal, actions) == Tally(yes=25, partly=10, no=2, unjudged=2)


def test_an_action_that_the_table_leaves_out_is_not_judged(tabletop):
    counted = tally(Notes(), [expected for _, _, expected in tabletop.actions()])
    assert (counted.judged, counted.unjudged) == (0, 39)


def test_the_plan_begins_with_what_the_room_wants_to_change(tabletop, controls):
    notes = Notes(said=[Said("gap", "legal", "No list."), Said("change", "legal", "Write the list.")])
    notes.marks["lock-not-wipe"] = Mark("no")
    rows = plan(notes, tabletop, controls)
    assert [(row.what, row.functions[0], [e.id for e in row.actions]) for row in rows] == [
        ("Write the list.", "legal", []),
        (controls["contain-first"].does, "security", ["lock-not-wipe"]),
    ]


def test_the_control_behind_most_misses_comes_first(tabletop, controls):
    notes = Notes(marks={
        "change-left-undone": Mark("partly"), "lead-and-log": Mark("no"),
        "clear-her-now": Mark("partly"), "tell-her-straight": Mark("partly"), "tell-all-who-knew": Mark("partly"),
    })  # fmt: skip
    found = [row.what for row in plan(notes, tabletop, controls)]
    assert found == [controls[name].does for name in ("clear-the-doubted", "team-and-owner", "confirm-pay-changes")]


def test_an_action_that_was_not_judged_asks_for_nothing(tabletop, controls):
    assert plan(Notes(), tabletop, controls) == []


def test_the_report_says_that_a_rehearsal_was_one(word):
    assert word.paragraphs[1].text == ("A rehearsal: the functions were simulated. It says nothing about a real team.")


def test_the_report_puts_the_plan_before_the_details(word):
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 2"]
    assert headings == [
        "In short",
        "Strengths",
        "Gaps that the evaluator saw",
        "Improvement plan",
        "By objective",
        "By module",
        "By function",
        "Slips",
        "What was observed",
        "After this",
    ]


def test_each_row_of_the_plan_has_a_gap_for_owner_and_date(word):
    rows = [row.cells for row in word.tables[0].rows][1:]
    assert len(rows) == 14
    assert {(cells[2].text, cells[3].text) for cells in rows} == {("[owner]", "[date]")}


def test_a_row_of_the_plan_says_what_was_seen(word):
    told = [row.cells[0].text for row in word.tables[0].rows if row.cells[0].text.startswith("Confirm every change")]
    assert told == [
        "Confirm every change of pay account with the worker, on a number that you already hold.\n"
        "Effort, roughly: small. Why:\n"
        "Finance, seen in part: Leave the change undone, and ring the number that was in the file before."
        " Noted: First rang the new number on the form, as the habit is. Security asked whose number that was."
        " Then the old one: voicemail."
    ]


def test_the_counts_by_function_add_up_to_the_whole(word):
    table = next(table for table in word.tables if table.rows[0].cells[0].text == "Function")
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert [row[0].lower() for row in rows] == [name.lower() for name in ROLES.values()]
    assert [sum(int(row[column]) for row in rows) for column in range(1, 5)] == [25, 10, 2, 2]


def test_the_rooms_figures_stand_in_the_report_with_both_errors(tabletop, rehearsal, tmp_path):
    path = tmp_path / "on-camera-room.csv"
    path.write_text(ROOM)
    document = report_document(COURSE, tabletop, rehearsal, read_board(path).views)
    told = text_of(docx.Document(io.BytesIO(report_docx(document))))
    assert "Practice, 7 people" in told
    assert "15 of 21 (interval 50% to 86%)" in told
    assert "12 of 63 (interval 11% to 30%)" in told
    assert "Final" not in told


def test_what_an_evaluator_wrote_is_never_markup(tabletop):
    notes = Notes(said=[Said("change", "", "<script>alert(1)</script> *not* `code` {claim}`x <y>`")])
    document = report_document(COURSE, tabletop, notes)
    html = report_html(document, "")
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; *not* `code` {claim}`x &lt;y&gt;`" in html
    assert "<script>alert(1)</script> *not* `code`" in text_of(docx.Document(io.BytesIO(report_docx(document))))


def test_two_reports_of_the_same_notes_are_the_same_bytes(tabletop, rehearsal):
    first, second = (report_docx(report_document(COURSE, tabletop, rehearsal)) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert parts.testzip() is None


def test_the_command_writes_a_word_file_and_a_page_beside_the_notes(tmp_path, capsys):
    notes = Path(shutil.copy(REHEARSAL, tmp_path / "thursday.csv"))
    assert main(["aar", str(notes)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "thursday.csv",
        "thursday_report.docx",
        "thursday_report.html",
    ]
    assert "Fill in owners and dates." in capsys.readouterr().out


def test_the_command_names_what_is_wrong_and_writes_nothing(tmp_path, capsys):
    notes = tmp_path / "notes.csv"
    notes.write_text("kind,id,function,what,answer,note\naction,lock-not-wipe,,,perhaps,\n")
    assert main(["aar", str(notes)]) == 1
    assert "notes.csv:2 [lock-not-wipe] `answer` is 'perhaps'" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.csv"]


def test_a_missing_file_is_said_in_one_line(tmp_path, capsys):
    assert main(["aar", str(tmp_path / "none.csv")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_that_is_no_record_of_the_board_is_refused(tmp_path, capsys):
    assert main(["aar", str(REHEARSAL), str(REHEARSAL)]) == 1
    assert "it is no record of the room's board" in capsys.readouterr().err


def test_the_command_writes_an_empty_table_and_never_over_an_old_one(tmp_path, capsys):
    out = tmp_path / "notes.csv"
    assert main(["aar", "--template", str(out)]) == 0
    before = out.read_bytes()
    assert main(["aar", "--template", str(out)]) == 1
    assert out.read_bytes() == before


def test_a_report_that_is_there_is_never_written_over(tmp_path, capsys):
    notes = Path(shutil.copy(REHEARSAL, tmp_path / "thursday.v2.csv"))
    assert main(["aar", str(notes)]) == 0
    word = tmp_path / "thursday.v2_report.docx"
    word.write_bytes(b"with owners")
    assert main(["aar", str(notes)]) == 1
    assert f"{word}, " in capsys.readouterr().err
    assert word.read_bytes() == b"with owners"
    assert main(["aar", str(notes), "--out", str(tmp_path / "second.docx")]) == 0
    assert {"second.docx", "second.html"} <= {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("given", [["--template", "gone/notes.csv"], [str(REHEARSAL), "--out", "gone/report"]])
def test_a_folder_that_is_not_there_is_named(tmp_path, monkeypatch, capsys, given):
    monkeypatch.chdir(tmp_path)
    assert main(["aar", *given]) == 1
    assert capsys.readouterr().err == "there is no folder gone.\n"
