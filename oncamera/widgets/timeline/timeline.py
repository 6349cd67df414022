"""The timeline as a list in order of time, with a filter by kind."""

from pathlib import Path

from oncamera.content.course import Course
from oncamera.content.timeline import KINDS
from oncamera.templating import render
from oncamera.widgets.parts.widget import Place, evidence_files


def html(course: Course, place: Place) -> str:
    """Show the timeline."""
    events = [placed.record for placed in course.events]
    return render(
        "timeline.html", events=events, kinds=KINDS,
        claims=course.claims_by_id, sources=course.sources_by_id, ledger=place.ledger,
    )  # fmt: skip


def made_from(root: Path) -> list[Path]:
    """The events and the ledger."""
    return [root / "bank" / "timeline.yml", *evidence_files(root)]
