"""How often a flag is right: Bayes' rule in natural frequencies. Numbers only; `base_rates.js` says the same.

The form is that of G. Gigerenzer and U. Hoffrage, "How to improve Bayesian reasoning without instruction: frequency
formats", Psychological Review 102 (1995): count people, then compare counts. Every rate here is a share from 0 to 1.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcomes:
    """How a check sorts a number of applicants: whole people, who add up to all of them."""

    caught: int
    wrongly_flagged: int
    missed: int
    cleared: int

    @property
    def flagged(self) -> int:
        """How many are flagged, rightly or wrongly."""
        return self.caught + self.wrongly_flagged

    @property
    def people(self) -> int:
        """How many there are in all."""
        return self.caught + self.wrongly_flagged + self.missed + self.cleared


def count_outcomes(base_rate: float, sensitivity: float, specificity: float, people: int = 1000) -> Outcomes:
    """Count what a check does with `people` applicants, in whole people.

    base_rate: share of the applicants who are impostors; sensitivity: share of the impostors that the check flags;
    specificity: share of the honest people that it clears.

    Each count is rounded down, and the people left over go where rounding took most away (largest remainders), so
    that the four counts add up to `people`.

    Raises ValueError when a rate is not a share from 0 to 1, or `people` is below 1.
    """
    _refuse_what_is_no_share(base_rate=base_rate, sensitivity=sensitivity, specificity=specificity)
    if people < 1:
        raise ValueError(f"people is {people}; write 1 or more")
    impostors, honest = people * base_rate, people * (1 - base_rate)
    exact = [
        impostors * sensitivity,
        honest * (1 - specificity),
        impostors * (1 - sensitivity),
        honest * specificity,
    ]
    whole = [math.floor(part) for part in exact]
    by_loss = sorted(range(4), key=lambda index: whole[index] - exact[index])
    for index in by_loss[: people - sum(whole)]:
        whole[index] += 1
    return Outcomes(*whole)


def share_right(base_rate: float, sensitivity: float, specificity: float, checks: int = 1) -> float | None:
    """Give the share of flags that are right, from 0 to 1; None when nobody is flagged.

    The rates are those of `count_outcomes`, unrounded. checks: how many checks, each as good as the other, must all
    flag a person. They must be independent: two looks at the same evidence are one check.

    Raises ValueError when a rate is not a share from 0 to 1, or `checks` is below 1.
    """
    _refuse_what_is_no_share(base_rate=base_rate, sensitivity=sensitivity, specificity=specificity)
    if checks < 1:
        raise ValueError(f"checks is {checks}; write 1 or more")
    caught = base_rate * sensitivity**checks
    wrongly_flagged = (1 - base_rate) * (1 - specificity) ** checks
    flagged = caught + wrongly_flagged
    return caught / flagged if flagged else None


def say_share(share: float | None) -> str:
    """Say a share in every 100, without claiming 0 or 100 for what is only near it."""
    if share is None:
        return "none: nobody is flagged"
    in_hundred = math.floor(share * 100 + 0.5)  # half up, as JavaScript rounds
    if in_hundred == 0 and share > 0:
        return "fewer than 1 in every 100"
    if in_hundred == 100 and share < 1:
        return "more than 99 in every 100"
    return f"about {in_hundred} in every 100" if 0 < share < 1 else f"{in_hundred} in every 100"


def _refuse_what_is_no_share(**rates: float) -> None:
    for name, rate in rates.items():
        if not 0 <= rate <= 1:  # also refuses NaN
            raise ValueError(f"{name} is {rate}; write a share from 0 to 1, such as 0.9 for 90 in every 100")
