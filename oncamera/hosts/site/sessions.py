"""The directives `session-plan`, `session-slides`, `session-answers`: one plan. `session-files`: on paper."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from oncamera.content.course import Course
from oncamera.content.organization import FILE
from oncamera.files.problems import ProblemsError
from oncamera.hosts.site.claims import address_of
from oncamera.hosts.site.the_course import course_of, is_changed
from oncamera.widgets.session.session import Link, answers_html, files_html, plan_html, slides_html

log = logging.getLogger(__name__)
_FACES: dict[str, Callable[[Course, str, Link, str], str]] = {
    "session-plan": plan_html,
    "session-slides": slides_html,
    "session-answers": answers_html,
    "session-files": files_html,
}


_SHOWS = "oncamera_session"  # in a page's metadata: it shows a plan


class SessionNode(nodes.General, nodes.Element):
    """Stands for one face of a plan, until the titles of all pages are known."""


class SessionDirective(Directive):
    """Prints a plan, its slides or its answers, by the plan's id; or the files of a form of the desk."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Stand a node where the plan will be."""
        environment = self.state.document.settings.env
        environment.metadata[environment.docname][_SHOWS] = True
        return [SessionNode("", face=self.name, plan=self.arguments[0])]


def _pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write these pages again when a plan, the bank, the ledger, the organization or a page's title has changed."""
    pages = sorted(page for page, marks in env.metadata.items() if marks.get(_SHOWS))
    if not pages:
        return []
    root, digest = Path(env.srcdir), hashlib.sha256()
    files = [path for folder in ("session", "bank", "evidence") for path in sorted((root / folder).rglob("*.yml"))]
    for path in [*files, *root.glob(FILE)]:
        digest.update(path.read_bytes())
    digest.update("\n".join(f"{name} {title.astext()}" for name, title in sorted(env.titles.items())).encode())
    return pages if is_changed(env, "sessions", digest.hexdigest()) else []


def _resolve(app: Sphinx, document: nodes.document, docname: str) -> None:
    env = app.env

    def link(page: str) -> tuple[str, str]:
        if page not in env.titles:
            raise LookupError(f"the plan names the page {page!r}, which the book does not have")
        return env.titles[page].astext(), app.builder.get_relative_uri(docname, page)

    for node in list(document.findall(SessionNode)):
        try:
            html = _FACES[node["face"]](course_of(env), node["plan"], link, address_of(env, docname))
        except (ProblemsError, LookupError) as error:
            log.error("%s", error, location=docname)
            html = ""
        node.replace_self(nodes.raw("", html, format="html"))


def setup(app: Sphinx) -> None:
    """Note the pages of plans as they are read; fill them as they are written."""
    app.add_node(SessionNode)
    for name in _FACES:
        app.add_directive(name, SessionDirective)
    app.connect("env-updated", _pages_to_write)
    app.connect("doctree-resolved", _resolve)
