"""YAML files as lists of checked records, with every problem located by file, line and id."""

import difflib
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from oncamera.files.problems import Problem, ProblemsError, short_path
from oncamera.files.source_text import decode, is_there, list_files, read_bytes, unfit_character
from oncamera.files.strict_yaml import Lines, YamlError, parse_yaml

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
WHEN_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
ADDRESS_PATTERN = r"^https?://[^\s<>\"]+$"
_PATTERNS = {  # what to write instead, for each pattern that a field may have
    ID_PATTERN: "Write small letters, digits and single hyphens, beginning with a letter: `pay-name-differs`.",
    WHEN_PATTERN: "Write a day, a month, a year or a range: `2024-12-11`, `2024-12`, `2024`, `2017-04/2023-03`.",
    ADDRESS_PATTERN: "Write an address that begins with https:// and holds no spaces.",
}

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]


class Record(BaseModel):
    """The base of every record: frozen, and closed to fields that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


R = TypeVar("R", bound=Record)


def fingerprint_of(meaning: object) -> str:
    """Give eight hexadecimal digits that change when what is given does."""
    return hashlib.sha256(json.dumps(meaning, ensure_ascii=False).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Placed(Generic[R]):
    """A record with the place that it was read from."""

    record: R
    file: str
    line: int


def read_file(path: Path, model: type[R], root: Path) -> list[Placed[R]]:
    """Read one YAML file that holds a list of records of one model. What has been read is kept until it changes.

    Raises ProblemsError with every problem of the file at once.
    """
    file = short_path(path, root)
    return list(_records(read_bytes(path, root), file, model))


# By content, not by time: two edits within one tick of the clock would show the first. Records are frozen.
@lru_cache(maxsize=1_000)
def _records(raw: bytes, file: str, model: type[R]) -> tuple[Placed[R], ...]:
    problems: list[Problem] = []
    placed = []
    nodes, lines = _read_list(raw, file)
    for index, node in enumerate(nodes):
        unfit = list(_unfit_texts(node, str(node.get("id", "")), file, lines, (index,)))
        problems += unfit
        if unfit:
            continue  # it would print its text again
        try:
            placed.append(Placed(model.model_validate(node), file, lines[index,]))
        except ValidationError as error:
            name = str(node.get("id", ""))
            for detail in error.errors():
                line = _line_of(lines, (index, *detail["loc"]))
                problems += [_explain(one, name, file, line, model) for one in _each(detail)]
    if problems:
        raise ProblemsError(problems)
    return tuple(placed)


def read_folder(paths: Iterator[Path] | list[Path], model: type[R], root: Path) -> list[Placed[R]]:
    """Read many files; ids must be unique over all of them. Raises ProblemsError with all problems of all files."""
    placed: list[Placed[R]] = []
    problems: list[Problem] = []
    for path in sorted(paths):
        try:
            placed += read_file(path, model, root)
        except ProblemsError as error:
            problems += error.problems
    first: dict[str, Placed[R]] = {}
    for item in placed:
        name = str(getattr(item.record, "id", ""))
        if name and name in first:
            earlier = first[name]
            problems.append(
                Problem(item.file, item.line, name, f"the id {name!r} is taken by {earlier.file}:{earlier.line}",
                        "Give this record an id of its own.")
            )  # fmt: skip
        else:
            first[name] = item
    if problems:
        raise ProblemsError(problems)
    return placed


@dataclass(frozen=True)
class Shelf(Generic[R]):
    """Where the records of one kind stand: in one file, or in every file of a folder. deep: and of those below it."""

    model: type[R]
    place: str
    deep: bool = False

    def files(self, root: Path) -> list[Path]:
        """List its files below a course's root, in order of name; none when the course has none."""
        path = root / self.place
        if path.suffix:
            return [path] if is_there(path) else []
        return list_files(path, ".yml", self.deep)

    def load(self, root: Path) -> list[Placed[R]]:
        """Read every record with its place. Raises ProblemsError with all problems at once."""
        return read_folder(self.files(root), self.model, root)


def read_one(path: Path, model: type[R], root: Path) -> Placed[R]:
    """Read one YAML file that is one record: its fields, without a list. Raises ProblemsError with every problem."""
    file = short_path(path, root)
    raw = read_bytes(path, root)
    data, lines = _read_yaml(raw, file, f"Write at least one field, such as `{next(iter(model.model_fields))}:`.")
    if not isinstance(data, dict):
        what, instead = "the file is not a list of fields", "Write each field on a line of its own, as `name: value`."
        raise ProblemsError([Problem(file, 1, "", what, instead)])
    unfit = list(_unfit_texts(data, "", file, lines, ()))
    if unfit:
        raise ProblemsError(unfit)
    try:
        return Placed(model.model_validate(data), file, 1)
    except ValidationError as error:
        found = [one for detail in error.errors() for one in _each(detail)]
        raise ProblemsError(_explain(d, "", file, _line_of(lines, d["loc"]) or 1, model) for d in found) from None


def _read_yaml(raw: bytes, file: str, when_empty: str) -> tuple[Any, Lines]:
    def refuse(what: str, instead: str, line: int = 0) -> ProblemsError:
        return ProblemsError([Problem(file, line, "", what, instead)])

    try:
        data, lines = parse_yaml(decode(raw, file))
    except YamlError as problem:
        raise refuse(problem.what, problem.instead, problem.line) from None
    if data is None:
        raise refuse("the file is empty", when_empty)
    return data, lines


def _read_list(raw: bytes, file: str) -> tuple[list[dict[str, Any]], Lines]:
    data, lines = _read_yaml(raw, file, "Write at least one record, beginning with `- id:`.")
    if not isinstance(data, list):
        what = "the file is not a list of records"
        raise ProblemsError([Problem(file, 1, "", what, "Begin each record with `- id:`.")])
    for index, node in enumerate(data):
        if not isinstance(node, dict):
            what = f"entry {index + 1} is not a record"
            raise ProblemsError([Problem(file, lines[index,], "", what, "Begin it with `- id:`.")])
    return data, lines


def _unfit_texts(value: Any, name: str, file: str, lines: Lines, path: tuple[int | str, ...]) -> Iterator[Problem]:
    """Name each text, and each field's name, that holds a character that no page and no Word file can hold."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(key, str):
                yield from _unfit_texts(key, name, file, lines, path)
            yield from _unfit_texts(inner, name, file, lines, (*path, key))
    elif isinstance(value, str) and (found := unfit_character(value)):
        fields = path[1:] if path and isinstance(path[0], int) else path
        where = " → ".join(str(part) for part in fields) or "the record"
        shown = "" if unfit_character(name) else name
        what = f"`{where}` holds the character {found}"
        yield Problem(file, _line_of(lines, path), shown, what, "Delete it: no page can show it.")


def _each(detail: ErrorDetails) -> list[ErrorDetails]:
    """Give one detail for each line of a message: a rule about a whole record may find several things at once."""
    if detail["type"] != "value_error":
        return [detail]
    return [{**detail, "msg": message} for message in detail["msg"].splitlines()]


def _explain(detail: ErrorDetails, name: str, file: str, line: int, model: type[Record]) -> Problem:
    path = [part for part in detail["loc"] if part != "[key]"]
    where = " → ".join(str(part) for part in path) or "the record"
    kind = detail["type"]
    if kind == "extra_forbidden":
        known = sorted(_fields_at(model, path[:-1]))
        close = difflib.get_close_matches(str(path[-1]), known, n=1)
        instead = f"Did you mean `{close[0]}`?" if close else f"The fields are: {', '.join(known)}."
        what = f"there is no field `{where}`"
    elif kind == "missing":
        what, instead = f"the field `{where}` is missing", f"Add `{path[-1]}:`."
    elif kind == "value_error":
        what, _, instead = detail["msg"].removeprefix("Value error, ").partition(" | ")
        what = f"`{where}` {what}" if what.startswith("is ") else what  # said of one field, which knows no name
        instead = instead or "See bank/README.md."
    elif kind == "string_type":
        what = f"`{where}` is {_said(detail['input'])}, not text"
        instead = "Put it in quotes if it is meant as text."
    elif kind == "string_pattern_mismatch":
        what = f"`{where}` is {_said(detail['input'])}"
        instead = _PATTERNS.get(detail.get("ctx", {}).get("pattern", ""), "See bank/README.md for its form.")
    elif kind in {"literal_error", "enum"}:
        what = f"`{where}` is {_said(detail['input'])}"
        instead = f"Write one of: {detail.get('ctx', {}).get('expected', '?')}."
    elif kind == "list_type":
        what, instead = f"`{where}` is {_said(detail['input'])}, not a list", "Put it in brackets: `[one, two]`."
    elif kind == "bool_type":
        what, instead = f"`{where}` is {_said(detail['input'])}", "Write true or false."
    else:
        what, instead = f"`{where}` is {_said(detail['input'])}", f"{detail['msg']}."
    return Problem(file, line, name, what, instead)


def _said(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _line_of(lines: Lines, path: tuple[int | str, ...]) -> int:
    """Find the line of what a path names, or of the nearest thing round it that stands in the file."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 0)


def _fields_at(model: Any, path: list[Any]) -> set[str]:
    """Find the field names allowed at a place inside a record, by walking the model's annotations."""
    for part in path:
        if isinstance(model, type) and issubclass(model, BaseModel) and part in model.model_fields:
            model = model.model_fields[part].annotation
        model = _inner_record(model)
    return set(model.model_fields) if isinstance(model, type) and issubclass(model, BaseModel) else set()


def _inner_record(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _inner_record(argument)
        if isinstance(found, type) and issubclass(found, BaseModel):
            return found
    return annotation
