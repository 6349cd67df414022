"""The raw events of one invented afternoon, at an invented ferry firm. No person, firm, address or key is real.

The story is written out below, in UTC. `make_afternoon` mixes it with ordinary work, drawn with a fixed seed, and
stamps each event with the clock of the system that wrote it. Every figure is an assumption of this course.
The papers beside it, doors, rights, evidence and statements, are written by hand: `exercises/data/first_hour_*.csv`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from oncamera.labs.first_hour.papers import ACCOUNT, KEY, LINK
from tools.lab_tables.chance import Chance
from tools.lab_tables.csv_file import write_csv

SEED = 20260303
DAY = datetime(2026, 3, 3)
HOME, OTHER = "203.0.113.40", "198.51.100.77"


@dataclass(frozen=True)
class Clock:
    """How one system writes the time: hours from UTC, minutes slow, and whether it counts seconds since 1970."""

    zone: float
    slow: int
    seconds: bool
    note: str


CLOCKS = {
    "gateway": Clock(0, 0, False, "UTC"),
    "laptop": Clock(-6, 0, False, "local time in Tulsa, UTC−6"),
    "code": Clock(0, 0, True, "seconds since 1970, UTC"),
    "store": Clock(0, 6, False, "UTC, but six minutes slow"),
    "mail": Clock(1, 0, False, "the firm's time, UTC+1"),
    "desk": Clock(1, 0, False, "the firm's time, UTC+1"),
}
STORY = (  # UTC, system, who, what, on what, megabytes, done
    ("13:02", "gateway", ACCOUNT, "session S-1 opened", HOME, 0, True),
    ("13:05", "laptop", ACCOUNT, "screen unlocked", "LT-311", 0, True),
    ("13:20", "laptop", ACCOUNT, "program installed", "helpline (remote control)", 0, True),
    ("13:31", "gateway", ACCOUNT, "session S-2 opened", OTHER, 0, True),
    ("13:34", "code", ACCOUNT, "copied", "code:booking", 118, True),
    ("13:36", "code", ACCOUNT, "copied", "code:fares", 64, True),
    ("13:38", "code", ACCOUNT, "key K-2 made", "code:booking", 0, True),
    ("13:39", "code", ACCOUNT, "copied", "code:deploy", 3, True),
    ("13:41", "store", ACCOUNT, "downloaded", "store:exports", 850, True),
    ("13:44", "mail", ACCOUNT, "rule M-1 made: forward", "inbox.example.net", 0, True),
    ("13:45", "store", ACCOUNT, "link L-1 made", "store:exports", 0, True),
    ("13:47", "desk", "monitor", "alarm", "r.teague: new line, many copies", 0, True),
    ("13:55", "desk", "on-call", "called security lead", "", 0, True),
    ("14:00", "desk", "security lead", "called IT, counsel, HR", "", 0, True),
    ("14:04", "desk", "IT", "password changed", ACCOUNT, 0, True),
    ("14:06", "store", ACCOUNT, "downloaded", "store:exports", 790, True),
    ("14:09", "code", KEY, "copied", "code:booking", 118, True),
    ("14:15", "desk", "IT", "sessions ended", ACCOUNT, 0, True),
    ("14:19", "code", KEY, "copied", "code:fares", 64, True),
    ("14:21", "store", LINK, "downloaded", "store:exports", 905, True),
    ("14:23", "desk", "IT", "keys, tokens, links and rules revoked", ACCOUNT, 0, True),
    ("14:25", "desk", "IT", "account frozen", ACCOUNT, 0, True),
    ("14:27", "desk", "IT", "laptop locked", "LT-311", 0, True),
    ("14:30", "store", LINK, "downloaded", "store:exports", 905, False),
    ("14:33", "code", KEY, "copied", "code:deploy", 3, False),
    ("14:41", "desk", "payroll", "asked counsel about the next payment", "", 0, True),
    ("14:45", "desk", "security lead", "call agreed: number in HR's file", "", 0, True),
)
# Odd at first sight, and harmless: two lines at once on a train, and the firm's own copy of everything.
HARMLESS = (
    ("13:28", "gateway", "m.mazurek", "session S-7 opened", "203.0.113.91", 0, True),
    ("13:33", "gateway", "m.mazurek", "session S-8 opened", "198.51.100.140", 0, True),
    ("13:50", "store", "svc-backup", "downloaded", "store:exports", 3100, True),
)


@dataclass(frozen=True)
class Ordinary:
    """The ordinary work round the story. events: how many; first, last: the hours (UTC) between which it falls."""

    events: int = 150
    first: float = 12.5
    last: float = 14.9
    people: tuple[str, ...] = ("m.mazurek", "s.nnamdi", "h.lindahl", "t.iyer", "c.beaumont")
    code: tuple[str, ...] = ("code:booking", "code:fares", "code:deploy", "code:timetable")
    most_megabytes: int = 120


def make_afternoon(seed: int = SEED, ordinary: Ordinary | None = None) -> pd.DataFrame:
    """Make the raw events, in the order in which the systems handed them over: by system, then as each wrote them."""
    ordinary = ordinary or Ordinary()
    chance = Chance(seed)
    happened: list[tuple[Any, ...]] = [(_at(clock), *rest) for clock, *rest in (*STORY, *HARMLESS)]
    for _ in range(ordinary.events):
        at = DAY + timedelta(seconds=round(3600 * chance.between(ordinary.first, ordinary.last)))
        happened.append((at, *_work(chance, ordinary)))
    rows = [
        {
            "event": "",
            "system": system,
            "stamp": stamp(at, system),
            "who": who,
            "what": what,
            "on": thing,
            "megabytes": megabytes,
            "result": "done" if done else "refused",
        }
        for at, system, who, what, thing, megabytes, done in happened
    ]
    events = pd.DataFrame(rows).sort_values(["system", "stamp"], kind="stable", ignore_index=True)
    events["event"] = [f"E-{number:03}" for number in range(1, len(events) + 1)]
    return events


def _at(clock: str) -> datetime:
    hours, minutes = clock.split(":")
    return DAY + timedelta(hours=int(hours), minutes=int(minutes))


def _work(chance: Chance, ordinary: Ordinary) -> tuple[str, str, str, str, int, bool]:
    who = chance.one_of(ordinary.people)
    system = chance.one_of(["code", "code", "store", "mail", "laptop"])
    size = chance.whole(1, ordinary.most_megabytes)
    if system == "code":
        return system, who, "copied", chance.one_of(ordinary.code), size, True
    if system == "store":
        return system, who, "downloaded", "store:brochures", size, True
    if system == "mail":
        return system, who, "message sent", "colleague", 0, True
    return system, who, "screen unlocked", "own laptop", 0, True


def stamp(at: datetime, system: str) -> str:
    """Write a moment, given in UTC, as the system's own clock would."""
    clock = CLOCKS[system]
    shown = at + timedelta(hours=clock.zone) - timedelta(minutes=clock.slow)
    return str(int(shown.replace(tzinfo=UTC).timestamp())) if clock.seconds else f"{shown:%Y-%m-%d %H:%M:%S}"


def write_tables(folder: Path, seed: int = SEED) -> None:
    """Write the events, and what IT knows about the clocks."""
    make_afternoon(seed).to_csv(folder / "first_hour_events.csv", index=False, lineterminator="\n")
    rows = [[name, clock.zone, clock.slow, clock.note] for name, clock in CLOCKS.items()]
    write_csv(folder / "first_hour_clocks.csv", ["system", "zone", "slow", "note"], rows)
