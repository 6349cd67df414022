"""What `exercises/base_rates.ipynb` asks for, worked out from the ledger's figures by our own formula."""

from pathlib import Path

from oncamera import claim_value
from oncamera.labs.kit.lab import Lab
from oncamera.results.base_rates import share_right

CAUGHT, CLEARED = 0.90, 0.95  # the imagined check of the lab, the one of the chapter on fair vetting


def _in_hundred(base_rate: float, checks: int = 1) -> float:
    return 100 * (share_right(base_rate, CAUGHT, CLEARED, checks) or 0)


def _values() -> dict[str, float]:
    one_in = claim_value("pindrop-linked-applicants")
    caught = 1 - claim_value("passport-officers-accept-fraud") / 100
    stopped = claim_value("passport-officers-reject-honest") / 100
    return {
        "another_rate": _in_hundred(1 / claim_value("pindrop-suspect-applicants")),
        "honest_for_each": (one_in - 1) * stopped / caught,
        "second_check": _in_hundred(1 / one_in, checks=2),
    }


LAB = Lab(Path(__file__).parent, _values)
check = LAB.check
