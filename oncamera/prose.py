"""What the chapters' prose says to the machine: the objectives that it states and the quizzes that it shows."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from oncamera.problems import Problem, ProblemsError, short_path

_QUIZ = re.compile(r"""^\s*(?:\w+\s*=\s*)?quiz\(\s*["']([^"']+)["']\s*(?:,\s*(?:part\s*=\s*)?["']([^"']+)["']\s*)?\)""")
_SCENARIO = re.compile(r"""^\s*(?:\w+\s*=\s*)?scenario\(\s*["']([^"']+)["']\s*\)""")
# Plain Markdown, so that JupyterLab shows them well too; the site draws a box round each with its list.
OBJECTIVES = "**After this page you can**"
KEY_POINTS = "**Key points**"


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
    """Read one page, Markdown or a notebook. Raises ProblemsError if it is not UTF-8."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        bad, what = error.object[: error.start].count(b"\n") + 1, "the file is not UTF-8"
        raise ProblemsError([Problem(short_path(path, root), bad, "", what, "Save it as UTF-8.")]) from None
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


_CLAIM = re.compile(r"\[(?P<text>(?:[^\[\]\\]|\\+.)+)\]\((?:\.\./)*evidence\.md#(?P<id>[a-z0-9-]+)\)")
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
        hidden = line
        for index, match in reversed(list(enumerate(links))):
            hidden = f"{hidden[: match.start()]}{{{index}}}{hidden[match.end() :]}"
        for part in _SENTENCE_END.split(hidden):
            inside = [links[int(index)] for index in re.findall(r"\{(\d+)\}", part)]
            words = re.sub(r"\{(\d+)\}", lambda m, links=links: links[int(m[1])]["text"], part)
            found.append((number, words, [match["id"] for match in inside]))
    return found


def read_pages(root: Path) -> list[Page]:
    """Read every page of prose: those below `chapters/`, in order of path, and those at the root.

    Raises ProblemsError with every one that cannot be read.
    """
    names = [*sorted((root / "chapters").rglob("*.md")), root / "index.md"]
    names += [p for folder in ("exercises", "chapters") for p in sorted((root / folder).rglob("*.ipynb"))]
    pages: list[Page] = []
    problems: list[Problem] = []
    for path in names:
        if path.is_file() and ".ipynb_checkpoints" not in path.parts:
            try:
                pages.append(read_page(path, root))
            except ProblemsError as error:
                problems += error.problems
    if problems:
        raise ProblemsError(problems)
    return pages
