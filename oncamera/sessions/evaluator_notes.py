"""The evaluator's notes of a tabletop exercise: a table to fill in with any spreadsheet, one line for each thing.

Columns: kind, id, function, what, answer, note. What the shipped table says in the first four stays as it is.
"""

import difflib
import re
from dataclasses import dataclass, field
from pathlib import Path

from oncamera.content.tabletop import Tabletop
from oncamera.content.vocabulary import ROLES
from oncamera.files.problems import Problem, ProblemsError
from oncamera.files.spreadsheet import read_sheet, too_long, write_sheet
from oncamera.files.visible_text import visible

COLUMNS = ["kind", "id", "function", "what", "answer", "note"]
ABOUT = {
    "date": "Date of the exercise",
    "team": "Team or site, as the report should name it",
    "people": "How many took part",
    "rehearsal": "Write yes if functions were played without real people",
}
SAID = {
    "strength": "Something to keep. Write it in the note",
    "gap": "Something that was missing. Write it in the note",
    "change": "Something to change, from the hot wash. Write it in the note",
}
SPARE = 6  # empty lines of each kind in the shipped table
ANSWERS = {"yes": "yes", "y": "yes", "partly": "partly", "part": "partly", "no": "no", "n": "no"}


@dataclass(frozen=True)
class Mark:
    """What was seen of one expected action: yes, partly, no, or "" when it was not judged."""

    answer: str
    note: str = ""


@dataclass(frozen=True)
class Said:
    """A strength, a gap or a change, in the evaluator's words. function: "" when it concerns all."""

    kind: str
    function: str
    text: str


@dataclass
class Notes:
    """All that an evaluator wrote. slips: how often, and what; read_with: what should be looked at in the file."""

    about: dict[str, str] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    slips: dict[str, tuple[int, str]] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    read_with: list[Problem] = field(default_factory=list)

    @property
    def is_rehearsal(self) -> bool:
        """Whether the functions were simulated."""
        return ANSWERS.get(self.about.get("rehearsal", "").lower()) == "yes"


def template_csv(tabletop: Tabletop) -> str:
    """Write the empty table: a line for each expected action and each slip, and spare ones for words."""
    rows: list[list[str]] = [["about", name, "", says, "", ""] for name, says in ABOUT.items()]
    for _, _, expected in tabletop.actions():
        rows.append(["action", expected.id, ROLES[expected.by], expected.does, "", ""])
    rows += [["slip", slip.id, "", f"How often? {slip.says}", "", ""] for slip in tabletop.exercise.record.slips]
    for kind, says in SAID.items():
        rows += [[kind, "", "", says, "", ""]] * SPARE
    return write_sheet([COLUMNS, *rows], line_end="\r\n")


def read_notes(path: Path, tabletop: Tabletop) -> Notes:
    """Read a filled table. A line without an answer is not judged. Raises ProblemsError with every problem."""
    wanted = ("the first line does not name the columns", f"Write: {','.join(COLUMNS)}")
    sheet = read_sheet(path, lambda cells: [c.lower() for c in cells[: len(COLUMNS)]] == COLUMNS, lambda _: wanted)
    file, problems = visible(path.name), []
    notes = Notes(read_with=list(sheet.notes))
    reader = _Reader(tabletop, notes)
    seen: dict[tuple[str, str], int] = {}
    for row in sheet.rows[: sheet.heading]:
        if row.filled:
            what = "the line stands above the names of the columns"
            problems.append(Problem(file, row.line, "", what, "Put it below them, or take it out."))
    for row in sheet.rows[sheet.heading + 1 :]:
        if not row.filled:
            continue
        kind, name, function, _, answer, note = ([*row.cells] + [""] * len(COLUMNS))[: len(COLUMNS)]
        key = (kind.lower(), name)
        if long := too_long(file, row):
            problems.append(long)
            continue
        if extra := [cell for cell in row.cells[len(COLUMNS) :] if cell]:
            what = f"{extra[0][:60]!r} stands beyond the last column"
            problems.append(Problem(file, row.line, name, what, "Put a text that holds a comma in quotation marks."))
            continue
        if name and key in seen:
            what, instead = f"{name!r} stands in line {seen[key]} already", "Keep one of the two lines."
            problems.append(Problem(file, row.line, name, what, instead))
            continue
        seen[key] = row.line
        said = reader.take(kind.lower(), name, function, answer, note)
        if said:
            problems.append(Problem(file, row.line, name, *said))
    if problems:
        raise ProblemsError(problems)
    return notes


class _Reader:
    def __init__(self, tabletop: Tabletop, notes: Notes) -> None:
        self.notes = notes
        self.known = {
            "about": list(ABOUT),
            "action": [expected.id for _, _, expected in tabletop.actions()],
            "slip": [slip.id for slip in tabletop.exercise.record.slips],
        }

    def take(self, kind: str, name: str, function: str, answer: str, note: str) -> tuple[str, str] | None:
        """Take one line in, or say what is wrong with it and what to write instead."""
        if kind in SAID:
            return self.words(kind, function, answer, note)
        if kind not in self.known:
            return f"there is no kind {kind!r}", f"Write one of: {', '.join([*self.known, *SAID])}."
        if name not in self.known[kind]:
            close = difflib.get_close_matches(name, self.known[kind], n=1)
            return (
                f"there is no {kind} {name!r}",
                f"Did you mean {close[0]!r}?" if close else "Leave the ids as they are.",
            )
        if kind == "about":
            if answer:
                self.notes.about[name] = answer
        elif kind == "slip":
            if answer and not re.fullmatch(r"\d{1,3}", answer):
                return f"`answer` is {answer!r}", "Write how often, as a number, or leave it empty."
            self.notes.slips[name] = (int(answer or 0), note)
        else:
            if answer and answer.lower() not in ANSWERS:
                return f"`answer` is {answer!r}", "Write yes, partly or no, or leave it empty."
            self.notes.marks[name] = Mark(ANSWERS.get(answer.lower(), ""), note)
        return None

    def words(self, kind: str, function: str, answer: str, note: str) -> tuple[str, str] | None:
        """Take in a strength, a gap or a change; an empty line is a spare one."""
        text = note or answer
        if not text:
            return None
        names = (
            {says.lower(): role for role, says in ROLES.items()}
            | {role: role for role in ROLES}
            | {"": "", "hr": "recruiter"}
        )
        if function.lower() not in names:
            return f"there is no function {function!r}", f"Write one of: {', '.join(ROLES.values())}; never a person."
        self.notes.said.append(Said(kind, names[function.lower()], text))
        return None
