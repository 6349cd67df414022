"""The controls that a team can work from: the table of the advice, and the planner, are made from these records."""

from typing import Annotated, Literal

from pydantic import Field

from oncamera.content.records import Id, Line, Record, Shelf

Stage = Literal[
    "sourcing", "identity", "interview", "onboarding", "payroll", "access", "contractors", "incident", "program"
]
Role = Literal["recruiter", "manager", "it", "security", "finance", "legal"]
STAGES: dict[str, str] = {
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
ROLES: dict[str, str] = {
    "recruiter": "recruiter and HR",
    "manager": "hiring manager",
    "it": "IT",
    "security": "security",
    "finance": "finance",
    "legal": "legal",
}


class Control(Record):
    """One control.

    does: the instruction, for everyone alike; who: the roles, the leading one first; innocent: why an honest person
    may trip it; limit: what law or practice limits; claims: its basis; effort: an editorial judgment of the course.
    """

    id: Id
    stage: Stage
    does: Line
    who: Annotated[list[Role], Field(min_length=1)]
    innocent: Line
    limit: Line
    claims: Annotated[list[Id], Field(min_length=1)]
    effort: Literal["small", "medium", "large"]


CONTROLS = Shelf(Control, "bank/controls.yml")
