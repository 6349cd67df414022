"""A task whose answer is one decision for each of several labels, judged by what each wrong one would do."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from oncamera.labs.kit.task import Task, UnreadableError, Verdict


def read_decisions(labels: Sequence[str], *words: str) -> Callable[[object], str]:
    """Make a reader of one word for each label: a dict, a pandas Series, a list in order, or one word for all."""
    listed = ", ".join(f'`"{word}"`' for word in words)

    def read(answer: object) -> str:
        if hasattr(answer, "columns"):
            raise UnreadableError("That is a whole table. Hand over its column of decisions.")
        if isinstance(answer, str):
            given: dict[Any, Any] = dict.fromkeys(labels, answer)
        elif isinstance(answer, Mapping) or hasattr(answer, "items"):
            given = dict(answer.items())
            if not set(labels) & set(given) and len(given) == len(labels):  # a Series numbered from 0
                given = dict(zip(labels, given.values(), strict=True))
        elif isinstance(answer, Iterable) and not isinstance(answer, set | frozenset):
            items = list(answer)
            if len(items) != len(labels):
                raise UnreadableError(f"That is {len(items)} decisions for {len(labels)} requests. Write one for each.")
            given = dict(zip(labels, items, strict=True))
        else:
            kind = type(answer).__name__
            raise UnreadableError(f'That is of the type `{kind}`. Write a dict, such as `{{"{labels[0]}": ...}}`.')
        missing = [label for label in labels if label not in given]
        if missing:
            raise UnreadableError(f"There is no decision for `{missing[0]}`. Write one for each request.")
        decided = {label: given[label] for label in labels}
        odd = [f"`{word}` ({label})" for label, word in decided.items() if str(word).strip().lower() not in words]
        if odd:
            raise UnreadableError(f"{odd[0]} is none of the words on offer. They are: {listed}.")
        return " ".join(f"{label}={str(word).strip().lower()}" for label, word in decided.items())

    return read


@dataclass(frozen=True)
class Decisions(Task):
    """One decision for each label, judged by what each wrong one would do.

    keys: the right decisions; slips: (decided, right) and the sentence on that slip, which may use {number}. One word
    stands for the same decision everywhere; the listed wrong answers are such words.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    slips: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def judge(self, given: str) -> Verdict:
        """Judge the decisions, one by one."""
        verdict = super().judge(given)
        if verdict.says != self.hint:
            return verdict
        if listed := [wrong.because for wrong in self.wrong if self.read(wrong.answer) == given]:
            return Verdict(False, listed[0])
        decided = dict(pair.split("=") for pair in given.split())
        counted = Counter((decided[label], key) for label, key in self.keys.items() if decided[label] != key)
        told = " ".join(self.slips[slip].format(number=number) for slip, number in sorted(counted.items()))
        stand = f"{len(self.keys) - counted.total()} of {len(self.keys)} stand."
        return Verdict(False, f"{self.hint} {stand} {told}")
