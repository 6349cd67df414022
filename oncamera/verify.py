"""Recomputes the certificates of a folder of answers files: one row a certificate, and what was changed, by name.

It tells a slip or a clumsy change. It is no proof against a cheat: whoever changes a file can compute a new code.
"""

import csv
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path
from typing import IO

from oncamera.answers import AnswersFile, read_answers_file
from oncamera.certificate import Certificate, answers_text, code_groups, code_of
from oncamera.passing import ExamKey, exam_key, result_of
from oncamera.problems import Problem, ProblemsError
from oncamera.version import VERSION


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


def verify_folder(folder: Path, root: Path) -> tuple[list[Row], list[Problem]]:
    """Check every .json file of a folder, in order of name. A file that cannot be read gives one row, and its reasons.

    Raises NotADirectoryError when there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"there is no folder {folder}")
    key = cache(lambda form: exam_key(root, form))
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in sorted(path for path in folder.iterdir() if path.suffix.lower() == ".json"):
        try:
            kept = read_answers_file(path)
        except ProblemsError as error:
            problems += error.problems
            rows.append(Row(path.name, verdict="not read"))
            continue
        if not kept.certificates:
            rows.append(Row(path.name, verdict="no certificate"))
        for certificate in kept.certificates:
            row = _row(path.name, kept, certificate, key(certificate.form), seen.get(certificate.code))
            seen.setdefault(certificate.code, path.name)
            rows.append(row)
    return rows, problems


def _row(file: str, kept: AnswersFile, certificate: Certificate, key: ExamKey, first: str | None) -> Row:
    result = result_of(key, kept.answers)
    found = changes(certificate, key, kept)
    if found:
        verdict = "changed: " + ", ".join(found)
    elif certificate.version != VERSION:
        verdict = f"other version: this course is {VERSION}"
    elif not result.passed:
        verdict = "not passed"
    else:
        verdict = f"copy of {first}" if first else "ok"
    passed = "yes" if result.passed else "no"
    said = certificate
    return Row(
        file, said.name, said.role, said.date, said.version, said.form, str(said.score), passed, said.code, verdict
    )


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


def write_rows(rows: Sequence[Row], out: IO[str]) -> None:
    """Write the list as CSV, with a heading."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow([field.name for field in fields(Row)])
    for row in rows:
        table.writerow([_harmless(cell) for cell in astuple(row)])


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a typed name for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
