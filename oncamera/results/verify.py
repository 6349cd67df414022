"""Recomputes the certificates of a folder of answers files: one row a certificate, and what was changed, by name.

It tells a slip or a clumsy change. It is no proof against a cheat: whoever changes a file can compute a new code.
"""

import datetime
import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields, replace
from functools import cache
from pathlib import Path

from oncamera.content.course import Course
from oncamera.files.new_files import write_new
from oncamera.files.problems import Problem, ProblemsError
from oncamera.files.spreadsheet import BOM, write_sheet
from oncamera.files.terminal import say, show_table
from oncamera.files.visible_text import is_hidden, look_alike_key
from oncamera.results.answers import AnswersFile
from oncamera.results.answers_folder import ANSWERS, read_submissions
from oncamera.results.certificate import Certificate, answers_text, code_groups, code_of
from oncamera.results.exam import ExamKey, exam_key, result_of
from oncamera.version import VERSION

SOUND, LOOK = "ok", "look: "  # a verdict begins so when the certificate is whole and someone should still look at it
FIRST_DAY = datetime.date(2026, 11, 23)  # no one could take the course before
MOST_TRIES = 100  # of one question or case; no one has the patience for more


@dataclass(frozen=True)
class Row:
    """One line of the list. score: what the certificate says; passed: `yes` or `no`, as recomputed."""

    file: str
    name: str = ""
    role: str = ""
    date: str = ""
    version: str = ""
    form: str = ""
    score: str = ""
    passed: str = ""
    code: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class _Given:
    """One certificate with the file that it came in."""

    file: str
    kept: AnswersFile
    said: Certificate


def verify_folder(folder: Path, course: Course, today: datetime.date | None = None) -> tuple[list[Row], list[Problem]]:
    """Check every answers file of a folder, in order of name. A file that cannot be read gives one row.

    Gives the rows, and why each such file was not read; what is no answers file has a problem and no row.
    Raises NotADirectoryError when there is no such folder.
    """
    latest = (today or datetime.date.today()) + datetime.timedelta(days=1)  # it is tomorrow already, further east
    key = cache(lambda form: _key_or_none(course, form))
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    alike = _Alike()
    for one in read_submissions(folder):
        problems += one.problems
        if not one.answers:
            if one.board:
                continue
            if one.ending == ANSWERS:
                rows.append(Row(one.name, verdict="not read"))
            elif one.text is not None:
                problems.append(
                    Problem(one.name, 0, "", "it is a chat, not an answers file", "The command `record` reads it.")
                )
            continue
        if not one.answers.certificates:
            rows.append(Row(one.name, verdict="no certificate"))
        for certificate in one.answers.certificates:
            given = _Given(one.name, one.answers, certificate)
            row = _row(given, key(certificate.form), seen.get(certificate.code), latest)
            seen.setdefault(certificate.code, one.name)
            alike.add(len(rows), given, key(certificate.form))
            rows.append(row)
    return alike.named(rows), problems


def _key_or_none(course: Course, form: str) -> ExamKey | None:
    try:
        return exam_key(course, form)
    except LookupError:
        return None


def _row(given: _Given, key: ExamKey | None, first: str | None, latest: datetime.date) -> Row:
    said, kept = given.said, given.kept
    row = Row(
        given.file, said.name, said.role, said.date, said.version, said.form, str(said.score), code=said.code
    )  # fmt: skip
    if key is None:
        return replace(row, verdict="not checked: this course has no such form")
    result = result_of(key, kept.answers)
    found = changes(said, key, kept)
    if found:
        verdict = "changed: " + ", ".join(found)
    elif said.version != VERSION:
        verdict = f"other version: this course is {VERSION}"
    elif not result.passed:
        verdict = "not passed"
    elif first:
        verdict = f"copy of {first}"
    else:
        strange = _strange(given, latest)
        verdict = LOOK + "; ".join(strange) if strange else SOUND
    return replace(row, passed="yes" if result.passed else "no", verdict=verdict)


def _strange(given: _Given, latest: datetime.date) -> list[str]:
    """Say what cannot be so in a certificate that is whole."""
    found = []
    day = datetime.date.fromisoformat(given.said.date)
    if day < FIRST_DAY:
        found.append("its date is before the course began")
    if day > latest:
        found.append("its date has not come yet")
    most = max((answer.tries for answer in given.kept.answers.values()), default=1)
    if most > MOST_TRIES:
        found.append(f"an answer was tried {most:,} times")
    if any(map(is_hidden, given.said.name)):
        found.append("its name holds invisible characters")
    return found


class _Alike:
    """What two certificates share that people rarely do: the answers under two names, or a name that only looks alike.

    It is a reason to look, in both rows: two careful people can decide alike, and nothing tells who was first.
    """

    def __init__(self) -> None:
        self._answers: dict[bytes, list[tuple[int, _Given]]] = defaultdict(list)
        self._names: dict[str, dict[str, tuple[int, _Given]]] = defaultdict(dict)

    def add(self, index: int, given: _Given, key: ExamKey | None) -> None:
        """Take in the certificate of one row."""
        if key and (text := answers_text(key.ids, given.kept.answers)):
            digest = hashlib.sha256(f"{given.said.form}\n{text}".encode()).digest()
            self._answers[digest].append((index, given))
        spelled = " ".join(unicodedata.normalize("NFC", given.said.name).casefold().split())
        self._names[look_alike_key(given.said.name)].setdefault(spelled, (index, given))

    def named(self, rows: list[Row]) -> list[Row]:
        """Give the rows, with the reasons in the verdicts of those that are whole."""
        reasons: dict[int, list[str]] = defaultdict(list)
        for same in self._answers.values():
            by_name = {look_alike_key(given.said.name): given for _, given in same}
            if len(by_name) < 2:
                continue
            for index, given in same:
                other = next(one for name, one in by_name.items() if name != look_alike_key(given.said.name))
                reasons[index].append(f"same answers as {other.file} under another name")
        for twins in self._names.values():
            for index, given in twins.values() if len(twins) > 1 else ():
                other = next(one for _, one in twins.values() if one is not given)
                reasons[index].append(f"its name looks like the one in {other.file}")
        return [_with(row, reasons[index]) if index in reasons else row for index, row in enumerate(rows)]


def _with(row: Row, reasons: Iterable[str]) -> Row:
    if row.verdict != SOUND and not row.verdict.startswith(LOOK):
        return row
    said = [row.verdict.removeprefix(LOOK)] if row.verdict != SOUND else []
    return replace(row, verdict=LOOK + "; ".join([*said, *reasons]))


def changes(certificate: Certificate, key: ExamKey, kept: AnswersFile) -> list[str]:
    """Name what was changed after the certificate was made: score, name, version, answers, role or date."""
    answered = answers_text(key.ids, kept.answers)
    if code_of(certificate, answered) == certificate.code:
        # The code is whole. A certificate of another version is scored by that version's questions, not by these.
        wrong = certificate.score != result_of(key, kept.answers).score
        return ["score"] if wrong and certificate.version == VERSION else []
    said = certificate.code.replace("-", "")
    answers, name, _ = code_groups(certificate, answered)
    found = []
    if certificate.score != result_of(key, kept.answers).score:
        found.append("score")
    if name != said[4:8]:
        found.append("name")
    if certificate.version != VERSION:
        found.append("version")
    if answers != said[:4]:
        found.append("answers")
    return found or ["role or date"]


def rows_csv(rows: Sequence[Row]) -> str:
    """Write the list as CSV, with a heading."""
    return write_sheet([[field.name for field in fields(Row)], *map(astuple, rows)])


def run(folder: Path, out: Path | None, course: Course) -> int:
    """Print the list, or write it to a file that is new, and say what was not read.

    Returns 0, or 1 when a row is not sound, or there is none.
    """
    rows, problems = verify_folder(folder, course)
    if not rows:
        raise ProblemsError([*problems, Problem(str(folder), 0, "", "there is no answers file (.json) in the folder",
                                                "Put in what people sent.")])  # fmt: skip
    if out:
        write_new({out: BOM + rows_csv(rows).encode()}, "Name another file with --out.")
    else:
        show_table(rows_csv(rows))
    for problem in problems:
        say(problem)
    sound = sum(row.verdict == SOUND for row in rows)
    look = sum(row.verdict.startswith(LOOK) for row in rows)
    say(
        f"{sound} of {len(rows)} {'row is' if len(rows) == 1 else 'rows are'} sound."
        + (f" {look} should be looked at." if look else "")
        + " A certificate is a record, no proof against a cheat."
    )
    return 0 if sound == len(rows) else 1
