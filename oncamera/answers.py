"""A learner's answers as a file: JSON as the site downloads it, and CSV for a spreadsheet.

JSON, schema 1: {"schema": 1, "course": "on-camera", "answers": {id: {"picked": [...], "rating"?: 1 to 6,
"tries": 1 or more, "v": "8 hex digits"}}, "plan"?: {...}}. CSV: the columns of COLUMNS, one row an answer, `picked`
joined by blanks. A file that does not fit is refused whole, with every reason; nothing is read by halves.
"""

import csv
import io
import json
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from oncamera.problems import Problem, ProblemsError
from oncamera.records import Id, Record

COLUMNS = ["id", "picked", "rating", "tries", "v"]
LARGEST = 2_000_000  # bytes; a file with an answer to everything has about 30,000


class Answer(Record):
    """One kept answer. picked: letters of choices, or the next action of a case; v: the fingerprint answered."""

    picked: Annotated[list[Annotated[str, Field(pattern=r"^[a-z]{1,10}$")]], Field(min_length=1, max_length=6)]
    rating: Annotated[int, Field(ge=1, le=6)] | None = None
    tries: Annotated[int, Field(ge=1, le=10_000)] = 1
    v: Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]


class AnswersFile(Record):
    """A whole file. `lost` and `kept` are what the site adds to its download; they are not read."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    course: Literal["on-camera"] = "on-camera"
    answers: dict[Id, Answer]
    plan: dict[str, Any] | None = None
    lost: bool = False
    kept: dict[str, Any] | None = None


def read_answers(path: Path) -> dict[str, Answer]:
    """Read one answers file, JSON or CSV by its ending. Raises ProblemsError with every reason at once."""
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        raise ProblemsError([Problem(path.name, 0, "", f"the file has {len(raw):,} bytes", "It is no answers file.")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ProblemsError([Problem(path.name, 0, "", "the file is not UTF-8 text", "Download it again.")]) from None
    return _from_csv(text, path.name) if path.suffix.lower() == ".csv" else _from_json(text, path.name)


def _from_json(text: str, name: str) -> dict[str, Answer]:
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise ProblemsError([Problem(name, line, "", "the file is not JSON", "Download it again.")]) from None
    try:
        return AnswersFile.model_validate(data).answers
    except ValidationError as error:
        raise ProblemsError(_reasons(error, name, 0)) from None


def _from_csv(text: str, name: str) -> dict[str, Answer]:
    rows = list(csv.reader(io.StringIO(text)))
    if not rows or rows[0] != COLUMNS:
        instead = f"The first line is: {','.join(COLUMNS)}."
        raise ProblemsError([Problem(name, 1, "", "the columns are not those of an answers file", instead)])
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    for line, row in enumerate(rows[1:], 2):
        if len(row) != len(COLUMNS):
            problems.append(Problem(name, line, "", f"the row has {len(row)} cells", f"It needs {len(COLUMNS)}."))
            continue
        record = dict(zip(COLUMNS, row, strict=True))
        values: dict[str, Any] = {"picked": record["picked"].split(), "v": record["v"]}
        values |= {key: int(record[key]) if record[key].isdigit() else record[key] for key in ("rating", "tries")}
        if record["rating"] == "":
            values.pop("rating")
        try:
            answers |= AnswersFile.model_validate({"schema": 1, "answers": {record["id"]: values}}).answers
        except ValidationError as error:
            problems += _reasons(error, name, line)
    if problems:
        raise ProblemsError(problems)
    return answers


def _reasons(error: ValidationError, name: str, line: int) -> list[Problem]:
    problems = []
    for detail in error.errors():
        where = [str(part) for part in detail["loc"] if part != "[key]"]
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
            writer.writerow([name, " ".join(answer.picked), answer.rating or "", answer.tries, answer.v])
        path.write_text(buffer.getvalue(), encoding="utf-8")
        return
    plain = {name: answer.model_dump(exclude_none=True) for name, answer in sorted(answers.items())}
    text = json.dumps({"schema": 1, "course": "on-camera", "answers": plain}, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def parse_answers(answers: dict[str, Any]) -> dict[str, Answer]:
    """Check the answers of a live widget (`quiz.answers`, `desk.answers`). Raises ProblemsError."""
    try:
        return AnswersFile.model_validate({"schema": 1, "answers": answers}).answers
    except ValidationError as error:
        raise ProblemsError(_reasons(error, "answers", 0)) from None
