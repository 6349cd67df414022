"""Small builders of doctree nodes: what is made of them becomes a page of the site, a Word file and a page on its own.

Texts may hold the bank's little Markdown: emphasis and code.
"""

from collections.abc import Iterable, Sequence

from docutils import nodes
from markdown_it import MarkdownIt

from oncamera.content.cases import Artefact
from oncamera.content.records import Record
from oncamera.documents.docx import BLANK, NARROW_ONLY, TICK

_INLINE = MarkdownIt("zero").enable(["emphasis", "backticks", "escape"])
_OPEN: dict[str, type[nodes.Element]] = {"em_open": nodes.emphasis, "strong_open": nodes.strong}
Words = str | nodes.Node | Sequence[nodes.Node]


def inlines(text: str) -> list[nodes.Node]:
    """Read one text as inline nodes."""
    stack: list[nodes.Element] = [nodes.inline()]
    for token in _INLINE.parseInline(text)[0].children or []:
        if token.type in _OPEN:
            stack.append(_OPEN[token.type]())
        elif token.type.endswith("_close"):
            done = stack.pop()
            stack[-1] += done
        elif token.type == "code_inline":
            stack[-1] += nodes.literal("", token.content)
        else:
            stack[-1] += nodes.Text("\n" if token.type == "softbreak" else token.content)
    return list(stack[0].children)


def _words(words: Words) -> list[nodes.Node]:
    if isinstance(words, str):
        return inlines(words)
    return [words] if isinstance(words, nodes.Node) else list(words)


def para(*words: Words, classes: Sequence[str] = ()) -> nodes.paragraph:
    """Make a paragraph of texts and inline nodes."""
    return nodes.paragraph("", "", *(node for part in words for node in _words(part)), classes=list(classes))


def strong(text: str) -> nodes.strong:
    """Make strong words, taken as they are."""
    return nodes.strong("", text)


def blank(text: str) -> nodes.inline:
    """Make a gap to fill in."""
    return nodes.inline("", f"[{text}]", classes=[BLANK])


def labeled(label: str, *words: Words) -> nodes.paragraph:
    """Make a paragraph that begins with a label in strong words."""
    return para(strong(f"{label} "), *words)


def bullets(items: Iterable[Words], ticks: bool = False) -> nodes.bullet_list:
    """Make a list. ticks: with a box before each item."""
    made = [nodes.list_item("", para(item)) for item in items]
    return nodes.bullet_list("", *made, classes=[TICK] if ticks else [])


def section(name: str, title: str, *children: nodes.Node, classes: Sequence[str] = ()) -> nodes.section:
    """Make a section. name: its id on the page, which no other may have."""
    return nodes.section("", nodes.title("", title), *children, ids=[name], classes=list(classes))


def box(*children: nodes.Node, classes: Sequence[str]) -> nodes.container:
    """Make a group of blocks with a class."""
    return nodes.container("", *children, classes=list(classes))


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[Words]],
    name: str = "",
    widths: Sequence[int] = (),
    stacks: bool = True,
) -> nodes.table:
    """Make a table, with a heading row if there is a head; a cell is words, or blocks.

    widths: of the columns, in parts of the whole, for the Word file; stacks: on a narrow screen each cell stands on
    its own and says its own head.
    """

    def cell(content: Words, label: str = "") -> nodes.entry:
        made = _words(content)
        blocks = made if any(isinstance(node, nodes.Body) for node in made) else [nodes.paragraph("", "", *made)]
        if label:
            blocks[0].insert(0, nodes.inline("", f"{label}: ", classes=[NARROW_ONLY]))  # type: ignore[attr-defined]
        return nodes.entry("", *blocks)

    # Without widths of its own, which would be styles in the page: its policy allows none.
    columns = widths or [1] * len(head or rows[0])
    group = nodes.tgroup("", *(nodes.colspec(colwidth=part) for part in columns), cols=len(columns))
    if head:
        group += nodes.thead("", nodes.row("", *(cell(text) for text in head)))
    labels = head if stacks else [""] * len(columns)
    made = [nodes.row("", *(cell(content, label) for content, label in zip(row, labels, strict=True))) for row in rows]
    group += nodes.tbody("", *made)
    return nodes.table("", group, classes=["colwidths-auto", "tt-stack", *([name] if name else [])] if stacks else [])


def _name(field: str) -> str:
    return field.replace("_", " ").capitalize()


def _cell(value: object) -> str:
    """Write what one field of a row holds: no and nothing are left empty."""
    if isinstance(value, list):
        return "; ".join(_cell(item) for item in value)
    return ("yes" if value else "") if isinstance(value, bool) else str(value or "")


def _written(shape: Record) -> list[nodes.Node]:
    """Write out a shape in the order of reading: texts with their names, paragraphs, and rows as tables."""
    made: list[nodes.Node] = []
    for field in type(shape).model_fields:
        value = getattr(shape, field)
        if value is None or value in ([], {}):
            continue
        if isinstance(value, Record):
            made += [para(strong(_name(field))), *_written(value)]
        elif isinstance(value, dict):
            made += [labeled(f"{label}:", text) for label, text in value.items()]
        elif not isinstance(value, list):
            made.append(labeled(f"{_name(field)}:", str(value)))
        elif field == "rows":
            made.append(table(getattr(shape, "columns"), value))  # noqa: B009  only a table has rows
        elif isinstance(value[0], Record):
            made += [para(strong(_name(field))), *_as_table(value)]
        elif field != "columns":
            made += [para(strong(_name(field))), *(para(text) for text in value)]
    return made


def _as_table(records: Sequence[Record]) -> list[nodes.Node]:
    """Write records as a table without its empty columns, or one after the other where they hold records."""
    fields = [name for name in type(records[0]).model_fields if any(_cell(getattr(one, name)) for one in records)]
    if any(isinstance(inner, list) and inner and isinstance(inner[0], Record)
           for one in records for inner in (getattr(one, name) for name in fields)):  # fmt: skip
        return [node for one in records for node in _written(one)]
    return [
        table([_name(name) for name in fields], [[_cell(getattr(one, name)) for name in fields] for one in records])
    ]


def artefact(given: Artefact) -> nodes.container:
    """Show one thing that somebody gets: a header, paragraphs, talk or a table."""
    made: list[nodes.Node] = [para(strong(given.title), classes=["tt-title"])]
    made += [labeled(f"{label}:", text) for label, text in given.fields.items()]
    made += [para(f"• {text[2:]}" if text.startswith("- ") else text) for text in given.body]
    made += [para(strong(who), f" {when}: " if when else ": ", text) for who, when, text in given.lines]
    if given.columns:
        longest = [max(len(text) for text in column) for column in zip(given.columns, *given.rows, strict=True)]
        made.append(table(given.columns, given.rows, widths=[min(40, max(8, length)) for length in longest]))
    if given.shape:
        made += _written(given.shape)
    return box(*made, classes=["tt-artefact", f"is-{given.kind.replace('_', '-')}"])
