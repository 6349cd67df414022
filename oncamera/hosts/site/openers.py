"""The drawing that opens a page, beside its title: a file in the book's `assets/openers/`, named after the page.

A drawing opens every page whose name begins with its own: `chapters/desk.svg` opens `chapters/desk_final` too. Of
several the longest name counts. It's written into the page, so that it costs no request and takes the page's colors.
"""

from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

OPENERS = Path("assets", "openers")


def opener_of(root: Path, page: str) -> Path | None:
    """Find the drawing that opens a page of the book below `root`, or None."""
    folder = root / OPENERS
    names = {path.relative_to(folder).with_suffix("").as_posix(): path for path in folder.rglob("*.svg")}
    found = [name for name in names if page.startswith(name)]
    return names[max(found, key=len)] if found else None


def _note(app: Sphinx, document: nodes.document) -> None:
    """Let an edited drawing make its pages stale."""
    if path := opener_of(Path(app.srcdir), app.env.docname):
        app.env.note_dependency(str(path))


def _add_context(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    path = opener_of(Path(app.srcdir), page) if doctree is not None else None
    # The project's authors draw these; the policy of the page forbids any script in them.
    context["opener"] = Markup(path.read_text(encoding="utf-8")) if path else ""


def setup(app: Sphinx) -> None:
    """Give each page its drawing."""
    app.connect("doctree-read", _note)
    app.connect("html-page-context", _add_context)
