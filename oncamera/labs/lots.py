"""Draws by lot for the labs' synthetic data: one seed gives the same draws on every machine and in every Python.

Only `random.Random.random` is used: of all of Python's draws, its stream alone is promised not to change. NumPy's
streams may differ between releases, and the labs' prose quotes figures of the data that was drawn.
"""

import math
from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Lots:
    """A source of draws."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def share(self) -> float:
        """Draw a number from 0 up to, not including, 1."""
        return self._random.random()

    def yes(self, share: float) -> bool:
        """Draw yes in that share of draws."""
        return self.share() < share

    def whole(self, least: int, most: int) -> int:
        """Draw a whole number; both ends can come."""
        return least + int(self.share() * (most - least + 1))

    def normal(self, mean: float, spread: float) -> float:
        """Draw from a normal distribution (Box & Muller 1958)."""
        return mean + spread * math.sqrt(-2 * math.log(1 - self.share())) * math.cos(2 * math.pi * self.share())

    def one(self, items: Sequence[T]) -> T:
        """Draw one of several."""
        return items[int(self.share() * len(items))]

    def some(self, items: Sequence[T], number: int) -> list[T]:
        """Draw some of several, none twice."""
        return self.mixed(items)[:number]

    def mixed(self, items: Sequence[T]) -> list[T]:
        """Give all in an order drawn by lot."""
        keys = [(self.share(), place) for place in range(len(items))]
        return [items[place] for _, place in sorted(keys)]
