"""The room: the results that learners hand in, as one stream, each counted whole or named and skipped with the reason.

`room.js` says the same. Results come as codes in a text or as answers files; `team.py` works out the figures.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oncamera.answers import AnswersFile
from oncamera.certificate import COURSE
from oncamera.hand_in import OUTDATED, RoomForm, hand_in
from oncamera.result_code import DAMAGED, FOREIGN, Result, find_codes
from oncamera.submissions import read_submissions

TOKEN = f"{COURSE}.token"  # where the site keeps the browser's random number, and so does its download

DUPLICATE = "it is counted already"
FULLER = "the same browser has sent a fuller one, which is counted"
EMPTY = "nothing is decided in it"
NO_CODE = "there is no code in it"
NO_FILE = "it is no answers file of this course, or a broken one"


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
    """Take in every answers file and every chat of a folder, in order of name; all else is skipped by name.

    Raises NotADirectoryError when there is no such folder.
    """
    room = Room()
    for one in read_submissions(folder):
        if one.answers:
            room = add_file(room, one.name, one.answers, forms)
        elif one.text is not None:
            room = add_text(room, one.name, one.text, forms)
        elif one.opened:
            room = skip(room, one.name, FOREIGN if one.other_course else NO_FILE)
        else:
            for problem in one.problems:
                room = skip(room, one.name, f"{problem.what}. {problem.instead}".removesuffix("."))
    return room
