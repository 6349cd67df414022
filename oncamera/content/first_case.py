"""The case on the first page: one artefact, one decision and its clues. It counts nowhere."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from oncamera.content.cases import Artefact, Cue, unfit_marks
from oncamera.content.records import Id, Line, Record, Shelf


class Choice(Record):
    """One button. do: its words; says: what is said of it once it's pressed; best: of one alone."""

    id: Id
    do: Line
    says: Line
    best: Literal[True] | None = None


class FirstCase(Record):
    """A case that is read and decided in a minute, on one screen of a phone."""

    id: Id
    brief: Line
    artefact: Artefact
    question: Line
    choices: Annotated[list[Choice], Field(min_length=2, max_length=4)]
    cues: Annotated[list[Cue], Field(min_length=2, max_length=5)]
    outcome: Line

    @model_validator(mode="after")
    def _fits(self) -> "FirstCase":
        if unfit := unfit_marks(self.artefact.texts(), self.cues):
            raise ValueError(unfit)
        best = [choice.id for choice in self.choices if choice.best]
        if len(best) != 1:
            raise ValueError(f"{len(best)} of the choices are the best | Write `best: true` at one of them alone.")
        return self


FIRST_CASE = Shelf(FirstCase, "bank/first_case.yml")
