"""The evaluator's notes: a table that a spreadsheet fills in, read kindly and strictly."""

import csv
import io

import pytest

from oncamera.files.problems import ProblemsError
from oncamera.sessions.evaluator_notes import Mark, Said, read_notes, template_csv
from tests.conftest import COURSE

HEAD = "kind,id,function,what,answer,note\n"


@pytest.fixture(scope="module")
def tabletop():
    return COURSE.tabletop


@pytest.fixture
def read(tmp_path, tabletop):
    def reading(text: str | bytes):
        path = tmp_path / "notes.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_notes(path, tabletop)

    return reading


def problems_of(read, text: str | bytes) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        read(text)
    return [str(problem) for problem in caught.value.problems]


def test_the_empty_table_has_a_line_for_each_expected_action(tabletop):
    rows = list(csv.DictReader(io.StringIO(template_csv(tabletop))))
    named = [row["id"] for row in rows if row["kind"] == "action"]
    assert named == [expected.id for _, _, expected in tabletop.actions()]


def test_the_empty_table_is_read_as_nothing_judged(read, tabletop):
    notes = read(template_csv(tabletop))
    assert {mark.answer for mark in notes.marks.values()} == {""}
    assert (notes.about, notes.said, notes.is_rehearsal) == ({}, [], False)


def test_an_answer_and_its_note_are_kept(read):
    notes = read(HEAD + 'action,lead-and-log,security,,Partly,"at 13:09, when asked"\n')
    assert notes.marks == {"lead-and-log": Mark("partly", "at 13:09, when asked")}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_spreadsheets_own_delimiter_is_understood(read, delimiter):
    text = HEAD + "slip,told-too-many,,,2,over lunch\n"
    assert read(text.replace(",", delimiter)).slips == {"told-too-many": (2, "over lunch")}


def test_a_table_saved_by_an_old_spreadsheet_is_understood(read):
    notes = read((HEAD + "gap,,Legal,,,No rule for “café” days\n").encode("cp1252"))
    assert notes.said == [Said("gap", "legal", "No rule for “café” days")]


def test_a_function_may_be_named_in_words_or_left_open(read):
    text = HEAD + "strength,,recruiter and HR,,,One\nstrength,,HR,,,Two\nchange,,,,,Three\n"
    assert [said.function for said in read(text).said] == ["recruiter", "recruiter", ""]


def test_a_person_in_place_of_a_function_is_refused(read):
    assert problems_of(read, HEAD + "gap,,Priya,,,Forgot it\n") == [
        "notes.csv:2 there is no function 'Priya'. "
        "Write one of: recruiter and HR, hiring manager, IT, security, finance, legal; never a person."
    ]


def test_every_problem_is_told_at_once_with_its_line(read):
    text = HEAD + "action,lead-and-lag,,,yes,\naction,lock-not-wipe,,,maybe,\nslip,evidence-lost,,,often,\nidea,,,,,\n"
    assert problems_of(read, text) == [
        "notes.csv:2 [lead-and-lag] there is no action 'lead-and-lag'. Did you mean 'lead-and-log'?",
        "notes.csv:3 [lock-not-wipe] `answer` is 'maybe'. Write yes, partly or no, or leave it empty.",
        "notes.csv:4 [evidence-lost] `answer` is 'often'. Write how often, as a number, or leave it empty.",
        "notes.csv:5 there is no kind 'idea'. Write one of: about, action, slip, strength, gap, change.",
    ]


def test_a_line_that_stands_twice_is_refused(read):
    text = HEAD + "action,lock-not-wipe,,,yes,\naction,lock-not-wipe,,,no,\n"
    assert problems_of(read, text) == [
        "notes.csv:3 [lock-not-wipe] 'lock-not-wipe' stands in line 2 already. Keep one of the two lines."
    ]


def test_a_table_without_its_head_is_refused(read):
    assert problems_of(read, "action,lock-not-wipe,,,yes,\n") == [
        "notes.csv:1 the first line does not name the columns. Write: kind,id,function,what,answer,note"
    ]


def test_a_workbook_is_refused_with_what_to_do(read):
    assert problems_of(read, b"PK\x03\x04rest") == [
        "notes.csv the file is a workbook. Save it from the spreadsheet as CSV, and name that file."
    ]


def test_signs_that_no_document_can_hold_are_left_out(read):
    assert read(HEAD + "gap,,,,,bad\x00\x0bsign\n").said == [Said("gap", "", "badsign")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_a_table_is_understood_however_a_spreadsheet_saved_it(read, encoding, line_end):
    text = "sep=;\n" + HEAD.replace(",", ";") + "gap;;Legal;;;No rule for café days\n"
    assert read(text.replace("\n", line_end).encode(encoding)).said == [Said("gap", "legal", "No rule for café days")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + "gap,,Legal,,,Late, but good\n",
         "notes.csv:2 'but good' stands beyond the last column. Put a text that holds a comma in quotation marks."),
        (HEAD + "gap,,,,," + "x" * 140_000 + "\n", "notes.csv:2 a cell has 140,000 characters. Write 5,000 at most."),
        ("gap,,,,,Lost\n" + HEAD,
         "notes.csv:1 the line stands above the names of the columns. Put it below them, or take it out."),
        (HEAD + '\ngap,,,,,"Lost\ngap,,,,,Lost too\n',
         "notes.csv:3 a quotation mark opens here and isn't closed. Close it, or take it out."),
    ],
)  # fmt: skip
def test_nothing_that_was_typed_is_lost_without_a_word(read, text, says):
    assert problems_of(read, text) == [says]
