"""Turns a notebook output that names a widget into the widget's HTML. Found by myst-nb through its entry point."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from oncamera.bank import load_chapter
from oncamera.cases import case_files, load_cases
from oncamera.problems import ProblemsError
from oncamera.templating import json_script
from oncamera.widgets.desk import desk_data, desk_html
from oncamera.widgets.named import MIME
from oncamera.widgets.quiz import quiz_data, quiz_html
from oncamera.widgets.reference import PAGES

log = logging.getLogger(__name__)
LEDGER = "evidence"  # the page that prints the ledger


class WidgetMime:
    """The interface that myst-nb asks of a MIME renderer plugin."""

    mime_priority_overrides = [("html", MIME, 1)]  # noqa: RUF012 (myst-nb reads a plain class attribute)

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Node] | None:
        """Render our own MIME type; None leaves any other type to myst-nb."""
        if inline or data.mime_type != MIME:
            return None
        environment = renderer.renderer.document.settings.env
        name, arguments = data.content["widget"], dict(data.content["arguments"])
        for path in _files(Path(environment.srcdir), name, arguments):
            environment.note_dependency(str(path))
        try:
            html = _RENDERERS[name](environment, **arguments)
        except (ProblemsError, LookupError) as error:
            log.error("%s", error, location=environment.docname)
            return []
        return [nodes.raw("", html, format="html", classes=["output"])]


def _files(root: Path, name: str, arguments: dict[str, Any]) -> list[Path]:
    """List the data that a widget is made from."""
    bank, evidence = root / "bank", sorted((root / "evidence").rglob("*.yml"))
    own = {
        "quiz": bank / "questions" / f"{arguments.get('chapter')}.yml",
        "base_rates": root / "evidence" / "claims" / "numbers.yml",
        "controls": bank / "controls.yml",
        "planner": bank / "controls.yml",
        "scheme_map": bank / "the_scheme.yml",
        "timeline": bank / "timeline.yml",
    }
    own_files = case_files(root) if name == "desk" else [own[name]]
    return [*own_files, *evidence]


def quiz_page_html(environment: BuildEnvironment, chapter: str, part: str | None) -> str:
    """Render a quiz for the site: its HTML, and beside it the data that the script needs."""
    root = Path(environment.srcdir)
    whole = load_chapter(root, chapter)
    questions = load_chapter(root, chapter, part)
    html = quiz_html(questions, first=whole.index(questions[0]) + 1)
    data = json_script("oc-data", {"questions": quiz_data(questions)})
    return f'<div data-widget="quiz">{html}{data}</div>'


def desk_page_html(environment: BuildEnvironment, form: str, role: str | None) -> str:
    """Render the case desk for the site, with its key as data."""
    root = Path(environment.srcdir)
    cases, every = load_cases(root, form, role), load_cases(root)
    data = json_script("oc-data", {"desk": desk_data(cases, form, every)})
    return f'<div data-widget="desk">{desk_html(cases, form)}{data}</div>'


def _reference(page: Callable[[Path, str], str]) -> Callable[[BuildEnvironment], str]:
    def render(environment: BuildEnvironment) -> str:
        ledger = ""
        if LEDGER in environment.found_docs:
            ledger = environment.app.builder.get_relative_uri(environment.docname, LEDGER)
        return page(Path(environment.srcdir), ledger)

    return render


_RENDERERS: dict[str, Callable[..., str]] = {
    "desk": desk_page_html,
    "quiz": quiz_page_html,
    **{name: _reference(page) for name, page in PAGES.items()},
}
