"""Turns a notebook output that names a widget into the widget's HTML. Found by myst-nb through its entry point."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util import logging

from oncamera.bank import load_chapter
from oncamera.problems import ProblemsError
from oncamera.templating import json_script
from oncamera.widgets.quiz import MIME, quiz_data, quiz_html

log = logging.getLogger(__name__)


class WidgetMime:
    """The interface that myst-nb asks of a MIME renderer plugin."""

    mime_priority_overrides = [("html", MIME, 1)]  # noqa: RUF012 (myst-nb reads a plain class attribute)

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Node] | None:
        """Render our own MIME types; None leaves any other type to myst-nb."""
        if inline or data.mime_type != MIME:
            return None
        named = data.content
        environment = renderer.renderer.document.settings.env
        environment.note_dependency(f"{environment.srcdir}/bank/questions/{named['chapter']}.yml")
        try:
            html = quiz_page_html(Path(environment.srcdir), named["chapter"], named["part"])
        except (ProblemsError, LookupError) as error:
            log.error("%s", error, location=environment.docname)
            return []
        return [nodes.raw("", html, format="html", classes=["output"])]


def quiz_page_html(root: Path, chapter: str, part: str | None) -> str:
    """Render a quiz for the site: its HTML, and beside it the data that the script needs."""
    whole = load_chapter(root, chapter)
    questions = [question for question in whole if part in (None, question.part)]
    if not questions:
        load_chapter(root, chapter, part)  # raises, naming the parts that there are
    html = quiz_html(questions, first=whole.index(questions[0]) + 1)
    data = json_script("oc-data", {"questions": quiz_data(questions)})
    return f'<div data-widget="quiz">{html}{data}</div>'
