"""The report form of the lab `exercises/first_hour.ipynb`: its fields, and what each is held against."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from oncamera.labs.first_hour.data import ACCOUNT, HARMLESS, STORY, THEIRS
from oncamera.labs.first_hour.papers import STATEMENTS
from oncamera.labs.kit.lists import read_names
from oncamera.labs.kit.task import Task, UnreadableError, Verdict, Wrong, choice_of, read_number

if TYPE_CHECKING:
    from oncamera.labs.kit.tables import InlineTable

FIRST_SIGN = "13:31"
TAKEN = [row for row in STORY if row[0] >= FIRST_SIGN and row[2] in THEIRS]
MEGABYTES = sum(row[5] for row in TAKEN if row[6])
_FACTS = "F-1, F-3, F-5, F-6, F-8"


def read_clock(answer: object) -> str:
    """Read a time of day such as "13:05"."""
    match = re.fullmatch(r"\s*(\d{1,2}):(\d\d)(?::\d\d)?\s*(?:UTC|Z)?\s*", answer) if isinstance(answer, str) else None
    if not match:
        raise UnreadableError('Write a time in UTC as text, such as `"13:05"`.')
    return f"{int(match[1]):02}:{match[2]}"


@dataclass(frozen=True)
class Field:
    """One field of the form: what it asks for, how it is read, what is right, and what is said of wrong answers."""

    asks: str
    read: Callable[[object], Any]
    answer: Any
    hint: str
    wrong: Mapping[Any, str]

    def problem(self, given: object) -> str:
        """Say what is off with one answer, or nothing."""
        if given is None or given is Ellipsis:
            return "is still empty."
        try:
            found = self.read(given)
        except UnreadableError as unreadable:
            return f"cannot be read. {unreadable}"
        return "" if found == self.answer else self.wrong.get(found, self.hint)


def _read_account(answer: object) -> str:
    if not isinstance(answer, str):
        raise UnreadableError("Write the account's name as text, in quotes.")
    return answer.strip().lower()


FORM = {
    "account": Field(
        "which account",
        _read_account,
        ACCOUNT,
        "is not the account of the alarm. Name the account, not the person.",
        {"robin teague": "names a person. The record shows an account; whose hands were on it is open."},
    ),
    "first_sign": Field(
        "first sign, UTC",
        read_clock,
        FIRST_SIGN,
        "is not when two sessions of the account first stood open at once, in UTC.",
        {
            "13:47": "is the time of the alarm. The first sign is older: when did the second session open?",
            "14:47": "is the alarm, in the firm's time. The form asks for UTC, and for the first sign.",
            "14:31": "is an hour off: the gateway writes UTC already.",
            "13:02": "is the ordinary start of the day, from the usual line.",
        },
    ),
    "last_use": Field(
        "last use, UTC",
        read_clock,
        "14:21",
        "is not the last event that was done by the account, its key or its link, in UTC.",
        {
            "14:15": "is what the store wrote. Its clock is six minutes slow.",
            "14:19": "is the last use of the key. The link went on.",
            "14:23": "is when we closed the doors. When was the last of them used?",
            "14:30": "is an attempt that was refused.",
            "14:33": "is an attempt that was refused, by the key.",
        },
    ),
    "could_reach": Field(
        "systems that it could reach",
        read_number,
        9.0,
        "is not the number of systems in your answer to Task 3.",
        {5.0: "counts what was touched. The field asks for what could be reached."},
    ),
    "megabytes": Field(
        "megabytes copied",
        read_number,
        float(MEGABYTES),
        "is not the sum, from the first sign on, of what the account, its key and its link copied and downloaded.",
        {
            float(sum(row[5] for row in TAKEN)): "counts attempts that were refused.",
            float(sum(row[5] for row in TAKEN if row[6] and row[2] == ACCOUNT)): "leaves out the key and the link.",
            float(MEGABYTES + sum(row[5] for row in HARMLESS)): "counts the firm's own backup.",
        },
    ),
    "statements": Field(
        "what we state",
        read_names(list(STATEMENTS)),
        _FACTS,
        "are not the facts and the open question. For each one ask: which event or paper shows it?",
        {},
    ),
    "outside": Field(
        "who decides on reports outside",
        choice_of("counsel", "on-call", "nobody"),
        "counsel",
        "is somebody who cannot decide that.",
        {
            "on-call": "may not report outside alone: one named person does, after counsel.",
            "nobody": "is no plan: law enforcement and a regulator may have to be told promptly.",
        },
    ),
}
NOT_STATED = {
    "F-2": "names a thief. The record shows an account.",
    "F-4": "is a guess, and a grave one.",
    "F-7": "is a hope. Exports were copied, and nobody has read them yet.",
    "F-9": "judges how somebody speaks. That is evidence of nothing.",
}
LEFT_OUT = "leave something out that an event or a paper shows, or the question that is open."


class ReportTask(Task):
    """A task whose answer is the form; it tells the first field that is off."""

    def check(self, answer: object = None) -> Verdict:
        """Judge the form, field by field."""
        if answer is None or answer is Ellipsis:
            return super().check(answer)
        if not isinstance(answer, Mapping):
            return Verdict(False, 'Write the form in curly brackets: `{"account": …, "first_sign": …}`.')
        strange = [str(name) for name in answer if name not in FORM]
        if strange:
            fields = ", ".join(f"`{name}`" for name in FORM)
            return Verdict(False, f"The form has no field `{strange[0][:20]}`. Its fields are: {fields}.")
        for name, field in FORM.items():
            says = _statements_problem(answer.get(name)) if name == "statements" else field.problem(answer.get(name))
            if says:
                return Verdict(False, f"`{name}` {says}")
        return Verdict(True, self.right)


def _statements_problem(given: object) -> str:
    says = FORM["statements"].problem(given)
    if not says or says != FORM["statements"].hint:
        return says
    named = str(FORM["statements"].read(given)).split(", ")
    guesses = [name for name in named if name in NOT_STATED]
    return f"hold `{guesses[0]}`, which {NOT_STATED[guesses[0]]}" if guesses else LEFT_OUT


RIGHT: dict[str, Any] = {name: field.answer for name, field in FORM.items()}
REPORT = ReportTask(
    read=lambda answer: answer,
    answer="the form",
    right="Times in UTC, an account and no person, what it could reach apart from what left, and what is still open.",
    hint="Look at one field after the other.",
    wrong=[
        Wrong({"account": "Robin Teague"}, f"`account` {FORM['account'].wrong['robin teague']}"),
        Wrong({**RIGHT, "first_sign": "13:47"}, f"`first_sign` {FORM['first_sign'].wrong['13:47']}"),
        Wrong({**RIGHT, "last_use": "14:15"}, f"`last_use` {FORM['last_use'].wrong['14:15']}"),
        Wrong({**RIGHT, "could_reach": 5}, f"`could_reach` {FORM['could_reach'].wrong[5.0]}"),
        Wrong({**RIGHT, "megabytes": MEGABYTES + 3100}, "`megabytes` counts the firm's own backup."),
        Wrong({**RIGHT, "statements": ["F-1", "F-2"]}, f"`statements` hold `F-2`, which {NOT_STATED['F-2']}"),
        Wrong({**RIGHT, "statements": ["F-1", "F-3", "F-5", "F-8"]}, f"`statements` {LEFT_OUT}"),
        Wrong({**RIGHT, "outside": "nobody"}, f"`outside` {FORM['outside'].wrong['nobody']}"),
    ],
)


def report_form(report: object = None) -> "InlineTable":
    """Show the form as a table, with what has been filled in so far."""
    import pandas as pd

    from oncamera.labs.kit.tables import table

    given = report if isinstance(report, Mapping) else {}
    rows = [
        {"field": name, "what it asks": field.asks, "filled in": _shown(given.get(name))}
        for name, field in FORM.items()
    ]
    return table(pd.DataFrame(rows))


def _shown(value: object) -> str:
    if value is None or value is Ellipsis:
        return "(empty)"
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple, set)) else str(value)
