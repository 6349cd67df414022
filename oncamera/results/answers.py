"""A learner's answers as a file: JSON as the site downloads it, and CSV for a spreadsheet.

JSON, schema 1: {"schema": 1, "course": "on-camera", "answers": {id: {"picked": [...], "rating"?: 1 to 6,
"tries": 1 or more, "v": "8 hex digits", "branches"?: [[...], ...], "open"?: true, "at"?: "2026-11-25T14:05Z"}},
"plan"?: {"controls": [id, ...], "company"?, "owner"?, "cadence"?: text}, "role"?: one of the six,
"certificates"?: [...]}.
CSV: the columns of COLUMNS, one row an answer, `picked` joined by blanks; after " / " stand a scenario's later
branches, and " >" ends a first path that has not come to its end. `at` has no column: it only tells which of two
answers is newer.
A file that does not fit is refused whole, with every reason; nothing is read by halves. `answers_file.js` refuses the
same files in the browser.
"""

import csv
import io
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from oncamera.content.records import Id, Record
from oncamera.content.vocabulary import COURSE, RATINGS, SCORED, CourseId, Role
from oncamera.files.brought_files import read_brought
from oncamera.files.problems import Problem, ProblemsError
from oncamera.files.spreadsheet import read_sheet
from oncamera.results.certificate import Certificate

COLUMNS = ["id", "picked", "rating", "tries", "v"]
LONGEST_PATH = 24  # choices: a scenario has 25 steps at most

_MINUTE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z$"


def _real_minute(value: str) -> str:
    datetime.strptime(value, "%Y-%m-%dT%H:%M%z")  # raises ValueError for a minute that no calendar has
    return value


def _no_number_for_true(value: object) -> object:
    if value in (0, 1) and not isinstance(value, bool):
        raise ValueError("write true")
    return value


def _is_text(value: str) -> str:
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        raise ValueError("half a character is in it")
    return value


Text = Annotated[str, AfterValidator(_is_text)]


class Answer(Record):
    """One kept answer.

    picked: letters of choices, the next action of a case, or the first path through a scenario, choice by choice;
    v: the fingerprint answered; branches: a scenario's later paths, from the start too, the last one being played;
    open: the first path has not come to an ending yet; at: the minute in UTC, only for merging two files.
    """

    picked: Annotated[list[Id], Field(min_length=1, max_length=LONGEST_PATH)]
    rating: Annotated[int, Field(ge=1, le=len(RATINGS))] | None = None
    tries: Annotated[int, Field(ge=1, le=10_000)] = 1
    v: Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
    branches: Annotated[list[Annotated[list[Id], Field(max_length=LONGEST_PATH)]], Field(max_length=20)] | None = None
    open: Annotated[Literal[True], BeforeValidator(_no_number_for_true)] | None = None
    at: Annotated[str, Field(pattern=_MINUTE), AfterValidator(_real_minute)] | None = None


class KeptPlan(Record):
    """What the planner keeps: the ids of the controls chosen, and what is typed at its head."""

    controls: Annotated[list[Id], Field(max_length=200)]
    company: Annotated[Text, Field(max_length=200)] = ""
    owner: Annotated[Text, Field(max_length=200)] = ""
    cadence: Annotated[Text, Field(max_length=200)] = ""


class AnswersFile(Record):
    """A whole file. `lost` and `kept` are what the site adds to its download: each of its texts, word for word."""

    schema_: Annotated[int, Field(alias="schema", ge=1, le=1)]
    course: CourseId = COURSE
    answers: dict[Id, Answer]
    plan: KeptPlan | None = None
    role: Role | None = None
    certificates: Annotated[list[Certificate], Field(max_length=len(SCORED))] = Field(default_factory=list)
    lost: bool = False
    kept: dict[Text, Text] | None = None


def read_answers(path: Path) -> dict[str, Answer]:
    """Read one answers file, JSON or CSV by its ending. Raises ProblemsError with every reason at once."""
    return _from_csv(path) if path.suffix.lower() == ".csv" else read_answers_file(path).answers


def read_answers_file(path: Path) -> AnswersFile:
    """Read a whole answers file, JSON, with its certificates. Raises ProblemsError with every reason at once."""
    return parse_answers_file(read_brought(path), path.name)


def parse_answers_file(raw: bytes, name: str) -> AnswersFile:
    """Read the bytes of a whole answers file, JSON. name: for its problems. Raises ProblemsError."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ProblemsError([Problem(name, 0, "", "the file is not UTF-8 text", "Download it again.")]) from None
    return _from_json(text, name)


def _from_json(text: str, name: str) -> AnswersFile:
    try:
        data = read_json(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise ProblemsError([Problem(name, line, "", "the file is not JSON", "Download it again.")]) from None
    try:
        return AnswersFile.model_validate(data)
    except ValidationError as error:
        raise ProblemsError(_reasons(error, name, 0)) from None


def read_json(text: str) -> Any:
    """Read JSON just as a browser does. Raises ValueError, and RecursionError for what is nested 1,000 deep."""
    return json.loads(text, parse_int=_number, parse_float=_number, parse_constant=_no_number)


def _number(said: str) -> int | float:
    """Read a number as a browser does: `1.0` and `1e0` are 1, and what is too large is infinite."""
    number = float(said)
    return int(number) if number.is_integer() else number


def _no_number(said: str) -> NoReturn:
    raise ValueError(f"{said} is no JSON")


def _from_csv(path: Path) -> dict[str, Answer]:
    wanted = ("the columns are not those of an answers file", f"The first line is: {','.join(COLUMNS)}.")
    sheet = read_sheet(path, lambda cells: [*cells[: len(COLUMNS)]] == COLUMNS, lambda _: wanted)
    name = path.name
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    for row in sheet.rows[sheet.heading + 1 :]:
        if not row.filled:
            continue
        cells = [*row.cells]
        while len(cells) > len(COLUMNS) and not cells[-1]:
            cells.pop()  # a spreadsheet fills short lines up
        if len(cells) != len(COLUMNS):
            what = f"the row has {len(cells)} cells"
            problems.append(Problem(name, row.line, "", what, f"It needs {len(COLUMNS)}."))
            continue
        record = dict(zip(COLUMNS, cells, strict=True))
        values: dict[str, Any] = {**_paths_from(record["picked"]), "v": record["v"]}
        values |= {key: _whole(record[key]) for key in ("rating", "tries")}
        if record["rating"] == "":
            values.pop("rating")
        if record["id"] in answers:
            what = f"{record['id']!r} stands there already"
            problems.append(Problem(name, row.line, record["id"], what, "Keep one of the two lines."))
            continue
        try:
            answers |= AnswersFile.model_validate({"schema": 1, "answers": {record["id"]: values}}).answers
        except ValidationError as error:
            problems += _reasons(error, name, row.line)
    if problems:
        raise ProblemsError(problems)
    return answers


def _whole(cell: str) -> int | str:
    return int(cell) if re.fullmatch(r"[0-9]{1,9}", cell) else cell


def _paths_in(answer: Answer) -> str:
    first = [*answer.picked, ">"] if answer.open else answer.picked
    return " / ".join(" ".join(path) for path in [first, *(answer.branches or [])])


def _paths_from(cell: str) -> dict[str, Any]:
    first, *branches = (path.split() for path in cell.split("/"))
    opened = first[-1:] == [">"]
    values: dict[str, Any] = {"picked": first[:-1] if opened else first}
    return values | ({"branches": branches} if branches else {}) | ({"open": True} if opened else {})


def _reasons(error: ValidationError, name: str, line: int) -> list[Problem]:
    problems = []
    for detail in error.errors():
        where = [str(part).encode(errors="backslashreplace").decode() for part in detail["loc"] if part != "[key]"]
        record = where[1] if len(where) > 1 and where[0] == "answers" else ""
        problems.append(Problem(name, line, record, f"`{' → '.join(where)}` does not fit", f"{detail['msg']}."))
    return problems


def write_answers(answers: dict[str, Answer], path: Path) -> None:
    """Write an answers file, JSON or CSV by its ending, in order of id; `read_answers` gives the same back."""
    if path.suffix.lower() == ".csv":
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(COLUMNS)
        for name, answer in sorted(answers.items()):
            writer.writerow([name, _paths_in(answer), answer.rating or "", answer.tries, answer.v])
        path.write_text(buffer.getvalue(), encoding="utf-8")
        return
    plain = {name: answer.model_dump(exclude_none=True) for name, answer in sorted(answers.items())}
    text = json.dumps({"schema": 1, "course": COURSE, "answers": plain}, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def parse_answers(answers: dict[str, Any]) -> dict[str, Answer]:
    """Check the answers of a live widget (`quiz.answers`, `desk.answers`). Raises ProblemsError."""
    try:
        return AnswersFile.model_validate({"schema": 1, "answers": answers}).answers
    except ValidationError as error:
        raise ProblemsError(_reasons(error, "answers", 0)) from None
