"""The events of the timeline page, each resting on a dated claim."""

from typing import Literal

from oncamera.content.claims import When
from oncamera.content.records import Id, Line, Record, Shelf

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


EVENTS = Shelf(Event, "bank/timeline.yml")
