"""What `exercises/first_hour.ipynb` asks for, computed from the raw events and the papers."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from oncamera.labs.first_hour.papers import (
    ACCOUNT,
    THEIRS,
    read_clocks,
    read_doors,
    read_events,
    read_evidence,
    read_rights,
)
from oncamera.labs.first_hour.report import report_task
from oncamera.labs.kit.lab import Kind, Lab

if TYPE_CHECKING:
    import pandas as pd

_ASKED_AT = "2026-03-03 14:05"


def in_utc(events: "pd.DataFrame", zone: bool = True, slow: bool = True) -> "pd.Series[pd.Timestamp]":
    """Give each event's time in UTC. zone, slow: whether the clock's hours and minutes are put right."""
    import pandas as pd

    clock = read_clocks().loc[events["system"]].reset_index()
    text = pd.to_datetime(events["stamp"], format="%Y-%m-%d %H:%M:%S", errors="coerce")
    seconds = pd.to_datetime(pd.to_numeric(events["stamp"], errors="coerce"), unit="s")
    ahead = pd.to_timedelta(clock["zone"] if zone else 0 * clock["zone"], unit="h")
    late = pd.to_timedelta(clock["slow"] if slow else 0 * clock["slow"], unit="min")
    utc: pd.Series[pd.Timestamp] = text.fillna(seconds) - ahead + late
    return utc


def minutes_open(zone: bool = True, slow: bool = True, refused: bool = False, who: tuple[str, ...] = THEIRS) -> float:
    """Give the minutes from the alarm to the last thing that the account, its key or its link did."""
    events = read_events()
    utc = in_utc(events, zone, slow)
    did = events["who"].isin(who) & ((events["result"] == "done") | refused)
    return float((utc[did].max() - utc[events["what"] == "alarm"].iloc[0]).total_seconds() / 60)


def open_doors() -> tuple[str, ...]:
    """Give the doors of the account that were open once its password had been changed."""
    import pandas as pd

    doors, at = read_doors(), pd.Timestamp(_ASKED_AT)
    still = (doors["made"] <= at) & ~(doors["ends"] <= at) & ~(doors["closed"] <= at)
    return tuple(doors["door"][still & (doors["made_by"] == ACCOUNT)])


def reachable(ended_too: bool = False) -> tuple[str, ...]:
    """Give the systems that the account could reach that afternoon, by whatever way."""
    import pandas as pd

    rights = read_rights()
    valid = rights[~(rights["until"] <= pd.Timestamp(_ASKED_AT)) | ended_too]
    found, next_ones = set[str](), {ACCOUNT}
    while next_ones:
        found |= next_ones
        next_ones = set(valid["can_use"][valid["who"].isin(next_ones)]) - found
    found.remove(ACCOUNT)
    return tuple(sorted(name for name in found if _is_system(name)))


def to_copy(clock: bool = True) -> tuple[str, ...]:
    """Give the firm's own evidence about the account, what is gone first at the front."""
    import pandas as pd

    items = read_evidence()
    gone = pd.to_datetime(items["gone_at"]) - pd.to_timedelta(items["zone"] if clock else 0 * items["zone"], unit="h")
    ours = items.assign(gone=gone)[(items["whose"] == "firm") & (items["about"] == ACCOUNT)]
    return tuple(ours.sort_values("gone")["item"])


def _is_system(name: str) -> bool:
    return not name.startswith(("group:", "vault:"))


def _values() -> dict[str, Any]:
    still_open = set(open_doors())
    return {
        "minutes": minutes_open(),
        "slow_clock_left": minutes_open(slow=False),
        "refused_too": minutes_open(refused=True),
        "account_alone": minutes_open(who=(ACCOUNT,)),
        "zones_left": minutes_open(zone=False),
        "seconds": 60 * minutes_open(),
        "doors": list(read_doors()["door"]),
        "open_doors": still_open,
        "open_with_end": still_open - {"K-2", "M-1"},
        "open_under_its_name": still_open - {"K-2", "L-1"},
        "systems": sorted(name for name in set(read_rights()["can_use"]) if _is_system(name)),
        "reachable": reachable(),
        "reachable_with_ended": reachable(ended_too=True),
        "items": list(read_evidence()["item"]),
        "to_copy": to_copy(),
        "zones_left_to_copy": to_copy(clock=False),
        "last_first": list(reversed(to_copy())),
    }


LAB = Lab(Path(__file__).parent, _values, {"report": Kind(report_task)})
check = LAB.check
