"""Chance that falls alike on every machine.

Python promises that the stream of `random()` stays the same for a seed, and promises it of nothing else; NumPy's
streams differ between builds. So everything here is made of `random()` alone, with sums and comparisons.
"""

import random
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


class Chance:
    """Draws from one seeded stream."""

    def __init__(self, seed: int) -> None:
        self._next = random.Random(seed).random

    def happens(self, share: float) -> bool:
        """Tell whether something happens that happens in this share of cases."""
        return self._next() < share

    def between(self, low: float, high: float) -> float:
        """Give a number between two, each as likely."""
        return low + (high - low) * self._next()

    def whole(self, low: int, high: int) -> int:
        """Give a whole number from low to high, both among them."""
        return low + int(self._next() * (high - low + 1))

    def about(self, middle: float, spread: float) -> float:
        """Give a number near the middle: the sum of twelve even draws, with that spread as standard deviation."""
        return middle + spread * (sum(self._next() for _ in range(12)) - 6)

    def one_of(self, items: Sequence[Item]) -> Item:
        """Give one of some items, each as likely."""
        return items[self.whole(0, len(items) - 1)]

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """Give the items in another order, each order as likely (Fisher and Yates)."""
        mixed = list(items)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.whole(0, last)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def some_of(self, items: Sequence[Item], number: int) -> list[Item]:
        """Give some of the items, none twice, each as likely."""
        return self.shuffled(items)[:number]
