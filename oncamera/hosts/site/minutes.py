"""How long a page takes, by the one formula of `content/reading.py`: all that is read on the way, and each decision.

The page's own text with its tables and captions; each question with its choices and a reason; each case with its
artefacts and its feedback; the longest path of a scenario. What is folded as optional is left out, and so are the
tools that one works with rather than reads through: the planner, the ledger, the board.
"""

import math
import re
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from oncamera.content.reading import Reading, count_html_words
from oncamera.files.problems import ProblemsError
from oncamera.hosts.site.boxes import OptionalNode
from oncamera.hosts.site.shown import asked_on, place_on, widgets_of
from oncamera.hosts.site.the_course import course_of, is_changed
from oncamera.widgets.registry import WIDGETS

READ_THROUGH = {"scheme_map", "timeline", "base_rates", "controls"}  # widgets that ask nothing, and are read
_WORD = re.compile(r"\w[\w’'.,-]*")
# In a page's metadata: that it prints minutes, perhaps another page's; and how many words it has.
_TELLS, _WORDS = "oncamera_minutes", "oncamera_words"
_UNREAD = (nodes.comment, nodes.literal_block, nodes.image, OptionalNode)


@dataclass(frozen=True)
class Length:
    """What a page asks of its reader: all the reading, and how many questions, cases and scenarios."""

    reading: Reading
    questions: int = 0
    cases: int = 0
    scenarios: int = 0

    @property
    def minutes(self) -> int:
        """Whole minutes, at least one, rounded to the nearest."""
        return max(1, math.floor(self.reading.minutes + 0.5))


def count_words(document: nodes.Node) -> int:
    """Count the words of a page's own text, tables and captions; not what a reader may leave out."""
    words = 0
    stack = list(document.children)
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.raw):
            words += count_html_words(node.astext()) if node.get("format") == "html" else 0
        elif isinstance(node, nodes.Text):
            words += len(_WORD.findall(node.astext()))
        elif not isinstance(node, _UNREAD):
            stack += node.children
    return words


def length_of(env: BuildEnvironment, docname: str) -> Length | None:
    """Give the length of a page that has been read."""
    words = env.metadata.get(docname, {}).get(_WORDS)
    if words is None:
        return None
    asked = asked_on(env, docname)
    reading = Reading(words + _widget_words(env, docname)) + asked.reading
    return Length(reading, len(asked.questions), len(asked.cases), len(asked.scenarios))


def _widget_words(env: BuildEnvironment, docname: str) -> int:
    words = 0
    for name, arguments in widgets_of(env, docname):
        if name in READ_THROUGH:
            try:
                html = WIDGETS[name].html(course_of(env), place_on(env, docname), **arguments)
            except (ProblemsError, LookupError):  # writing the page says why
                continue
            words += count_html_words(html)
    return words


def _lengths(env: BuildEnvironment) -> dict[str, Length]:
    return {docname: length for docname in env.metadata if (length := length_of(env, docname))}


def _measure(app: Sphinx, document: nodes.document) -> None:
    app.env.metadata[app.env.docname][_WORDS] = count_words(document)


class MinutesNode(nodes.Inline, nodes.TextElement):
    """Stands for the minutes of a page, until all pages have been read."""


def _minutes_role(
    name: str, raw: str, text: str, line: int, inliner: Any, options: Any = None, content: Any = None
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """`` {minutes}`chapters/the_case` `` prints that page's minutes; `` {minutes}`course` `` those of all chapters."""
    environment = inliner.document.settings.env
    environment.metadata[environment.docname][_TELLS] = True
    return [MinutesNode(text, page=text)], []


def total_minutes(env: BuildEnvironment) -> int:
    """Add up the minutes of all chapters: the pages that have questions and no desk. Exams and tracks are apart."""
    return sum(length.minutes for length in _lengths(env).values() if length.questions and not length.cases)


def _resolve(app: Sphinx, document: nodes.document, docname: str) -> None:
    for node in list(document.findall(MinutesNode)):
        page = node["page"]
        length = length_of(app.env, page)
        minutes = total_minutes(app.env) if page == "course" else length.minutes if length else 0
        node.replace_self(nodes.Text("1 minute" if minutes == 1 else f"{minutes} minutes"))


def _pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the pages that print minutes, and the paths, again when minutes or titles of other pages have changed."""
    now = {name: (length.minutes, env.titles[name].astext()) for name, length in _lengths(env).items()}
    if not is_changed(env, "minutes", now):
        return []
    return sorted({env.config.root_doc} | {page for page in now if env.metadata[page].get(_TELLS)})


def setup(app: Sphinx) -> None:
    """Measure each page as it is read."""
    app.add_node(MinutesNode)
    app.add_role("minutes", _minutes_role)
    app.connect("doctree-read", _measure)
    app.connect("env-updated", _pages_to_write)
    app.connect("doctree-resolved", _resolve)
