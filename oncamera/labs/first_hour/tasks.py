"""The tasks of `exercises/first_hour.ipynb`. Each answer is computed from the raw events and the papers."""

from functools import cache
from typing import TYPE_CHECKING

from oncamera.labs.first_hour.data import ACCOUNT, THEIRS, make_afternoon, make_clocks
from oncamera.labs.first_hour.papers import make_doors, make_evidence, make_rights
from oncamera.labs.first_hour.report import REPORT
from oncamera.labs.kit.lists import NamesTask, read_names
from oncamera.labs.kit.task import Task, Wrong, checker, read_number

if TYPE_CHECKING:
    import pandas as pd

_ASKED_AT = "2026-03-03 14:05"


def in_utc(events: "pd.DataFrame", zone: bool = True, slow: bool = True) -> "pd.Series[pd.Timestamp]":
    """Give each event's time in UTC. zone, slow: whether the clock's hours and minutes are put right."""
    import pandas as pd

    clock = make_clocks().loc[events["system"]].reset_index()
    text = pd.to_datetime(events["stamp"], format="%Y-%m-%d %H:%M:%S", errors="coerce")
    seconds = pd.to_datetime(pd.to_numeric(events["stamp"], errors="coerce"), unit="s")
    ahead = pd.to_timedelta(clock["zone"] if zone else 0 * clock["zone"], unit="h")
    late = pd.to_timedelta(clock["slow"] if slow else 0 * clock["slow"], unit="min")
    utc: pd.Series[pd.Timestamp] = text.fillna(seconds) - ahead + late
    return utc


def minutes_open(zone: bool = True, slow: bool = True, refused: bool = False, who: tuple[str, ...] = THEIRS) -> float:
    """Give the minutes from the alarm to the last thing that the account, its key or its link did."""
    events = make_afternoon()
    utc = in_utc(events, zone, slow)
    did = events["who"].isin(who) & ((events["result"] == "done") | refused)
    return float((utc[did].max() - utc[events["what"] == "alarm"].iloc[0]).total_seconds() / 60)


@cache
def open_doors() -> tuple[str, ...]:
    """Give the doors of the account that were open once its password had been changed."""
    import pandas as pd

    doors, at = make_doors(), pd.Timestamp(_ASKED_AT)
    still = (doors["made"] <= at) & ~(doors["ends"] <= at) & ~(doors["closed"] <= at)
    return tuple(doors["door"][still & (doors["made_by"] == ACCOUNT)])


@cache
def reachable(ended_too: bool = False) -> tuple[str, ...]:
    """Give the systems that the account could reach that afternoon, by whatever way."""
    import pandas as pd

    rights = make_rights()
    valid = rights[~(rights["until"] <= pd.Timestamp(_ASKED_AT)) | ended_too]
    found, next_ones = set[str](), {ACCOUNT}
    while next_ones:
        found |= next_ones
        next_ones = set(valid["can_use"][valid["who"].isin(next_ones)]) - found
    found.remove(ACCOUNT)
    return tuple(sorted(name for name in found if not name.startswith(("group:", "vault:"))))


@cache
def to_copy(clock: bool = True) -> tuple[str, ...]:
    """Give the firm's own evidence about the account, what is gone first at the front."""
    import pandas as pd

    items = make_evidence()
    gone = pd.to_datetime(items["gone_at"]) - pd.to_timedelta(items["zone"] if clock else 0 * items["zone"], unit="h")
    ours = items.assign(gone=gone)[(items["whose"] == "firm") & (items["about"] == ACCOUNT)]
    return tuple(ours.sort_values("gone")["item"])


def _joined(*names: str) -> str:
    return ", ".join(sorted(names))


_systems = sorted({name for name in make_rights()["can_use"] if not name.startswith(("group:", "vault:"))})
_touched = {"code:booking", "code:fares", "code:deploy", "store:exports", "mail"}
_direct = {"mail", "wiki", "code:booking", "code:fares", "code:deploy", "code:timetable"}
_doors = set(open_doors())

TASKS: dict[str, Task] = {
    "open-minutes": Task(
        read=read_number,
        answer=minutes_open(),
        within=0.4,
        right=(
            "The password went first, and the doors that it does not close stayed open for a quarter of an hour more."
        ),
        hint=(
            "Bring all stamps to UTC: take the zone's hours off, add the minutes that a slow clock is behind. Then "
            "take the last event that was *done* by the account, its key or its link, less the alarm."
        ),
        wrong=[
            Wrong(minutes_open(slow=False), "The store's clock is six minutes slow. What does that do to its events?"),
            Wrong(minutes_open(refused=True), "The attempts at the end were refused: by then the doors were closed."),
            Wrong(
                minutes_open(who=(ACCOUNT,)),
                "That is the account under its own name. It had made a key and a link, and these went on.",
            ),
            Wrong(17, "That is when the password was changed. Did everything stop there?"),
            Wrong(28, "That is when the sessions were ended. Look at what a key or a link did afterwards."),
            Wrong(36, "That is when the keys and links were revoked. When was the last of them used?"),
            Wrong(
                minutes_open(zone=False),
                "The desk writes the firm's time and the store UTC. Bring both to UTC before you take the difference.",
            ),
            Wrong(60 * minutes_open(), "Those are seconds. Asked are minutes.", 20),
        ],
    ),
    "still-open": NamesTask(
        read=read_names(list(make_doors()["door"])),
        answer=_joined(*_doors),
        right=(
            "A new password closes one door. Sessions, tokens, keys, links and rules have each to be closed by "
            "themselves, and a key acts under another name."
        ),
        hint=(
            "Ask three things of each door: made before 14:05? Ended by itself before then? Closed by us before then? "
            "Go by who *made* it. A door without an end is open until somebody closes it."
        ),
        missing=(
            "All of these were open, and others were too. A comparison with an empty date is never true, and a door "
            "can act under another name."
        ),
        not_these={
            "P-1": "the password had been changed a minute before.",
            "S-0": "that session had ended by itself in the night.",
            "T-2": "that token had ended by itself in February.",
            "L-0": "that link had ended by itself in February.",
            "K-1": "somebody else made it, and the builds of the whole firm need it. Look at who made a door.",
        },
        wrong=[
            Wrong(
                _joined(*(_doors - {"K-2", "M-1"})),
                "Two doors have no end. Where the date is empty, `ends > at` is not true: ask for `~(ends <= at)`.",
            ),
            Wrong(
                _joined(*(_doors - {"K-2", "L-1"})),
                "You went by the name under which a door acts. A key and a link act under another.",
            ),
            Wrong(_joined("S-1", "S-2"), "Those are the sessions. They are not the only doors."),
        ],
    ),
    "reachable": NamesTask(
        read=read_names(_systems),
        answer=_joined(*reachable()),
        right=(
            "What could be reached is more than what was touched, and less than everything. The report says *could "
            "reach*; whether anybody did is a question for the logs."
        ),
        hint=(
            "Leave out the rights that ended before today. Then follow the arrows from the account to the end: "
            "groups within groups, a vault that opens servers, servers that hold a database."
        ),
        missing="All of these could be reached, and others too. Follow each arrow to its end, the vault's as well.",
        not_these={
            "servers:live": "the account left that group in February.",
            "database:live": "only the live servers lead there, and the right to them ended in February.",
            "store:archive": "only the backup service has a right to it.",
            "payroll": "only the group for finance has a right to it, and the account is not in there.",
        },
        wrong=[
            Wrong(_joined(*_touched), "That is what the account touched. Asked is what it could have reached."),
            Wrong(
                _joined(*_direct),
                "Those are one group away. Groups lie within groups, and a vault opens more.",
            ),
            Wrong(
                _joined(*reachable(ended_too=True)),
                "One of these rights ended in February. Look at `until`, and leave the empty ones in.",
            ),
        ],
    ),
    "evidence": NamesTask(
        read=read_names(list(make_evidence()["item"]), ordered=True),
        answer=", ".join(to_copy()),
        right="What is overwritten first is copied first. What belongs to somebody else is not yours to copy.",
        hint="Keep the firm's own records about this account, bring `gone_at` to UTC, and sort.",
        missing="The order of these can stand, but more of the firm's own records about the account are to be kept.",
        order="The items are right, and the order is not. Bring `gone_at` to UTC: take the zone's hours off.",
        not_these={
            "V-7": "the account was never in that office; the log is about other people.",
            "V-8": "it is not the firm's. Ask counsel; do not open it.",
            "V-9": "nobody looks into a home. Stay with the firm's machines and accounts.",
        },
        wrong=[
            Wrong(
                ", ".join(to_copy(clock=False)),
                "You sorted the times as they are written. Tulsa and Rotterdam are seven hours apart.",
            ),
            Wrong("V-1, V-2, V-3, V-4, V-5, V-6", "That is the order of the list. What is gone first?"),
            Wrong(", ".join(reversed(to_copy())), "That is the other way round: last comes what is gone first."),
        ],
    ),
    "report": REPORT,
}
check = checker(TASKS)
