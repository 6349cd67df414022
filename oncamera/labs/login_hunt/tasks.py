"""The tasks of `exercises/login_hunt.ipynb`. Each answer is computed from the logs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from oncamera.labs.kit.lists import NamesTask, read_names
from oncamera.labs.kit.task import Task, UnreadableError, Verdict, Wrong, checker, choice_of, read_number
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

MOST = 5  # as many as somebody can look into with care in a week


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


class ShortlistTask(Task):
    """A task whose answer is a shortlist with reasons; several are right, and each is held against the logs."""

    def check(self, answer: object = None) -> Verdict:
        """Judge a shortlist: its length, each reason, two for each account, and then who is not on it."""
        if answer is None or answer is Ellipsis:
            return super().check(answer)
        try:
            given = self.read(answer)
        except UnreadableError as problem:
            return Verdict(False, str(problem))
        says = _shortlist_problem(given)
        return Verdict(False, says) if says else Verdict(True, self.right)


def _shortlist_problem(given: dict[str, list[str]]) -> str:
    if len(given) > MOST:
        return TOO_MANY
    borne_out = _reasons
    for account, words in sorted(given.items()):
        for word in words:
            if not borne_out.loc[account, word]:
                return f"`{account}` has no reason `{word}` {_NOT_BORNE_OUT[word]}"
        if len(words) < 2:
            return f"`{account}` has one reason. {ONE_REASON}"
    return "" if set(given) >= set(_three) else NOT_ALL


TOO_MANY = "At most five: somebody has to look into each of them, with care, this week. Whose reasons are the weakest?"
ONE_REASON = "One alone falls mostly on honest people, as you have seen. Who has two that look at different things?"
NOT_ALL = "Each of these is worth a call. But somebody with two separate reasons is not on the list yet."
TOLD = "a record says with whom, or where. Drop `household` and `office`."
ALONE = "it has its fixed line to itself. A privacy VPN or a mobile network is shared by the whole town."
_NOT_BORNE_OUT = {
    "travel": "that the notices and the firm's own gateway leave. Take these out first, as in Task 1.",
    "line": "left: nobody else is on this fixed line, or a record explains it.",
    "delay": "once its best sessions are looked at: take the delay that one session in ten stays under.",
    "hours": "left: most sessions lie within the contract's hours, or other hours were agreed.",
    "device": "left: there was only the laptop that was issued, or a record explains the other.",
}

_logs = the_logs()
_reasons = reasons(_logs)
_three = elsewhere(_logs)
_own_side = _logs.logins[_logs.logins["network"] != "own gateway"]
_median = _logs.logins.groupby("account")["delay"].median()
_line = sorted(_reasons.index[_reasons["line"]])
_neighbors = sorted(neighbors(_logs.logins))
_told = set(_logs.records["account"][_logs.records["record"].isin(["household", "office"])])
_offices = set(_logs.records["account"][_logs.records["record"] == "office"])
_alone = sorted(set(_logs.people.index) - set(_neighbors))
_one_reason = sorted(_reasons.index[_reasons["delay"] & (_reasons.sum(axis=1) == 1)])[:MOST]


def _accounts(days: "pd.DataFrame") -> int:
    return int(days["account"].nunique())


def _with(accounts: Any) -> dict[str, list[str]]:
    return {account: [reason for reason in REASONS if _reasons.loc[account, reason]] for account in accounts}


TASKS: dict[str, Task] = {
    "travel": Task(
        read=read_number,
        answer=_accounts(without_notice(two_countries(_own_side), _logs.records)),
        right=(
            "Nearly all of them use a privacy VPN, which lets them out in another country each time. "
            "A laptop that stands at a host's never travels: the loudest alarm finds none of the three."
        ),
        hint=(
            "Drop the rows of the firm's own gateway, find the days with two countries as above, "
            "then drop each day that lies within a `travel` record of the same account. Count accounts, each once."
        ),
        wrong=[
            Wrong(
                _accounts(two_countries(_logs.logins)),
                "That is the alarm as the tool raises it, the number of the worked example. Look on your own side "
                "first, then at the notices.",
            ),
            Wrong(
                _accounts(two_countries(_own_side)),
                "The firm's own gateway is out. Some of those who are left had told the firm about their trip.",
            ),
            Wrong(
                _accounts(without_notice(two_countries(_logs.logins), _logs.records)),
                "The notices are in. But on two days the firm's own gateway stood in, and it is in another country.",
            ),
            Wrong(
                len(without_notice(two_countries(_own_side), _logs.records)),
                "You counted days. Asked are accounts, each once.",
            ),
        ],
    ),
    "delay": Task(
        read=read_number,
        answer=int((floor(_logs.logins) > MARK).sum()),
        right=(
            "A busy line is slow at times, and fast at others. Distance is there in every session, "
            "so look at a line at its best. Not each of these people is far from the laptop, though."
        ),
        hint=(
            "Group the logins by account, take the delay at the quantile `0.1`, and count the accounts above the mark."
        ),
        wrong=[
            Wrong(
                int((_median > MARK).sum()),
                "That is the count by the median, or by the mean. Some of these lines are fast in one session of four.",
            ),
            Wrong(
                int((_logs.logins.groupby("account")["delay"].quantile(0.9) > MARK).sum()),
                "That is the other end: the slowest tenth of the sessions. Take the fastest.",
            ),
            Wrong(
                int((_logs.logins["delay"] > MARK).sum()),
                "That counts sessions. Group them by account first.",
            ),
        ],
    ),
    "line": NamesTask(
        read=read_names(list(_logs.people.index)),
        answer=", ".join(_line),
        right=(
            "Two lines, two accounts on each, and no record. One of the lines is a flat-share, "
            "the other a host's, and nothing in this column can tell which is which."
        ),
        hint=(
            "Keep the fixed lines. Find the lines with more than one account, then drop the accounts with a "
            "`household` or an `office` record."
        ),
        missing="All of these belong there, and others do too. A shared line has at least two accounts on it.",
        not_these={**dict.fromkeys(_alone, ALONE), **dict.fromkeys(_told, TOLD)},
        wrong=[
            Wrong(
                ", ".join(_neighbors),
                "That is everyone on a shared fixed line. Some of them had told the firm: see the records.",
            ),
            Wrong(
                ", ".join(sorted(set(_neighbors) - _offices)),
                "The offices are out. Who shares a home, and had said so?",
            ),
            Wrong(
                ", ".join(sorted(neighbors(_logs.logins, ("fixed", "hosting", "mobile", "own gateway")))),
                "A privacy VPN, a mobile network and the firm's own gateway are shared by strangers. "
                "Keep the network `fixed`.",
            ),
        ],
    ),
    "shortlist": ShortlistTask(
        read=_read_shortlist,
        answer="several are right",
        right=(
            "All three are on it, and each account has two reasons that look at different things. "
            "Whoever else is on it is honest, and can tell you why in one call. That is what a shortlist is for."
        ),
        hint=NOT_ALL,
        wrong=[
            Wrong({"W-001": ["travel", "line"], **{name: ["line"] for name in _logs.people.index[1:6]}}, TOO_MANY),
            Wrong(_with(_one_reason), f"`{_one_reason[0]}` has one reason. {ONE_REASON}"),
            Wrong(_with(_three[:2]), NOT_ALL),
        ],
    ),
    "next-step": Task(
        read=choice_of("lock", "verify", "wait"),
        answer="verify",
        right=(
            "Records first, then a call to a number that you already had, with the same open question to all on the "
            "list. Two of the five have a good answer, and can have it on file by noon."
        ),
        hint="Which step would do right by all five, when you cannot yet tell them apart?",
        wrong=[
            Wrong(
                "lock",
                "That is for a serious doubt which checks have not cleared, or for data that is leaving now. "
                "Here nothing is leaving, and some of the five are honest.",
            ),
            Wrong("wait", "Two separate reasons will not go away by themselves, and the account works on every day."),
        ],
    ),
}
check = checker(TASKS)
