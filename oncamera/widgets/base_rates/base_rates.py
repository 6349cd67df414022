"""The picture of 1,000 applicants: sliders in Jupyter, and on the site a small form with the same formula.

On the site it is complete without scripts: the default result in words, and its picture. `base_rates.js` adds the form.
"""

from pathlib import Path
from typing import Any

from oncamera.content.course import Course
from oncamera.results.base_rates import Outcomes, count_outcomes, say_share, share_right
from oncamera.templating import render
from oncamera.widgets.parts.widget import Place, evidence_files

DEFAULT_CLAIM = "pindrop-linked-applicants"  # its figure is the default of "1 in ..."
CAUGHT, CLEARED = 90, 95  # of every 100: an imagined, very good check, as in the chapter on fair vetting
MARKS_A_ROW = 40
# In the order in which the marks stand: impostors first, then the honest.
KINDS = ("caught", "missed", "wrongly_flagged", "cleared")


def html(course: Course, place: Place) -> str:
    """Show the form, the default result in words and its picture."""
    result = result_of(int(course.claim_value(DEFAULT_CLAIM)), CAUGHT, CLEARED)
    kinds = mark_kinds(result["counts"])
    rows = [kinds[start : start + MARKS_A_ROW] for start in range(0, len(kinds), MARKS_A_ROW)]
    return render("base_rates.html", rows=rows, **result)


def result_words(one_in: float, caught: float, cleared: float) -> str:
    """Render the result in words, as HTML. The three numbers are those of `result_of`."""
    return render("base_rates_words.html", **result_of(one_in, caught, cleared))


def result_of(one_in: float, caught: float, cleared: float) -> dict[str, Any]:
    """Work out what the words say: 1 in `one_in` is an impostor; `caught` and `cleared` are out of every 100."""
    rates = (1 / one_in, caught / 100, cleared / 100)
    return {
        "one_in": one_in,
        "of_impostors": caught,
        "of_honest": cleared,
        "counts": count_outcomes(*rates),
        "share": say_share(share_right(*rates)),
        "twice": say_share(share_right(*rates, checks=2)),
    }


def mark_kinds(counts: Outcomes) -> list[str]:
    """Give the kind of each mark, in the order of KINDS."""
    return [kind for kind in KINDS for _ in range(getattr(counts, kind))]


def made_from(root: Path) -> list[Path]:
    """The ledger, which holds the default of "1 in ..."."""
    return evidence_files(root)


def live(course: Course) -> Any:
    """Show the picture with sliders."""
    from oncamera.widgets.base_rates.base_rates_live import sliders

    return sliders(int(course.claim_value(DEFAULT_CLAIM)), CAUGHT, CLEARED)
