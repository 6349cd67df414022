"""What is wrong with a file, said to its author: where, what, and what to write instead."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to fix.

    file: the file, relative to the project where possible; line: 1-based, 0 when it concerns the whole file;
    id: the record's id, or "" when there is none; what: what is wrong; instead: what to write.
    """

    file: str
    line: int
    id: str
    what: str
    instead: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        name = f" [{self.id}]" if self.id else ""
        return f"{place}{name} {self.what}. {self.instead}"


class ProblemsError(ValueError):
    """All the problems found in one go; `problems` is the sorted list."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        count = len(self.problems)
        heading = "1 problem" if count == 1 else f"{count} problems"
        super().__init__(f"{heading}:\n" + "\n".join(f"  {problem}" for problem in self.problems))


def short_path(path: Path, root: Path) -> str:
    """Name a file as its author would: relative to the project, with forward slashes. A link keeps its own name."""
    here, below = os.path.abspath(path), os.path.abspath(root)  # noqa: PTH100 - resolve() fails on a loop of links
    try:
        return Path(here).relative_to(below).as_posix()
    except ValueError:
        return path.as_posix()
