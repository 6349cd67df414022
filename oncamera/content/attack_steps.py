"""The map of one placement: its steps in order, and the control that meets each."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from oncamera.content.records import Id, Line, Placed, Record, read_file
from oncamera.files.source_text import is_there


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


def load_placed_steps(root: Path) -> list[Placed[Step]]:
    """Read the steps in order, with their places; none when the course has none. Raises ProblemsError."""
    path = root / "bank" / "the_scheme.yml"
    return read_file(path, Step, root) if is_there(path) else []
