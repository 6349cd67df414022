"""The course's fixed lists: test forms, roles, stages, actions, ratings, what it takes to pass. They stand here alone.

`vocabulary.js` beside it holds what the scripts need of them: `python -m tools.vocabulary` writes it, a test compares.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticKnownError

COURSE = "on-camera"  # the course's id: in answers files, certificates and codes


@dataclass(frozen=True)
class TestForm:
    """One set of the desk's files. To add one, add it to FORM_LIST, with the next number that no code has used.

    code: its number in a result's code; None: each role's track has one of its own, in TRACK_CODES;
    matched: is as hard as the others that are; exam: it has questions too, and shows no answers; scored: has a score
    and a certificate; after: days from the day of completion to it.
    """

    id: str
    name: str
    code: int | None
    matched: bool = True
    exam: bool = False
    scored: bool = False
    after: int = 0


FORM_LIST = (
    TestForm("practice", "Practice", 0),
    # No score: it is what a score is compared with. It is short, so that measuring oneself first takes ten minutes.
    TestForm("baseline", "Baseline", 1, matched=False, exam=True),
    TestForm("final", "Final", 2, exam=True, scored=True),
    TestForm("day90", "Day 90", 3, exam=True, scored=True, after=90),
    TestForm("day180", "Day 180", 4, exam=True, scored=True, after=180),
    TestForm("track", "Your track", None, matched=False),  # its cases belong to one role, the first of their `roles`
)
FORMS = {form.id: form.name for form in FORM_LIST}
VIEWS = FORMS | {"track": "All tracks"}  # what the room's board shows: the six tracks together are one view
MATCHED = tuple(form.id for form in FORM_LIST if form.matched)
RESERVE = "reserve"  # of a case that no page shows: it waits until a form has room for it
EXAM_FORMS = tuple(form.id for form in FORM_LIST if form.exam)
SCORED = tuple(form.id for form in FORM_LIST if form.scored)
LATER = {form.id: form.after for form in FORM_LIST if form.after}

STAGES = {
    "sourcing": "Sourcing and application",
    "identity": "Identity check",
    "interview": "Interview",
    "onboarding": "Onboarding and equipment",
    "payroll": "Payroll",
    "access": "Access and monitoring",
    "contractors": "Contractors and staffing firms",
    "incident": "Incident and leaving",
    "program": "The program itself",
}
JUDGED_AT = {name: says for name, says in STAGES.items() if name != "program"}  # no case stands there
# A code names an action by its place: add a new one at the end. A new role takes a number in TRACK_CODES.
ROLES = {
    "recruiter": "recruiter and HR",
    "manager": "hiring manager",
    "it": "IT",
    "security": "security",
    "finance": "finance",
    "legal": "legal",
}
ACTIONS = {
    "proceed": "Go on as normal",
    "verify": "Check a fact first, without accusing",
    "hold": "Stop this step until it is settled",
    "escalate": "Pass it on now, to security, legal or HR",
}
TRUTHS = ("impostor", "genuine")
RATINGS = (
    "surely genuine", "probably genuine", "rather genuine",
    "rather misrepresented", "probably misrepresented", "surely misrepresented",
)  # fmt: skip
# To pass: of 24 points, of 3 impostors, of 9 genuine people.
PASS_POINTS, FEWEST_CAUGHT, FEWEST_CLEARED = 17, 1, 5
FEWEST = 5  # people, for a figure of a room to be shown: of fewer it could be told who they are
FEWEST_FOR_D_PRIME = 40  # cases: below this, one reader's d′ says more about luck than about skill

# In a result's code: each role's track is a form of its own; no number is ever given again.
TRACK_CODES = {"recruiter": 5, "manager": 6, "it": 7, "security": 8, "finance": 9, "legal": 10}
CODES = {form.id: form.code for form in FORM_LIST if form.code is not None}
CODES |= {f"track-{role}": TRACK_CODES[role] for role in ROLES}
CODED_FORMS = [next((name for name, code in CODES.items() if code == n), None) for n in range(max(CODES.values()) + 1)]
STATES = 1 + len(ACTIONS) * len(RATINGS)  # of a case in a code: open, or decided by one step and one rating


def exam_page(form: str) -> str:
    """Give the stem that an exam form's page and its question file share."""
    return f"desk_{form}"


def _among(names: Iterable[str]) -> BeforeValidator:
    """Refuse any other value, naming those that there are."""
    known = tuple(names)
    *before, last = map(repr, known)
    expected = f"{', '.join(before)} or {last}"

    def check(value: Any) -> Any:
        if value not in known:
            raise PydanticKnownError("literal_error", {"expected": expected})
        return value

    return BeforeValidator(check)


Form = Annotated[str, _among(["chapter", *EXAM_FORMS])]  # of a question
CaseForm = Annotated[str, _among([*FORMS, RESERVE])]
ScoredForm = Annotated[str, _among(SCORED)]
Stage = Annotated[str, _among(STAGES)]
CaseStage = Annotated[str, _among(JUDGED_AT)]
Role = Annotated[str, _among(ROLES)]
Action = Annotated[str, _among(ACTIONS)]
CourseId = Annotated[str, _among([COURSE])]
Truth = Annotated[str, _among(TRUTHS)]
Audience = Annotated[str, _among([*ROLES, "everyone"])]
