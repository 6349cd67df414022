"""The directive `your-path`: each role's path as a list with minutes, which the script turns into the reader's own."""

import math

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from oncamera.content.learning_paths import ENOUGH, Stop, routes
from oncamera.content.vocabulary import ROLES
from oncamera.hosts.site.minutes import length_of
from oncamera.hosts.site.shown import asked_on
from oncamera.templating import render


class PathNode(nodes.General, nodes.Element):
    """Stands for the paths, until the minutes of all pages are known."""


class PathDirective(Directive):
    """Prints the path of every role."""

    def run(self) -> list[nodes.Node]:
        """Stand a node where the paths will be."""
        return [PathNode()]


def minutes_of(env: BuildEnvironment, page: str) -> int:
    """Give a page's minutes; 0 for one that is not in the book."""
    length = length_of(env, page)
    return length.minutes if length else 0


def _stop_minutes(env: BuildEnvironment, stop: Stop) -> int:
    """Give the minutes until a stop is done: of some pages a part is enough. `path_state.js` says the same."""
    minutes, cases = minutes_of(env, stop.page), len(asked_on(env, stop.page).all)
    return max(1, math.floor(minutes * ENOUGH[stop.page] / cases + 0.5)) if stop.page in ENOUGH and cases else minutes


def _note(stop: Stop) -> str:
    if stop.page in ENOUGH:
        return f", for {ENOUGH[stop.page]} of its cases"
    return ", optional" if stop.optional else ""


def _html(app: Sphinx, docname: str) -> str:
    env = app.env
    paths = [
        {
            "role": role,
            "name": ROLES[role],
            "minutes": sum(minutes_of(env, stop.page) for stop in stops if not stop.timed_apart),
            "apart": sum(_stop_minutes(env, stop) for stop in stops if stop.timed_apart and not stop.optional),
            "stops": [
                {
                    "page": stop.page,
                    "title": env.titles[stop.page].astext(),
                    "href": app.builder.get_relative_uri(docname, stop.page),
                    "minutes": _stop_minutes(env, stop),
                    "note": _note(stop),
                }
                for stop in stops
            ],
        }
        for role, stops in routes(env.found_docs).items()
    ]
    return render("your_path.html", paths=paths)


def _resolve(app: Sphinx, document: nodes.document, docname: str) -> None:
    for node in list(document.findall(PathNode)):
        node.replace_self(nodes.raw("", _html(app, docname), format="html"))


def setup(app: Sphinx) -> None:
    """Put the paths in as their page is written."""
    app.add_node(PathNode)
    app.add_directive("your-path", PathDirective)
    app.connect("doctree-resolved", _resolve)
