"""Every assumption of `exercises/vetting_pipeline.ipynb`: the firm, the stages of its hiring, and what each check does.

No figure is known for how well any hiring check works (claim `no-control-effect-figures`). So each figure below is an
assumption of this course, made up to be argued with, unless a comment names the claim that it comes from.
Shares are from 0 to 1, money is in dollars, days are working days. The checks are named after `bank/controls.yml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from oncamera import claim_value

# What makes an honest person trip a check. Impostors may claim any of these: it says nothing about who they are.
CIRCUMSTANCES = ("none", "thin record", "recent move", "no camera")


@dataclass(frozen=True)
class Stage:
    """One stage of hiring.

    goes_on: share of people who get to the next stage, for reasons other than vetting; verify_cost, verify_days: what
    it takes to hear one flagged person out; leaves_a_day: share of people who give up for each day they wait;
    harm: what an impostor stopped here has already cost the firm, beside the checks.
    """

    name: str
    goes_on: float
    verify_cost: float
    verify_days: float
    leaves_a_day: float
    harm: float


@dataclass(frozen=True)
class Check:
    """One check, done with everybody at its stage.

    cost, days: for each person; catches: share of impostors flagged, if their identity is roughly made, and if it is
    well made (it belongs to a real person, with good papers);
    alarms: share of honest people flagged; alarms_for: the same for those in a circumstance that trips this check.
    """

    name: str
    stage: str
    cost: float
    days: float
    catches: tuple[float, float]
    alarms: float
    alarms_for: Mapping[str, float] = field(default_factory=dict)

    def flags(self) -> list[float]:
        """Give the share flagged of each kind of person, in the order of CIRCUMSTANCES and then as in `catches`."""
        return [*(self.alarms_for.get(name, self.alarms) for name in CIRCUMSTANCES), *self.catches]


_PAY = claim_value("main-case-monthly-quota")  # alleged: at least $10,000 a month, asked of some of the workers
_LOSS = claim_value("florida-employer-losses") / 3  # alleged: three firms lost more than $1 million; we take a third
_REFILL, _CLEAN_UP = 9_500.0, 15_000.0  # filling the post again and a lost laptop; making accounts and data safe again
_FACES = 1 - claim_value("passport-officers-accept-fraud") / 100  # measured in a neighboring field: faces and photos
_FACES_WRONG = claim_value("passport-officers-reject-honest") / 100

STAGES = (
    Stage("sourcing", goes_on=0.10, verify_cost=20, verify_days=1, leaves_a_day=0.0, harm=0),
    Stage("interview", goes_on=0.20, verify_cost=40, verify_days=2, leaves_a_day=0.01, harm=0),
    Stage("identity", goes_on=0.50, verify_cost=90, verify_days=3, leaves_a_day=0.02, harm=0),
    Stage("onboarding", goes_on=1.0, verify_cost=200, verify_days=3, leaves_a_day=0.02, harm=_REFILL),
    # A month of pay, then three; people at work wait at their desks.
    Stage("payroll", goes_on=1.0, verify_cost=200, verify_days=2, leaves_a_day=0.0, harm=_REFILL + _PAY + _CLEAN_UP),
    Stage("access", goes_on=1.0, verify_cost=500, verify_days=2, leaves_a_day=0.0, harm=_REFILL + 3 * _PAY + _CLEAN_UP),
)
BEFORE_HIRING = ("sourcing", "interview", "identity")

_CHECKS = (
    Check("search-for-reuse", "sourcing", 0.5, 0, (0.30, 0.10), 0.01, {"thin record": 0.03}),
    Check("check-employers-exist", "sourcing", 4, 0, (0.35, 0.10), 0.03, {"thin record": 0.15}),
    Check("camera-interview", "interview", 5, 0, (0.10, 0.08), 0.01, {"no camera": 0.12}),
    Check("live-steps", "interview", 3, 0, (0.20, 0.15), 0.03, {"no camera": 0.30}),
    Check("checkable-questions", "interview", 15, 0, (0.35, 0.30), 0.05, {"recent move": 0.12}),
    Check("confirm-history", "identity", 60, 4, (0.60, 0.35), 0.04, {"thin record": 0.25}),
    Check("several-proofs", "identity", 25, 1, (0.45, 0.15), 0.03, {"thin record": 0.06, "recent move": 0.12}),
    # The face is compared with the papers: passport officers' two errors. A well-made identity may have the right face.
    Check("meet-in-person", "identity", 300, 5, (_FACES, 0.50), _FACES_WRONG, {"no camera": 0.15}),
    Check("ship-to-checked-address", "onboarding", 10, 0, (0.50, 0.40), 0.03, {"recent move": 0.35}),
    Check("account-in-own-name", "payroll", 8, 0, (0.40, 0.30), 0.02, {"thin record": 0.05, "recent move": 0.05}),
    Check("odd-connections", "access", 120, 0, (0.60, 0.60), 0.08, {"recent move": 0.12}),
    Check("meet-again", "access", 40, 0, (0.35, 0.30), 0.02, {"no camera": 0.20}),
)
CHECKS: Mapping[str, Check] = MappingProxyType({check.name: check for check in _CHECKS})


@dataclass(frozen=True)
class Firm:
    """A firm that hires remote IT workers, and who applies to it.

    one_in: one applicant in so many is an impostor; fits_better: how much more often an impostor's résumé, made to
    fit, gets an interview; well_made: share of impostors with a well-made identity; schooled_abroad: share of people
    whose school was in another country; thin_abroad, thin_here: share of those, and of the others, with a thin record;
    recent_move, no_camera: shares of everyone with these; verify_finds: share of impostors flagged whom hearing them
    out finds; verify_clears: share of honest people flagged whom it clears; harm_never: loss if no check ever
    stops one.
    """

    one_in: float = claim_value("pindrop-linked-applicants")  # one firm's own report
    applicants_a_year: int = 4_000
    fits_better: float = 2.0
    well_made: float = 0.5
    schooled_abroad: float = 0.25
    thin_abroad: float = 0.30
    thin_here: float = 0.08
    recent_move: float = 0.10
    no_camera: float = 0.06
    verify_finds: float = 0.90
    verify_clears: float = 0.98
    harm_never: float = _LOSS
    stages: tuple[Stage, ...] = STAGES

    def stage(self, name: str) -> Stage:
        """Give one stage. Raises LookupError, naming them all, for one that is not there."""
        for stage in self.stages:
            if stage.name == name:
                return stage
        raise LookupError(f"there is no stage {name!r}; the stages are: {', '.join(s.name for s in self.stages)}")

    def circumstance_shares(self, abroad: bool | None = None) -> list[float]:
        """Give the share of people in each of CIRCUMSTANCES: of everyone, or by where they went to school."""
        thin = self.thin_abroad if abroad else self.thin_here
        if abroad is None:
            thin = self.schooled_abroad * self.thin_abroad + (1 - self.schooled_abroad) * self.thin_here
        return [1 - thin - self.recent_move - self.no_camera, thin, self.recent_move, self.no_camera]

    def reach(self, impostor: bool) -> list[float]:
        """Give the share of applicants who would get to each stage, and at last into the job, if nobody were vetted."""
        shares = [1.0]
        for place, stage in enumerate(self.stages):
            better = self.fits_better if impostor and place == 0 else 1.0
            shares.append(shares[-1] * min(1.0, stage.goes_on * better))
        return shares

    @property
    def impostors_hired_unvetted(self) -> float:
        """How many impostors a year this firm would hire if it vetted nobody, on average."""
        return self.applicants_a_year / self.one_in * self.reach(impostor=True)[-1]


FIRM = Firm()
