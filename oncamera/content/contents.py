"""The files that make a folder a course: its contents in `_toc.yml`, and whatever stands where nothing reads it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from oncamera.content.attack_steps import STEPS
from oncamera.content.cases import CASES
from oncamera.content.claims import CLAIMS, SOURCES
from oncamera.content.control_map import MAP_ROWS, STANDARDS
from oncamera.content.controls import CONTROLS
from oncamera.content.first_case import FIRST_CASE
from oncamera.content.plans import PLANS
from oncamera.content.questions import QUESTIONS
from oncamera.content.records import Line, Record, Shelf, read_one
from oncamera.content.scenarios import SCENARIOS
from oncamera.content.tabletop import FOLDER
from oncamera.content.timeline import EVENTS
from oncamera.files.problems import Problem, ProblemsError, short_path
from oncamera.files.source_text import is_there, list_files, read_text
from oncamera.files.strict_yaml import YamlError, parse_yaml

TOC, CONFIG, ORGANIZATION = "_toc.yml", "_config.yml", "organization.yml"
SHELVES: list[Shelf[Any]] = [
    QUESTIONS, CASES, FIRST_CASE, SCENARIOS, CONTROLS, MAP_ROWS, STANDARDS, STEPS, EVENTS, CLAIMS, SOURCES, PLANS,
]  # fmt: skip


class Entry(Record):
    """One line of the contents: a page without its ending, or an address; `sections` stand below it."""

    file: Line | None = None
    url: Line | None = None
    glob: Line | None = None
    title: Line | None = None
    sections: list["Entry"] = Field(default_factory=list)


class Part(Record):
    """One part of the contents."""

    caption: Line | None = None
    chapters: list[Entry] = Field(default_factory=list)
    numbered: bool | int | None = None


class Toc(Record):
    """The contents, as Jupyter Book reads them from `_toc.yml`."""

    format: Literal["jb-book", "jb-article"]
    root: Line
    title: Line | None = None
    defaults: dict[str, Any] = Field(default_factory=dict)
    options: dict[str, Any] = Field(default_factory=dict)
    parts: list[Part] = Field(default_factory=list)
    chapters: list[Entry] = Field(default_factory=list)
    sections: list[Entry] = Field(default_factory=list)

    def pages(self) -> Iterator[str]:
        """Name each page, in order."""
        yield self.root
        waiting = [*(entry for part in self.parts for entry in part.chapters), *self.chapters, *self.sections]
        while waiting:
            entry = waiting.pop(0)
            waiting = [*entry.sections, *waiting]
            yield from [entry.file] if entry.file else []


def missing_course(root: Path) -> list[Problem]:
    """Say why a folder is no course: it isn't there, or lacks contents, a bank or chapters; [] when it is one."""
    name = str(root)
    if not root.is_dir():
        what = "this is a file, not a folder" if root.exists() else "there is no such folder"
        return [Problem(name, 0, "", what, f"Name a course's folder: the one that holds {TOC}.")]
    lacks = [f"`{file}`" for file in (TOC, CONFIG) if not is_there(root / file)]
    lacks += [] if (root / "bank").is_dir() else ["`bank/`"]
    lacks += [] if list_files(root / "chapters", ".md", deep=True) else ["page in `chapters/`"]
    if not lacks:
        return []
    what = f"this folder holds no course: it has no {', no '.join(lacks)}"
    return [Problem(name, 0, "", what, f"Name a course's folder: the one that holds {TOC}.")]


def folder_problems(root: Path) -> list[Problem]:
    """Say what is wrong with `_config.yml`, and which files stand where nothing reads them."""
    problems = list(_strays(root))
    if is_there(root / CONFIG):
        problems += _config_problems(root)
    return problems


def load_contents(root: Path) -> list[tuple[str, int]]:
    """Read the names of the pages in `_toc.yml`, in order, each with its line. Raises ProblemsError."""
    if not is_there(root / TOC):
        return []
    pages = read_one(root / TOC, Toc, root).record.pages()
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(read_text(root / TOC, root).split("\n"), 1):
        lines.setdefault(line.partition(": ")[2].strip().strip("'\""), []).append(number)
    return [(name, places.pop(0) if (places := lines.get(name, [])) else 0) for name in pages]


def _config_problems(root: Path) -> list[Problem]:
    try:
        parse_yaml(read_text(root / CONFIG, root))
    except ProblemsError as error:
        return error.problems
    except YamlError as error:
        return [Problem(CONFIG, error.line, "", error.what, error.instead)]
    return []


def _strays(root: Path) -> Iterator[Problem]:
    """Name what an author would think is read, and isn't: `locks.yaml`, `locks.yml.txt`, a record in another folder.

    The backups of editors are passed over: hidden files, and names that end with `~`, `.bak`, `.orig` and the like.
    """
    read = {root.joinpath(*FOLDER, name) for name in ("exercise.yml", "roles.yml")}
    read |= set(list_files(root.joinpath(*FOLDER, "modules"), ".yml"))
    for shelf in SHELVES:
        read |= set(shelf.files(root))
    for folder in ("bank", "evidence", "session"):
        for path in list_files(root / folder, "", deep=True):
            if path in read:
                continue
            named = _named_otherwise(path, ".yml", (".yaml", ".yml", ".json"), root)
            if path.name.endswith(".yml") and not named:
                what, instead = "nothing reads a file in this place", "Move it to its own kind: see CONTRIBUTING.md."
                named = [Problem(short_path(path, root), 0, "", what, instead)]
            yield from named
    for path in list_files(root / "chapters", "", deep=True):
        yield from _named_otherwise(path, ".md", (".md", ".markdown", ".mdown", ".rst"), root)
    meant = {TOC: TOC, CONFIG: CONFIG, ORGANIZATION: ORGANIZATION, "organisation.yml": ORGANIZATION}
    for path in list_files(root, ""):
        right = meant.get(f"{path.name.partition('.')[0].lower()}.yml", "")
        if right and path.name != right and path.suffix.lower() in (".yml", ".yaml", ".txt"):
            what = "nothing reads a file of this name"
            yield Problem(short_path(path, root), 0, "", what, f"Rename it to {right}.")


def _named_otherwise(path: Path, right: str, wrong: tuple[str, ...], root: Path) -> list[Problem]:
    name = path.name.removesuffix(".txt")  # Windows' Notepad adds it, and may hide it
    ending = Path(name).suffix
    if path.name.endswith(right) or ending.lower() not in wrong or path.is_dir():
        return []
    what = f"nothing reads a file that ends with {path.name[len(Path(name).stem) :]}"
    return [Problem(short_path(path, root), 0, "", what, f"Rename it to {Path(name).stem}{right}.")]
