"""Rules about the prose."""

import ast
import difflib
import re
from collections.abc import Iterator

from oncamera.content.contents import TOC
from oncamera.content.course import Course
from oncamera.content.organization import explain_unknown_field, fields_named
from oncamera.content.pages import KEY_POINTS, MONDAY, Page, prose_lines
from oncamera.content.vocabulary import STAGES
from oncamera.files.problems import Problem
from oncamera.files.strict_yaml import YamlError, parse_yaml

_FENCE = re.compile(r"(?P<fence>`{3,}|:{3,}|~{3,})(?P<info>.*)")
_CHECKLIST = re.compile(r"`{3,}\{checklist\}\s*(.*?)\s*$")
_CELL = re.compile(r"`{3,}\{code-cell\}")


def every_page_of_the_contents_is_there(course: Course) -> list[Problem]:
    """The contents name each page once, and only pages that there are."""
    known = [page.file.rpartition(".")[0] for page in course.pages]
    problems = []
    seen: set[str] = set()
    for name, line in course.contents:
        stem = name.removesuffix(".md").removesuffix(".ipynb")
        if stem not in known:
            close = difflib.get_close_matches(stem, known, n=1)
            instead = f"Did you mean {close[0]!r}?" if close else "Write the page, or delete this line."
            problems.append(Problem(TOC, line, "", f"there is no page {name!r}", instead))
        elif stem in seen:
            problems.append(Problem(TOC, line, "", f"the page {name!r} is listed twice", "Keep one of the two lines."))
        seen.add(stem)
    return problems


def every_page_with_key_points_ends_with_monday(course: Course) -> list[Problem]:
    """Whoever has read a chapter knows what to do with it at work: one to three things, one with its toolkit sheet."""
    problems = []
    for page in _markdown(course):
        lines = page.text.splitlines()
        if KEY_POINTS not in lines:
            continue
        at = lines.index(MONDAY) if MONDAY in lines else len(lines)
        things = [line for line in lines[at + 1 :] if line.strip()]
        good = "Write one to three lines that begin with `- `, and link a sheet of the toolkit."
        if at == len(lines):
            what, instead = "the page doesn't say what to do on Monday", f"End it with a line `{MONDAY}`. {good}"
            problems.append(Problem(page.file, len(lines), "", what, instead))
        elif not 1 <= len(things) <= 3 or not all(line.startswith("- ") for line in things):
            what = f"after `{MONDAY}` come {len(things)} lines that aren't one to three things to do"
            problems.append(Problem(page.file, at + 1, "", what, good))
        elif not any("toolkit/" in line for line in things):
            problems.append(Problem(page.file, at + 1, "", "nothing on Monday leads to a sheet of the toolkit", good))
    return problems


def every_front_matter_can_be_read(course: Course) -> list[Problem]:
    """What a page says between two lines `---` at its top is YAML."""
    problems = []
    for page in _markdown(course):
        if not page.text.startswith("---\n"):
            continue
        front, closed, _ = page.text[4:].partition("\n---\n")
        if not closed:
            what, instead = "the front matter isn't closed", "End it with a line `---`."
            problems.append(Problem(page.file, 1, "", what, instead))
            continue
        try:
            parse_yaml(front)
        except YamlError as error:
            problems.append(Problem(page.file, error.line + 1, "", error.what, error.instead))
    return problems


def every_fence_is_closed(course: Course) -> list[Problem]:
    """A block that is opened with ``` or ::: is closed: else the rest of the page belongs to it."""
    return [
        Problem(page.file, number, "", f"the block `{fence}` is opened and not closed", f"Close it with `{fence}`.")
        for page in _markdown(course)
        for number, fence in _open_fences(page)
    ]


def _open_fences(page: Page) -> list[tuple[int, str]]:
    opened: list[tuple[int, str]] = []
    for number, line in enumerate(page.text.split("\n"), 1):
        match = _FENCE.match(line.strip()) if line.lstrip()[:3] in ("```", ":::", "~~~") else None
        if not match or (match["fence"][0] == "`" and "`" in match["info"]):
            continue
        last = opened[-1][1] if opened else ""
        if last and not match["info"].strip() and match["fence"].startswith(last):
            opened.pop()
        elif not last or last[0] == ":":
            opened.append((number, match["fence"]))
    return opened


def every_cell_is_python(course: Course) -> list[Problem]:
    """A code cell of a page can be run: what Python can't read would stop the build in the middle."""
    problems = []
    for page in _markdown(course):
        for first, code in _cells(page):
            try:
                ast.parse(code)
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                line = first + (getattr(error, "lineno", None) or 1) - 1
                what = f"Python can't read the cell: {getattr(error, 'msg', None) or type(error).__name__}"
                problems.append(Problem(page.file, line, "", what, "Copy a cell of another page, and change it."))
    return problems


def _cells(page: Page) -> Iterator[tuple[int, str]]:
    """Give each code cell: the line where its code begins, and its code. IPython's own commands are left out."""
    first, code = 0, list[str]()
    for number, line in enumerate(page.text.split("\n"), 1):
        if not first and _CELL.match(line):
            first, code = number + 1, []
        elif first and line.startswith("```"):
            yield first, "\n".join(code)
            first = 0
        elif first:
            code.append("" if line.startswith((":", "%", "!")) else line)


def _markdown(course: Course) -> list[Page]:
    return [page for page in course.pages if page.file.endswith(".md")]


def every_dollar_is_escaped(course: Course) -> list[Problem]:
    """In prose a dollar sign is written `\\$`: JupyterLab takes what stands between two bare ones for mathematics."""
    return [
        Problem(page.file, number, "", "the line has a bare dollar sign", "Write it as `\\$`.")
        for page in course.pages
        for number, line in prose_lines(page)
        if re.search(r"(?<!\\)\$", re.sub(r"`[^`]*`", "", line))
    ]


def every_checklist_names_a_stage(course: Course) -> list[Problem]:
    """A checklist prints the controls of a stage that there is."""
    return [
        Problem(page.file, number, "", f"there is no stage {match[1]!r}", f"Write one of: {', '.join(STAGES)}.")
        for page in _markdown(course)
        for number, line in enumerate(page.text.split("\n"), 1)
        if (match := _CHECKLIST.match(line)) and match[1] not in STAGES
    ]


def every_organization_field_exists(course: Course) -> list[Problem]:
    """A page prints only what `organization.yml` can hold."""
    return [
        Problem(page.file, line, "", *said)
        for page in course.pages
        for line, text in prose_lines(page)
        for name in fields_named(text)
        if (said := explain_unknown_field(name))
    ]
