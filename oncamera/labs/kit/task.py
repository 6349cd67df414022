"""What every lab shares: a task takes the learner's answer and says what is off, without giving the answer away.

A lab's module has a `Lab`, which knows its tasks, and offers its `check`. In the notebook, a code cell tagged `task`
holds a blank answer and the call of `check`; the Markdown cell after it, tagged `solution`, holds the same cell filled
in, folded away. So a run from top to bottom never runs a solution, and there is only one of each.
"""

import math
import numbers
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from oncamera.content.markup import inline, plain

BLANK = "There is no answer yet. Put yours in the place of `None` and run the cell again."


class UnreadableError(Exception):
    """An answer that cannot be judged; its text tells the learner what to write instead."""


@dataclass(frozen=True)
class Verdict:
    """What a check says: as text where text is shown, as a paragraph where HTML is."""

    passed: bool
    says: str

    def __repr__(self) -> str:
        return f"{self._opening} {plain(self.says)}"

    def _repr_html_(self) -> str:
        kind = "is-passed" if self.passed else "is-not-yet"
        return f'<p class="oc-check {kind}"><strong>{self._opening}</strong> {inline(self.says)}</p>'

    @property
    def _opening(self) -> str:
        return "Right." if self.passed else "Not yet."


@dataclass(frozen=True)
class Wrong:
    """A wrong answer that learners give, and the reason that they are told. within: how near an answer must be."""

    answer: Any
    because: str
    within: float = 0.0


@dataclass(frozen=True)
class Task:
    """One task of a lab.

    read: turns what the learner typed into a number or a word, or raises UnreadableError;
    answer: the right one; within: how far a number may be from it;
    right: what to take away, told when the answer is right; wrong: listed wrong answers, each with its own reason;
    hint: told with any other wrong answer.
    """

    read: Callable[[object], Any]
    answer: Any
    right: str
    hint: str
    wrong: Sequence[Wrong] = field(default=())
    within: float = 0.0

    def check(self, answer: object = None) -> Verdict:
        """Judge one answer. Never raises: whatever a learner can type gets a sentence."""
        if answer is None or answer is Ellipsis:
            return Verdict(False, BLANK)
        try:
            return self.judge(self.read(answer))
        except UnreadableError as problem:
            return Verdict(False, str(problem))

    def judge(self, given: Any) -> Verdict:
        """Judge what could be read of an answer."""
        if _far(given, self.answer) <= self.within:
            return Verdict(True, self.right)
        near = [wrong for wrong in self.wrong if _far(given, wrong.answer) <= wrong.within]
        if near:
            return Verdict(False, min(near, key=lambda wrong: _far(given, wrong.answer)).because)
        return Verdict(False, self.hint)


def read_number(answer: object) -> float:
    """Read a finite number, from Python or NumPy. Raises UnreadableError with what to write instead."""
    if isinstance(answer, bool):
        raise UnreadableError("That is `True` or `False`. A number is asked for, such as `12`.")
    if isinstance(answer, str):
        raise UnreadableError("That is text. Write the number alone: no quotes, no percent sign.")
    if isinstance(answer, tuple):
        raise UnreadableError("That is several values. Write one number, with a point for decimals and no comma.")
    if callable(answer):
        raise UnreadableError("That is a function. Call it, with its values in round brackets.")
    if not isinstance(answer, numbers.Real):
        kind = type(answer).__name__
        raise UnreadableError(f"That is of the type `{kind}`. One number is asked for, such as `12`.")
    number = float(answer)
    if not math.isfinite(number):
        raise UnreadableError("That is no finite number. Look for a division by zero.")
    return number


def choice_of(*words: str) -> Callable[[object], str]:
    """Make a reader of one of some words; capitals and blanks round it do not matter."""
    listed = ", ".join(f'`"{word}"`' for word in words)

    def read(answer: object) -> str:
        if not isinstance(answer, str):
            raise UnreadableError(f"Write one of these words, in quotes: {listed}.")
        word = answer.strip().lower()
        if word not in words:
            raise UnreadableError(f"That is none of the words on offer. They are: {listed}.")
        return word

    return read


def _far(given: Any, wanted: Any) -> float:
    """Tell how far apart two answers are: a difference of numbers, and for words all or nothing."""
    if isinstance(wanted, str) or isinstance(given, str):
        return 0.0 if given == wanted else math.inf
    return abs(float(given) - float(wanted))
