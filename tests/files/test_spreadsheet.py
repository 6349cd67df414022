"""Tables: read however a spreadsheet or a meeting saved them, and written so that no cell is a formula."""

import csv
import io
import os

import pytest

from oncamera.files.problems import ProblemsError
from oncamera.files.spreadsheet import harmless, read_sheet, write_sheet

ROWS = [("name", "team"), ("Zoë Núñez", "HR"), ("Bo", "IT")]


def read(tmp_path, content: bytes | str, heading=("name", "team")):
    path = tmp_path / "list.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_sheet(
        path, lambda cells: tuple(cells[: len(heading)]) == heading, lambda cells: (f"only {cells}", "Do.")
    )


def rows(tmp_path, content: bytes | str) -> list[tuple[str, ...]]:
    return [row.cells for row in read(tmp_path, content).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_table_is_read_however_it_was_saved(tmp_path, encoding, separator, line_end):
    text = "".join(separator.join(row) + line_end for row in ROWS)
    assert rows(tmp_path, text.encode(encoding)) == ROWS


@pytest.mark.parametrize("line", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n'])
def test_a_first_line_may_name_the_separator(tmp_path, line):
    found = read(tmp_path, line + "name;team\nNúñez, Zoë;HR\n").rows
    assert [(row.line, row.cells) for row in found] == [(2, ("name", "team")), (3, ("Núñez, Zoë", "HR"))]


def test_a_quoted_cell_may_hold_line_breaks_and_separators(tmp_path):
    found = read(tmp_path, 'name,team\n"Zoë\nNúñez","HR; legal"\nBo,IT\n').rows
    assert [(row.line, row.cells) for row in found[1:]] == [(2, ("Zoë Núñez", "HR; legal")), (4, ("Bo", "IT"))]


def test_a_quotation_mark_that_is_left_open_is_named_where_it_opens(tmp_path):
    with pytest.raises(ProblemsError, match="csv:3 a quotation mark opens here and isn't closed"):
        read(tmp_path, 'name,team\nZoë,HR\n"Bo,IT\nAna,IT\n')


def test_a_row_that_swallows_others_is_named(tmp_path):
    [note] = read(tmp_path, 'name,team\n"Bo,IT\nAna",IT\n').notes
    assert str(note).startswith("list.csv:2 several lines are read as one row, because of a quotation mark.")


def test_a_cell_of_any_length_is_read(tmp_path):
    assert rows(tmp_path, "name,team\n" + "a" * 200_000 + ",HR\n")[1] == ("a" * 200_000, "HR")


def test_signs_that_no_document_can_hold_are_left_out(tmp_path):
    assert rows(tmp_path, "name,team\nZ\x00o\x0bë\x1b[31m\ufffe\u202e,H\u200bR\n")[1] == ("Zoë[31m", "HR")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04", "the file is a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1", "the file is a workbook"),
        (b"%PDF-1.7", "the file is a PDF"),
        (b"{\\rtf1", "the file is a Word text"),
        (b"x" * 2_000_001, "the file has more than 2,000,000 bytes"),
        (b"", "only []"),
        (b"who,team\n", r"only \('who', 'team'\)"),
    ],
)
def test_what_is_no_table_is_refused_with_what_it_is(tmp_path, content, what):
    with pytest.raises(ProblemsError, match=f"list.csv(:1)? {what}" if "[" not in what else "only"):
        read(tmp_path, content)


@pytest.mark.parametrize("kind", ["folder", "missing", "dangling", "loop", "device", "pipe"])
def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path, kind):
    path = tmp_path / "list.csv"
    {"folder": path.mkdir, "missing": lambda: None, "dangling": lambda: path.symlink_to("nowhere"),
     "loop": lambda: path.symlink_to(path), "device": lambda: path.symlink_to("/dev/zero"),
     "pipe": lambda: os.mkfifo(path)}[kind]()  # fmt: skip
    with pytest.raises(ProblemsError, match=r"list\.csv (it is a|the file isn't there)"):
        read_sheet(path, bool, lambda _: ("", ""))


# What a spreadsheet takes for a formula, and the same behind what it passes over.
FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", " =1", "\u00a0=1", "\u200b=1",
    "\ufeff=1",     '"=1', "\u201c=1", "\u3000-1", "\u2212cmd", "\ufe66HYPERLINK()", "\u200e\u200f=1",
]  # fmt: skip


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("separator", ["", ",", ";", "\t", "|", "\n", "x;", 'x", ', "x;;"])
def test_no_part_of_a_cell_is_a_formula_whichever_separator_a_spreadsheet_takes(formula, separator):
    text = write_sheet([["Zoë", separator + formula, "end"]])
    for taken in ",;\t|":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=taken):
            for cell in row:
                assert harmless(cell) == cell, (taken, cell)


@pytest.mark.parametrize(
    "text", ["Zoë Núñez", "O'Brien", "Anne-Marie", "a@b.c", "1 + 1", "", "Nguyễn (HR)", "'t Hooft"]
)
def test_an_ordinary_cell_stays_as_it_is(text):
    assert write_sheet([[text, 0.5, -1, None]]) == f"{text},0.5,-1,\n"


def test_what_would_not_be_seen_is_written_out():
    assert write_sheet([["a\x1b[31m\nb\x00\u202ec\ud800"]]) == "a\\x1b[31m\\nb\\x00\\u202ec\\ud800\n"


def test_a_cell_with_any_separator_is_quoted():
    assert write_sheet([["a;b", "c|d", 'e"f', "g,h", " i"]]) == '"a;b","c|d","e""f","g,h"," i"\n'
