"""A page as a Word file: headings, paragraphs, lists and tables from its doctree, the same bytes each time.

What stands in a container of the class `screen-only` is for the reader of the site, and is left out.
"""

import datetime
import io
import re
import zipfile

from docutils import nodes
from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
MADE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)  # a fixed date, so that two builds give the same bytes
BLANK, TICK, SCREEN_ONLY = "blank", "ticks", "screen-only"
OWN_SHEET = "tt-sheet"  # a section that begins on a page of its own
TO_WRITE_IN, TALL = "to-write-in", "is-tall"  # a table with empty cells: rows high enough for a pen, or for sentences
NARROW_ONLY = "narrow-only"  # words that stand in for a table's head where it is stacked
_LEFT_OUT = (nodes.raw, nodes.comment, nodes.target, nodes.image, nodes.system_message, nodes.Invisible)
_Place = Word | _Cell
_LISTS = (nodes.bullet_list, nodes.enumerated_list)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST_PROPERTY = 255  # signs, which a file's title can hold


def docx_bytes(document: nodes.document, title: str, footer: str) -> bytes:
    """Write one page. footer: a line at the foot of each sheet, such as license and source."""
    word = Document()
    for section in word.sections:
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.7)
        _foot(section.footer.paragraphs[0], footer)
    normal, heading = word.styles["Normal"], word.styles["Heading 2"]
    normal.font.name = "Arial"  # every machine has it, or one of the same widths
    normal.font.size, normal.paragraph_format.space_after = Pt(10), Pt(4)
    heading.font.size, heading.paragraph_format.space_before = Pt(12), Pt(8)
    word.styles["Title"].font.size = Pt(20)
    outline = OxmlElement("w:outlineLvl")  # the title is a heading too, for screen readers and the list of headings
    outline.set(qn("w:val"), "0")
    word.styles["Title"].element.get_or_add_pPr().append(outline)
    properties = word.core_properties
    properties.title, properties.author = _legal(title)[:LONGEST_PROPERTY], "The On Camera authors"
    properties.language = "en-US"
    properties.created = properties.modified = MADE
    properties.comments, properties.revision = "", 1
    _Writer(word).blocks(word, document, 0)
    return _same_bytes(word)


def _legal(text: str) -> str:
    """Put a mark in place of each sign that XML can't hold."""
    return _NOT_XML.sub("\ufffd", text)


def _foot(paragraph: Paragraph, footer: str) -> None:
    """Write the line at the foot of each sheet, with the sheet's number of how many."""
    for text, field in ((f"{_legal(footer)} · Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(text).font.size = Pt(8)
        counted = OxmlElement("w:fldSimple")
        counted.set(qn("w:instr"), field)
        number = paragraph.add_run("1")  # until the program that opens the file has counted
        number.font.size = Pt(8)
        counted.append(number._r)
        paragraph._p.append(counted)


def _mark_row(row: _Row, is_head: bool) -> None:
    """Keep a row on one sheet; a heading row is said again on each sheet that its table reaches."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _same_bytes(word: Word) -> bytes:
    """Save with one fixed date on every part: python-docx writes the time of day."""
    first, second = io.BytesIO(), io.BytesIO()
    word.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, ZIP_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return second.getvalue()


def _is_narrow_only(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and NARROW_ONLY in node["classes"]


class _Writer:
    def __init__(self, word: Word) -> None:
        self.word = word

    def blocks(self, place: _Place, parent: nodes.Element, level: int) -> None:
        """Write all blocks in an element. level: how deep its headings stand."""
        for node in parent.children:
            if not isinstance(node, nodes.Element) or isinstance(node, _LEFT_OUT) or SCREEN_ONLY in node["classes"]:
                continue
            if isinstance(node, nodes.section):
                self.blocks(place, node, level + 1)
            elif isinstance(node, nodes.title):
                style = f"Heading {level}" if isinstance(parent, nodes.section) else "Heading 4"
                heading = place.add_paragraph(style="Title" if level == 1 else style)
                heading.paragraph_format.page_break_before = True if OWN_SHEET in parent["classes"] else None
                self.words(heading, node)
            elif isinstance(node, nodes.term):
                paragraph = place.add_paragraph()
                paragraph.paragraph_format.keep_with_next = True
                self.words(paragraph, node, bold=True)
            elif isinstance(node, _LISTS):
                self.items(place, node)
            elif isinstance(node, nodes.table):
                self.table(node)
            elif isinstance(node, nodes.TextElement):  # paragraphs, and all else that holds words itself
                self.words(place.add_paragraph(), node)
            else:  # containers, admonitions, definition lists: what is in them
                self.blocks(place, node, level)

    def items(self, place: _Place, node: nodes.Element, depth: int = 1) -> None:
        """Write a list. A list of the class `ticks` gets a box before each item; a numbered one begins at 1."""
        ticks = TICK in node["classes"]
        numbered = isinstance(node, nodes.enumerated_list)
        number = self.new_numbering() if numbered else None
        for item in node.children:
            style = "Normal" if ticks else "List Number" if numbered else "List Bullet"
            if depth > 1 and not ticks:
                style += f" {min(depth, 3)}"
            paragraph = place.add_paragraph(style=style)
            if ticks:
                paragraph.add_run("☐ ")
            if number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_numId().val = number
            for index, block in enumerate(item.children):
                if isinstance(block, _LISTS):
                    self.items(place, block, depth + 1)
                    continue
                if index:
                    paragraph.add_run(" ")
                self.words(paragraph, block)

    def new_numbering(self) -> int:
        """Make a numbering that begins at 1: all paragraphs of one style would count on from list to list."""
        numbering = self.word.part.numbering_part.element
        style = self.word.styles["List Number"].element
        old = numbering.num_having_numId(style.pPr.numPr.numId.val)
        new = numbering.add_num(old.abstractNumId.val)
        new.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(new.numId)

    def table(self, node: nodes.table) -> None:
        """Write a table, its heading row marked and in bold; its title, if any, stands above it."""
        for title in node.findall(nodes.title):
            paragraph = self.word.add_paragraph(style="Caption")
            paragraph.paragraph_format.keep_with_next = True
            self.words(paragraph, title)
        rows = list(node.findall(nodes.row))
        width = max(len(row.children) for row in rows)
        table = self.word.add_table(rows=0, cols=width, style="Table Grid")
        for row in rows:
            line = table.add_row()
            _mark_row(line, isinstance(row.parent, nodes.thead))
            cells = line.cells
            for cell, entry in zip(cells, row.children, strict=False):
                for index, block in enumerate(entry.children):
                    if isinstance(block, _LISTS):
                        self.items(cell, block)
                        continue
                    paragraph = cell.add_paragraph() if index else cell.paragraphs[0]
                    self.words(paragraph, block, bold=isinstance(row.parent, nodes.thead))
        if TO_WRITE_IN in node["classes"]:
            for line in table.rows[1:]:
                line.height = Cm(2.6 if TALL in node["classes"] else 0.85)
        self.widths(table, [spec["colwidth"] for spec in node.findall(nodes.colspec)])
        self.word.add_paragraph()

    def widths(self, table: Table, parts: list[int]) -> None:
        """Share the sheet's width out, where the columns are not all alike."""
        if len(set(parts)) < 2:
            return
        sheet = self.word.sections[0]
        whole = sheet.page_width - sheet.left_margin - sheet.right_margin  # type: ignore[operator]
        table.autofit = False
        own = [Emu(whole * part // sum(parts)) for part in parts]
        for column, width in zip(table.columns, own, strict=True):  # LibreOffice reads the columns, Word the cells
            column.width = width
        for row in table.rows:
            for cell, width in zip(row.cells, own, strict=True):
                cell.width = width

    def words(self, paragraph: Paragraph, node: nodes.Node, bold: bool = False, italic: bool = False) -> None:
        """Write the words of an element into a paragraph; a blank to fill in is marked in yellow."""
        for child in node.children:
            if isinstance(child, nodes.Text):
                run = paragraph.add_run(_legal(child.astext().replace("\n", " ")))
                run.bold, run.italic = bold or None, italic or None
                if isinstance(node, nodes.Element) and BLANK in node.get("classes", []):
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            elif not isinstance(child, _LEFT_OUT) and not _is_narrow_only(child):
                strong, emphasis = isinstance(child, nodes.strong), isinstance(child, nodes.emphasis)
                self.words(paragraph, child, bold or strong, italic or emphasis)
