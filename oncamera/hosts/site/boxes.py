"""Draws the boxes that plain Markdown asks for: a bold line of a known wording, and the list after it."""

from docutils import nodes
from sphinx.application import Sphinx

from oncamera.content.pages import KEY_POINTS, OBJECTIVES

_BOXES = {OBJECTIVES.strip("*"): "objectives", KEY_POINTS.strip("*"): "key-points"}


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


def setup(app: Sphinx) -> None:
    """Box each page as it is read."""
    app.connect("doctree-read", _box)
