"""Thousands of spoilt files of every kind: each is read or named, and whatever is sound is still counted."""

import random
import shutil
import signal
from pathlib import Path

import pytest

from oncamera.checks.run import check
from oncamera.content.course import Course
from tests.conftest import TINY
from tests.mistakes import CARD, CASE, CLAIM, CONTROL, EVENT, EXERCISE, MODULE, PLAN, ROOM, ROW, SOURCE, STANDARD, STEP

LOCKS = "bank/questions/locks.yml"
FILES = {
    "bank/cases/onboarding/parcel.yml": CASE, "bank/controls.yml": CONTROL, "bank/control_map.yml": ROW,
    "bank/standards.yml": STANDARD, "bank/timeline.yml": EVENT, "bank/the_scheme.yml": STEP,
    "evidence/claims/keys.yml": CLAIM, "evidence/sources.yml": SOURCE, "session/plans/two_parts.yml": PLAN,
    "session/tabletop/exercise.yml": EXERCISE, "session/tabletop/roles.yml": CARD, ROOM: MODULE,
} | {name: (TINY / name).read_text(encoding="utf-8") for name in (
    LOCKS, "bank/scenarios/the_strange_key.yml", "organization.yml", "_toc.yml", "_config.yml", "chapters/locks.md",
)}  # fmt: skip
VALUES = ["0142", "1e999", ".nan", "true", "null", "[]", "{}", "[[[[", '"', "'", "- ", "{0}", "{=x}", "[" + "\\" * 40,
          '"\\x0b"', '"\\ud800"', '"\\uFFFE"', "9999-12-31", "&a x", "*a", "!!python/name:os x", "|", "٣", "\t",
          "<<: x", "a" * 5_000, "-1", "1" * 30, "`", "$", "```", ":::", "---"]  # fmt: skip
SPOILS = 4_000


def spoil(chance: random.Random, text: str) -> bytes:
    """Spoil a file at a byte, a line or a value, once to three times."""
    raw = bytearray(text.encode())
    for _ in range(chance.randint(1, 3)):
        lines = raw.split(b"\n")
        at = chance.randrange(len(lines))
        kind = chance.choice(["byte", "cut", "drop", "twice", "swap", "indent", "value", "value", "value"])
        if kind == "byte" and raw:
            raw[chance.randrange(len(raw))] = chance.randrange(256)
            continue
        if kind == "cut":
            del raw[chance.randrange(len(raw) + 1) :]
            continue
        if kind == "drop":
            del lines[at]
        elif kind == "twice":
            lines.insert(at, lines[at])
        elif kind == "swap":
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == "indent":
            lines[at] = b"  " + lines[at]
        else:
            name, colon, _ = lines[at].partition(b": ")
            lines[at] = name + (colon or b": ") + chance.choice(VALUES).encode()
        raw = bytearray(b"\n".join(lines))
    return bytes(raw)


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Path:
    made = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("any") / "book"))
    for name, text in FILES.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    assert Course.load(made).problems() == []
    return made


def busy_too_long(*_) -> None:
    raise TimeoutError("one file kept the check busy for half a minute")


@pytest.mark.fuzz
def test_every_spoilt_file_is_read_or_named_and_the_others_still_count(book, request):
    rounds = request.config.getoption("--fuzz-rounds", default=1)
    chance, names = random.Random(20261201), sorted(FILES)
    signal.signal(signal.SIGALRM, busy_too_long)
    for index in range(SPOILS * rounds):
        name = names[index % len(names)]
        raw = spoil(chance, FILES[name])
        (book / name).write_bytes(raw)
        signal.alarm(30)
        try:
            course = Course.load(book)
            problems = course.problems()
            found = check(Course.load(book))
        except Exception as error:
            pytest.fail(f"{name} {raw!r}: {error!r}")
        finally:
            signal.alarm(0)
        files = {problem.file for problem in problems}
        of_tabletop = name.startswith("session/tabletop/")
        assert files <= {name} or (of_tabletop and all(file.startswith("session/tabletop/") for file in files)), raw
        assert not problems or found == sorted(set(problems)), raw
        if name != LOCKS:
            assert [placed.record.id for placed in course.questions] == ["lock-first"]
        (book / name).write_text(FILES[name], encoding="utf-8")
