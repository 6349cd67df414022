"""The case on the first page: one artefact, a few buttons, and an answer that lights up its clues."""

from pathlib import Path

from oncamera.content.cases import case_files
from oncamera.content.course import Course
from oncamera.content.first_case import FIRST_CASE
from oncamera.templating import render
from oncamera.widgets.desk.desk import SIDE, marked
from oncamera.widgets.parts.widget import Place, evidence_files


def html(course: Course, place: Place) -> str:
    """Show the first case. Raises LookupError in a course that has none."""
    if not course.first_case:
        raise LookupError(f"there is no case in {FIRST_CASE.place}")
    return render(
        "first_case.html", case=course.first_case[0].record, many=len(course.desk), side=SIDE,
        claims=course.claims_by_id, sources=course.sources_by_id, ledger=place.ledger,
        marked=lambda text: marked(text, worked=True),
    )  # fmt: skip


def made_from(root: Path) -> list[Path]:
    """The case, how many others there are, and the ledger."""
    return [*FIRST_CASE.files(root), *case_files(root), *evidence_files(root)]
