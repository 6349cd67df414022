"""Tasks of a lab whose answer is several names: a list, a set, or a column of a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from oncamera.labs.kit.task import Task, UnreadableError, Verdict


def read_names(known: Sequence[str], ordered: bool = False) -> Callable[[object], str]:
    """Make a reader of several names out of those known, which gives them as one text: `"A, B"`.

    It takes a list, a tuple, a set, a column or an index of pandas, or one text with commas.
    Unless the order counts, the names are sorted, and one given twice counts once.
    """

    def read(answer: object) -> str:
        names = _several(answer, known[0])
        strange = [name for name in names if name not in known]
        if strange:
            raise UnreadableError(f"There is no `{_short(strange[0])}` here. A name looks like `{known[0]}`.")
        if not names:
            raise UnreadableError("The list is empty. If a filter gave it, look at each of its steps alone.")
        if not ordered:
            return ", ".join(sorted(set(names)))
        twice = [name for name in names if names.count(name) > 1]
        if twice:
            raise UnreadableError(f"`{twice[0]}` stands there twice. Name each once, in the order asked for.")
        return ", ".join(names)

    return read


def _several(answer: object, example: str) -> list[str]:
    if isinstance(answer, str):
        return [part.strip() for part in answer.split(",") if part.strip()]
    if hasattr(answer, "columns"):
        raise UnreadableError("That is a whole table. Give the names alone: one column, or `list(table.index)`.")
    if hasattr(answer, "tolist"):
        answer = answer.tolist()
    if callable(answer):
        raise UnreadableError("That is a function. Call it, with its values in round brackets.")
    if not isinstance(answer, (list, tuple, set, frozenset)):
        raise UnreadableError(f"That is of the type `{type(answer).__name__}`. A list is asked for: `[{example!r}]`.")
    if not all(isinstance(name, str) for name in answer):
        raise UnreadableError(f"Each name is a text in quotes, such as `{example!r}`. Did you give rows, or numbers?")
    return [name.strip() for name in answer]


def _short(name: str) -> str:
    return name if len(name) <= 30 else name[:29] + "…"


@dataclass(frozen=True)
class NamesTask(Task):
    """A task whose answer is several names. Of those given, it explains what is off, and names none that is missing.

    not_these: why a name does not belong there, told before anything else; missing: told when some are not there yet;
    order: told when the names are right and their order is not.
    """

    not_these: Mapping[str, str] = field(default_factory=dict)
    missing: str = ""
    order: str = ""

    def judge(self, given: str) -> Verdict:
        """Judge one answer: a listed wrong one has its own reason, any other is looked at name by name."""
        verdict = super().judge(given)
        if verdict.passed or verdict.says != self.hint:
            return verdict
        return Verdict(False, self._explain(given.split(", ")) or self.hint)

    def _explain(self, given: Sequence[str]) -> str:
        wanted: Any = str(self.answer).split(", ")
        extra = [name for name in given if name not in wanted]
        if extra:
            told = [name for name in extra if name in self.not_these]
            return f"`{told[0]}` does not belong there: {self.not_these[told[0]]}" if told else ""
        if set(given) < set(wanted):
            return self.missing
        return self.order
