"""The map of one placement: its steps in order, and the control that meets each."""

from typing import Annotated

from pydantic import Field

from oncamera.content.records import Id, Line, Record, Shelf


class Meeting(Record):
    """The control that meets a step, and when the same sign is innocent."""

    title: Line
    says: Line
    innocent: Line
    claims: Annotated[list[Id], Field(min_length=1)]


class Step(Record):
    """One step of the scheme, as it is said to work."""

    id: Id
    title: Line
    happens: Line
    claims: Annotated[list[Id], Field(min_length=1)]
    control: Meeting


STEPS = Shelf(Step, "bank/the_scheme.yml")
