"""A page as a Word file: its words in order, its lists and tables as such, the same bytes each time."""

import io
import re
import shutil
import subprocess
import zipfile

import docx
import pytest
from docutils import nodes
from docutils.utils import new_document
from docx.oxml.ns import qn
from pypdf import PdfReader

from oncamera.documents.blocks import bullets, para, table
from oncamera.documents.docx import docx_bytes

pytestmark = pytest.mark.build


def numbered(*texts: str) -> nodes.enumerated_list:
    return nodes.enumerated_list("", *(nodes.list_item("", nodes.paragraph("", text)) for text in texts))


def page(*blocks: nodes.Node) -> nodes.document:
    document = new_document("card")
    document += nodes.section("", nodes.title("", "Key card"), *blocks)
    return document


def read(document: nodes.document):
    return docx.Document(io.BytesIO(docx_bytes(document, "Key card", "From here.")))


def test_headings_and_paragraphs_keep_their_order():
    part = nodes.section("", nodes.title("", "Doors"), nodes.paragraph("", "Lock them."))
    word = read(page(nodes.paragraph("", "Keys."), part))
    assert [(p.style.name, p.text) for p in word.paragraphs] == [
        ("Title", "Key card"),
        ("Normal", "Keys."),
        ("Heading 2", "Doors"),
        ("Normal", "Lock them."),
    ]


def test_each_numbered_list_begins_at_one():
    word = read(page(numbered("a", "b"), numbered("c")))
    numbers = [p._p.pPr.numPr.numId.val for p in word.paragraphs if p.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]


def test_an_item_to_tick_has_a_box():
    ticks = nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "Call.")), classes=["ticks"])
    assert [p.text for p in read(page(ticks)).paragraphs] == ["Key card", "☐ Call."]


def test_a_blank_is_marked_and_strong_words_are_bold():
    paragraph = nodes.paragraph("", "", nodes.strong("", "Ask "), nodes.inline("", "[HR]", classes=["blank"]))
    runs = read(page(paragraph)).paragraphs[1].runs
    assert [(run.text, run.bold, run.font.highlight_color is not None) for run in runs] == [
        ("Ask ", True, False),
        ("[HR]", None, True),
    ]


def test_a_table_stays_a_table():
    row = nodes.row("", *(nodes.entry("", nodes.paragraph("", text)) for text in ("Door", "Shut")))
    table = nodes.table("", nodes.tgroup("", nodes.tbody("", row), cols=2))
    found = read(page(table)).tables[0]
    assert [[cell.text for cell in row.cells] for row in found.rows] == [["Door", "Shut"]]


def test_what_is_only_for_the_screen_is_left_out():
    box = nodes.container("", nodes.paragraph("", "For you."), classes=["screen-only"])
    assert [p.text for p in read(page(box)).paragraphs] == ["Key card"]


def test_no_part_carries_the_time_of_day():
    made = docx_bytes(page(), "Key card", "From here.")
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert docx.Document(io.BytesIO(made)).core_properties.created.isoformat() == "2026-01-01T00:00:00+00:00"


def test_a_section_of_its_own_sheet_begins_a_page():
    part = nodes.section("", nodes.title("", "Doors"), nodes.paragraph("", "Lock them."), classes=["tt-sheet"])
    breaks = [p.paragraph_format.page_break_before for p in read(page(part)).paragraphs]
    assert breaks == [None, True, None]


def test_columns_of_unlike_widths_share_the_sheet():
    word = read(page(table(["Door", "State"], [["Front", "Shut"]], widths=(3, 1))))
    front, shut = (cell.width for cell in word.tables[0].rows[1].cells)
    assert round(front / shut, 2) == 3.0


def test_a_table_to_write_in_has_rows_for_a_pen_or_for_sentences():
    heights = []
    for classes in (["to-write-in"], ["to-write-in", "is-tall"], []):
        form = table(["Door", "State"], [["Front", ""]])
        form["classes"] += classes
        heights.append(read(page(form)).tables[0].rows[1].height)
    assert [height and round(height.cm, 2) for height in heights] == [0.85, 2.6, None]


def test_a_list_in_a_cell_stays_a_list():
    cells = read(page(table(["Door"], [[[para("Front"), bullets(["shut", "locked"])]]]))).tables[0].rows[1].cells
    assert [p.text for p in cells[0].paragraphs] == ["Front", "shut", "locked"]


def test_a_heading_said_again_for_narrow_screens_is_left_out():
    assert [cell.text for cell in read(page(table(["Door"], [["Front"]]))).tables[0].rows[1].cells] == ["Front"]


def test_the_foot_says_which_page_of_how_many():
    foot = read(page()).sections[0].footer.paragraphs[0]._p
    fields = [one.get(qn("w:instr")) for one in foot.iter(qn("w:fldSimple"))]
    assert ("".join(one.text for one in foot.iter(qn("w:t"))), fields) == (
        "From here. · Page 1 of 1",
        ["PAGE", "NUMPAGES"],
    )


def test_a_heading_row_is_marked_and_no_row_is_cut_in_two():
    rows = read(page(table(["Door"], [["Front"], ["Back"]]))).tables[0].rows
    marks = [[mark.tag.rpartition("}")[2] for mark in row._tr.trPr] for row in rows]
    assert marks == [["cantSplit", "tblHeader"], ["cantSplit"], ["cantSplit"]]


def test_a_table_without_a_heading_row_marks_none():
    row = nodes.row("", nodes.entry("", nodes.paragraph("", "Door")))
    bare = nodes.table("", nodes.tgroup("", nodes.tbody("", row), cols=1))
    assert list(read(page(bare)).element.iter(qn("w:tblHeader"))) == []


def test_the_file_says_its_title_and_its_language_and_its_title_is_a_heading():
    word = read(page())
    assert (word.core_properties.title, word.core_properties.language) == ("Key card", "en-US")
    assert word.styles["Title"].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "0"
    assert {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))} == {"en-US"}


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_a_sign_that_xml_cannot_hold_is_marked_wherever_it_stands(sign):
    made = docx_bytes(page(nodes.paragraph("", f"a{sign}b")), f"c{sign}d", f"e{sign}f")
    word = docx.Document(io.BytesIO(made))
    foot = word.sections[0].footer.paragraphs[0].text
    assert [word.paragraphs[1].text, word.core_properties.title, foot[:3]] == ["a\ufffdb", "c\ufffdd", "e\ufffdf"]


def test_a_title_longer_than_a_file_can_hold_is_cut():
    word = docx.Document(io.BytesIO(docx_bytes(page(), "x" * 300, "From here.")))
    assert word.core_properties.title == "x" * 255


def test_a_list_in_a_list_is_said_once_and_one_step_in():
    inner = bullets(["shut"])
    outer = nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "Front"), inner))
    found = [(p.style.name, p.text) for p in read(page(outer)).paragraphs[1:]]
    assert found == [("List Bullet", "Front"), ("List Bullet 2", "shut")]


def test_code_quotes_and_table_titles_keep_their_words():
    titled = table(["Door"], [["Front"]])
    titled.insert(0, nodes.title("", "All doors"))
    quote = nodes.block_quote("", nodes.paragraph("", "Lock it."), nodes.attribution("", "The porter"))
    word = read(page(nodes.literal_block("", "lock --all"), quote, titled))
    assert [p.text for p in word.paragraphs if p.text] == [
        "Key card", "lock --all", "Lock it.", "The porter", "All doors",
    ]  # fmt: skip


def convert(folder):
    """Convert all Word files of a folder to PDF, in one start of LibreOffice with a profile of its own."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing. Type: sudo apt-get install libreoffice-writer-nogui"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(str(path) for path in folder.glob("*.docx"))
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return {path.stem: PdfReader(path) for path in folder.glob("*.pdf")}


def on_paper(reader):
    return ["".join(sheet.extract_text().split()) for sheet in reader.pages]


def test_on_paper_a_long_table_says_its_heading_again_and_each_sheet_its_number(tmp_path):
    doors = table(["Door", "State"], [[f"Door {n}", "Shut"] for n in range(1, 81)])
    (tmp_path / "doors.docx").write_bytes(docx_bytes(page(doors), "Key card", "From here."))
    sheets = on_paper(convert(tmp_path)["doors"])
    assert len(sheets) > 1
    for number, text in enumerate(sheets, 1):
        assert "DoorState" in text
        assert f"Fromhere.·Page{number}of{len(sheets)}" in text
    assert re.findall(r"Door(\d+)Shut", "".join(sheets)) == [str(n) for n in range(1, 81)]


def test_every_shipped_file_opens_in_libreoffice_with_all_its_words(course_site, tmp_path):
    shipped = list(course_site.rglob("*.docx"))
    assert len(shipped) > 10
    for path in shipped:
        shutil.copy(path, tmp_path)
    made = convert(tmp_path)
    assert sorted(made) == sorted(path.stem for path in shipped)
    signs = re.compile(r"[^\W_]+")
    lost = {}
    for path in shipped:
        sheets = on_paper(made[path.stem])
        for number, text in enumerate(sheets, 1):
            assert f"·Page{number}of{len(sheets)}" in text, path
        printed = "".join(signs.findall("".join(sheets)))
        words = docx.Document(path).element.body.iter(qn("w:p"))
        said = {"".join(signs.findall("".join(one.text or "" for one in p.iter(qn("w:t"))))) for p in words}
        lost[path.stem] = [one for one in said if len(one) < 40 and one not in printed]
    assert {name: missing for name, missing in lost.items() if missing} == {}
