"""Matched pairs over a group: whether one and the same file is judged otherwise under another name.

A pair is one file twice, with only name, accent, origin or time zone changed; the right answer is the same for both.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oncamera.content.cases import Case
from oncamera.results.answers import Answer
from oncamera.results.signal_detection import is_flag


@dataclass(frozen=True)
class PairVerdicts:
    """How a group judged one matched pair; only learners who judged both cases count.

    alike: the same verdict on both; only_written, only_twin: flagged one of the two alone.
    """

    pair: str
    written: Case
    twin: Case
    alike: int
    only_written: int
    only_twin: int

    @property
    def judged(self) -> int:
        """How many learners judged both cases."""
        return self.alike + self.only_written + self.only_twin


def pair_verdicts(learners: Sequence[Mapping[str, Answer]], cases: Sequence[Case]) -> list[PairVerdicts]:
    """Count each pair of the cases over the learners, in order of the pair's id. Answers out of date do not count."""
    pairs: dict[str, list[Case]] = {}
    for case in cases:
        if case.pair:
            pairs.setdefault(case.pair, []).append(case)
    results = []
    for name, both in sorted(pairs.items()):
        if len(both) != 2:
            continue
        written, twin = sorted(both, key=lambda case: case.id != name)
        flags = [(_flag(answers, written), _flag(answers, twin)) for answers in learners]
        whole = [(first, second) for first, second in flags if first is not None and second is not None]
        results.append(
            PairVerdicts(
                name, written, twin,
                alike=sum(first == second for first, second in whole),
                only_written=sum(bool(first and not second) for first, second in whole),
                only_twin=sum(bool(second and not first) for first, second in whole),
            )
        )  # fmt: skip
    return results


def _flag(answers: Mapping[str, Answer], case: Case) -> bool | None:
    answer = answers.get(case.id)
    if answer is None or answer.rating is None or answer.v != case.fingerprint:
        return None
    return is_flag(answer.rating)


def sign_test(one_way: int, other_way: int) -> float:
    """Two-sided exact probability of so lopsided a split, were both ways equally likely; 1.0 for no differences.

    McNemar's test in its exact form: McNemar, Psychometrika 12 (1947) 153-157. For 1 and 9 it is 0.021.
    """
    number = one_way + other_way
    tail = sum(math.comb(number, k) for k in range(min(one_way, other_way) + 1)) / 2**number
    return min(1.0, float(2 * tail))
