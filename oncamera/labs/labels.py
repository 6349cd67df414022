"""Tasks whose answer is a list of labels, or a decision for each label: read kindly, judged by counts, not by names.

A learner may hand over whatever pandas, networkx or Python made of it; what cannot be read is told what to write.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from oncamera.labs.task import Task, UnreadableError, Verdict


def read_labels(known: Sequence[str]) -> Callable[[object], str]:
    """Make a reader of a list of labels, each one of the known: it gives them in order, with a blank between."""
    by_letters = {label.casefold(): label for label in known}

    def read(answer: object) -> str:
        labels = _spread(answer)
        unknown = [label for label in labels if label.casefold() not in by_letters]
        if unknown:
            raise UnreadableError(f"`{unknown[0]}` is no label. They run from `{known[0]}` to `{known[-1]}`.")
        return " ".join(sorted({by_letters[label.casefold()] for label in labels}))

    return read


def read_label(known: Sequence[str]) -> Callable[[object], str]:
    """Make a reader of one label."""
    read_all = read_labels(known)

    def read(answer: object) -> str:
        labels = read_all(answer)
        if labels not in known:
            raise UnreadableError(f"Write one label, in quotes, such as `{known[0]!r}`.")
        return labels

    return read


def _spread(answer: object) -> list[str]:
    if isinstance(answer, str):
        return answer.replace(",", " ").split()
    if hasattr(answer, "columns"):
        raise UnreadableError(
            "That is a whole table. Hand over the column that holds the labels, or `list(table.index)`."
        )
    if callable(answer) or not isinstance(answer, Iterable):
        kind = type(answer).__name__
        raise UnreadableError(f"That is of the type `{kind}`. A list of labels is asked for, in quotes.")
    items = list(answer)
    if any(isinstance(item, set | frozenset | list | tuple) for item in items):
        raise UnreadableError("That is a list of groups. Join them to one: `set().union(*groups)`.")
    if any(isinstance(item, bool) or type(item).__name__ in {"bool", "bool_"} for item in items):
        raise UnreadableError("That says `True` or `False` for each. Keep the labels of the true ones: `x.index[x]`.")
    if not all(isinstance(item, str) for item in items):
        raise UnreadableError(
            "There are values in it that are no labels. If the labels are its index: `list(x.index)`."
        )
    return [item.strip() for item in items]


@dataclass(frozen=True)
class Shortlist(Task):
    """A list to be judged by whom it holds: those sought, and the others, each with the reason why they look alike.

    sought: the labels that the list should hold; others: what makes some of the rest look like them; least: how many
    of those sought are enough; most: how many of the rest are too many to ask. `right` and `hint` may use {found},
    {others}, {missed} and {length}; `too_many` opens the sentence on the rest, and may use them too.
    """

    sought: frozenset[str] = frozenset()
    others: Mapping[str, str] = field(default_factory=dict)
    least: int = 0
    most: int = 0
    too_many: str = ""

    def check(self, answer: object = None) -> Verdict:
        """Judge a list. Never raises."""
        try:
            text = self.read(answer)
        except UnreadableError:  # a blank, too
            return super().check(answer)
        if listed := [wrong.because for wrong in self.wrong if wrong.answer == text]:
            return Verdict(False, listed[0])
        given = set(text.split())
        rest = given - self.sought
        counts = {
            "found": len(given & self.sought),
            "missed": len(self.sought - given),
            "others": len(rest),
            "length": len(given),
        }
        enough, few = counts["found"] >= self.least, counts["others"] <= self.most
        if enough and few:
            return Verdict(True, self.right.format(**counts))
        said = [] if enough else [self.hint.format(**counts)]
        if not few:
            reasons = Counter(self.others.get(label, "share nothing that this lab looks at") for label in rest)
            told = "; ".join(f"{number} {reason}" for reason, number in reasons.most_common())
            said.append(f"{self.too_many.format(**counts)} {told}.")
        return Verdict(False, " ".join(said))


@dataclass(frozen=True)
class Decisions(Task):
    """One decision for each label, judged by what each wrong one would do.

    keys: the right decisions; slips: (decided, right) and the sentence on that slip, which may use {number}. One word
    stands for the same decision everywhere; the listed wrong answers are such words.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    slips: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def check(self, answer: object = None) -> Verdict:
        """Judge the decisions. Never raises."""
        verdict = super().check(answer)
        if verdict.says != self.hint:
            return verdict
        given = self.read(answer)
        if listed := [wrong.because for wrong in self.wrong if self.read(wrong.answer) == given]:
            return Verdict(False, listed[0])
        decided = dict(pair.split("=") for pair in given.split())
        counted = Counter((decided[label], key) for label, key in self.keys.items() if decided[label] != key)
        told = " ".join(self.slips[slip].format(number=number) for slip, number in sorted(counted.items()))
        stand = f"{len(self.keys) - counted.total()} of {len(self.keys)} stand."
        return Verdict(False, f"{self.hint} {stand} {told}")


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
