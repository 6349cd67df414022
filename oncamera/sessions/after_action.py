"""What an evaluator's notes add up to: counts by module, function and objective, and a plan of what to mend."""

from collections.abc import Iterable
from dataclasses import dataclass

from oncamera.content.controls import Control
from oncamera.content.tabletop import Expected, Tabletop
from oncamera.sessions.evaluator_notes import Mark, Notes

COUNTED = ("yes", "partly", "no", "")  # in the order of the report's columns
_LATER = {"no": 0, "partly": 1}


@dataclass(frozen=True)
class Tally:
    """How many expected actions were seen, seen in part, not seen, not judged."""

    yes: int = 0
    partly: int = 0
    no: int = 0
    unjudged: int = 0

    @property
    def judged(self) -> int:
        """How many the evaluator marked."""
        return self.yes + self.partly + self.no

    @property
    def all(self) -> int:
        """How many were expected."""
        return self.judged + self.unjudged


@dataclass(frozen=True)
class Measure:
    """One row of the improvement plan. functions: whose work it is, the leading one first; actions: why."""

    what: str
    functions: tuple[str, ...]
    effort: str = ""
    actions: tuple[Expected, ...] = ()


def mark_of(notes: Notes, expected: Expected) -> Mark:
    """Give an action's mark; one that the table leaves out is not judged."""
    return notes.marks.get(expected.id, Mark(""))


def tally(notes: Notes, actions: Iterable[Expected]) -> Tally:
    """Count the marks of some actions."""
    said = [mark_of(notes, expected).answer for expected in actions]
    return Tally(*(said.count(answer) for answer in COUNTED))


def missed(notes: Notes, tabletop: Tabletop) -> list[Expected]:
    """List what was not seen, or only in part: the former first."""
    found = [e for _, _, e in tabletop.actions() if mark_of(notes, e).answer in _LATER]
    return sorted(found, key=lambda expected: _LATER[mark_of(notes, expected).answer])


def plan(notes: Notes, tabletop: Tabletop, controls: dict[str, Control]) -> list[Measure]:
    """Make the improvement plan: what the room wants to change, then the control behind each action that was missed.

    The controls stand in the order of how much was missed: an action not seen counts twice one seen in part.
    """
    rows = [
        Measure(said.text, (said.function,) if said.function else ()) for said in notes.said if said.kind == "change"
    ]
    behind: dict[str, list[Expected]] = {}
    for expected in missed(notes, tabletop):
        behind.setdefault(expected.control, []).append(expected)

    def weight(name: str) -> int:
        return sum(2 - _LATER[mark_of(notes, expected).answer] for expected in behind[name])

    for name in sorted(behind, key=lambda name: -weight(name)):
        control = controls[name]
        rows.append(Measure(control.does, tuple(control.who), control.effort, tuple(behind[name])))
    return rows
