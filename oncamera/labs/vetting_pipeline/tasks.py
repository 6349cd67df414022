"""The tasks of `exercises/vetting_pipeline.ipynb`. Each answer is worked out from the lab's own assumptions."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from oncamera.labs.kit.task import BLANK, Task, UnreadableError, Verdict, Wrong, checker, choice_of, read_number
from oncamera.labs.vetting_pipeline.data import BEFORE_HIRING, CHECKS, FIRM, STAGES
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
    """A task with many right answers: a pipeline that breaks no rule. rules: what breaks one, and what is told then.

    A pipeline that breaks none, but does too little, is told the hint.
    """

    rules: Sequence[tuple[Callable[[Outcome], bool], str]] = field(default=())

    def check(self, answer: object = None) -> Verdict:
        """Judge one pipeline, by the first rule that it breaks."""
        if answer is None or answer is Ellipsis:
            return Verdict(False, BLANK)
        try:
            outcome = self.read(answer)
        except UnreadableError as problem:
            return Verdict(False, str(problem))
        for broken, because in self.rules:
            if broken(outcome):
                return Verdict(False, because)
        return Verdict(True, self.right)


_DEAR = "This spends more than the budget. Which check is done with the most people, or costs most for each?"
_SLOW = "Honest people wait too many days for the job. Which checks take the days?"
_LATE = "All of these act after hiring, when the laptop is in the post. What can be asked of a finalist?"
_UNFAIR = (
    "It catches enough, but one group of honest people is held up too often. "
    "Print `average(...).held_up`, and see which checks fall on that group."
)
_WEAK = "Too many impostors are hired first. Several checks that look at different things stop more than one."

_history = average(["confirm-history"])
_spent = _history.spend
_stopped = _history.before_hiring / 100 * FIRM.impostors_hired_unvetted
_clean = 100 * math.exp(-FIRM.impostors_hired_unvetted)  # rare and separate events: Poisson

TASKS = {
    "price-of-one": Task(
        read=read_number,
        answer=_spent / _stopped,
        within=0.02 * _spent / _stopped,
        right=(
            "Far less than the loss, and far more than 60 dollars: that price is paid for every finalist, and "
            "hearing out the honest ones who are flagged is paid for too."
        ),
        hint=(
            "Two numbers for one year: the dollars that the check spends, and how many impostors it keeps from being "
            "hired. Divide the first by the second."
        ),
        wrong=[
            Wrong(
                _spent / _history.before_hiring,
                "You divided by the share in every 100. How many impostors a year is that at this firm?",
                5,
            ),
            Wrong(
                _spent / FIRM.impostors_hired_unvetted,
                "You divided by all impostors who would be hired. This check stops only some of them.",
                300,
            ),
            Wrong(
                _spent / (FIRM.applicants_a_year / FIRM.one_in),
                "You divided by all impostors who apply. Most of them would not have been hired anyway.",
                10,
            ),
            Wrong(_spent, "That is what the check spends in a year. How many impostors does it stop for that?", 50),
            Wrong(
                CHECKS["confirm-history"].cost,
                "That is the price for one finalist. Nearly all finalists are honest, and are checked too.",
            ),
            Wrong(
                _history.total / _stopped,
                "That counts the loss from those who were missed as well. Asked is what is spent.",
                2_000,
            ),
            Wrong(_stopped, "That is how many impostors a year it stops. Divide the dollars by it.", 0.01),
        ],
    ),
    "best-stage": Task(
        read=choice_of(*(stage.name for stage in STAGES)),
        answer="identity",
        right=(
            "Few people are left to look at, and nothing has been lost yet. Before it you pay for looking, and after "
            "it for harm."
        ),
        hint="Print both parts for each stage: the dollars spent for each impostor stopped, and the harm done by then.",
        wrong=[
            Wrong("sourcing", "Each look is cheap there, but 4,000 people get one, and each false alarm is heard out."),
            Wrong("interview", "Much better than at the start. Is there a stage with fewer people, and still no harm?"),
            Wrong("onboarding", "The looking is as cheap as it gets. What has the firm already paid by then?"),
            Wrong("payroll", "A month of pay has left by then, and accounts have been open. Add the harm."),
            Wrong("access", "Nobody new to look at, and three months of pay gone. Add the harm to the spending."),
        ],
    ),
    "design": Design(
        read=read_pipeline,
        answer="",  # thirteen pipelines of 4,096 keep all rules
        right="Within the budget, in time, before hiring, and no group pays for it with more than its share.",
        hint=_WEAK,
        rules=[
            (lambda outcome: outcome.spend > MOST_SPEND, _DEAR),
            (lambda outcome: outcome.days > MOST_DAYS, _SLOW),
            (lambda outcome: outcome.before_hiring == 0, _LATE),
            (lambda outcome: outcome.before_hiring < FEWEST_STOPPED, _WEAK),
            (lambda outcome: outcome.worst > MOST_HELD_UP, _UNFAIR),
        ],
        wrong=[
            Wrong(tuple(CHECKS), _DEAR),
            Wrong(("camera-interview", "confirm-history", "meet-in-person"), _SLOW),
            Wrong(tuple(name for name, check in CHECKS.items() if check.stage not in BEFORE_HIRING), _LATE),
            Wrong(("camera-interview", "confirm-history"), _WEAK),
            Wrong(("search-for-reuse", "live-steps", "confirm-history", "several-proofs"), _UNFAIR),
        ],
    ),
    "clean-years": Task(
        read=read_number,
        answer=_clean,
        within=8,  # 250 years are drawn: three standard errors
        right="Most years are clean although nobody is vetted. So a clean year proves nothing about a pipeline.",
        hint="`played.hired_by_year == 0` is true for each clean year. What share of the years is that, in every 100?",
        wrong=[
            Wrong(
                100 - _clean,
                "Those are the years in which one was hired at least. Asked are the years in which none was.",
                8,
            ),
            Wrong(_clean / 100, "That is a share of one. Asked is how many of every 100: multiply by 100.", 0.08),
            Wrong(2.5 * _clean, "That is a count of the 250 years. How many is that in every 100?", 20),
            Wrong(
                FIRM.impostors_hired_unvetted,
                "That is near the number of impostors hired in an average year. Count the years with none.",
                0.08,
            ),
        ],
    ),
    "fair-step": Task(
        read=choice_of("exempt", "another-route", "refuse", "leave-it"),
        answer="another-route",
        right="Everyone is checked as well as everyone else, and nobody is judged by a camera that they cannot use.",
        hint="Which step keeps the check as strong, and stops it falling on those who cannot do it this way?",
        wrong=[
            Wrong("exempt", "Anybody can say that the camera is broken, an impostor too. Then the check is gone."),
            Wrong("refuse", "Then the flag decides. In this lab, impostors lack a camera as seldom as anybody else."),
            Wrong("leave-it", "Then the same honest people wait each time, and the law may ask for another way."),
        ],
    ),
}
check = checker(TASKS)
