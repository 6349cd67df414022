"""Tables and JSON as people bring them: saved in many ways, and spoilt on the way. All chance comes from the caller."""

import contextlib
import copy
import csv
import io
import json
import random
import re
import signal
from collections.abc import Iterator
from typing import Any

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
CELLS = ["", " ", "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "0", "7", "07", "٣", "²", "1e999", "1e3",
         "NaN", "inf", "-inf", "0x10", "1_000", "0,5", "1.0", "9" * 30, "9" * 4_400, "true", "None", "yes", "Y",
         "maybe", "a" * 5_001, "x\ny", "x\r\ny", 'a "b"', "a;b", "a|b", "a\tb", "\x00", "\x1b[31m", "\u202e", "\ud800",
         "\ufffe", "\u2028", "İ", "ſ", "{", "[[", "<b>", "Ana", "about", "action", "slip", "gap", "change", "practice",
         "final", "results", "caught", "wrongly flagged", "lock-not-wipe"]  # fmt: skip
VALUES: list[Any] = [None, True, False, 0, -1, 1.5, 7, 7.0, 2**53, 10**25, 10**400, float("nan"), float("inf"), "", "7",
                     "NaN", "=1+1", "practice", "final", "\ud800", "\x1b[31m", [], {}, [[]], ["practice"], {"a": 1},
                     {"hits": 1}, "a" * 5_001]  # fmt: skip
PIECES = ["", '"', "{", "}", "[", ",", ":", "\x00", "NaN", "-Infinity", "1e999", "9" * 4_400, "[" * 200, "[" * 990,
          '{"a":' * 990, "[" * 60_000, "\ufeff"]  # fmt: skip
DEEP = "nested deep"
STARTS = [b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"{\\rtf1", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00",
          b"\x1f\x8b\x08", b"sep=;\n", b"\n\n", b"\x00" * 300]  # fmt: skip


@contextlib.contextmanager
def within(seconds: int) -> Iterator[None]:
    """End what keeps busy longer than this."""

    def busy_too_long(*_: object) -> None:
        raise TimeoutError(f"busy for {seconds} seconds")

    signal.signal(signal.SIGALRM, busy_too_long)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def saved_table(chance: random.Random, rows: list[list[str]]) -> bytes:
    """Save a table as some office program does."""
    out = io.StringIO()
    end = chance.choice(["\n", "\r\n", "\r"])
    csv.writer(out, delimiter=chance.choice(",;\t|"), lineterminator=end).writerows(rows)
    return out.getvalue().encode(chance.choice(ENCODINGS), "surrogatepass")


def spoilt_table(chance: random.Random, rows: list[list[str]]) -> bytes:
    """Spoil a table in one to four cells or lines, and sometimes as bytes too."""
    rows = copy.deepcopy(rows)
    for _ in range(chance.randint(1, 4)):
        at = chance.choice([0, *range(len(rows)), *range(len(rows))])
        row = rows[at]
        place = chance.randrange(len(row) + 1)
        kind = chance.choice(["cell"] * 5 + ["more", "less", "twice", "gone", "swap", "column"])
        if kind == "cell":
            row[place : place + 1] = [chance.choice(CELLS)]
        elif kind == "more":
            row.insert(place, chance.choice(CELLS))
        elif kind == "less":
            del row[place:]
        elif kind == "twice":
            rows.insert(chance.randrange(len(rows) + 1), [*row])
        elif kind == "gone" and len(rows) > 1:
            del rows[at]
        elif kind == "swap":
            rows[at], rows[-1] = rows[-1], rows[at]
        elif kind == "column":
            for one in rows:
                del one[place : place + 1]
    return _spoilt_bytes(chance, saved_table(chance, rows))


def places_in(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give every place inside some data, as what holds it and its key."""
    if isinstance(value, dict | list) and value:
        for key in value if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places_in(value[key])


def spoilt_json(chance: random.Random, data: Any) -> bytes:
    """Spoil a JSON file in none to three values, then as text, then as bytes."""
    data = copy.deepcopy(data)
    for _ in range(chance.choice([0, 1, 1, 1, 2, 3])):
        places = [*places_in(data)] or [([None], 0)]
        numbers = [(inside, key) for inside, key in places if isinstance(inside[key], int | float)]
        inside, key = chance.choice(numbers if numbers and chance.random() < 0.5 else places)
        kind = chance.choice(["value", "value", "value", "gone", "twice", "deep"])
        if kind == "value":
            inside[key] = copy.deepcopy(chance.choice(VALUES))
        elif kind == "gone":
            del inside[key]
        elif kind == "twice" and isinstance(inside, list):
            inside.append(copy.deepcopy(inside[key]))
        elif kind == "deep":
            inside[key] = DEEP
    text = json.dumps(data, ensure_ascii=chance.random() < 0.8, indent=chance.choice([None, 2]))
    depth = chance.choice([3, 100, 900, 980])
    text = text.replace(f'"{DEEP}"', "[" * depth + "7" + "]" * depth)
    keys = [*re.finditer(r'"\w+": ', text)]
    if keys and chance.random() < 0.15:  # a key stands twice
        key = chance.choice(keys)
        text = f"{text[: key.start()]}{key[0]}{json.dumps(chance.choice(VALUES))}, {text[key.start() :]}"
    for _ in range(chance.choice([0, 0, 0, 1, 2])):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(PIECES) + text[at + chance.choice([0, 0, 1]) :]
    return _spoilt_bytes(chance, text.encode(chance.choice(ENCODINGS), "surrogatepass"))


def _spoilt_bytes(chance: random.Random, raw: bytes) -> bytes:
    kind = chance.choice(["whole"] * 12 + ["cut", "cut", "start", "byte", "byte", "turned", "empty", "binary"])
    if kind == "cut":
        return raw[: chance.randrange(len(raw) + 1)]
    if kind == "start":
        return chance.choice(STARTS) + raw
    if kind == "turned":
        return raw[::-1]
    if kind == "empty":
        return chance.choice([b"", b"\n", b"\xef\xbb\xbf", b" ", b"\x00"])
    if kind == "binary":
        return chance.randbytes(chance.randint(1, 3_000))
    made = bytearray(raw)
    for _ in range(chance.randint(1, 6) if kind == "byte" else 0):
        made.insert(chance.randrange(len(made) + 1), chance.choice(b'\x00\x1b\xff\xfe\xe9\xed";,\t\r\n{[='))
    return bytes(made)
