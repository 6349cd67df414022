"""The picture of 1,000 applicants: sliders in Jupyter, and on the site a small form with the same formula.

On the site it is complete without scripts: the default result in words, and its picture. `base_rates.js` adds the form.
"""

from pathlib import Path
from typing import Any

from oncamera.content.claims import load_ledger
from oncamera.files.paths import building_site
from oncamera.templating import render
from oncamera.widgets.base_rates.base_rates_marks import MARKS_A_ROW, mark_kinds, result_of
from oncamera.widgets.parts.named import NamedWidget

DEFAULT_CLAIM = "pindrop-linked-applicants"  # its figure is the default of "1 in ..."
CAUGHT, CLEARED = 90, 95  # of every 100: an imagined, very good check, as in the chapter on fair vetting


def base_rates_html(root: Path, ledger: str = "") -> str:
    """Render the form, the default result in words and its picture. ledger: not needed here; all pages take it."""
    claims, _ = load_ledger(root)
    if DEFAULT_CLAIM not in claims or claims[DEFAULT_CLAIM].value is None:
        raise LookupError(f"no claim {DEFAULT_CLAIM!r} with a value in evidence/claims")
    one_in = int(claims[DEFAULT_CLAIM].value or 0)
    result = result_of(one_in, CAUGHT, CLEARED)
    kinds = mark_kinds(result["counts"])
    rows = [kinds[start : start + MARKS_A_ROW] for start in range(0, len(kinds), MARKS_A_ROW)]
    return render("base_rates.html", rows=rows, **result)


def result_words(one_in: float, caught: float, cleared: float) -> str:
    """Render the result in words, as HTML. The three numbers are those of `result_of`."""
    return render("base_rates_words.html", **result_of(one_in, caught, cleared))


def base_rates_picture() -> Any:
    """Show the picture of 1,000 applicants: with sliders in Jupyter, named for the site build."""
    if building_site():
        return NamedWidget("base_rates")
    from oncamera.content.claims import claim_value
    from oncamera.widgets.base_rates.base_rates_live import sliders

    return sliders(int(claim_value(DEFAULT_CLAIM)), CAUGHT, CLEARED)
