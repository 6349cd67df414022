"""The picture of 1,000 applicants: sliders in Jupyter, and on the site a small form with the same formula.

On the site it is complete without scripts: the default result in words, and its picture. `base_rates.js` adds the form.
"""

from pathlib import Path
from typing import Any

from oncamera.content.course import Course
from oncamera.templating import render
from oncamera.widgets.base_rates.base_rates_marks import MARKS_A_ROW, mark_kinds, result_of
from oncamera.widgets.parts.widget import Place, evidence_files

DEFAULT_CLAIM = "pindrop-linked-applicants"  # its figure is the default of "1 in ..."
CAUGHT, CLEARED = 90, 95  # of every 100: an imagined, very good check, as in the chapter on fair vetting


def html(course: Course, place: Place) -> str:
    """Show the form, the default result in words and its picture."""
    result = result_of(int(course.claim_value(DEFAULT_CLAIM)), CAUGHT, CLEARED)
    kinds = mark_kinds(result["counts"])
    rows = [kinds[start : start + MARKS_A_ROW] for start in range(0, len(kinds), MARKS_A_ROW)]
    return render("base_rates.html", rows=rows, **result)


def result_words(one_in: float, caught: float, cleared: float) -> str:
    """Render the result in words, as HTML. The three numbers are those of `result_of`."""
    return render("base_rates_words.html", **result_of(one_in, caught, cleared))


def made_from(root: Path) -> list[Path]:
    """The ledger, which holds the default of "1 in ..."."""
    return evidence_files(root)


def live(course: Course) -> Any:
    """Show the picture with sliders."""
    from oncamera.widgets.base_rates.base_rates_live import sliders

    return sliders(int(course.claim_value(DEFAULT_CLAIM)), CAUGHT, CLEARED)
