"""What a pipeline of checks does: on average, worked out exactly, and by chance, with a million applicants drawn.

A person goes from stage to stage. At each check some are flagged; every flag is heard out, which takes money and days;
then the person is turned away, or goes on. Whoever waits may give up.
The two ways share no formula but the assumptions, so that each is the other's test.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from oncamera.labs.vetting_pipeline.data import BEFORE_HIRING, CHECKS, CIRCUMSTANCES, FIRM, Check, Firm

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

Pipeline = Iterable[str | Check]
_HONEST_KINDS = len(CIRCUMSTANCES)


@dataclass(frozen=True)
class Outcome:
    """What a pipeline does in a year.

    spend: dollars for the checks and for hearing people out; harm: dollars lost to impostors who got in, found or not;
    days: how long the checks take for somebody never flagged. Of every 100 impostors who would be hired if nobody were
    vetted: stopped, by stage, and never_found. Of every 100 honest people who would be hired: held_up (flagged at
    least once) and lost (turned away, or gave up), each by circumstance; held_up_by_school, `here` and `abroad`.
    """

    spend: float
    harm: float
    days: float
    stopped: dict[str, float]
    never_found: float
    held_up: dict[str, float]
    lost: dict[str, float]
    held_up_by_school: dict[str, float]

    @property
    def total(self) -> float:
        """Dollars a year in all: what is spent and what is lost."""
        return self.spend + self.harm

    @property
    def before_hiring(self) -> float:
        """Of every 100 impostors who would be hired, how many are stopped before they are."""
        return sum(self.stopped[stage] for stage in BEFORE_HIRING)

    @property
    def worst(self) -> float:
        """Of every 100 honest people in the circumstance held up most, how many are held up."""
        return max(self.held_up.values())


@dataclass(frozen=True)
class Played(Outcome):
    """An outcome that was drawn. hired_by_year: how many impostors were hired in each of the years played."""

    hired_by_year: "np.ndarray[Any, Any]"


def chosen(pipeline: Pipeline, firm: Firm = FIRM) -> list[Check]:
    """Read a pipeline, in the order of the stages. Raises TypeError or LookupError that says what to write."""
    if isinstance(pipeline, str | Check):
        raise TypeError('write the checks as a list, such as ["confirm-history"]')
    order = [stage.name for stage in firm.stages]
    checks = []
    for item in pipeline:
        if isinstance(item, Check):
            firm.stage(item.stage)
            checks.append(item)
        elif item in CHECKS:
            checks.append(CHECKS[item])
        else:
            near = difflib.get_close_matches(str(item), CHECKS, n=1)
            raise LookupError(f"there is no check {item!r}; " + f"the checks are: {', '.join(near or CHECKS)}")
    if len({check.name for check in checks}) < len(checks):
        raise LookupError("a check stands in the list twice; write each once")
    return sorted(checks, key=lambda check: order.index(check.stage))


def average(pipeline: Pipeline, firm: Firm = FIRM) -> Outcome:
    """Work out what a pipeline does in an average year, kind of person by kind of person."""
    checks = chosen(pipeline, firm)
    impostors = firm.applicants_a_year / firm.one_in
    shares = [*firm.circumstance_shares(), 1 - firm.well_made, firm.well_made]
    spend = harm = never_found = 0.0
    stopped = {stage.name: 0.0 for stage in firm.stages}
    held_up, lost = [], []
    for kind, share in enumerate(shares):
        impostor = kind >= _HONEST_KINDS
        people = share * (impostors if impostor else firm.applicants_a_year - impostors)
        reach = firm.reach(impostor)
        turned_away = firm.verify_finds if impostor else 1 - firm.verify_clears
        still_in, never_flagged, ever_flagged = 1.0, 1.0, 0.0
        for place, stage in enumerate(firm.stages):
            for check in (check for check in checks if check.stage == stage.name):
                here = people * reach[place] * still_in
                waits = (1 - stage.leaves_a_day) ** check.days
                waits_more = (1 - stage.leaves_a_day) ** stage.verify_days
                flagged = check.flags()[kind]
                spend += here * (check.cost + waits * flagged * stage.verify_cost)
                if impostor:
                    stopped[stage.name] += share * still_in * waits * flagged * turned_away
                    harm += here * waits * flagged * turned_away * stage.harm
                ever_flagged += never_flagged * waits * flagged
                never_flagged *= waits * (1 - flagged)
                still_in *= waits * (1 - flagged + flagged * (1 - turned_away) * waits_more)
        if impostor:
            never_found += share * still_in
            harm += people * reach[-1] * still_in * firm.harm_never
        else:
            held_up.append(100 * ever_flagged)
            lost.append(100 * (1 - still_in))
    schools = {"here": firm.circumstance_shares(False), "abroad": firm.circumstance_shares(True)}
    return Outcome(
        spend=spend,
        harm=harm,
        days=sum(check.days for check in checks),
        stopped={stage: 100 * share for stage, share in stopped.items()},
        never_found=100 * never_found,
        held_up=dict(zip(CIRCUMSTANCES, held_up, strict=True)),
        lost=dict(zip(CIRCUMSTANCES, lost, strict=True)),
        held_up_by_school={
            school: sum(part * held for part, held in zip(parts, held_up, strict=True))
            for school, parts in schools.items()
        },
    )


def every_pipeline(firm: Firm = FIRM) -> "pd.DataFrame":
    """Work out all pipelines that can be made of the checks, one a row: 4,096 of them."""
    import pandas as pd

    rows = []
    for size in range(len(CHECKS) + 1):
        for checks in combinations(CHECKS, size):
            found = average(checks, firm)
            rows.append((checks, found.spend, found.harm, found.days, found.before_hiring, found.worst))
    return pd.DataFrame(rows, columns=["checks", "spend", "harm", "days", "before hiring", "worst held up"])
