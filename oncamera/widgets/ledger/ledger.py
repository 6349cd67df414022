"""The evidence ledger as one list: every claim, with its status, its source and how that source was seen."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from oncamera.content.claims import claims_by_subject, load_placed_sources
from oncamera.files.paths import building_site, data_root
from oncamera.templating import render
from oncamera.widgets.parts.named import NamedWidget

SEEN = {
    "primary": "read at the source",
    "mirror": "read in a copy",
    "secondary": "known through other reports",
}


def ledger_html(root: Path, cited: Mapping[str, Sequence[tuple[str, str]]] | None = None) -> str:
    """Render the whole ledger by subject. cited: the pages that rest on each claim, as address and title."""
    subjects = claims_by_subject(root)
    statuses = sorted({claim.status for claims in subjects.values() for claim in claims})
    sources = {placed.record.id: placed.record for placed in load_placed_sources(root)}
    return render(
        "ledger.html",
        subjects=subjects,
        sources=sources,
        pages=cited or {},
        seen=SEEN,
        statuses=statuses,
    )


def ledger_list() -> Any:
    """Show the ledger, with a filter by status, subject and words."""
    if building_site():
        return NamedWidget("ledger")
    from oncamera.hosts.jupyter.live import LivePage

    return LivePage(ledger_html(data_root()), "widgets/parts/filter.js")
