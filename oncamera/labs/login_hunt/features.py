"""What a log says of each account, in the lab `exercises/login_hunt.ipynb`.

An *alarm* is what a tool shows; a *reason* is what is left of it once the firm's records have been read.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from oncamera import claim_value
from oncamera.labs.kit.tables import read_table

if TYPE_CHECKING:
    import pandas as pd

MARK = claim_value("amazon-keystroke-delay")  # milliseconds; taken as the mark of this lab, no threshold of anyone's
REASONS = ("travel", "line", "delay", "hours", "device")
_RECORDS = {"line": ("household", "office"), "hours": ("hours",), "device": ("device",)}


@dataclass(frozen=True)
class Logs:
    """Three tables, and the key. people: by account; logins: a row a session; records: what the firm had been told."""

    people: "pd.DataFrame"
    logins: "pd.DataFrame"
    records: "pd.DataFrame"
    key: "pd.DataFrame"


@cache
def the_logs() -> Logs:
    """Give the logs of the lab, read once. `tools/lab_tables/login_hunt.py` made them, and states what it assumed."""
    return Logs(
        people=read_table("login_hunt_people").set_index("account"),
        logins=read_table("login_hunt_logins", times=["begins"]),
        records=read_table("login_hunt_records", times=["first", "last"]),
        key=read_table("login_hunt_key").set_index("account"),
    )


def two_countries(logins: "pd.DataFrame") -> "pd.DataFrame":
    """Give the account and the day (UTC) of each day on which an account was seen in two countries or more."""
    days = logins.assign(day=logins["begins"].dt.normalize()).groupby(["account", "day"])["country"].nunique()
    return days[days > 1].reset_index()[["account", "day"]]


def without_notice(days: "pd.DataFrame", records: "pd.DataFrame") -> "pd.DataFrame":
    """Leave out the days that fall into a trip of which the firm had been told."""
    told = days.merge(records[records["record"] == "travel"], on="account")
    told = told[(told["day"] >= told["first"]) & (told["day"] <= told["last"])]
    return days[~days.set_index(["account", "day"]).index.isin(told.set_index(["account", "day"]).index)]


def floor(logins: "pd.DataFrame") -> "pd.Series[float]":
    """Give the delay that one session in ten stays under, for each account."""
    best: pd.Series[float] = logins.groupby("account")["delay"].quantile(0.1)
    return best


def neighbors(logins: "pd.DataFrame", networks: tuple[str, ...] = ("fixed",)) -> set[str]:
    """Give the accounts that were seen on a line on which another was seen."""
    seen = logins[logins["network"].isin(networks)][["account", "line"]].drop_duplicates()
    return set(seen[seen["line"].duplicated(keep=False)]["account"])


def off_hours(logs: Logs) -> "pd.Series[float]":
    """Give the share of sessions that began an hour or more before the contract's day, or after its eight hours."""
    import pandas as pd

    person = logs.people.loc[logs.logins["account"]].reset_index()
    local = logs.logins["begins"] + pd.to_timedelta(person["utc"], unit="h")
    hour = local.dt.hour + local.dt.minute / 60
    off = (hour < person["starts"] - 1) | (hour >= person["starts"] + 8)
    share: pd.Series[float] = off.groupby(logs.logins["account"]).mean()
    return share


def other_device(logs: Logs) -> set[str]:
    """Give the accounts that were seen on a laptop other than the one issued."""
    issued = logs.logins["account"].map(logs.people["device"])
    return set(logs.logins["account"][logs.logins["device"] != issued])


def alarms(logs: Logs) -> "pd.DataFrame":
    """Say of each account which alarms it raises before anybody has read the records."""
    median = logs.logins.groupby("account")["delay"].median()
    off = off_hours(logs)
    return _by_account(
        logs,
        travel=set(two_countries(logs.logins)["account"]),
        line=neighbors(logs.logins),
        delay=set(median.index[median > MARK]),
        hours=set(off.index[off > 0.5]),
        device=other_device(logs),
    )


def reasons(logs: Logs) -> "pd.DataFrame":
    """Say of each account which reasons to verify are left: own gateway and records taken out, the line at its best."""
    raised = alarms(logs)
    own_side = logs.logins[logs.logins["network"] != "own gateway"]
    left = set(without_notice(two_countries(own_side), logs.records)["account"])
    slow = floor(logs.logins)
    found = _by_account(logs, travel=left, delay=set(slow.index[slow > MARK]))
    for reason, records in _RECORDS.items():
        told = set(logs.records["account"][logs.records["record"].isin(records)])
        found[reason] = raised[reason] & ~raised.index.isin(told)
    return found[list(REASONS)]


def _by_account(logs: Logs, **accounts: set[str]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(
        {name: logs.people.index.isin(some) for name, some in accounts.items()}, index=logs.people.index
    )


def elsewhere(logs: Logs) -> list[str]:
    """Give the accounts that were run from elsewhere: the key."""
    return sorted(logs.key.index[logs.key["behind"].str.startswith("run from elsewhere")])
