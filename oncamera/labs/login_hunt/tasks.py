"""What `exercises/login_hunt.ipynb` asks for, computed from the logs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oncamera.labs.kit.lab import Kind, Lab, TaskText
from oncamera.labs.kit.task import Task, UnreadableError, Verdict, Wrong
from oncamera.labs.login_hunt.features import (
    MARK,
    REASONS,
    elsewhere,
    floor,
    neighbors,
    reasons,
    the_logs,
    two_countries,
    without_notice,
)

if TYPE_CHECKING:
    import pandas as pd

MOST = 5  # as many as someone can look into with care in a week


def _read_shortlist(answer: object) -> dict[str, list[str]]:
    example = '`{"W-001": ["line", "hours"]}`'
    if not isinstance(answer, Mapping):
        raise UnreadableError(f"Write accounts and their reasons in curly brackets, like this: {example}.")
    known = list(the_logs().people.index)
    found = {}
    for account, given in answer.items():
        if account not in known:
            raise UnreadableError(f"There is no account `{str(account)[:20]}`. An account looks like `W-001`.")
        words = [given] if isinstance(given, str) else given
        if not isinstance(words, (list, tuple, set)) or not all(word in REASONS for word in words):
            offered = ", ".join(f'"{reason}"' for reason in REASONS)
            raise UnreadableError(f"The reasons of `{account}` must be a list of some of these: {offered}.")
        found[str(account)] = sorted(set(words))
    if not found:
        raise UnreadableError(f"The shortlist is empty. Write at least one account: {example}.")
    return found


@dataclass(frozen=True)
class ShortlistTask(Task):
    """A task whose answer is a shortlist with reasons; several are right, and each is held against the logs.

    told: what is said of a list too long, of one reason alone, and of each reason that the logs don't bear out.
    """

    told: Mapping[str, str] = field(default_factory=dict)

    def judge(self, given: dict[str, list[str]]) -> Verdict:
        """Judge a shortlist: its length, each reason, two for each account, and then who is not on it."""
        says = self._problem(given)
        return Verdict(False, says) if says else Verdict(True, self.right)

    def _problem(self, given: dict[str, list[str]]) -> str:
        if len(given) > MOST:
            return self.told["too_many"]
        borne_out = reasons(the_logs())
        for account, words in sorted(given.items()):
            for word in words:
                if not borne_out.loc[account, word]:
                    return self.told[word].format(account=account)
            if len(words) < 2:
                return self.told["one_reason"].format(account=account)
        return "" if set(given) >= set(elsewhere(the_logs())) else self.hint


def _shortlist(text: TaskText, common: dict[str, Any]) -> ShortlistTask:
    left = reasons(the_logs())
    slow = sorted(left.index[left["delay"] & (left.sum(axis=1) == 1)])[:MOST]

    def with_reasons(accounts: Iterable[str]) -> dict[str, list[str]]:
        return {account: [reason for reason in REASONS if left.loc[account, reason]] for account in accounts}

    listed = [
        Wrong({account: ["line"] for account in left.index[: MOST + 1]}, text.told["too_many"]),
        Wrong(with_reasons(slow), text.told["one_reason"].format(account=slow[0])),
        Wrong(with_reasons(elsewhere(the_logs())[:2]), text.hint),
    ]
    return ShortlistTask(read=_read_shortlist, told=text.told, **common | {"wrong": listed})


def _accounts(days: "pd.DataFrame") -> int:
    return int(days["account"].nunique())


def _values() -> dict[str, Any]:
    logs = the_logs()
    logins, records = logs.logins, logs.records
    own_side = logins[logins["network"] != "own gateway"]
    delays = logins.groupby("account")["delay"]
    left = reasons(logs)
    beside = neighbors(logins)
    by_record = records.groupby("record")["account"].agg(set)
    return {
        "travel": _accounts(without_notice(two_countries(own_side), records)),
        "travel_alarms": _accounts(two_countries(logins)),
        "travel_notices_left": _accounts(two_countries(own_side)),
        "travel_gateway_left": _accounts(without_notice(two_countries(logins), records)),
        "travel_days": len(without_notice(two_countries(own_side), records)),
        "delay": int((floor(logins) > MARK).sum()),
        "delay_by_median": int((delays.median() > MARK).sum()),
        "delay_at_worst": int((delays.quantile(0.9) > MARK).sum()),
        "slow_sessions": int((logins["delay"] > MARK).sum()),
        "accounts": list(logs.people.index),
        "line": list(left.index[left["line"]]),
        "neighbors": beside,
        "neighbors_without_offices": beside - by_record["office"],
        "neighbors_on_any_network": neighbors(logins, ("fixed", "hosting", "mobile", "own gateway")),
        "alone": set(logs.people.index) - beside,
        "told": by_record["household"] | by_record["office"],
    }


LAB = Lab(
    Path(__file__).parent,
    _values,
    {"shortlist": Kind(_shortlist, ("too_many", "one_reason", *REASONS), ["account"])},
)
check = LAB.check
