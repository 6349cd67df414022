"""How a set of verdicts is judged: numbers only, known to nothing else. `measure.js` says the same on the page.

Signal detection, because a course that only rewards suspicion makes people worse. An impostor flagged is *caught*,
an impostor cleared is *missed*, a genuine person cleared is *cleared*, a genuine person flagged is *wrongly flagged*.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import NormalDist


@dataclass(frozen=True)
class Counts:
    """How often each of the four things happened."""

    caught: int
    missed: int
    cleared: int
    flagged: int

    @property
    def impostors(self) -> int:
        """How many of those judged were impostors."""
        return self.caught + self.missed

    @property
    def genuine(self) -> int:
        """How many of those judged were genuine."""
        return self.cleared + self.flagged

    @property
    def judged(self) -> int:
        """How many were judged."""
        return self.impostors + self.genuine


def is_flag(rating: int) -> bool:
    """Split the six-point rating in the middle: 4 to 6 is the verdict *misrepresented*."""
    return rating >= 4


def count(judged: Iterable[tuple[int, bool]]) -> Counts:
    """Count pairs of (rating 1 to 6, whether the person was an impostor)."""
    caught = missed = cleared = flagged = 0
    for rating, impostor in judged:
        if impostor:
            caught += is_flag(rating)
            missed += not is_flag(rating)
        else:
            flagged += is_flag(rating)
            cleared += not is_flag(rating)
    return Counts(caught, missed, cleared, flagged)


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Give the 95% interval of a share after Wilson (1927), without continuity correction.

    Formula and worked examples: Newcombe, Statistics in Medicine 17 (1998) 857-872, method 3. (0, 1) for no trials.
    """
    if trials == 0:
        return 0.0, 1.0
    z = NormalDist().inv_cdf(0.975)
    share, square = hits / trials, z * z
    middle = share + square / (2 * trials)
    spread = z * math.sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    scale = 1 + square / trials
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def difference_interval(now: tuple[int, int], before: tuple[int, int]) -> tuple[float, float]:
    """Give the 95% interval of a difference of two independent shares, each as (hits, trials); (-1, 1) for no trials.

    Newcombe's hybrid score interval: Statistics in Medicine 17 (1998) 873-890, method 10.
    """
    if not now[1] or not before[1]:
        return -1.0, 1.0
    share, earlier = now[0] / now[1], before[0] / before[1]
    low, high = wilson(*now)
    earlier_low, earlier_high = wilson(*before)
    down = math.hypot(share - low, earlier_high - earlier)
    up = math.hypot(high - share, earlier - earlier_low)
    return share - earlier - down, share - earlier + up


def corrected_rates(counts: Counts) -> tuple[float, float]:
    """Give hit and false-alarm rate after the log-linear correction, shared out in proportion.

    Hautus (1995) adds 0.5 to each count; here impostors and genuine get their share of that 1, so that a reader who
    flags everyone, or no one, has two equal rates whatever the mix. Raises ValueError without both kinds.
    """
    impostors, genuine = counts.impostors, counts.genuine
    if not impostors or not genuine:
        raise ValueError("d′ needs impostors and genuine people among those judged")
    part = impostors / counts.judged
    hit = (counts.caught + part) / (impostors + 2 * part)
    false_alarm = (counts.flagged + 1 - part) / (genuine + 2 * (1 - part))
    return hit, false_alarm


def d_prime(counts: Counts) -> float:
    """Sensitivity: how far apart a reader holds impostors and genuine people, in standard deviations.

    z(hit rate) - z(false-alarm rate): Green & Swets (1966). 0 is chance. Raises ValueError without both kinds.
    """
    hit, false_alarm = corrected_rates(counts)
    return NormalDist().inv_cdf(hit) - NormalDist().inv_cdf(false_alarm)


def criterion(counts: Counts) -> float:
    """Bias: below 0 leans to flagging, above 0 to clearing. -(z(hit) + z(false alarm)) / 2."""
    hit, false_alarm = corrected_rates(counts)
    return -(NormalDist().inv_cdf(hit) + NormalDist().inv_cdf(false_alarm)) / 2


def action_score(chosen: Sequence[tuple[str, str, Sequence[str]]]) -> float:
    """Score next actions: (chosen, best, acceptable) each; 1 for best, 0.5 for acceptable; the mean, 0 for none."""
    if not chosen:
        return 0.0
    points = [1.0 if action == best else 0.5 if action in acceptable else 0.0 for action, best, acceptable in chosen]
    return sum(points) / len(points)


def pairs_alike(ratings: dict[str, list[int]]) -> tuple[int, int]:
    """Count matched pairs judged alike: (pairs with the same verdict, pairs with both cases judged)."""
    whole = [both for both in ratings.values() if len(both) == 2]
    return sum(is_flag(first) == is_flag(second) for first, second in whole), len(whole)
