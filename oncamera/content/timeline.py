"""The events of the timeline page, each resting on a dated claim."""

from pathlib import Path
from typing import Literal

from oncamera.content.claims import When
from oncamera.content.records import Id, Line, Placed, Record, read_file
from oncamera.files.source_text import is_there

KINDS: dict[str, str] = {
    "alleged": "alleged",
    "court": "court",
    "sanctions": "sanctions",
    "advice": "advice",
    "report": "report",
}


class Event(Record):
    """One event. when: as the claim dates it; kind: what sort of thing happened."""

    when: When
    title: Line
    kind: Literal["alleged", "court", "sanctions", "advice", "report"]
    claim: Id


def load_placed_events(root: Path) -> list[Placed[Event]]:
    """Read the events in order, with their places; none when the course has none. Raises ProblemsError."""
    path = root / "bank" / "timeline.yml"
    return read_file(path, Event, root) if is_there(path) else []
