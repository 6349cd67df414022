"""The room: the results that learners hand in, as one stream, each counted whole or named and skipped with the reason.

`room.js` says the same. Results come as codes in a text or as answers files; `team.py` works out the figures.
"""

import bisect
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from oncamera.content.vocabulary import COURSE
from oncamera.results.answers import AnswersFile
from oncamera.results.answers_folder import read_submissions
from oncamera.results.result_code import FOREIGN, IMPOSSIBLE, SHORT, Part, Result, find_codes
from oncamera.results.submission import OUTDATED, RoomForm, hand_in

TOKEN = f"{COURSE}.token"  # where the site keeps the browser's random number, and so does its download

DUPLICATE = "it is counted already"
FULLER = "the same browser has sent a fuller one, which is counted"
OTHER = (
    "the same browser has sent another result for this form, and only one counts: if two people share the computer, "
    "the second presses “Not you? Start afresh” beside the code"
)
EMPTY = "nothing is decided in it"
NO_CODE = "there is no code in it"
NO_FILE = "it is no answers file of this course, or a broken one"


@dataclass(frozen=True)
class Skipped:
    """What was not counted, and why. signs: of a code without its end, what was read of it."""

    label: str
    reason: str
    signs: str = field(default="", compare=False)


@dataclass(frozen=True)
class Room:
    """What has come in so far. results: (label, result) each; nothing of a skipped one is counted.

    places: where the results of one browser for one form are; codes: the signs of every whole code that came in.
    """

    results: tuple[tuple[str, Result], ...] = ()
    skipped: tuple[Skipped, ...] = ()
    places: dict[tuple[str, str], tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)
    codes: frozenset[str] = field(default=frozenset(), compare=False, repr=False)


class _Taking:
    """A room while one text or file is taken in: copied once, not once a result."""

    def __init__(self, room: Room) -> None:
        self.results, self.skipped = list(room.results), list(room.skipped)
        self.places, self.codes = dict(room.places), set(room.codes)

    def add(self, label: str, result: Result, forms: Sequence[RoomForm]) -> None:
        label = f"{label} ({result.name})" if result.name else label
        reason = _unfit(result, forms)
        if reason:
            self.skip(label, reason)
            return
        owner = (result.token, result.parts[0].form)
        places = self.places.get(owner, ())
        if any(self.results[place][1].parts == result.parts for place in places):
            self.skip(label, DUPLICATE)
            return
        for place in places:
            other, earlier = self.results[place]
            continued = _continues(result, earlier) or _continues(earlier, result)  # codes come in any order
            if not continued and _another_person(result, earlier):
                continue
            reason = FULLER if continued else OTHER
            if _filled(result) > _filled(earlier):
                self.results[place] = (label, result)
                self.skip(other, reason)
            else:
                self.skip(label, reason)
            return
        self.places[owner] = (*places, len(self.results))
        self.results.append((label, result))

    def skip(self, label: str, reason: str, signs: str = "") -> None:
        self.skipped.append(Skipped(label, reason, signs))

    def room(self) -> Room:
        """Give the room. The beginning of a code that has come in whole is a quotation of it, and no damage."""
        if any(one.reason == SHORT for one in self.skipped) and self.codes:
            whole = sorted(self.codes)
            self.skipped = [one for one in self.skipped if one.reason != SHORT or not _begins_one(one.signs, whole)]
        return Room(tuple(self.results), tuple(self.skipped), self.places, frozenset(self.codes))


def _begins_one(signs: str, whole: Sequence[str]) -> bool:
    at = bisect.bisect_left(whole, signs)
    return at < len(whole) and whole[at].startswith(signs)


def add_result(room: Room, label: str, result: Result, forms: Sequence[RoomForm]) -> Room:
    """Take one result in. Of one person's two results for one form the fuller one counts.

    One browser's results are one person's, unless two differ in a decision and in the name that was typed.
    """
    taking = _Taking(room)
    taking.add(label, result, forms)
    return taking.room()


def skip(room: Room, label: str, reason: str) -> Room:
    """Name what is not counted."""
    taking = _Taking(room)
    taking.skip(label, reason)
    return taking.room()


def _filled(result: Result) -> int:
    return sum(part.judged + part.answered for part in result.parts)


def _continues(later: Result, earlier: Result) -> bool:
    """Tell whether a result holds all that an earlier one does, no decision changed."""
    known = {part.form: part for part in later.parts}
    return all(part.form in known and _holds(known[part.form], part) for part in earlier.parts)


def _holds(later: Part, earlier: Part) -> bool:
    kept = all(was in (0, now) for was, now in zip(earlier.states, later.states, strict=True))
    return kept and later.right >= earlier.right and later.answered - later.right >= earlier.answered - earlier.right


def _another_person(one: Result, other: Result) -> bool:
    return bool(one.name and other.name and one.name != other.name)


def _unfit(result: Result, forms: Sequence[RoomForm]) -> str:
    known = {form.form: form for form in forms}
    names = [part.form for part in result.parts]
    if names[1:] not in ([], ["baseline"]) or names == ["baseline", "baseline"]:
        return IMPOSSIBLE
    for part in result.parts:
        form = known.get(part.form)
        if form is None or part.print != form.print or len(part.states) != len(form.cases):
            return OUTDATED
        if not 0 <= part.right <= part.answered <= len(form.questions):
            return IMPOSSIBLE
    return "" if result.parts and result.parts[0].judged else EMPTY


def add_text(room: Room, label: str, text: str, forms: Sequence[RoomForm]) -> Room:
    """Take in every code that a text holds."""
    taking = _Taking(room)
    found = find_codes(text)
    for one in found:
        if one.result:
            taking.codes.add(one.signs)
            taking.add(one.label, one.result, forms)
        else:
            taking.skip(one.label, one.problem, one.signs)
    if not found:
        taking.skip(label, NO_CODE)
    return taking.room()


def add_file(room: Room, label: str, file: AnswersFile, forms: Sequence[RoomForm]) -> Room:
    """Take in each form that an answers file holds decisions on."""
    taking = _Taking(room)
    handed = [(form.name, hand_in(file.answers, form, forms, _token_of(file))) for form in forms]
    for name, result in handed:
        if isinstance(result, str):
            taking.skip(f"{label}, {name}", result)
        elif result:
            taking.add(f"{label}, {name}", result, forms)
    if not any(result for _, result in handed):
        taking.skip(label, EMPTY)
    return taking.room()


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
