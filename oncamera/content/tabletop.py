"""The tabletop exercise: a firm, three modules of timed injects, role cards; what its pages and its report say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, StringConstraints, model_validator

from oncamera.content.cases import Artefact
from oncamera.content.records import Id, Line, Placed, Record, read_file, read_one
from oncamera.content.vocabulary import ROLES, Audience, Role
from oncamera.files.problems import Problem, ProblemsError, short_path
from oncamera.files.source_text import is_there, list_files

T = TypeVar("T")

FOLDER = ("session", "tabletop")
EVERYONE = "everyone"
Stem = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
Lines = Annotated[list[Line], Field(min_length=1)]


class Answer(Record):
    """What the facilitator tells, when the room asks for it."""

    when: Line
    told: Line


class Expected(Record):
    """What a prepared firm would do: by which function, with the control behind it."""

    id: Id
    does: Line
    by: Role
    control: Id
    objective: Id
    because: Line | None = None
    claims: list[Id] = Field(default_factory=list)


class Inject(Record):
    """One thing that happens. minute: from the module's start; clock: the time in the story; to: who gets the sheet."""

    id: Id
    minute: Annotated[int, Field(ge=0)]
    clock: Line
    to: Annotated[list[Audience], Field(min_length=1)]
    artefact: Artefact
    ask: Lines
    answers: list[Answer] = Field(default_factory=list)
    expect: Annotated[list[Expected], Field(min_length=1)]
    wrong_turn: Line
    can_wait: bool = False

    @model_validator(mode="after")
    def _who_acts_has_the_sheet(self) -> "Inject":
        without = [e for e in self.expect if e.by not in self.to and EVERYONE not in self.to]
        if without:
            raise ValueError(
                "\n".join(
                    f"the action {expected.id!r} falls to {expected.by!r}, who does not get the sheet"
                    f" | Add {expected.by} to `to:`, or name another function in `by:`."
                    for expected in without
                )
            )
        return self

    @property
    def audience(self) -> str:
        """Who gets the sheet, in words."""
        names = [EVERYONE if who == EVERYONE else ROLES[who] for who in self.to]
        return "; ".join(names)


class Module(Record):
    """One module. aim: told to all; truth: for the facilitator."""

    id: Id
    title: Line
    minutes: Annotated[int, Field(ge=10, le=90)]
    aim: Line
    truth: Line
    injects: Annotated[list[Inject], Field(min_length=1)]

    @model_validator(mode="after")
    def _minutes_run_on(self) -> "Module":
        minutes = [inject.minute for inject in self.injects]
        problems = []
        if minutes != sorted(set(minutes)):
            problems.append(f"the injects come at minutes {minutes} | Put them in order, each later than the last.")
        if minutes[0] != 0:
            problems.append(f"the first inject comes at minute {minutes[0]} | Begin at `minute: 0`.")
        if minutes[-1] >= self.minutes:
            problems.append(
                f"the last inject comes at minute {minutes[-1]} of {self.minutes}"
                " | Leave time to talk about it, or give the module more minutes."
            )
        if problems:
            raise ValueError("\n".join(problems))
        return self


class Named(Record):
    """A person of the story."""

    name: Line
    says: Line


class Objective(Record):
    """What the exercise tries."""

    id: Id
    says: Line


class Slip(Record):
    """A wrong step that may happen at any time: counted for the room, never for a function or a person."""

    id: Id
    says: Line
    control: Id


class Phase(Record):
    """One entry of the timetable: a module, or a part with minutes and words of its own."""

    title: Line | None = None
    minutes: Annotated[int, Field(ge=1, le=60)] | None = None
    module: Id | None = None
    say: list[Line] = Field(default_factory=list)

    @model_validator(mode="after")
    def _is_one_of_both(self) -> "Phase":
        own = self.title is not None and self.minutes is not None
        if own == (self.module is not None):
            raise ValueError(
                "an entry of the timetable is both, or neither | Write `module:`, or `title:` with `minutes:`."
            )
        return self


class Exercise(Record):
    """The exercise as a whole."""

    id: Id
    title: Line
    minutes: Annotated[int, Field(ge=30, le=480)]
    what: Line
    firm: Lines
    people: Annotated[list[Named], Field(min_length=1)]
    objectives: Annotated[list[Objective], Field(min_length=1)]
    rules: Lines
    timetable: Annotated[list[Phase], Field(min_length=1)]
    slips: list[Slip] = Field(default_factory=list)
    hot_wash: Lines


class RoleCard(Record):
    """What one function knows and may do. at_hand: stems of toolkit pages."""

    role: Role
    you_are: Line
    knows: Lines
    may: Line
    not_alone: Line
    keep_asking: Line
    at_hand: Annotated[list[Stem], Field(min_length=1)]


@dataclass(frozen=True)
class Tabletop:
    """All of it, with places. `modules` stand in the timetable's order."""

    exercise: Placed[Exercise]
    modules: list[Placed[Module]]
    cards: list[Placed[RoleCard]]

    def module(self, name: str) -> Module | None:
        """Find a module by its id."""
        return next((placed.record for placed in self.modules if placed.record.id == name), None)

    def phases(self) -> Iterator[tuple[int, str, int, Phase]]:
        """Give the timetable: the minute of each entry's start, its title, its minutes, the entry."""
        start = 0
        for phase in self.exercise.record.timetable:
            module = self.module(phase.module) if phase.module else None
            title = module.title if module else phase.title or str(phase.module)
            minutes = module.minutes if module else phase.minutes or 0
            yield start, title, minutes, phase
            start += minutes

    def injects(self) -> Iterator[tuple[Placed[Module], Inject]]:
        """Give every inject, in order, with its module."""
        for placed in self.modules:
            yield from ((placed, inject) for inject in placed.record.injects)

    def actions(self) -> Iterator[tuple[Module, Inject, Expected]]:
        """Give every expected action, in order."""
        for placed, inject in self.injects():
            yield from ((placed.record, inject, expected) for expected in inject.expect)

    def citations(self) -> Iterator[tuple[str, int, str, str]]:
        """Give each citation of a claim: file, line, id, claim."""
        for placed, inject in self.injects():
            for expected in inject.expect:
                yield from ((placed.file, placed.line, expected.id, name) for name in expected.claims)


def tabletop_files(root: Path) -> list[Path]:
    """List the files that the exercise is made from."""
    return list_files(root.joinpath(*FOLDER), ".yml", deep=True)


def load_tabletop(root: Path) -> Tabletop | None:
    """Read the exercise; None when the course has none. Raises ProblemsError with all problems of all files."""
    folder = root.joinpath(*FOLDER)
    if not folder.is_dir():
        return None
    problems: list[Problem] = []
    for name in ("exercise.yml", "roles.yml"):
        if not is_there(folder / name):
            file = short_path(folder / name, root)
            problems.append(Problem(file, 0, "", "the file is missing", "Write it, or delete the folder."))
    if problems:
        raise ProblemsError(problems)
    exercise = _try(problems, lambda: read_one(folder / "exercise.yml", Exercise, root))
    cards = _try(problems, lambda: read_file(folder / "roles.yml", RoleCard, root)) or []
    paths = list_files(folder / "modules", ".yml")
    read = [_try(problems, lambda path=path: read_one(path, Module, root)) for path in paths]  # type: ignore[misc]
    modules = [placed for placed in read if placed is not None]
    if problems or exercise is None:
        raise ProblemsError(problems)
    order = [phase.module for phase in exercise.record.timetable]
    modules.sort(key=lambda p: order.index(p.record.id) if p.record.id in order else len(order))
    return Tabletop(exercise, modules, cards)


def _try(problems: list[Problem], read: Callable[[], T]) -> T | None:
    """Read one file; keep its problems beside those of the others."""
    try:
        return read()
    except ProblemsError as error:
        problems.extend(error.problems)
        return None
