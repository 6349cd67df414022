"""Which widgets a page shows. They are put in as the page is written, not as it is read.

So an edited question or case writes the pages that show it again, and runs no notebook: half a second, not three.
"""

import hashlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from oncamera.files.problems import ProblemsError
from oncamera.hosts.site.boxes import is_optional
from oncamera.hosts.site.claims import address_of, cited_on
from oncamera.hosts.site.corrections import report_on
from oncamera.hosts.site.the_course import course_of
from oncamera.templating import json_script
from oncamera.widgets.parts.widget import Asked, Place
from oncamera.widgets.registry import WIDGETS

log = logging.getLogger(__name__)
# In a page's metadata: the widgets that it shows, and the places of those that a reader may leave out.
_WIDGETS, _OPTIONAL = "oncamera_widgets", "oncamera_optional"


class WidgetNode(nodes.General, nodes.Element):
    """Stands for a widget, by `widget` and `arguments`, until its page is written."""


def place_on(env: BuildEnvironment, docname: str) -> Place:
    """Say what a widget may link to from a page of the site."""
    return Place(
        published=True,
        address=partial(address_of, env, docname),
        title=lambda page: env.titles[page].astext(),
        cited=partial(cited_on, env, docname),
        report=partial(report_on, env, docname),
    )


def widget_html(env: BuildEnvironment, docname: str, name: str, arguments: dict[str, Any]) -> str:
    """Render a widget for the site: its HTML, and beside it the data that its script needs, if it has any."""
    widget, course, place = WIDGETS[name], course_of(env), place_on(env, docname)
    html = widget.html(course, place, **arguments)
    if widget.data is None:
        return html
    data = json_script("oc-data", widget.data(course, place, **arguments))
    return f'<div data-widget="{name}">{html}{data}</div>'


class KeptDirective(Directive):
    """Shows the reader what this browser keeps."""

    def run(self) -> list[nodes.Node]:
        """Stand the widget's node here."""
        return [WidgetNode("", widget="kept", arguments={})]


def widgets_of(env: BuildEnvironment, docname: str) -> list[tuple[str, dict[str, Any]]]:
    """List the widgets of a page that has been read, in its order: name and arguments."""
    return list(env.metadata.get(docname, {}).get(_WIDGETS, []))


def asked_on(env: BuildEnvironment, docname: str, optional: bool = False) -> Asked:
    """Say what a page asks. What cannot be read counts as nothing here: writing its page says why.

    optional: also what stands in a fold that a reader may leave out.
    """
    asked = Asked()
    left_out = env.metadata.get(docname, {}).get(_OPTIONAL, set())
    for place, (name, arguments) in enumerate(widgets_of(env, docname)):
        if place in left_out and not optional:
            continue
        try:
            asked.add(WIDGETS[name].asks(course_of(env), **arguments))
        except (ProblemsError, LookupError):
            continue
    return asked


def _note(app: Sphinx, document: nodes.document) -> None:
    found = list(document.findall(WidgetNode))
    kept = app.env.metadata[app.env.docname]
    kept[_WIDGETS] = [(node["widget"], node["arguments"]) for node in found]
    kept[_OPTIONAL] = {place for place, node in enumerate(found) if is_optional(node)}


def _stamp(env: BuildEnvironment, docname: str, read: Callable[[Path], bytes]) -> str:
    root, digest = Path(env.srcdir), hashlib.sha256()
    for name, arguments in widgets_of(env, docname):
        for path in filter(Path.is_file, WIDGETS[name].made_from(root, **arguments)):
            digest.update(read(path))
    return digest.hexdigest()


def _pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the pages again whose widgets' data has changed."""
    read = cache(Path.read_bytes)  # many pages are made from the same files: each is read once a build
    now = {docname: _stamp(env, docname, read) for docname in env.metadata if widgets_of(env, docname)}
    before = getattr(env, "oncamera_stamps", {})
    env.oncamera_stamps = now  # type: ignore[attr-defined]
    return [docname for docname, stamp in now.items() if before.get(docname) != stamp]


def _resolve(app: Sphinx, document: nodes.document, docname: str) -> None:
    for node in list(document.findall(WidgetNode)):
        name, arguments = node["widget"], node["arguments"]
        try:
            html = widget_html(app.env, docname, name, arguments)
        except (ProblemsError, LookupError) as error:
            log.error("%s", error, location=docname)
            html = ""
        node.replace_self(nodes.raw("", html, format="html"))


def setup(app: Sphinx) -> None:
    """Note each page's widgets as it is read; put them in as it is written."""
    app.add_node(WidgetNode)
    app.add_directive("kept", KeptDirective)
    app.connect("doctree-read", _note)
    app.connect("env-updated", _pages_to_write)
    app.connect("doctree-resolved", _resolve)
