"""The evidence ledger as one list: every claim, with its status, its source and how that source was seen."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from oncamera.content.course import Course
from oncamera.content.organization import FILE
from oncamera.templating import render
from oncamera.widgets.parts.widget import Place, evidence_files

SEEN = {
    "primary": "read at the source",
    "mirror": "read in a copy",
    "secondary": "known through other reports",
}


def ledger_html(
    course: Course,
    cited: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    report: Callable[[str], str] = lambda claim: "",
) -> str:
    """Render the whole ledger by subject.

    cited: the pages that rest on each claim, as address and title; report: where to report a wrong claim, or "".
    """
    subjects = course.claims_by_subject()
    statuses = sorted({claim.status for claims in subjects.values() for claim in claims})
    sources = course.sources_by_id
    return render(
        "ledger.html",
        subjects=subjects,
        sources=sources,
        pages=cited or {},
        seen=SEEN,
        statuses=statuses,
        report=report,
    )


def html(course: Course, place: Place) -> str:
    """Show the ledger, with a filter by status, subject and words."""
    return ledger_html(course, place.cited(), place.report)


def made_from(root: Path) -> list[Path]:
    """The ledger, and where its mistakes are reported."""
    return [*evidence_files(root), root / FILE]
