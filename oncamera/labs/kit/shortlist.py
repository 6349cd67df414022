"""A task whose answer is a list to look at, judged by counts: how many of those sought it holds, and who else."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from oncamera.labs.kit.task import Task, Verdict


@dataclass(frozen=True)
class Shortlist(Task):
    """A list to be judged by whom it holds: those sought, and the others, each with the reason why they look alike.

    sought: the labels that the list should hold; others: what makes some of the rest look like them; least: how many
    of those sought are enough; most: how many of the rest are too many to ask. `right` and `hint` may use {found},
    {others}, {missed} and {length}; `too_many` opens the sentence on the rest, and may use them too.
    """

    sought: frozenset[str] = frozenset()
    others: Mapping[str, str] = field(default_factory=dict)
    least: int = 0
    most: int = 0
    too_many: str = ""

    def judge(self, given: str) -> Verdict:
        """Judge a list by its counts."""
        if listed := [wrong.because for wrong in self.wrong if wrong.answer == given]:
            return Verdict(False, listed[0])
        labels = set(given.split(", "))
        rest = labels - self.sought
        counts = {
            "found": len(labels & self.sought),
            "missed": len(self.sought - labels),
            "others": len(rest),
            "length": len(labels),
        }
        enough, few = counts["found"] >= self.least, counts["others"] <= self.most
        if enough and few:
            return Verdict(True, self.right.format(**counts))
        said = [] if enough else [self.hint.format(**counts)]
        if not few:
            # By label: of two reasons as frequent as each other, the same one always comes first.
            reasons = Counter(self.others.get(label, "share nothing that this lab looks at") for label in sorted(rest))
            told = "; ".join(f"{number} {reason}" for reason, number in reasons.most_common())
            said.append(f"{self.too_many.format(**counts)} {told}.")
        return Verdict(False, " ".join(said))
