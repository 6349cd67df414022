"""Ninety days of invented logins of 120 remote workers, drawn with a fixed seed. No person, firm or address is real.

Every field of `Assumptions` and of `KINDS` is an assumption of this course, made so that there is something to find,
and no evidence of how common anything is. Two lean on the ledger: laptops driven from afar are slow as in
`amazon-keystroke-delay`, and stand together at a host's as in `scheme-laptop-hosting`.

Each person is of one kind, and kinds are dealt by lot after homes and keyboards, from another stream: who is run from
elsewhere has nothing to do with where they live or how they type. Clock changes are left out: it is summer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from oncamera.labs.login_hunt.features import Logs
from tools.lab_tables.chance import Chance

SEED = 20260601
PLACES = (  # town, country, hours from UTC in June
    ("Columbus", "US", -4.0), ("Boise", "US", -6.0), ("Halifax", "CA", -3.0), ("Bogotá", "CO", -5.0),
    ("Recife", "BR", -3.0), ("Leeds", "GB", 1.0), ("Porto", "PT", 1.0), ("Gdańsk", "PL", 2.0),
    ("Nairobi", "KE", 3.0), ("Pune", "IN", 5.5), ("Cebu", "PH", 8.0), ("Osaka", "JP", 9.0),
)  # fmt: skip
KEYBOARDS = ("US", "British", "Portuguese", "Polish", "Spanish", "Japanese")
EXITS = ("NL", "CH", "SE", "US", "GB", "SG")  # where a privacy VPN lets its users out
OWN_GATEWAY, OWN_COUNTRY = "192.0.2.250", "DE"


@dataclass(frozen=True)
class Kind:
    """How one kind of worker shows in the logs.

    number: how many there are; behind: told when the key is opened; delay: the best that the line can do, in
    milliseconds, from and to; slow: share of sessions in which the line is busy; late: share of days worked in the
    evening; trips: abroad, in the 90 days; hops: share of sessions through a privacy VPN; other_device: share of days
    on a laptop other than the one issued (of an honest worker, the last days); host: accounts with the same word stand
    beside each other, `together` on one line; record: what the firm had been told; elsewhere: run from elsewhere.
    """

    number: int
    behind: str
    delay: tuple[float, float] = (12, 45)
    slow: float = 0.0
    late: float = 0.0
    trips: int = 0
    hops: float = 0.0
    other_device: float = 0.0
    host: str = ""
    together: int = 1
    record: str = ""
    elsewhere: bool = False


FAR = (125.0, 175.0)  # of a laptop driven from afar; Amazon's case had about 110
KINDS = (
    Kind(12, "honest: traveled, and had said so", trips=2, record="travel"),
    Kind(2, "honest: traveled, and forgot to say so", trips=1),
    Kind(12, "honest: a privacy VPN at home", hops=0.8),
    Kind(5, "honest: evenings, as agreed", late=0.95, record="hours"),
    Kind(5, "honest: evenings, agreed with nobody", late=0.9),
    Kind(6, "honest: a line that is often busy", slow=0.75),
    Kind(6, "honest: a line that is busy now and then", slow=0.3),
    Kind(6, "honest: a radio line, far from any cable", delay=(125, 160)),
    Kind(1, "honest: a radio line in the hills, and evenings", delay=(125, 160), late=0.85),
    Kind(6, "honest: shares a home, and had said so", host="home", together=2, record="household"),
    Kind(1, "honest: shares a flat, and had told nobody", host="flat", together=2),
    Kind(1, "honest: shares a flat; IT had lent a laptop without a ticket", host="flat", together=2, other_device=0.4),
    Kind(6, "honest: a rented office", host="office", together=6, record="office"),
    Kind(3, "honest: a laptop exchanged by IT", other_device=0.4, record="device"),
    Kind(1, "run from elsewhere: the laptop stood at a host's", FAR, host="host", together=2, elsewhere=True),
    Kind(1, "run from elsewhere: at the same host's", FAR, late=0.75, host="host", together=2, elsewhere=True),
    Kind(1, "run from elsewhere: a host of its own", FAR, other_device=0.35, elsewhere=True),
)
PLAIN = Kind(0, "honest: nothing out of the way")


@dataclass(frozen=True)
class Assumptions:
    """What the 90 days are like, apart from the kinds of worker.

    people, days, first_day: how many, how long, from when; absent: share of working days without a login;
    second_session: share of days with one; jitter: minutes by which a start varies; noise: milliseconds by which a
    delay varies; busy: what a busy line adds; detour: what a privacy VPN or a hotel adds; mobile: share of sessions
    over the mobile network; trip_days: length of a trip; failover_days, failover_share: days on which the firm's own
    gateway stood in, and whom it served.
    """

    people: int = 120
    days: int = 90
    first_day: date = date(2026, 6, 1)
    absent: float = 0.06
    second_session: float = 0.6
    jitter: float = 18.0
    noise: float = 5.0
    busy: tuple[float, float] = (90.0, 260.0)
    detour: tuple[float, float] = (10.0, 50.0)
    mobile: float = 0.03
    trip_days: tuple[int, int] = (4, 8)
    failover_days: tuple[int, ...] = (44, 45)
    failover_share: float = 0.2


@dataclass
class Person:
    """One worker, with what the logs do not say: the kind."""

    account: str
    home: str
    country: str
    utc: float
    keyboard: str
    starts: int
    device: str
    kind: Kind = PLAIN
    line: str = ""
    best: float = 0.0


def make_people(seed: int = SEED, given: Assumptions | None = None, kinds: Sequence[Kind] = KINDS) -> list[Person]:
    """Draw the workers: first where they live and how they type, then, from another stream, what they are."""
    given = given or Assumptions()
    lots = Chance(seed)
    people = []
    for number in range(1, given.people + 1):
        home, country, utc = lots.one_of(PLACES)
        starts = lots.whole(8, 10)
        people.append(
            Person(f"W-{number:03}", home, country, utc, lots.one_of(KEYBOARDS), starts, f"LT-{number + 200}")
        )
    deal = Chance(seed + 1)
    dealt = [kind for kind in kinds for _ in range(kind.number)]
    lines = deal.shuffled([f"203.0.113.{number}" for number in range(1, 255)])
    stands: dict[str, list[Person]] = {}
    for person, kind in zip(deal.shuffled(people), dealt + [PLAIN] * (len(people) - len(dealt)), strict=True):
        person.kind, person.best = kind, deal.between(*kind.delay)
        beside = stands.setdefault(kind.host, []) if kind.host else []
        fresh = len(beside) % kind.together == 0
        person.line = lines.pop() if fresh else beside[-1].line
        if kind.host and not fresh:  # who shares a line claims to live in the same town
            person.home, person.country, person.utc = beside[-1].home, beside[-1].country, beside[-1].utc
        beside.append(person)
    return people


def make_logs(seed: int = SEED, given: Assumptions | None = None) -> Logs:
    """Make the three tables and the key. The same seed gives the same tables, on every machine."""
    given = given or Assumptions()
    people = make_people(seed, given)
    chance = Chance(seed + 2)
    logins: list[dict[str, Any]] = []
    records: list[dict[str, Any]] = []
    for place, person in enumerate(people):
        trips = _trips(person, given, chance)
        records += _records(person, trips, given)
        logins += _sessions(person, place, trips, given, chance)
    columns = ["account", "home", "country", "utc", "keyboard", "starts", "device"]
    table = pd.DataFrame([[getattr(person, name) for name in columns] for person in people], columns=columns)
    key = pd.DataFrame([[person.account, person.kind.behind] for person in people], columns=["account", "behind"])
    return Logs(
        people=table.set_index("account"),
        logins=pd.DataFrame(logins).sort_values(["begins", "account"], ignore_index=True),
        records=pd.DataFrame(records),
        key=key.set_index("account"),
    )


def _trips(person: Person, given: Assumptions, chance: Chance) -> list[tuple[int, int, str]]:
    """Give each trip as its first day, its last day and the country."""
    abroad = sorted({country for _, country, _ in PLACES} - {person.country})
    span = given.days // max(1, person.kind.trips)
    trips = []
    for number in range(person.kind.trips):
        first = number * span + chance.whole(2, span - given.trip_days[1] - 2)
        first -= max(0, (given.first_day + timedelta(first)).weekday() - 3)  # leaves from Monday to Thursday
        trips.append((first, first + chance.whole(*given.trip_days), chance.one_of(abroad)))
    return trips


def _records(person: Person, trips: list[tuple[int, int, str]], given: Assumptions) -> list[dict[str, Any]]:
    def row(kind: str, first: int, last: int, note: str) -> dict[str, Any]:
        day = pd.Timestamp(given.first_day)
        dates = {"first": day + pd.Timedelta(days=first), "last": day + pd.Timedelta(days=last)}
        return {"account": person.account, "record": kind, **dates, "note": note}

    always = (0, given.days - 1)
    if person.kind.record == "travel":
        return [row("travel", first, last + 1, f"works from {country}") for first, last, country in trips]
    notes = {
        "hours": "evening hours agreed with the team",
        "household": "shares a home with a colleague",
        "office": "rents a desk in a shared office",
        "device": f"laptop exchanged: {_second_device(person)}",
    }
    return [row(person.kind.record, *always, notes[person.kind.record])] if person.kind.record else []


def _second_device(person: Person) -> str:
    return f"LT-{int(person.account[2:]) + 500}"


def _sessions(
    person: Person, place: int, trips: list[tuple[int, int, str]], given: Assumptions, chance: Chance
) -> list[dict[str, Any]]:
    kind, rows = person.kind, []
    served = chance.happens(given.failover_share)
    for day in range(given.days):
        today = given.first_day + timedelta(day)
        leaving = any(day == first for first, _, _ in trips)
        stood_in = served and day in given.failover_days
        if today.weekday() > 4 or (chance.happens(given.absent) and not leaving and not stood_in):
            continue
        begin = 60 * (person.starts + (9.5 if chance.happens(kind.late) else 0)) + chance.about(0, given.jitter)
        second = chance.happens(given.second_session) or leaving or stood_in
        lent = day >= given.days * (1 - kind.other_device)  # an honest one changes over once, the other goes to and fro
        other = chance.happens(kind.other_device) if kind.elsewhere else lent
        device = _second_device(person) if other else person.device
        for number in range(1 + second):
            local = datetime(today.year, today.month, today.day) + timedelta(minutes=round(begin + 270 * number))
            line, network, country = person.line, "fixed", person.country
            delay = person.best + abs(chance.about(0, given.noise))
            delay += chance.between(*given.busy) if chance.happens(kind.slow) else 0
            trip = [where for first, last, where in trips if first + (1 - number) <= day <= last]
            if stood_in and number == 1:
                line, network, country = OWN_GATEWAY, "own gateway", OWN_COUNTRY
            elif trip:
                line, country = f"198.51.100.{1 + place}", trip[0]
                delay += chance.between(*given.detour)
            elif chance.happens(kind.hops):
                exit_ = chance.whole(1, 36)
                line, network, country = f"192.0.2.{exit_}", "hosting", EXITS[exit_ % len(EXITS)]
                delay += chance.between(*given.detour)
            elif chance.happens(given.mobile):
                line, network = f"198.51.100.{chance.whole(130, 250)}", "mobile"
                delay += chance.between(*given.detour)
            rows.append(
                {
                    "account": person.account,
                    "begins": local - timedelta(hours=person.utc),
                    "minutes": chance.whole(150, 240),
                    "line": line,
                    "network": network,
                    "country": country,
                    "device": device,
                    "delay": round(delay),
                }
            )
    return rows


def write_tables(folder: Path, seed: int = SEED) -> None:
    """Write the three tables and the key."""
    logs = make_logs(seed)
    for name, made in (("people", logs.people), ("key", logs.key)):
        made.to_csv(folder / f"login_hunt_{name}.csv", lineterminator="\n")
    for name, made in (("logins", logs.logins), ("records", logs.records)):
        made.to_csv(folder / f"login_hunt_{name}.csv", index=False, lineterminator="\n")
