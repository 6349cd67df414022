"""The room that the board counts, run in the browser: what came in, step by step, and what it made of it."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from oncamera.content.vocabulary import COURSE, JUDGED_AT, ROLES
from oncamera.hosts.scripts import joined_module
from oncamera.results.result_code import Part, Result
from oncamera.results.submission import RoomForm

RUN = """async ([sources, rooms, forms, course, view, names]) => {
  const load = (source) => import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
  const [steps, figures, record] = await Promise.all(sources.map(load));
  return rooms.map((taken) => {
    const room = taken.reduce((sum, [step, label, given]) => steps[step](sum, label, given, forms, course),
      steps.emptyRoom());
    return {
      results: room.results, skipped: room.skipped, codes: [...room.codes],
      figures: view && figures.summarizeRoom(room, view, forms, names),
      record: record.recordOf(room, forms, names, "0.1.0"),
    };
  });
}"""
NAMES = {"stages": list(JUDGED_AT), "roles": list(ROLES)}
Step = tuple[str, str, Any]


@dataclass(frozen=True)
class Room:
    """What the board made of what came in. results: by label; skipped: label and reason of each."""

    results: list[tuple[str, Result]]
    skipped: list[tuple[str, str]]
    codes: list[str]
    figures: Any
    record: dict[str, Any]

    @property
    def labels(self) -> list[str]:
        """The labels of what is counted."""
        return [label for label, _ in self.results]

    @property
    def reasons(self) -> list[str]:
        """Why each of the others was skipped."""
        return [reason for _, reason in self.skipped]


def a_result(label: str, result: Result) -> Step:
    """Give one result, handed in by a live host."""
    return ("addResult", label, asdict(result))


def a_text(label: str, text: str) -> Step:
    """Give a pasted text."""
    return ("addText", label, text)


def a_file(label: str, text: str) -> Step:
    """Give an answers file."""
    return ("addFile", label, text)


def count_rooms(page: Any, rooms: Sequence[Sequence[Step]], forms: Sequence[RoomForm], view: str = "") -> list[Room]:
    """Let the board's scripts take in each room's steps, from an empty room each."""
    files = ["results/room.js", "results/room_figures.js", "widgets/board/board_record.js"]
    sources = [joined_module(file) for file in files]
    made = page.evaluate(RUN, [sources, rooms, [form.model_dump() for form in forms], COURSE, view, NAMES])
    return [
        Room(
            [(one["label"], _result(one["result"])) for one in room["results"]],
            [(one["label"], one["reason"]) for one in room["skipped"]],
            room["codes"],
            room["figures"],
            room["record"],
        )
        for room in made
    ]


def _result(said: dict[str, Any]) -> Result:
    parts = [Part(**{**part, "states": tuple(part["states"])}) for part in said["parts"]]
    return Result(said["version"], said["token"], tuple(parts), said["name"])


Count = Callable[..., Room]
