"""A page as a Word file: its words in order, its lists and tables as such, the same bytes each time."""

import io
import zipfile

import docx
from docutils import nodes
from docutils.utils import new_document

from oncamera.export.blocks import bullets, para, table
from oncamera.export.docx import docx_bytes


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
