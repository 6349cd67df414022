"""What the chapters' prose says to the machine: the objectives that it states and the quizzes that it shows."""

import re
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from oncamera.files.problems import Problem, ProblemsError, short_path
from oncamera.files.source_text import is_there, list_files, read_text

_QUIZ = re.compile(r"""^\s*(?:\w+\s*=\s*)?quiz\(\s*["']([^"']+)["']\s*(?:,\s*(?:part\s*=\s*)?["']([^"']+)["']\s*)?\)""")
_SCENARIO = re.compile(r"""^\s*(?:\w+\s*=\s*)?scenario\(\s*["']([^"']+)["']\s*\)""")
# Plain Markdown, so that JupyterLab shows them well too; the site draws a box round each with its list.
OBJECTIVES = "**After this page you can**"
KEY_POINTS = "**Key points**"
MONDAY = "**On Monday**"  # what to do with it at work: one to three things, at the end of a page with key points
CURIOUS = "**For the curious**"  # folds the section that it opens


@dataclass(frozen=True)
class ShownQuiz:
    """A call of `quiz` in a chapter: which questions, and on which line."""

    chapter: str
    part: str | None
    line: int


@dataclass(frozen=True)
class Page:
    """One page of prose. `objectives`, `quizzes` and `scenarios` (line, id) stand in the page's order."""

    file: str
    stem: str
    text: str
    objectives: list[str] = field(default_factory=list)
    quizzes: list[ShownQuiz] = field(default_factory=list)
    scenarios: list[tuple[int, str]] = field(default_factory=list)


def read_page(path: Path, root: Path) -> Page:
    """Read one Markdown page, or one notebook as its lines. Raises ProblemsError."""
    text = read_text(path, root)
    objectives: list[str] = []
    quizzes, scenarios = [], []
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() == OBJECTIVES:
            inside = True
        elif inside and line.startswith("- "):
            objectives.append(line[2:].strip())
        elif line.strip():
            inside = False
        call = _QUIZ.match(line)
        if call:
            quizzes.append(ShownQuiz(call[1], call[2], number))
        played = _SCENARIO.match(line)
        if played:
            scenarios.append((number, played[1]))
    return Page(short_path(path, root), path.stem, text, objectives, quizzes, scenarios)


def prose_lines(page: Page) -> list[tuple[int, str]]:
    """Give the numbered lines of a page that are prose: without front matter and without fenced code."""
    lines, fenced = [], False
    front = page.text.split("\n---\n", 1)[0].count("\n") + 1 if page.text.startswith("---\n") else -1
    for number, line in enumerate(page.text.splitlines(), 1):
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced and number > front + 1:
            lines.append((number, line))
    return lines


# Possessive, and only from a bracket that is no text: whatever a line holds is read once.
_CLAIM = re.compile(r"(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\++.)++)\]\((?:\.\./)*evidence\.md#(?P<id>[a-z0-9-]+)\)")
_HIDDEN = "{\0}"  # stands for a link; a page holds no U+0000 of its own (`source_text.py`)
_TAKEN = re.compile(r"""claim_(?:value|dates)\(\\?["']([a-z0-9-]+)\\?["']\)""")
_SENTENCE_END = re.compile(r"(?<=[.!?])[*_”\"')]*\s+(?=[A-Z“*\"{-])")


def cited_claims(page: Page) -> list[tuple[int, str]]:
    """List the claims that the prose cites, and those whose figures or dates its code takes, each with its line."""
    said = [(number, match["id"]) for number, line in prose_lines(page) for match in _CLAIM.finditer(line)]
    lines = enumerate(page.text.splitlines(), 1)
    return said + [(number, match[1]) for number, line in lines for match in _TAKEN.finditer(line)]


def sentences(page: Page) -> list[tuple[int, str, list[str]]]:
    """Split the prose into sentences: the line, its words, the claims cited in it.

    Prose is written one sentence a line, so a sentence never runs over a line's end.
    """
    found = []
    for number, line in prose_lines(page):
        # A full stop inside a claim's own text ends no sentence: hide the links while splitting.
        links = list(_CLAIM.finditer(line))
        waiting = iter(links)
        for part in _SENTENCE_END.split(_CLAIM.sub(_HIDDEN, line)):
            inside = list(islice(waiting, part.count(_HIDDEN)))
            for match in inside:
                part = part.replace(_HIDDEN, match["text"], 1)
            found.append((number, part, [match["id"] for match in inside]))
    return found


_MARK = re.compile(r"^(\w+): *(\w+) *$", re.MULTILINE)


def marks(page: Page) -> dict[str, str]:
    """Read the one-word fields of a page's front matter, such as `handout: true`."""
    front = page.text.split("\n---\n", 1)[0] if page.text.startswith("---\n") else ""
    return {name: value.lower() for name, value in _MARK.findall(front)}


def is_handout(page: Page) -> bool:
    """Tell whether a page may be handed out."""
    return marks(page).get("handout") == "true"


def read_pages(root: Path) -> list[Page]:
    """Read every page of prose: those below `chapters/`, in order of path, those at the root, and the notebooks.

    Raises ProblemsError with the problems of all pages.
    """
    names = [*list_files(root / "chapters", ".md", deep=True), root / "index.md", root / "evidence.md"]
    names += [path for part in ("exercises", "chapters") for path in list_files(root / part, ".ipynb", deep=True)]
    pages: list[Page] = []
    problems: list[Problem] = []
    for path in names:
        try:
            pages += [read_page(path, root)] if is_there(path) else []
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    return pages
