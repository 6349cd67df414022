"""One lab's tasks: what they say stands in `tasks.yml` beside the lab's module, what they compute in the module.

Where the file has `=name` in the place of an answer, the module's values have that name. A task is a number, a word
of `choices`, or several of `names`; any other has its own `Kind`, by id.
"""

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field

from oncamera.content.records import Id, Line, Placed, Record, read_folder
from oncamera.files.paths import PACKAGE
from oncamera.files.problems import Problem, ProblemsError
from oncamera.labs.kit.lists import NamesTask, read_names
from oncamera.labs.kit.task import Task, Verdict, Wrong, choice_of, read_number


class WrongAnswer(Record):
    """A wrong answer, and the reason that a learner is told: a sentence, or `=name` for one of the task's `told`."""

    answer: Any
    because: Line
    within: Any = 0.0


class TaskText(Record):
    """What one task says. told: the sentences that its kind asks for; the other fields are those of its class."""

    id: Id
    answer: Any = ""
    within: Any = 0.0
    choices: list[str] = Field(default_factory=list)
    names: Any = None
    ordered: bool = False
    right: Line
    hint: Line
    missing: str = ""
    order: str = ""
    not_these: dict[str, Line] = Field(default_factory=dict)
    told: dict[str, Line] = Field(default_factory=dict)
    wrong: list[WrongAnswer] = Field(default_factory=list)


@dataclass(frozen=True)
class Kind:
    """A task of a class of its own. told: the sentences that its text must have; fills: what they may hold in braces.

    make: builds the task from its text and from the arguments that every task has (answer, right, hint, wrong).
    """

    make: Callable[[TaskText, dict[str, Any]], Task]
    told: Collection[str] = ()
    fills: Collection[str] = ()


@dataclass(frozen=True)
class Lab:
    """The tasks of one lab, read and computed when one is first asked for.

    folder: the folder of `tasks.yml`; values: what the module computes, by name; kinds: by a task's id.
    """

    folder: Path
    values: Callable[[], Mapping[str, Any]] = dict
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    root: Path = PACKAGE.parent

    @cached_property
    def texts(self) -> list[Placed[TaskText]]:
        """What the tasks say, each with its place. Raises ProblemsError with all that is wrong in the file."""
        return read_folder([self.folder / "tasks.yml"], TaskText, self.root)

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """Every task, by its id. Raises ProblemsError with all that the file and the module don't agree on."""
        values = self.values()
        problems = [problem for placed in self.texts for problem in self._problems(placed, values)]
        if problems:
            raise ProblemsError(problems)
        return {placed.record.id: _task(placed.record, values, self.kinds) for placed in self.texts}

    def check(self, name: str, answer: object = None) -> Verdict:
        """Say whether the answer to a task is right, and if not, what is off.

        Raises LookupError, naming a near name, for a task that is not there.
        """
        if name not in self.tasks:
            close = difflib.get_close_matches(str(name), self.tasks, n=1)
            raise LookupError(f"there is no task {name!r}; " + f"the tasks are: {', '.join(close or self.tasks)}")
        return self.tasks[name].check(answer)

    def _problems(self, placed: Placed[TaskText], values: Mapping[str, Any]) -> Iterator[Problem]:
        """Name what one task's text asks of the module in vain, and what its kind asks of the text."""
        text = placed.record
        kind = self.kinds.get(text.id)
        told, fills = (set(kind.told), set(kind.fills)) if kind else (set(), set())

        def problem(what: str, name: str, known: Collection[str], instead: str = "Take it out.") -> Problem:
            close = difflib.get_close_matches(name, known, n=1)
            return Problem(placed.file, placed.line, text.id, what, f"Did you mean `{close[0]}`?" if close else instead)

        if kind is None and text.answer == "":
            yield problem("the field `answer` is missing", "answer", (), "Add `answer:`.")
        for word in [text.answer, *(wrong.answer for wrong in text.wrong)] if text.choices else []:
            if word not in text.choices:
                yield problem(f"`{word}` is none of the choices", str(word), text.choices, "Write one of them.")
        parts = [text.answer, text.within, text.names, *text.not_these]
        for name in _named([*parts, *(part for wrong in text.wrong for part in (wrong.answer, wrong.within))]):
            if name not in values:
                yield problem(f"no value is called `{name}`", name, values, f"The values are: {', '.join(values)}.")
        for name in _named(wrong.because for wrong in text.wrong):
            if name not in {"hint", *text.told}:
                yield problem(f"`told` has no `{name}`", name, text.told, "Add it, or write the reason here.")
        for name in sorted(set(text.told) - told):
            yield problem(f"`told` has `{name}`, which nothing asks for", name, told)
        for name in sorted(told - set(text.told)):
            yield problem(f"`told` lacks `{name}`", name, (), "Add it.")
        said = " ".join([text.right, text.hint, *text.told.values()])
        for name in sorted(set(re.findall(r"\{(\w+)\}", said)) - fills):
            yield problem(f"nothing fills `{{{name}}}`", name, fills)
        if fills and re.search(r"[{}]", re.sub(r"\{\w+\}", "", said)):
            yield problem("a brace stands alone", "", (), f"Write `{{{min(fills)}}}`, or no brace.")


def _named(parts: Iterable[Any]) -> list[str]:
    """Give the names that are written as `=name`."""
    return [part[1:] for part in parts if isinstance(part, str) and part.startswith("=")]


def _task(text: TaskText, values: Mapping[str, Any], kinds: Mapping[str, Kind]) -> Task:
    def value(written: Any) -> Any:
        return values[written[1:]] if isinstance(written, str) and written.startswith("=") else written

    def answer(written: Any) -> Any:
        found = value(written)
        if text.names is None or isinstance(found, str):
            return found
        return ", ".join(found if text.ordered else sorted(found))

    said = {"hint": text.hint, **text.told}
    wrong = [
        Wrong(
            answer(one.answer),
            said[one.because[1:]] if one.because.startswith("=") else one.because,
            value(one.within),
        )
        for one in text.wrong
    ]
    common: dict[str, Any] = {"answer": answer(text.answer), "right": text.right, "hint": text.hint, "wrong": wrong}
    if text.id in kinds:
        return kinds[text.id].make(text, common)
    if text.names is not None:
        not_these = {
            name: because
            for key, because in text.not_these.items()
            for name in (value(key) if key.startswith("=") else [key])
        }
        read = read_names(list(value(text.names)), text.ordered)
        return NamesTask(read=read, missing=text.missing, order=text.order, not_these=not_these, **common)
    if text.choices:
        return Task(read=choice_of(*text.choices), **common)
    return Task(read=read_number, within=value(text.within), **common)
