"""What keeps the forms of the desk alike: twelve cases each, as hard as the others, over every stage."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from oncamera.content.cases import Case
from oncamera.content.records import Placed
from oncamera.content.vocabulary import JUDGED_AT, MATCHED
from oncamera.files.problems import Problem

# The difficulties, as scores from 1 to 9, of the three impostors and the nine genuine people of a form.
DIFFICULTIES = {"impostor": (1, 4, 9), "genuine": (1, 1, 2, 2, 4, 4, 4, 6, 9)}
WANTED = Counter((truth, score) for truth, scores in DIFFICULTIES.items() for score in scores)
OTHERWISE = "give the new case another `difficulty` or `form` (`track` takes any number)"


@dataclass(frozen=True)
class Seat:
    """One place in a form. A written case has one, and its matched case another."""

    form: str
    kind: tuple[str, int]
    stage: str
    file: str
    paired: bool


def _seats(cases: list[Placed[Case]]) -> Iterator[Seat]:
    for placed in cases:
        case = placed.record
        kind = (case.truth, case.difficulty.score)
        for form in [case.form, *([case.twin.form] if case.twin else [])]:
            yield Seat(form, kind, case.stage, placed.file, case.twin is not None)


def misfits(cases: list[Placed[Case]]) -> list[Problem]:
    """Name what each form has too many or too few of, and the cases that could make room. A form may be empty."""
    seats = list(_seats(cases))
    forms = [[seat for seat in seats if seat.form == form] for form in MATCHED]
    return [problem for form in forms if form for problem in _misfits_of(form)]


def _misfits_of(seats: list[Seat]) -> Iterator[Problem]:
    have = Counter(seat.kind for seat in seats)
    stages = Counter(seat.stage for seat in seats)

    def problem(what: str, instead: str) -> Problem:
        return Problem("bank/cases", 0, "", f"the form {seats[0].form!r} has {what}", instead)

    for truth, score in sorted(have | WANTED):
        found, wanted = have[truth, score], WANTED[truth, score]
        what = f"{found} {truth} {'case' if found == 1 else 'cases'} of difficulty {score}; it takes {wanted}"
        mine = [seat for seat in seats if seat.kind == (truth, score)]
        free = sorted(seat.file for seat in mine if not seat.paired and stages[seat.stage] > 1)
        if found > wanted == 0:
            scores = ", ".join(str(known) for known in sorted(set(DIFFICULTIES[truth])))
            where = ", ".join(sorted(seat.file for seat in mine))
            yield problem(what, f"The difficulties of the {truth} are {scores}; {OTHERWISE}: {where}.")
        elif found > wanted:
            room = f"Delete one of these: {', '.join(free)}; or" if free else "None can make room:"
            yield problem(what, f"{room} {OTHERWISE}.")
        elif found < wanted:
            yield problem(what, "Add such a case, or bring back the one that left.")
    for stage in JUDGED_AT:
        if not stages[stage]:
            yield problem(f"no case of the stage {stage!r}", "Let a case of another stage make room.")
