"""The ledger of `exercises/follow_the_money.ipynb`: half a year of pay and small charges at an invented firm.

`python -m tools.lab_tables` writes the tables again. No real person, firm or account stands behind any row. What
someone is in the story is settled by lot before names are dealt out.
"""

import datetime
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tools.lab_tables import follow_the_money_words as words
from tools.lab_tables.chance import Chance
from tools.lab_tables.csv_file import write_csv

SEED = 20261207  # of the shipped tables
LIMIT = 500  # a charge of this much or more needs a second signature
PAYDAYS = [datetime.date(2026, month, day) for month in range(1, 7) for day in (15, 28)]
PROBLEMS = {  # the story, and where in the ledger the problem shows
    "one account for two": "payee",
    "three accounts": "payee",
    "another's account": "payee",
    "stolen payday": "payday",
    "split charges": "charges",
}


@dataclass(frozen=True)
class Assumptions:
    """What the ledger takes for granted.

    That pay for one name has gone to an account in another is the ledger of claims' (main-case-payee-name-differs,
    alleged), as are changes of account as a reason to look (flag-switch-payee-account) and many small charges
    (watch-small-charges). Every number is an assumption of this course, chosen to teach.

    workers, contractors: how many, and the share who are contractors; capitals: share of banks that print plain
    capitals; family_first: workers whose bank prints the family name first; initials, short, cut, one_family_name,
    married, joint, company, spouse: honest workers with such a name on the account; couple: two workers with one
    joint account; agency: contractors paid through one agency; moved: honest workers who changed banks once;
    moved_twice: those whose bank closed the account first; charges: ordinary charges a worker; no_receipt: share of
    them without one; split: how many charges just below the limit the one who splits them makes.
    """

    workers: int = 80
    contractors: float = 0.3
    capitals: float = 0.35
    family_first: int = 7
    initials: int = 2
    short: int = 2
    cut: int = 1
    one_family_name: int = 2
    married: int = 2
    joint: int = 1
    company: int = 2
    spouse: int = 1
    couple: int = 2
    agency: int = 3
    moved: int = 9
    moved_twice: int = 1
    charges: float = 3.0
    no_receipt: float = 0.12
    split: int = 22


@dataclass
class Worker:
    """One worker: story says what the key tells; accounts holds (first payday, payee, account) in order."""

    label: str
    given: str
    family: str
    row: int  # part of the world that the name comes from; never written
    kind: str
    story: str = "ordinary"
    accounts: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name on the checked identity."""
        return f"{self.given} {self.family}"


def bank_capitals(name: str) -> str:
    """Write a name as a bank that knows only plain capitals does."""
    apart = unicodedata.normalize("NFKD", name.translate(words.PLAIN_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).upper()


def _payee(chance: Chance, worker: Worker, assumed: Assumptions) -> str:
    """Give the name on an honest worker's account."""
    first, last, story = worker.given, worker.family, worker.story
    forms = {
        "family name first": f"{last}, {first}",
        "initials": f"{first[0]}. {last}",
        "short form": f"{words.SHORT.get(first, first)} {last}",
        "cut by the bank": worker.name[:14].upper(),
        "one of two family names": f"{first} {last.split()[0]}",
        "married name": f"{first} {chance.one_of(words.SPOUSES).split()[1]}",
        "joint account": f"{first} {last} and {chance.one_of(words.SPOUSES)}",
        "own company": f"{last} {chance.one_of(words.TRADES)} LLC",
        "spouse's account": chance.one_of(words.SPOUSES),
        "through an agency": words.AGENCY,
    }
    plain = bank_capitals(worker.name) if chance.happens(assumed.capitals) else worker.name
    return forms.get(story, plain)


def _stories(chance: Chance, workers: list[Worker], assumed: Assumptions) -> None:
    """Deal out the stories: those of the problems first, to anyone; then each honest one to somebody whom it fits."""
    stories = ["one account for two", *PROBLEMS]
    for worker, story in zip(chance.some_of(workers, len(stories)), stories, strict=True):
        worker.story = story
    fits: dict[str, Callable[[Worker], bool]] = {
        "short form": lambda one: one.given in words.SHORT,
        "one of two family names": lambda one: " " in one.family and not one.family.startswith("El "),
        "cut by the bank": lambda one: len(bank_capitals(one.name)) > 15 and one.name.isascii(),
        "own company": lambda one: one.kind == "contractor",
        "through an agency": lambda one: one.kind == "contractor",
    }
    numbers = {
        "short form": assumed.short, "one of two family names": assumed.one_family_name, "cut by the bank": assumed.cut,
        "own company": assumed.company, "through an agency": assumed.agency, "couple": assumed.couple,
        "family name first": assumed.family_first, "initials": assumed.initials, "married name": assumed.married,
        "joint account": assumed.joint, "spouse's account": assumed.spouse, "moved": assumed.moved,
        "moved twice": assumed.moved_twice, "buys for the team": 1, "desk by the month": 1, "bus tickets": 1,
    }  # fmt: skip
    for story, number in numbers.items():
        fit = [one for one in workers if one.story == "ordinary" and (story not in fits or fits[story](one))]
        for worker in chance.some_of(fit, number):
            worker.story = story


def make_workers(seed: int = SEED, assumed: Assumptions | None = None) -> list[Worker]:
    """Draw the workers with their accounts. The same seed gives the same ones."""
    assumed = assumed or Assumptions()
    chance = Chance(seed)
    everyone = [(g, f, row) for row, (given, family) in enumerate(words.NAMES) for g in given for f in family]
    workers = [
        Worker(f"W{number:02}", *name, "contractor" if chance.happens(assumed.contractors) else "employee")
        for number, name in enumerate(chance.some_of(everyone, assumed.workers), 1)
    ]
    _stories(chance, workers, assumed)
    ends = iter(chance.shuffled([f"*{number}" for number in range(1000, 10000)]))
    couple = [worker for worker in workers if worker.story == "couple"]
    both = " and ".join(worker.name for worker in couple)
    shared = {"one account for two": next(ends), "couple": next(ends), "through an agency": next(ends)}
    others = chance.shuffled(words.OTHERS)
    for worker in workers:
        payee, account = _payee(chance, worker, assumed), shared.get(worker.story) or next(ends)
        if worker.story == "couple":
            payee = both
        if worker.story == "one account for two":
            payee = others[0]
        if worker.story == "another's account":
            payee = f"{others[1].split()[0]} {worker.family}"
        worker.accounts = [(0, payee, account)]
        moves = {"moved": 1, "moved twice": 2, "three accounts": 2}.get(worker.story, 0)
        for number, payday in enumerate(sorted(chance.some_of(range(2, 11), moves))):
            name = others[2 + number] if worker.story == "three accounts" else payee
            worker.accounts.append((payday, name, next(ends)))
        if worker.story == "stolen payday":
            worker.accounts.append((len(PAYDAYS) - 1, payee, next(ends)))
    return workers


def make_payments(workers: list[Worker], seed: int = SEED) -> list[list[str]]:
    """Draw the payments: payday, worker, payee, account, amount in dollars."""
    chance = Chance(seed + 1)
    rows = []
    usual = {worker.label: chance.whole(1900, 5200) for worker in workers}
    for number, payday in enumerate(PAYDAYS):
        for worker in workers:
            _, payee, account = [used for used in worker.accounts if used[0] <= number][-1]
            change = chance.about(1, 0.08) if worker.kind == "contractor" else 1
            rows.append([payday.isoformat(), worker.label, payee, account, f"{usual[worker.label] * change:.0f}"])
    return rows


def make_charges(workers: list[Worker], seed: int = SEED, assumed: Assumptions | None = None) -> list[list[str]]:
    """Draw the charges: date, worker, what for, amount in dollars, whether a receipt is on file."""
    assumed = assumed or Assumptions()
    chance = Chance(seed + 2)
    drawn: list[tuple[datetime.date, str, str, float, bool]] = []

    def day() -> datetime.date:
        return datetime.date(2026, 1, 5) + datetime.timedelta(days=chance.whole(0, 170))

    for worker in workers:
        for _ in range(chance.whole(0, round(2 * assumed.charges))):
            amount = min(900.0, 12 + 60 * 2.2 ** chance.about(0, 1))
            drawn.append(
                (day(), worker.label, chance.one_of(words.BUYS), amount, not chance.happens(assumed.no_receipt))
            )
        more: list[tuple[datetime.date, str, float, bool]] = []
        if worker.story == "split charges":
            more = [
                (day(), chance.one_of(words.SPLIT), chance.whole(452, 499), chance.happens(0.15))
                for _ in range(assumed.split)
            ]
        elif worker.story == "buys for the team":
            more = [(day(), chance.one_of(words.BUYS), chance.whole(90, 720), True) for _ in range(40)]
        elif worker.story == "desk by the month":
            more = [(datetime.date(2026, month, 2), "shared desk", 480, True) for month in range(1, 7)]
        elif worker.story == "bus tickets":
            more = [(day(), "bus ticket", chance.whole(2, 6), False) for _ in range(35)]
        drawn += [(when, worker.label, what, amount, receipt) for when, what, amount, receipt in more]
    return [
        [when.isoformat(), label, what, f"{amount:.0f}", "yes" if receipt else "no"]
        for when, label, what, amount, receipt in sorted(drawn)
    ]


def write_tables(folder: Path, seed: int = SEED) -> None:
    """Write what a payroll desk would see, and the key, which it would not have."""
    workers = make_workers(seed)
    tables = {
        "people": (["worker", "name", "kind"], [[one.label, one.name, one.kind] for one in workers]),
        "payments": (["payday", "worker", "payee", "account", "amount"], make_payments(workers, seed)),
        "charges": (["date", "worker", "what", "amount", "receipt"], make_charges(workers, seed)),
        "requests": (["request", "name", "payee", "asked_by", "paper", "call", "on_file"], words.REQUESTS),
        "key": (
            ["worker", "story", "problem"],
            [[one.label, one.story, PROBLEMS.get(one.story, "")] for one in workers],
        ),
    }
    for name, (header, rows) in tables.items():
        write_csv(folder / f"follow_the_money_{name}.csv", header, rows)
