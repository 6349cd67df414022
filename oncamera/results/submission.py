"""Handing in: what a form asks, with its fingerprint, and the result made of a learner's answers. `hand_in.js` too."""

from collections.abc import Mapping, Sequence

from oncamera.content.cases import Case
from oncamera.content.course import Course
from oncamera.content.questions import is_right
from oncamera.content.records import Record
from oncamera.content.vocabulary import EXAM_FORMS, FORMS, ROLES, exam_page
from oncamera.results.answers import Answer
from oncamera.results.exam import QuestionKey
from oncamera.results.result_code import STEPS, Part, Result, form_print, state_of

OUTDATED = "its questions or files are not those of this page, but of an earlier or a later bank"
NOT_OFFERED = "an answer in it isn't one that the page offers"


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


def hand_in(
    answers: Mapping[str, Answer], form: RoomForm, forms: Sequence[RoomForm], token: str, version: str = ""
) -> Result | str | None:
    """Make the result of one form, with the baseline when that is whole.

    Gives the reason when an answer is to another wording or none that the page offers, None when there is no decision.
    """
    part = _part_of(answers, form)
    if not isinstance(part, Part):
        return part
    before = next((other for other in forms if other.form == "baseline" != form.form), None)
    earlier = _part_of(answers, before) if before else None
    if before and isinstance(earlier, Part) and is_whole(earlier, before):
        return Result(version, token, (part, earlier))
    return Result(version, token, (part,))


def is_whole(part: Part, form: RoomForm) -> bool:
    """Tell whether everything that the form asks is answered."""
    return part.judged == len(form.cases) and part.answered == len(form.questions)


def _part_of(answers: Mapping[str, Answer], form: RoomForm) -> Part | str | None:
    cases = [(case, answers.get(case.id)) for case in form.cases]
    questions = [(question, answer) for question in form.questions if (answer := answers.get(question.id))]
    if not any(answer for _, answer in cases):
        return None
    if any(one and one.v != case.v for case, one in cases) or any(one.v != asked.v for asked, one in questions):
        return OUTDATED
    judged = [one for _, one in cases if one and one.rating]
    walked = [*judged, *(answer for _, answer in questions)]
    if (
        any(len(one.picked) != 1 or one.picked[0] not in STEPS for one in judged)
        or any(answer.rating for _, answer in questions)
        or any(one.branches or one.open for one in walked)
    ):
        return NOT_OFFERED
    states = tuple(state_of(one.rating, one.picked[0]) if one and one.rating else 0 for _, one in cases)
    right = sum(is_right(answer.picked, question.key) for question, answer in questions)
    answered = len(questions)
    return Part(form.form, form.print, states, answered, right)
