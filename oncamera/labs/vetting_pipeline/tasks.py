"""What `exercises/vetting_pipeline.ipynb` asks for, worked out from the lab's own assumptions."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from oncamera.labs.kit.lab import Kind, Lab, TaskText
from oncamera.labs.kit.task import Task, UnreadableError, Verdict
from oncamera.labs.vetting_pipeline.data import BEFORE_HIRING, CHECKS, FIRM
from oncamera.labs.vetting_pipeline.model import Outcome, average, chosen

MOST_SPEND, MOST_DAYS, MOST_HELD_UP, FEWEST_STOPPED = 30_000, 5, 35, 65


def read_pipeline(answer: object) -> Outcome:
    """Read a list of checks and give what they do. Raises UnreadableError with what to write instead."""
    if isinstance(answer, Outcome):
        raise UnreadableError("That is what a pipeline does. Write the pipeline: a list of names of checks.")
    if isinstance(answer, str) or not isinstance(answer, list | tuple | set | frozenset):
        raise UnreadableError('Write a list of names in square brackets, such as `["confirm-history"]`.')
    if not answer:
        raise UnreadableError("The list is empty. Put in the names of the checks that you choose.")
    strangers = [item for item in answer if not isinstance(item, str)]
    if strangers:
        raise UnreadableError(f"Write each check as its name in quotes; `{strangers[0]!r}` is not one.")
    try:
        checks = chosen(answer)
    except LookupError as problem:
        raise UnreadableError(f"In your list, {problem.args[0]}.") from problem
    return average(checks)


@dataclass(frozen=True)
class Design(Task):
    """A task with many right answers: thirteen of 4,096 pipelines break no rule. told: what is said of one that does.

    A pipeline that does too little is told the hint.
    """

    told: Mapping[str, str] = field(default_factory=dict)

    def judge(self, given: Outcome) -> Verdict:
        """Judge what a pipeline does, by the first rule that it breaks."""
        rules = [
            (given.spend > MOST_SPEND, "dear"),
            (given.days > MOST_DAYS, "slow"),
            (given.before_hiring == 0, "late"),
            (given.before_hiring < FEWEST_STOPPED, "weak"),
            (given.worst > MOST_HELD_UP, "unfair"),
        ]
        for broken, rule in rules:
            if broken:
                return Verdict(False, self.told.get(rule, self.hint))
        return Verdict(True, self.right)


def _design(text: TaskText, common: dict[str, Any]) -> Design:
    return Design(read=read_pipeline, told=text.told, **common)


def _values() -> dict[str, Any]:
    history = average(["confirm-history"])
    stopped = history.before_hiring / 100 * FIRM.impostors_hired_unvetted
    clean = 100 * math.exp(-FIRM.impostors_hired_unvetted)  # rare and separate events: Poisson
    return {
        "price": history.spend / stopped,
        "price_within": 0.02 * history.spend / stopped,
        "price_by_share": history.spend / history.before_hiring,
        "price_by_all_hired": history.spend / FIRM.impostors_hired_unvetted,
        "price_by_all_applicants": history.spend / (FIRM.applicants_a_year / FIRM.one_in),
        "price_with_harm": history.total / stopped,
        "spent": history.spend,
        "stopped": stopped,
        "cost_for_one": CHECKS["confirm-history"].cost,
        "every_check": list(CHECKS),
        "after_hiring": [name for name, check in CHECKS.items() if check.stage not in BEFORE_HIRING],
        "clean": clean,
        "not_clean": 100 - clean,
        "clean_as_share": clean / 100,
        "clean_as_count": 2.5 * clean,
        "hired_unvetted": FIRM.impostors_hired_unvetted,
    }


LAB = Lab(Path(__file__).parent, _values, {"design": Kind(_design, ("dear", "slow", "late", "unfair"))})
check = LAB.check
