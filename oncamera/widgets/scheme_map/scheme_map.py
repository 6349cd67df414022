"""The scheme as a map: a drawing whose parts link to the list of steps below it."""

from pathlib import Path

from oncamera.content.course import Course
from oncamera.templating import render
from oncamera.widgets.parts.widget import Place, evidence_files

# A box of the map is BOX wide and TALL high; boxes stand GAP apart, in a row of two, then back: a phone's width.
BOX, TALL, GAP_X, GAP_Y = 148, 62, 44, 46


def html(course: Course, place: Place) -> str:
    """Show the map of the scheme."""
    steps = [placed.record for placed in course.steps]
    places = []
    for index in range(len(steps)):
        row, column = divmod(index, 2)
        column = column if row % 2 == 0 else 1 - column
        places.append((column * (BOX + GAP_X), row * (TALL + GAP_Y)))
    height = max(y for _, y in places) + TALL
    size = {"width": 2 * BOX + GAP_X, "height": height, "box": BOX, "tall": TALL}
    return render(
        "scheme_map.html", steps=steps, places=places, size=size, lines=_two_lines,
        claims=course.claims_by_id, sources=course.sources_by_id, ledger=place.ledger,
    )  # fmt: skip


def made_from(root: Path) -> list[Path]:
    """The steps and the ledger."""
    return [root / "bank" / "the_scheme.yml", *evidence_files(root)]


def _two_lines(text: str) -> list[str]:
    """Break a short title into at most two lines of like length."""
    words = text.split()
    if len(text) <= 17 or len(words) == 1:
        return [text]
    cut = min(range(1, len(words)), key=lambda n: abs(len(" ".join(words[:n])) - len(" ".join(words[n:]))))
    return [" ".join(words[:cut]), " ".join(words[cut:])]
