"""The certificate: what it says, and the code that ties it to the answers. `certificate.js` makes the same code.

The code has five groups of four hexadecimal digits, each from SHA-256: the first over the answers to the form, the
second over the name, the last three over all that the certificate says and the answers. So a change can be named.
It is a record, not proof against a cheat: whoever changes an answers file can compute a new code.
"""

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, field_validator

from oncamera.content.records import Record
from oncamera.content.vocabulary import COURSE, Role, ScoredForm

if TYPE_CHECKING:
    from oncamera.results.answers import Answer

NAME_PATTERN = r"^[^\s\p{Cc}](?:[^\p{Cc}\x{2028}\x{2029}]*[^\s\p{Cc}])?$"  # one line, no blanks at its ends


class Certificate(Record):
    """What a certificate says. role: one of the six, or "" for none; score: out of 100."""

    name: Annotated[str, Field(min_length=1, max_length=80, pattern=NAME_PATTERN)]
    role: Role | Literal[""] = ""
    date: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    version: Annotated[str, Field(pattern=r"^[0-9A-Za-z.+-]{1,20}$")]
    form: ScoredForm
    score: Annotated[int, Field(ge=0, le=100)]
    code: Annotated[str, Field(pattern=r"^([0-9A-F]{4}-){4}[0-9A-F]{4}$")]

    @field_validator("date")
    @classmethod
    def _is_a_day(cls, value: str) -> str:
        datetime.date.fromisoformat(value)
        return value


def answers_text(ids: Sequence[str], answers: Mapping[str, "Answer"]) -> str:
    """Write the answers to a form as one text: a line each, in order of id."""
    lines = []
    for name in sorted(ids):
        answer = answers.get(name)
        if answer:
            lines.append(f"{name} {','.join(sorted(answer.picked))} {answer.rating or '-'} {answer.v}")
    return "\n".join(lines)


def code_groups(certificate: Certificate, answered: str) -> tuple[str, str, str]:
    """Compute the three parts of the code: over the answers, over the name, over everything."""
    said = [COURSE, certificate.version, certificate.name, certificate.role, certificate.date, certificate.form]
    whole = "\n".join([*said, str(certificate.score), answered])
    return _digest(answered)[:4], _digest(certificate.name)[:4], _digest(whole)[:12]


def code_of(certificate: Certificate, answered: str) -> str:
    """Compute the code: `3F9C-2B10-77AA-01D2-9E4C`."""
    digits = "".join(code_groups(certificate, answered))
    return "-".join(digits[start : start + 4] for start in range(0, 20, 4))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest().upper()
