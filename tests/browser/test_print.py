"""The PDFs of the print set, as the command makes them: tagged, with outline, numbers and the paper asked for."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from oncamera.documents.print_html import prepare
from oncamera.documents.print_sets import print_sets
from tests.conftest import COURSE, ROOT

pytestmark = pytest.mark.browser  # it drives Chromium by the command, not by the fixture
SIZES = {"A4": (595, 842), "Letter": (612, 792)}
OF_A_PLAN = ["sixty-minutes-for-you-Letter", "sixty-minutes-to-hand-out-Letter"]
MADE = ["hand-out-A4", "hand-out-Letter", "facilitator-only-A4", "course-A4", "course-answers-A4"]


@pytest.fixture(scope="module")
def printed(course_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("print")
    base = [sys.executable, "-m", "oncamera", "print", "--site", str(course_site), "--out", str(out)]
    for options in (["--paper", "A4"], ["--paper", "Letter", "--only", "hand-out"]):
        result = subprocess.run([*base, *options], capture_output=True, text=True, check=False, cwd=ROOT)
        assert result.returncode == 0, result.stdout + result.stderr
    return out


def pages_of(site: Path, name: str):
    return prepare(site, next(chosen for chosen in print_sets(COURSE) if chosen.id == name.rpartition("-")[0]))[0]


def words_of(pdf: Path) -> list[str]:
    """The words of each sheet, one blank apart. (pypdf reads them too, ten times as slowly.)"""
    with pypdfium2.PdfDocument(pdf) as document:
        # PDFium gives a hyphen at the end of a line as U+FFFE.
        sheets = [sheet.get_textpage().get_text_bounded().replace("\ufffe", "-") for sheet in document]
    # An f and an i may be one letter on paper.
    return [" ".join(unicodedata.normalize("NFKC", words).split()) for words in sheets]


def test_these_files_are_made_and_nothing_else(printed):
    assert sorted(path.stem for path in printed.iterdir()) == sorted(MADE)


@pytest.mark.parametrize("name", MADE)
def test_a_pdf_is_tagged_and_says_its_language_and_title(printed, name):
    reader = PdfReader(printed / f"{name}.pdf")
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert reader.metadata.title.startswith("On Camera: ")


@pytest.mark.parametrize("name", MADE)
def test_every_sheet_has_the_size_of_its_paper(printed, name):
    reader = PdfReader(printed / f"{name}.pdf")
    sizes = {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in reader.pages}
    assert sizes == {SIZES[name.rpartition("-")[2]]}


@pytest.mark.parametrize("name", MADE)
def test_the_outline_names_every_page_and_the_contents_say_where_it_is(printed, course_site, name):
    reader = PdfReader(printed / f"{name}.pdf")
    pages = pages_of(course_site, name)
    entries = [entry for entry in reader.outline if not isinstance(entry, list)]
    # Chromium drops the blank at which a heading wraps.
    assert ["".join(e.title.split()) for e in entries[1:]] == ["".join(page.title.split()) for page in pages]
    first = " ".join(words_of(printed / f"{name}.pdf")[:3]) + " "
    for page, entry in zip(pages, entries[1:], strict=True):
        assert f"{page.title} {reader.get_destination_page_number(entry) + 1} " in first


@pytest.mark.parametrize("name", MADE)
def test_every_sheet_has_its_number_of_how_many_and_says_whose_it_is(printed, name):
    sheets = words_of(printed / f"{name}.pdf")
    footer = next(chosen.footer for chosen in print_sets(COURSE) if chosen.id == name.rpartition("-")[0])
    assert sheets
    for number, words in enumerate(sheets, 1):
        assert f"· {footer} ·" in words
        assert f"{number} / {len(sheets)}" in words


@pytest.mark.parametrize("name", ["hand-out-A4", "hand-out-Letter"])
def test_each_sheet_of_the_hand_out_takes_one_sheet(printed, course_site, name):
    reader = PdfReader(printed / f"{name}.pdf")
    pages = pages_of(course_site, name)
    begins = [reader.get_destination_page_number(e) for e in reader.outline if not isinstance(e, list)][1:]
    lengths = [after - begin for begin, after in zip(begins, [*begins[1:], len(reader.pages)], strict=True)]
    assert {page.title: n for page, n in zip(pages, lengths, strict=True) if page.sheet and n != 1} == {}


def test_one_session_makes_two_files_and_each_sheet_says_whose_it_is(course_site, tmp_path):
    command = [sys.executable, "-m", "oncamera", "print", "--site", str(course_site), "--out", str(tmp_path)]
    command += ["--plan", "sixty-minutes", "--paper", "Letter"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert sorted(path.stem for path in tmp_path.iterdir()) == OF_A_PLAN
    led, handed = (words_of(tmp_path / f"{name}.pdf") for name in OF_A_PLAN)
    assert led
    assert all("FOR THE FACILITATOR ONLY" in words for words in led)
    # Its cover, a sheet each for card, sign-in sheet and feedback form, and the twelve files.
    assert len(handed) == 1 + 3 + 12


def test_a_session_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    command = [sys.executable, "-m", "oncamera", "print", "--plan", "sixty", "--out", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (result.returncode, list(tmp_path.iterdir())) == (1, [])
    assert "the plans are: half-day, ninety-minutes, sixty-minutes, thirty-minutes" in result.stderr


def test_without_a_built_site_the_command_says_what_to_type(tmp_path):
    command = [sys.executable, "-m", "oncamera", "print", "--site", str(tmp_path / "none"), "--out", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.returncode == 1
    assert result.stderr.strip().endswith("is not built. Type: make site")
