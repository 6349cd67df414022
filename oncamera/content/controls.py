"""The controls that a team can work from: the table of the advice, and the planner, are made from these records."""

from typing import Annotated, Literal

from pydantic import Field

from oncamera.content.records import Id, Line, Record, Shelf
from oncamera.content.vocabulary import Role, Stage


class Control(Record):
    """One control.

    does: the instruction, for everyone alike; who: the roles, the leading one first; innocent: why an honest person
    may trip it; limit: what law or practice limits; claims: its basis; effort: an editorial judgment of the course.
    """

    id: Id
    stage: Stage
    does: Line
    who: Annotated[list[Role], Field(min_length=1)]
    innocent: Line
    limit: Line
    claims: Annotated[list[Id], Field(min_length=1)]
    effort: Literal["small", "medium", "large"]


CONTROLS = Shelf(Control, "bank/controls.yml")
