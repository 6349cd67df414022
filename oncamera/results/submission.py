"""What a form asks, with its fingerprint: `submission.js` makes results by it, and the room's board counts by it."""

from collections.abc import Sequence

from oncamera.content.cases import Case
from oncamera.content.course import Course
from oncamera.content.records import Record
from oncamera.content.vocabulary import EXAM_FORMS, FORMS, ROLES, exam_page
from oncamera.results.exam import QuestionKey
from oncamera.results.result_code import form_print


class RoomCase(Record):
    """What the figures need to know of one case."""

    id: str
    v: str
    title: str
    stage: str
    impostor: bool
    best: str
    acceptable: list[str]
    pair: str


class RoomForm(Record):
    """One form as a room answers it. form: as a code names it, a role's track for itself."""

    form: str
    name: str
    print: str
    questions: list[QuestionKey]
    cases: list[RoomCase]


def room_forms(course: Course) -> list[RoomForm]:
    """Read the forms that can be handed in: the desk's five and the six tracks, those that the bank has."""
    every = course.desk
    forms: list[RoomForm] = []
    for form in FORMS:
        forms += [_form(course, every, form, role) for role in (ROLES if form == "track" else [None])]
    return [form for form in forms if form.cases]


def room_form(course: Course, form: str, role: str | None = None) -> RoomForm:
    """Read one form. Without such cases, its list of them is empty."""
    return _form(course, course.desk, form, role)


def _form(course: Course, every: Sequence[Case], form: str, role: str | None) -> RoomForm:
    coded, name = (f"track-{role}", f"Track: {ROLES[role]}") if role else (form, FORMS[form])
    cases = [case for case in every if case.form == form and role in (None, case.roles[0])]
    examined = form in EXAM_FORMS and exam_page(form) in course.chapters
    asked = course.chapter(exam_page(form)) if examined else []
    questions = [QuestionKey(id=question.id, v=question.fingerprint, key=question.key) for question in asked]
    stamp = form_print(cases, [(question.id, question.v) for question in questions])
    return RoomForm(form=coded, name=name, print=stamp, questions=questions, cases=[_case(case) for case in cases])


def _case(case: Case) -> RoomCase:
    return RoomCase(
        id=case.id, v=case.fingerprint, title=case.title, stage=case.stage, impostor=case.truth == "impostor",
        best=case.best, acceptable=[*case.acceptable], pair=case.pair,
    )  # fmt: skip


def page_of(form: str) -> str:
    """Name the page that asks a form, as a code names the form."""
    role = form.removeprefix("track-")
    return f"chapters/{exam_page(form)}" if role == form else f"chapters/roles/{role}"
