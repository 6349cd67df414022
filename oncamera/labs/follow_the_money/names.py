"""How the payee's name is compared with the worker's in `exercises/follow_the_money.ipynb`, more and less strictly."""

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def tidy(name: str) -> str:
    """Small letters, no accents, no apostrophes, words in order of the alphabet."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(sorted(re.findall(r"\w+", plain.replace("'", ""))))


def no_common_word(one: str, other: str) -> bool:
    """Tell whether two tidied names share not a single word."""
    return not set(tidy(one).split()) & set(tidy(other).split())


COMPARED = {  # what is said of the comparison, and when two names differ by it
    "as they stand": lambda one, other: one != other,
    "capitals ignored": lambda one, other: one.lower() != other.lower(),
    "tidied": lambda one, other: tidy(one) != tidy(other),
    "tidied, and not one word in common": no_common_word,
}


def count_held(payments: "pd.DataFrame", problems: set[str]) -> list[tuple[str, int, int]]:
    """Count, for each comparison, who would be held: the words for it, workers with a problem, and others."""
    counts = []
    for words, differ in COMPARED.items():
        names = zip(payments["worker"], payments["payee"], payments["name"], strict=True)
        held = {worker for worker, payee, name in names if differ(payee, name)}
        counts.append((words, len(held & problems), len(held - problems)))
    return counts
