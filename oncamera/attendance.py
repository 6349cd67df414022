"""Who took part, from what people gave: a sign-in list, certificates, result codes with a name. One line a person.

No answer and no score is among it: attendance, and whether somebody passed, are all that a record needs.
"""

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from oncamera.problems import Problem, ProblemsError
from oncamera.verify import Row

PASSED = "ok"  # the verdict of a certificate that is whole and passed


@dataclass(frozen=True)
class Person:
    """One line, with "" for what nobody can know.

    signed_in: "" without a list; handed_in: `yes` where a code or a file carries the name, never `no`, because most
    codes carry none; passed: "" without a certificate; note: why a certificate does not count.
    """

    name: str
    team: str = ""
    signed_in: str = ""
    handed_in: str = ""
    passed: str = ""
    form: str = ""
    date: str = ""
    version: str = ""
    code: str = ""
    note: str = ""


def read_sign_in(path: Path) -> list[Person]:
    """Read a sign-in list: CSV, parted by commas or semicolons, with a column `name` and, if there is one, `team`.

    Raises ProblemsError when it cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        instead = "Save it as CSV UTF-8."
        raise ProblemsError([Problem(path.name, 0, "", "the sign-in list is not UTF-8 text", instead)]) from None
    first = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    columns = {(name or "").strip().casefold(): name for name in rows.fieldnames or []}
    if "name" not in columns:
        what = f"the sign-in list has no column `name`, only: {', '.join(filter(None, columns)) or 'none'}"
        raise ProblemsError([Problem(path.name, 1, "", what, "Write `name,team` into its first line.")])
    found = []
    for row in rows:
        name = _tidy(row.get(columns["name"]) or "")
        if name:
            found.append(Person(name, _tidy(row.get(columns.get("team", "")) or ""), signed_in="yes"))
    return found


def attendance(signed: Sequence[Person], certificates: Sequence[Row], handed_in: Sequence[str]) -> list[Person]:
    """Join what people gave, by name. A person's certificate that counts stands before one that does not.

    handed_in: the names that came with codes. A certificate's file is handed in by whom it names.
    """
    people: dict[str, Person] = {}
    unlisted = "no" if signed else ""
    for person in signed:
        people.setdefault(_key(person.name), person)
    named = sorted((row for row in certificates if row.name), key=lambda row: row.verdict != PASSED)
    for name in [*(_tidy(row.name) for row in named), *filter(None, map(_tidy, handed_in))]:
        one = people.get(_key(name), Person(name, signed_in=unlisted))
        people[_key(name)] = replace(one, handed_in="yes")
    for row in named:
        one = people[_key(_tidy(row.name))]
        if not one.passed:
            passed, note = ("yes", "") if row.verdict == PASSED else ("no", row.verdict)
            said = {"form": row.form, "date": row.date, "version": row.version, "code": row.code, "note": note}
            people[_key(one.name)] = replace(one, passed=passed, **said)
    return sorted(people.values(), key=lambda person: _key(person.name))


def attendance_csv(people: Sequence[Person]) -> str:
    """Write the list as CSV, with a heading."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow([field.name for field in fields(Person)])
    # A typed name must not become a formula in a spreadsheet.
    table.writerows([f"'{c}" if c.startswith(("=", "+", "-", "@")) else c for c in astuple(one)] for one in people)
    return out.getvalue()


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _key(name: str) -> str:
    return _tidy(name).casefold()
