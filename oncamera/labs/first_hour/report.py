"""The report form of the lab `exercises/first_hour.ipynb`. What its fields ask and are told stands in `form.yml`."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from oncamera.content.records import Line, Record, read_folder
from oncamera.files.paths import PACKAGE
from oncamera.labs.first_hour.papers import read_statements
from oncamera.labs.kit.lab import TaskText, WrongAnswer
from oncamera.labs.kit.lists import read_names
from oncamera.labs.kit.tables import table
from oncamera.labs.kit.task import Task, UnreadableError, Verdict, Wrong, choice_of, read_number

if TYPE_CHECKING:
    from oncamera.labs.kit.tables import InlineTable


class FormField(Record):
    """One field of the form: what it asks for, what is right, and what is said of an answer that is off.

    not_these: of an answer that is several names, why one does not belong there.
    """

    id: Literal["account", "first_sign", "last_use", "could_reach", "megabytes", "statements", "outside"]
    asks: Line
    answer: Any
    hint: Line
    wrong: list[WrongAnswer] = Field(default_factory=list)
    not_these: dict[str, Line] = Field(default_factory=dict)

    def problem(self, given: object) -> str:
        """Say what is off with one answer, or nothing."""
        if given is None or given is Ellipsis:
            return "is still empty."
        try:
            found = _READERS[self.id](given)
        except UnreadableError as unreadable:
            return f"cannot be read. {unreadable}"
        if isinstance(self.answer, list):
            names = str(found).split(", ")
            guesses = [f"hold `{name}`, which {self.not_these[name]}" for name in names if name in self.not_these]
            return "" if names == self.answer else [*guesses, self.hint][0]
        told = [wrong.because for wrong in self.wrong if wrong.answer == found]
        return "" if found == self.answer else [*told, self.hint][0]


def read_clock(answer: object) -> str:
    """Read a time of day such as "13:05". Raises UnreadableError with what to write instead."""
    match = re.fullmatch(r"\s*(\d{1,2}):(\d\d)(?::\d\d)?\s*(?:UTC|Z)?\s*", answer) if isinstance(answer, str) else None
    if not match:
        raise UnreadableError('Write a time in UTC as text, such as `"13:05"`.')
    return f"{int(match[1]):02}:{match[2]}"


def _read_account(answer: object) -> str:
    if not isinstance(answer, str):
        raise UnreadableError("Write the account's name as text, in quotes.")
    return answer.strip().lower()


def _read_statements(answer: object) -> str:
    return read_names(list(read_statements()["statement"]))(answer)


_READERS: dict[str, Callable[[object], Any]] = {
    "account": _read_account,
    "first_sign": read_clock,
    "last_use": read_clock,
    "could_reach": read_number,
    "megabytes": read_number,
    "statements": _read_statements,
    "outside": choice_of("counsel", "on-call", "nobody"),
}


@cache
def form() -> dict[str, FormField]:
    """Give the fields of the form, by name. Raises ProblemsError with all that is wrong in `form.yml`."""
    fields = read_folder([Path(__file__).parent / "form.yml"], FormField, PACKAGE.parent)
    return {placed.record.id: placed.record for placed in fields}


def right_form() -> dict[str, Any]:
    """Give the form as it should be filled in."""
    return {name: field.answer for name, field in form().items()}


def _read_form(answer: object) -> Mapping[str, Any]:
    if not isinstance(answer, Mapping):
        raise UnreadableError('Write the form in curly brackets: `{"account": …, "first_sign": …}`.')
    strange = [str(name) for name in answer if name not in form()]
    if strange:
        fields = ", ".join(f"`{name}`" for name in form())
        raise UnreadableError(f"The form has no field `{strange[0][:20]}`. Its fields are: {fields}.")
    return answer


class ReportTask(Task):
    """A task whose answer is the form; it tells the first field that is off."""

    def judge(self, given: Mapping[str, Any]) -> Verdict:
        """Judge the form, field by field."""
        for name, field in form().items():
            if says := field.problem(given.get(name)):
                return Verdict(False, f"`{name}` {says}")
        return Verdict(True, self.right)


def report_task(text: TaskText, common: dict[str, Any]) -> ReportTask:
    """Make the task. What a field says of wrong answers, the task says of forms with just that answer wrong."""
    listed = []
    for name, field in form().items():
        told = [(wrong.answer, wrong.because) for wrong in field.wrong]
        told += [([guess], f"hold `{guess}`, which {because}") for guess, because in field.not_these.items()]
        listed += [Wrong(right_form() | {name: answer}, f"`{name}` {because}") for answer, because in told]
    return ReportTask(read=_read_form, **common | {"wrong": listed})


def report_form(report: object = None) -> "InlineTable":
    """Show the form as a table, with what has been filled in so far."""
    import pandas as pd

    given = report if isinstance(report, Mapping) else {}
    rows = [
        {"field": name, "what it asks": field.asks, "filled in": _shown(given.get(name))}
        for name, field in form().items()
    ]
    return table(pd.DataFrame(rows))


def _shown(value: object) -> str:
    if value is None or value is Ellipsis:
        return "(empty)"
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple, set)) else str(value)
