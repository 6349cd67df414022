"""The control map: where an auditor may look for what the controls do, in four standards. No claim that it suffices."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from oncamera.content.claims import Address, Day
from oncamera.content.records import Id, Line, Record, Shelf
from oncamera.content.vocabulary import Stage

Number = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Za-z0-9.()-]*$", max_length=12)]


class Standard(Record):
    """A standard, with the numbers that the map names.

    seen, where, also, checked: how the numbers were read, as the ledger says it of a claim; named: number and title, or
    its gist in our words; unchecked: numbers that we have from memory or from one place alone.
    """

    id: Id
    title: Line
    publisher: Line
    url: Address
    seen: Literal["primary", "mirror", "secondary"]
    where: Line
    also: Address | None = None
    checked: Day
    unchecked: list[Number] = Field(default_factory=list)
    named: dict[Number, Line]


class MapRow(Record):
    """One row. covers: what the controls do, in short; show: what to put on the table; refs: numbers by standard."""

    id: Id
    stage: Stage
    covers: Line
    controls: Annotated[list[Id], Field(min_length=1)]
    show: Line
    refs: Annotated[dict[Id, Annotated[list[Number], Field(min_length=1)]], Field(min_length=1)]


MAP_ROWS = Shelf(MapRow, "bank/control_map.yml")
STANDARDS = Shelf(Standard, "bank/standards.yml")
