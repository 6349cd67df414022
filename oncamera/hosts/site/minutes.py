"""How long a page takes, by one formula: visible words at 200 a minute, 40 s a question, 90 s a case.

The words are those of the page's own text. A quiz's words are not among them: its time is in the 40 s. A scenario
says its own minutes, which the bank holds to its longest path. A table, a map or a planner is for working with, not for
reading through: its words do not count either.
"""

import math
import re
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from oncamera.hosts.site.shown import asked_on
from oncamera.hosts.site.the_course import is_changed

WORDS_A_MINUTE = 200
SECONDS_A_QUESTION = 40
SECONDS_A_CASE = 90
_WORD = re.compile(r"\w[\w’'.,-]*")
# In a page's metadata: that it prints minutes, perhaps another page's; and how many words it has.
_TELLS, _WORDS = "oncamera_minutes", "oncamera_words"
_UNREAD = (nodes.raw, nodes.comment, nodes.literal_block, nodes.image)


@dataclass(frozen=True)
class Length:
    """What a page asks of its reader."""

    words: int
    questions: int
    cases: int = 0
    scenario_minutes: tuple[int, ...] = ()

    @property
    def minutes(self) -> int:
        """Whole minutes, at least one, rounded to the nearest."""
        seconds = self.questions * SECONDS_A_QUESTION + self.cases * SECONDS_A_CASE
        return max(1, math.floor(self.words / WORDS_A_MINUTE + seconds / 60 + sum(self.scenario_minutes) + 0.5))


def count_words(document: nodes.Node) -> int:
    """Count the words that a reader of the page sees, figures' and quizzes' own words apart."""
    words = 0
    stack = list(document.children)
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.Text):
            words += len(_WORD.findall(node.astext()))
        elif not isinstance(node, _UNREAD) and "cell_output" not in getattr(node, "get", lambda *_: [])("classes", []):
            stack += node.children
    return words


def length_of(env: BuildEnvironment, docname: str) -> Length | None:
    """Give the length of a page that has been read."""
    words = env.metadata.get(docname, {}).get(_WORDS)
    if words is None:
        return None
    asked = asked_on(env, docname)
    return Length(words, len(asked.questions), len(asked.cases), tuple(asked.minutes))


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
