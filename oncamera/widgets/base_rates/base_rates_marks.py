"""What both pictures of 1,000 applicants show, with sliders and without: the marks in their order, and the figures."""

from typing import Any

from oncamera.results.base_rates import Outcomes, count_outcomes, say_share, share_right

MARKS_A_ROW = 40
# In the order in which the marks stand: impostors first, then the honest.
KINDS = ("caught", "missed", "wrongly_flagged", "cleared")


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
