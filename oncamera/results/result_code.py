"""A learner's result as a short code that survives a chat; `result_code.js` writes and reads the same codes.

`OCU1-` and then groups of five signs of Crockford's base 32, which knows no U: so its beginning stands out in any
text. What is packed, byte by byte: the length of it all (1), the course (2), its version (3), a random number of the
learner's browser (4), how many parts follow (1), the parts (the page's own form and, when it is whole, the baseline), a
name if the learner typed one (UTF-8, 60 bytes at most), and the first 4 bytes of a SHA-256 over the rest.
A part: form (1), fingerprint of the form (3), number of cases (1), one of 25 states for each case as one number, and
how many of its questions are answered and right (half a byte each).
Nobody is kept from making a code up: it is a record of what was sent, and a slip in it is found.
"""

import hashlib
import itertools
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oncamera.content.cases import Case
from oncamera.content.vocabulary import ACTIONS, CODES, COURSE, STATES

FORM_OF = {code: form for form, code in CODES.items()}
STEPS = list(ACTIONS)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LONGEST_NAME = 60  # bytes
_SIGN = re.compile(r"[0-9A-Za-z]|\.\.\.")
# A quote's sign, a soft hyphen or a blank may stand inside the mark. A letter may touch it, as a name does in a chat.
_MARK = re.compile(r"[Oo0][^0-9A-Za-z]{0,8}[Cc][^0-9A-Za-z]{0,8}[Uu][^0-9A-Za-z]{0,8}([0-9])")
# What no name on one line holds: controls, blanks, half characters, and signs that turn the direction of a text.
_NOT_IN_A_NAME = re.compile(
    r"[\x00-\x20\x7f-\xa0\s\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd\ud800-\udfff]+"
)

DAMAGED = "a sign in it is wrong or missing: copy it again"
SHORT = "its end is missing: copy it again, whole"
FOREIGN = "it is from another course"
IMPOSSIBLE = "its numbers or its name can't be right, so no page of this course wrote it"
NEWER = "it was made by another edition of this course, in a form that this page cannot read"


@dataclass(frozen=True)
class Part:
    """One form's decisions. states: by case in the form's order, 0 for none, else 1 + 4 x (rating - 1) + action.

    print: the form's fingerprint; answered, right: of its questions.
    """

    form: str
    print: str
    states: tuple[int, ...]
    answered: int = 0
    right: int = 0

    @property
    def judged(self) -> int:
        """How many of the cases are decided."""
        return sum(state > 0 for state in self.states)


@dataclass(frozen=True)
class Result:
    """What one learner hands in. token: eight hexadecimal digits that tell browsers apart, and nothing else."""

    version: str
    token: str
    parts: tuple[Part, ...]
    name: str = ""


@dataclass(frozen=True)
class Found:
    """One code found in a text: its result, or why it can't be counted. label: its name; signs: as it was read."""

    label: str
    result: Result | None = None
    problem: str = ""
    signs: str = ""


def form_print(cases: Sequence[Case], questions: Sequence[tuple[str, str]] = ()) -> str:
    """Give the fingerprint of a form: six hexadecimal digits that change with any of its cases or questions."""
    lines = [f"{case.id} {case.fingerprint}" for case in cases] + [f"{name} {v}" for name, v in questions]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:6]


def state_of(rating: int, action: str) -> int:
    """Pack one decision."""
    return 1 + len(STEPS) * (rating - 1) + STEPS.index(action)


def decision_of(state: int) -> tuple[int, str] | None:
    """Unpack one decision: rating and action, or None."""
    return (1 + (state - 1) // len(STEPS), STEPS[(state - 1) % len(STEPS)]) if state else None


def clean_name(typed: str) -> str:
    """Keep a name to one line and 60 bytes."""
    line = _NOT_IN_A_NAME.sub(" ", unicodedata.normalize("NFC", typed)).strip()
    return line.encode()[:LONGEST_NAME].decode(errors="ignore").strip()


def encode(result: Result) -> str:
    """Write the code of a result."""
    data = _pack(result)
    signs = _signs(len(data))
    whole = int.from_bytes(data, "big") << 5 * signs - 8 * len(data)
    text = "".join(ALPHABET[whole >> 5 * place & 31] for place in reversed(range(signs)))
    return "-".join(["OCU1", *(text[start : start + 5] for start in range(0, signs, 5))])


def _pack(result: Result) -> bytes:
    body = _course_tag() + bytes(_numbers(result.version)) + bytes.fromhex(result.token) + bytes([len(result.parts)])
    for part in result.parts:
        number = 0
        for state in part.states:
            number = number * STATES + state
        body += bytes([CODES[part.form]]) + bytes.fromhex(part.print) + bytes([len(part.states)])
        body += number.to_bytes(_width(len(part.states)), "big") + bytes([16 * part.answered + part.right])
    body += clean_name(result.name).encode()
    body = bytes([len(body) + 5]) + body
    return body + _checksum(body)


def find_codes(text: str) -> list[Found]:
    """Find every code in a text, whatever stands around it and however it is broken, in order.

    A mark that a letter touches is reported only when a whole code follows: "docu 1" is plain talk.
    """
    plain = unicodedata.normalize("NFKC", text)
    marks = list(_MARK.finditer(plain))
    found = []
    for mark, following in itertools.zip_longest(marks, marks[1:]):
        end = following.start() if following else len(plain)  # no code holds a U, so none reaches past the next mark
        one = _read(plain, mark.end(), end, mark[1])
        if one.result or not re.match("[A-Za-z]", plain[mark.start() - 1 : mark.start()]):
            found.append(one)
    return found


def _read(text: str, start: int, end: int, layout: str) -> Found:
    signs: list[int] = []
    wanted = 2
    for value in _values(text, start, end):
        signs.append(value)
        if len(signs) == 2:
            wanted = max(2, _signs((signs[0] << 3) + (signs[1] >> 2)))
        if len(signs) >= wanted:
            break
    read = "".join(ALPHABET[value] for value in signs)
    label = f"code OCU{layout}-…{read[-5:]}"
    if layout != "1":
        return Found(label, problem=NEWER)
    if len(signs) < wanted:
        return Found(label, problem=SHORT, signs=read)
    result = _decode(signs)
    return Found(label, problem=result) if isinstance(result, str) else Found(label, result, signs=read)


def _values(text: str, start: int, end: int) -> Iterator[int]:
    """Give the value of each sign, passing over whatever is no letter or digit.

    A U ends the code, and so does an ellipsis: there a chat has cut off what it quotes.
    """
    for sign in _SIGN.finditer(text, start, end):
        value = ALPHABET.find(sign[0].upper().translate({73: "1", 76: "1", 79: "0"}))
        if value < 0:
            return
        yield value


def _decode(signs: list[int]) -> Result | str:
    length = (signs[0] << 3) + (signs[1] >> 2)
    whole = 0
    for value in signs:
        whole = whole << 5 | value
    spare = 5 * len(signs) - 8 * length
    if length < 16 or whole & (1 << spare) - 1:
        return DAMAGED
    data = (whole >> spare).to_bytes(length, "big")
    if _checksum(data[:-4]) != data[-4:]:
        return DAMAGED
    if data[1:3] != _course_tag():
        return FOREIGN
    try:
        result = _unpack(data)
        # One rule for all that no page has written: what is read has to give the same code when it is written again.
        same = all(part.right <= part.answered for part in result.parts) and _pack(result) == data
    except (LookupError, ValueError):
        return IMPOSSIBLE
    return result if same else IMPOSSIBLE


def _unpack(data: bytes) -> Result:
    """Read the parts and the name. Raises LookupError, and ValueError for a name that is no UTF-8."""
    at, parts = 11, []
    for _ in range(data[10]):
        number_of_cases = data[at + 4]
        end = at + 5 + _width(number_of_cases)
        number = int.from_bytes(data[at + 5 : end], "big")
        states = [number // STATES**place % STATES for place in reversed(range(number_of_cases))]
        counts = data[end]
        parts.append(Part(FORM_OF[data[at]], data[at + 1 : at + 4].hex(), tuple(states), counts // 16, counts % 16))
        at = end + 1
    name = data[at:-4].decode()
    return Result(".".join(str(number) for number in data[3:6]), data[6:10].hex(), tuple(parts), name)


def _signs(length: int) -> int:
    return math.ceil(8 * length / 5)


def _width(cases: int) -> int:
    """Give the bytes that the states of so many cases take."""
    return math.ceil(int(STATES**cases - 1).bit_length() / 8)


def _course_tag() -> bytes:
    return hashlib.sha256(COURSE.encode()).digest()[:2]


def _checksum(data: bytes) -> bytes:
    return hashlib.sha256(data.hex().encode()).digest()[:4]


def _numbers(version: str) -> list[int]:
    found = [int(number) % 256 for number in re.findall(r"\d+", version)]
    return [*found, 0, 0, 0][:3]
