"""Draws applicants by the million and sends them through a pipeline: what luck adds to the averages.

Merit and luck are drawn apart from the checks: with one seed, two pipelines meet the same people, and a check flags
the same ones in both. So a difference between pipelines is no accident of the draw.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from oncamera.labs.vetting_pipeline.data import CHECKS, CIRCUMSTANCES, FIRM, Check, Firm, Stage
from oncamera.labs.vetting_pipeline.model import Pipeline, Played, chosen

if TYPE_CHECKING:
    import numpy as np

SEED = 20261125
_NAMES = list(CHECKS)


@dataclass(frozen=True)
class Applicants:
    """Drawn people, one for each place in the arrays.

    kind: index into CIRCUMSTANCES for the honest, and after these as in `Check.catches` for impostors; abroad: schooled
    in another country; reach: the last stage each would get to if nobody were vetted, as an index, or one more: hired.
    """

    kind: "np.ndarray[Any, Any]"
    abroad: "np.ndarray[Any, Any]"
    reach: "np.ndarray[Any, Any]"

    @property
    def impostor(self) -> "np.ndarray[Any, Any]":
        """Who is an impostor."""
        return self.kind >= len(CIRCUMSTANCES)


def draw_applicants(number: int, seed: int = SEED, firm: Firm = FIRM) -> Applicants:
    """Draw people. Being an impostor is drawn apart from everything else: school and circumstance tell nothing."""
    import numpy as np

    chance = np.random.default_rng(seed)
    impostor = chance.random(number, np.float32) < 1 / firm.one_in
    abroad = chance.random(number, np.float32) < firm.schooled_abroad
    luck = chance.random(number, np.float32)
    kind = np.zeros(number, np.int8)
    for school in (False, True):
        there = abroad == school
        bounds = np.cumsum(firm.circumstance_shares(school))[:-1].astype(np.float32)
        kind[there] = np.searchsorted(bounds, luck[there], side="right")
    identity = chance.random(int(impostor.sum())) < firm.well_made
    kind[impostor] = len(CIRCUMSTANCES) + identity
    merit = chance.random(number, np.float32)
    reach = np.zeros(number, np.int8)
    for is_impostor in (False, True):
        among = impostor == is_impostor
        # The shares fall from stage to stage: count how many of them a person's merit is below.
        shares = np.array(firm.reach(is_impostor)[1:], np.float32)
        reach[among] = len(shares) - np.searchsorted(shares[::-1], merit[among], side="right")
    return Applicants(kind, abroad, reach)


def play(pipeline: Pipeline, applicants: int = 1_000_000, seed: int = SEED, firm: Firm = FIRM) -> Played:
    """Send drawn applicants through a pipeline, as many years of hiring as they make.

    Raises ValueError when there are fewer applicants than a year brings.
    """
    import numpy as np

    if applicants < firm.applicants_a_year:
        raise ValueError(f"applicants is {applicants}; write {firm.applicants_a_year}, a year's, or more")
    checks = chosen(pipeline, firm)
    people = draw_applicants(applicants, seed, firm)
    still_in, flagged = np.ones(applicants, bool), np.zeros(applicants, bool)
    stopped_at = np.full(applicants, -1, np.int8)
    spend = 0.0
    for place, stage in enumerate(firm.stages):
        here = np.flatnonzero(people.reach >= place)
        for check in (check for check in checks if check.stage == stage.name):
            inside = still_in[here]
            spend += check.cost * int(inside.sum())
            flags, stops, leaves = _luck(check, stage, people.kind[here], seed, firm)
            heard = inside & flags
            spend += stage.verify_cost * int(heard.sum())
            flagged[here[heard]] = True
            stopped_at[here[heard & stops]] = place
            still_in[here[heard & stops]] = False
            still_in[here[inside & leaves]] = False
        if stage.name == "identity":
            hired = still_in & (people.reach > place)
    return _summed(people, checks, still_in, flagged, stopped_at, hired, spend, firm)


def _luck(check: Check, stage: Stage, kind: Any, seed: int, firm: Firm) -> tuple[Any, Any, Any]:
    """Draw whom a check flags, whom hearing out would turn away, and who gives up waiting."""
    import numpy as np

    # A check's own stream: it does not matter which others stand in the pipeline.
    number = _NAMES.index(check.name) if check.name in _NAMES else len(_NAMES)
    chance = np.random.default_rng([seed, number])
    patient = chance.random(len(kind)) < (1 - stage.leaves_a_day) ** check.days
    flags = patient & (chance.random(len(kind)) < np.array(check.flags())[kind])
    turned_away = np.where(kind >= len(CIRCUMSTANCES), firm.verify_finds, 1 - firm.verify_clears)
    stops = chance.random(len(kind)) < turned_away
    patient_still = chance.random(len(kind)) < (1 - stage.leaves_a_day) ** stage.verify_days
    return flags, stops, ~patient | (flags & ~stops & ~patient_still)


def _summed(
    people: Applicants, checks: list[Check], still_in: Any, flagged: Any, stopped_at: Any, hired: Any, spend: float,
    firm: Firm,
) -> Played:  # fmt: skip
    import numpy as np

    years = len(still_in) / firm.applicants_a_year
    would_be = people.reach == len(firm.stages)
    impostors, honest = would_be & people.impostor, would_be & ~people.impostor
    stopped = {stage.name: impostors & (stopped_at == place) for place, stage in enumerate(firm.stages)}
    never_found = impostors & still_in
    harm = float(never_found.sum()) * firm.harm_never
    harm += sum(float(stopped[stage.name].sum()) * stage.harm for stage in firm.stages)
    groups = {name: honest & (people.kind == place) for place, name in enumerate(CIRCUMSTANCES)}
    schools = {"here": honest & ~people.abroad, "abroad": honest & people.abroad}
    year = np.arange(len(still_in)) // firm.applicants_a_year
    return Played(
        spend=spend / years,
        harm=harm / years,
        days=sum(check.days for check in checks),
        stopped={name: _in_hundred(those, impostors) for name, those in stopped.items()},
        never_found=_in_hundred(never_found, impostors),
        held_up={name: _in_hundred(those & flagged, those) for name, those in groups.items()},
        lost={name: _in_hundred(those & ~still_in, those) for name, those in groups.items()},
        held_up_by_school={name: _in_hundred(those & flagged, those) for name, those in schools.items()},
        # A last year that is not whole would look safer than it is.
        hired_by_year=np.bincount(year[hired & people.impostor], minlength=int(years) + 1)[: int(years)],
    )


def _in_hundred(part: Any, whole: Any) -> float:
    return 100 * float(part.sum()) / max(1.0, float(whole.sum()))
