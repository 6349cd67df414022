"""The steps of a scenario: what happens, what may be done, and what each choice does on the five lines."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from oncamera.content.cases import Artefact
from oncamera.content.markup import plain
from oncamera.content.records import Id, Line, Record
from oncamera.content.shapes import MARK

LineName = Literal["risk", "evidence", "time", "legal", "fairness"]
LINES: dict[str, str] = {  # what +1 means: always the better for the reader's side
    "risk": "less risk left",
    "evidence": "more evidence kept",
    "time": "time saved",
    "legal": "less legal exposure",
    "fairness": "fairer to the people in it",
}


class Effect(Record):
    """What one choice does on one line; +1 is always the better. claims: what the reason relies on."""

    line: LineName
    change: Literal[-1, 0, 1]
    because: Line
    claims: list[Id] = Field(default_factory=list)


class Way(Record):
    """One choice. do: what is done, in the reader's words; go: the step that follows.

    because: why that was wise or not, shown once it is chosen; a choice that stands alone needs none.
    """

    id: Id
    do: Line
    go: Id
    because: Line | None = None
    effects: Annotated[list[Effect], Field(max_length=2)] = Field(default_factory=list)
    claims: list[Id] = Field(default_factory=list)

    @model_validator(mode="after")
    def _one_effect_a_line(self) -> "Way":
        if len({effect.line for effect in self.effects}) != len(self.effects):
            raise ValueError(
                f"the choice {self.id!r} has two effects on one line | Make one of them, or name another line."
            )
        return self

    def change(self, line: str) -> int:
        """Give the change on a line; 0 when the choice does not touch it."""
        return sum(effect.change for effect in self.effects if effect.line == line)


class Later(Record):
    """A consequence that comes back: shown only to those who made the choice `after`."""

    after: Id
    says: Line


class Ending(Record):
    """How a path ends, and what it shows."""

    kind: Literal["good", "mixed", "bad"]
    says: Line
    claims: list[Id] = Field(default_factory=list)


class Step(Record):
    """One step: what happens, what lies on the desk, and either choices or an ending."""

    title: Line
    happens: Annotated[list[Line], Field(min_length=1)]
    artefacts: list[Artefact] = Field(default_factory=list)
    later: list[Later] = Field(default_factory=list)
    choices: Annotated[list[Way], Field(max_length=4)] = Field(default_factory=list)
    ending: Ending | None = None

    @model_validator(mode="after")
    def _can_be_left_and_is_hard(self) -> "Step":
        problems = list(_step_problems(self))
        if problems:
            raise ValueError("\n".join(problems))
        return self

    def texts(self) -> Iterator[str]:
        """Give every text that a reader of the step sees before choosing."""
        yield from (self.title, *self.happens, *(later.says for later in self.later))
        for artefact in self.artefacts:
            yield from (artefact.title, *artefact.texts())
        yield from (way.do for way in self.choices)
        if self.ending:
            yield self.ending.says


def dominant(ways: list[Way]) -> Way | None:
    """Find the choice that is at least as good as each other one on every line, and better than each on one."""
    for way in ways:
        others = [other for other in ways if other is not way]
        if all(
            all(way.change(line) >= other.change(line) for line in LINES)
            and any(way.change(line) > other.change(line) for line in LINES)
            for other in others
        ):
            return way
    return None


def _step_problems(step: Step) -> Iterator[str]:
    here = f"the step {step.title!r}"
    if bool(step.choices) == bool(step.ending):
        yield f"{here} has {'both choices and an ending' if step.ending else 'no choices and no ending'}" + (
            " | Give it `choices:`, or `ending: {kind: good|mixed|bad, says: ...}`."
        )
    if len(step.choices) == 1:
        (way,) = step.choices
        if way.effects or way.because:
            yield f"{here} has one choice only, {way.id!r}, and it has effects or a reason" + (
                " | A choice that stands alone only goes on: add another, or take `effects` and `because` out."
            )
        return
    for way in step.choices:
        if not way.because:
            yield f"the choice {way.id!r} has no reason | Add `because:`, shown once it is chosen."
    lengths = {way.id: len(plain(way.do)) for way in step.choices}
    if lengths and max(lengths.values()) > 2 * min(lengths.values()):
        longest, shortest = max(lengths, key=lengths.__getitem__), min(lengths, key=lengths.__getitem__)
        yield f"the choice {longest!r} is over twice as long as {shortest!r} | Shorten it, or lengthen the other."
    best = dominant(step.choices) if step.choices else None
    if best:
        yield f"at {here} the choice {best.id!r} is better than every other on some line and worse on none" + (
            " | Give it a price on a line (-1), or give another choice a gain that this one lacks."
        )
    if any(MARK.search(text) for artefact in step.artefacts for text in artefact.texts()):
        yield f"{here} marks a cue in an artefact | Cues belong to cases: take the mark out."
