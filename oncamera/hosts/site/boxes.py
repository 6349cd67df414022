"""Draws the boxes that plain Markdown asks for: a bold line of a known wording, and what comes after it.

Objectives, key points and what to do on Monday box the list after them. A section that begins with **For the curious**
is folded below its heading: it is truly optional, so neither its words nor its questions count in the page's minutes or
on a path.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from oncamera.content.pages import CURIOUS, KEY_POINTS, MONDAY, OBJECTIVES

_BOXES = {OBJECTIVES.strip("*"): "objectives", KEY_POINTS.strip("*"): "key-points", MONDAY.strip("*"): "monday"}


def _box(app: Sphinx, document: nodes.document) -> None:
    for paragraph in list(document.findall(nodes.paragraph)):
        kind = _BOXES.get(paragraph.astext())
        following = paragraph.next_node(descend=False, siblings=True)
        bold = any(isinstance(part, nodes.strong) for part in paragraph.children)
        if kind and bold and isinstance(following, nodes.bullet_list):
            box = nodes.container(classes=[kind])
            paragraph.replace_self(box)
            box.parent.remove(following)
            title = nodes.paragraph("", paragraph.astext(), classes=["box-title"])
            box += [title, following]


class OptionalNode(nodes.container):
    """Holds what a reader may leave out: neither its words nor its questions count."""


def is_optional(node: nodes.Node) -> bool:
    """Tell whether a node stands in what a reader may leave out."""
    parent = node.parent
    return parent is not None and (isinstance(parent, OptionalNode) or is_optional(parent))


def _fold(app: Sphinx, document: nodes.document) -> None:
    for section in list(document.findall(nodes.section)):
        first = section.children[1] if len(section.children) > 1 else None
        if isinstance(first, nodes.paragraph) and first.astext() == CURIOUS.strip("*"):
            following = section.children[2:]
            end = next((place for place, node in enumerate(following) if _is_title(node)), len(following))
            section.children[1:] = []
            section += [OptionalNode("", *following[:end]), *following[end:]]


def _is_title(node: nodes.Node) -> bool:
    """Tell whether a bold line opens the next box, such as the key points: the fold ends before it."""
    return isinstance(node, nodes.paragraph) and [type(part) for part in node.children] == [nodes.strong]


def _open_tag(translator: HTML5Translator, node: OptionalNode) -> None:
    translator.body.append(
        '<details class="oc-curious"><summary>For the curious <small>not in this page’s minutes</small></summary>\n'
    )


def _close_tag(translator: HTML5Translator, node: OptionalNode) -> None:
    translator.body.append("</details>\n")


def setup(app: Sphinx) -> None:
    """Box each page as it is read."""
    app.add_node(OptionalNode, html=(_open_tag, _close_tag))
    app.connect("doctree-read", _fold, priority=400)  # before words are counted and widgets are noted
    app.connect("doctree-read", _box)
