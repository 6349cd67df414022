"""One artefact of each shape, as cases to look at: three artefacts a case."""

from pathlib import Path
from typing import Any

import yaml

from oncamera.content.shapes import MARK
from oncamera.hosts.preview import preview_case
from tests.conftest import COURSE

ARTEFACTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "golden" / "shapes.yml").read_text("utf-8"))
WHY = {"weight": 1, "because": "It says so.", "innocent_reading": "It may mean nothing."}


def gallery_case(number: int, artefacts: list[dict[str, Any]]) -> dict[str, Any]:
    """Make a case that holds together of what it is to show."""
    marks = dict.fromkeys(match["id"] for match in MARK.finditer(str(artefacts)))
    cues = [{"id": name, "points_to": "neutral", **WHY} for name in marks]
    for side in ("impostor", "genuine"):
        cues.append({"id": f"no-{side}", "points_to": side, "absent": True, "label": f"No {side} sign", **WHY})
    return {
        "id": f"gallery-{number}", "title": f"Shapes, page {number}", "stage": "onboarding", "roles": ["it"],
        "form": "practice", "difficulty": {"cues": "few", "plausibility": "low"}, "truth": "genuine",
        "best": "verify", "person": {"origin": "Chile", "gender": "woman", "accent": "none", "time_zone": "Americas"},
        "brief": "You look at shapes.", "artefacts": artefacts, "cues": cues, "outcome": "All was well.",
        "why_best": "It costs little.",
    }  # fmt: skip


def write_gallery(folder: Path) -> Path:
    """Write the page that shows them all. Gives its path."""
    cases = [gallery_case(at // 3 + 1, ARTEFACTS[at : at + 3]) for at in range(0, len(ARTEFACTS), 3)]
    source, page = folder / "gallery.yml", folder / "gallery.html"
    source.write_text(yaml.safe_dump(cases, allow_unicode=True, sort_keys=False), encoding="utf-8")
    preview_case(source, page, COURSE)
    return page
