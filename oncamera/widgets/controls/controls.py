"""Every control as one table, with a filter."""

from pathlib import Path

from oncamera.content.course import Course
from oncamera.content.vocabulary import ROLES, STAGES
from oncamera.templating import render
from oncamera.widgets.parts.widget import Place, evidence_files


def html(course: Course, place: Place) -> str:
    """Show the table of controls."""
    controls = [placed.record for placed in course.controls]
    return render(
        "controls.html", controls=controls, stages=STAGES, roles=ROLES,
        claims=course.claims_by_id, sources=course.sources_by_id, ledger=place.ledger,
    )  # fmt: skip


def made_from(root: Path) -> list[Path]:
    """The controls and the ledger."""
    return [root / "bank" / "controls.yml", *evidence_files(root)]
