"""The room: the results that learners hand in, as one stream, each counted whole or named and skipped with the reason.

`room.js` says the same. Results come as codes in a text or as answers files; `team.py` works out the figures.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oncamera.answers import Answer, AnswersFile, read_answers_file
from oncamera.bank import EXAM_FORMS, exam_page, is_right, load_chapter
from oncamera.cases import FORMS, Case, load_cases
from oncamera.certificate import COURSE
from oncamera.controls import ROLES
from oncamera.passing import QuestionKey
from oncamera.problems import ProblemsError
from oncamera.records import Record
from oncamera.result_code import DAMAGED, FOREIGN, Part, Result, find_codes, form_print, state_of

TOKEN = f"{COURSE}.token"  # where the site keeps the browser's random number, and so does its download

OUTDATED = "its questions or files are not those of this page, but of an earlier or a later bank"
DUPLICATE = "it is counted already"
FULLER = "the same browser has sent a fuller one, which is counted"
EMPTY = "nothing is decided in it"
NO_CODE = "there is no code in it"
NO_FILE = "it is no answers file of this course, or a broken one"


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


@dataclass(frozen=True)
class Skipped:
    """What was not counted, and why."""

    label: str
    reason: str


@dataclass(frozen=True)
class Room:
    """What has come in so far. results: (label, result) each; nothing of a skipped one is counted."""

    results: tuple[tuple[str, Result], ...] = ()
    skipped: tuple[Skipped, ...] = ()


def room_forms(root: Path) -> list[RoomForm]:
    """Read the forms that can be handed in: the desk's five and the six tracks, those that the bank has."""
    every = load_cases(root)
    forms: list[RoomForm] = []
    for form in FORMS:
        forms += [_form(root, every, form, role) for role in (ROLES if form == "track" else [None])]
    return [form for form in forms if form.cases]


def room_form(root: Path, form: str, role: str | None = None) -> RoomForm:
    """Read one form. Without such cases, its list of them is empty."""
    return _form(root, load_cases(root), form, role)


def _form(root: Path, every: Sequence[Case], form: str, role: str | None) -> RoomForm:
    coded, name = (f"track-{role}", f"Track: {ROLES[role]}") if role else (form, FORMS[form])
    cases = [case for case in every if case.form == form and role in (None, case.roles[0])]
    examined = form in EXAM_FORMS and (root / "bank" / "questions" / f"{exam_page(form)}.yml").is_file()
    asked = load_chapter(root, exam_page(form)) if examined else []
    questions = [QuestionKey(id=question.id, v=question.fingerprint, key=question.key) for question in asked]
    stamp = form_print(cases, [(question.id, question.v) for question in questions])
    return RoomForm(form=coded, name=name, print=stamp, questions=questions, cases=[_case(case) for case in cases])


def _case(case: Case) -> RoomCase:
    return RoomCase(
        id=case.id, v=case.fingerprint, title=case.title, stage=case.stage, impostor=case.truth == "impostor",
        best=case.best, acceptable=[*case.acceptable], pair=case.pair,
    )  # fmt: skip


def add_result(room: Room, label: str, result: Result, forms: Sequence[RoomForm]) -> Room:
    """Take one result in. Of two results of one browser for one form the fuller one counts."""
    label = f"{label} ({result.name})" if result.name else label
    reason = _unfit(result, forms)
    if reason:
        return skip(room, label, reason)
    form, filled = result.parts[0].form, _filled(result)
    for index, (other, earlier) in enumerate(room.results):
        if earlier.token != result.token or earlier.parts[0].form != form:
            continue
        if filled <= _filled(earlier):
            return skip(room, label, DUPLICATE)
        results = (*room.results[:index], (label, result), *room.results[index + 1 :])
        return Room(results, (*room.skipped, Skipped(other, FULLER)))
    return Room((*room.results, (label, result)), room.skipped)


def skip(room: Room, label: str, reason: str) -> Room:
    """Name what is not counted."""
    return Room(room.results, (*room.skipped, Skipped(label, reason)))


def _filled(result: Result) -> int:
    return sum(part.judged + part.answered for part in result.parts)


def _unfit(result: Result, forms: Sequence[RoomForm]) -> str:
    known = {form.form: form for form in forms}
    if [part.form for part in result.parts][1:] not in ([], ["baseline"]):
        return DAMAGED
    for part in result.parts:
        form = known.get(part.form)
        if form is None or part.print != form.print or len(part.states) != len(form.cases):
            return OUTDATED
    return "" if result.parts and result.parts[0].judged else EMPTY


def add_text(room: Room, label: str, text: str, forms: Sequence[RoomForm]) -> Room:
    """Take in every code that a text holds."""
    found = find_codes(text)
    for one in found:
        result = one.result
        room = add_result(room, one.label, result, forms) if result else skip(room, one.label, one.problem)
    return room if found else skip(room, label, NO_CODE)


def add_file(room: Room, label: str, file: AnswersFile, forms: Sequence[RoomForm]) -> Room:
    """Take in each form that an answers file holds decisions on."""
    handed = [(form.name, hand_in(file.answers, form, forms, _token_of(file))) for form in forms]
    for name, result in handed:
        if isinstance(result, str):
            room = skip(room, f"{label}, {name}", result)
        elif result:
            room = add_result(room, f"{label}, {name}", result, forms)
    return room if any(result for _, result in handed) else skip(room, label, EMPTY)


def hand_in(
    answers: Mapping[str, Answer], form: RoomForm, forms: Sequence[RoomForm], token: str, version: str = ""
) -> Result | str | None:
    """Make the result of one form, with the baseline when that is whole.

    Gives the reason when an answer is to another wording, None when there is no decision.
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
    states = tuple(state_of(one.rating, one.picked[0]) if one and one.rating else 0 for _, one in cases)
    right = sum(is_right(answer.picked, question.key) for question, answer in questions)
    answered = len(questions)
    return Part(form.form, form.print, states, answered, right)


def _token_of(file: AnswersFile) -> str:
    """Give the browser's random number; for a file without one, a number that the same answers have again."""
    token = (file.kept or {}).get(TOKEN)
    if isinstance(token, str) and len(token) == 8 and set(token) <= set("0123456789abcdef"):
        return token
    lines = [
        f"{name} {answer.rating or '-'} {','.join(answer.picked)}" for name, answer in sorted(file.answers.items())
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def read_folder(folder: Path, forms: Sequence[RoomForm]) -> Room:
    """Read every answers file (.json) and every text with codes (.txt) of a folder, in order of name.

    Raises NotADirectoryError when there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"there is no folder {folder}")
    room = Room()
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() == ".txt":
            room = add_text(room, path.name, path.read_text(encoding="utf-8-sig", errors="replace"), forms)
        elif path.suffix.lower() == ".json":
            room = _add_path(room, path, forms)
    return room


def _add_path(room: Room, path: Path, forms: Sequence[RoomForm]) -> Room:
    try:
        return add_file(room, path.name, read_answers_file(path), forms)
    except ProblemsError:
        return skip(room, path.name, FOREIGN if _names_other_course(path) else NO_FILE)


def _names_other_course(path: Path) -> bool:
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and isinstance(data.get("course"), str) and data["course"] != COURSE
