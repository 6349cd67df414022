"""The evidence ledger: what the course asserts, with its status, its source and how that source was seen."""

import calendar
import datetime
import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator

from oncamera.content.records import ADDRESS_PATTERN, WHEN_PATTERN, Id, Line, Record, Shelf

Status = Literal[
    "alleged", "charged", "admitted", "convicted", "sentenced", "designated", "court-ordered", "advised", "law",
    "reported", "estimated",
]  # fmt: skip
Kind = Literal[
    "indictment", "complaint", "plea", "judgment", "court-order", "prosecutor-release", "designation", "advisory",
    "statute", "guidance", "study", "company-report", "court-reporting", "law-firm", "news",
]  # fmt: skip
Seen = Literal["primary", "mirror", "secondary"]

# What a source of each kind can carry: an indictment accuses, it never convicts.
CAN_CARRY: dict[str, set[str]] = {
    "indictment": {"alleged", "charged"},
    "complaint": {"alleged", "charged"},
    "plea": {"admitted", "convicted"},
    "judgment": {"convicted", "sentenced", "court-ordered"},
    "court-order": {"court-ordered"},
    "prosecutor-release": {
        "alleged", "charged", "admitted", "convicted", "sentenced", "court-ordered", "reported"
    },
    "designation": {"designated", "alleged", "estimated", "reported"},
    "advisory": {"advised", "reported", "estimated"},
    "statute": {"law"},
    "guidance": {"law", "advised"},
    "study": {"reported", "estimated"},
    "company-report": {"reported", "estimated", "advised"},
    "court-reporting": {
        "alleged", "charged", "admitted", "convicted", "sentenced", "court-ordered", "reported"
    },
    "law-firm": {"law", "advised", "reported"},
    "news": set(get_args(Status)) - {"law"},
}  # fmt: skip

# A sentence that prints an alleged or charged claim needs one of these words.
HEDGED_STATUSES = {"alleged", "charged"}
HEDGES = re.compile(
    r"\b(alleged|allegedly|alleges?|alleging|allegations?|accus\w+|charg\w+|prosecutors?|indictments?|"
    r"indicted|complaint|the US says|Treasury says|Treasury said|if (?:they are )?(?:true|convicted))\b",
    re.IGNORECASE,
)
FIRST_DAY, LAST_DAY = datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)


def _as_text(value: object) -> object:
    """YAML reads a bare year as a number; it is meant as written."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _on_the_calendar(text: str) -> str:
    """Refuse a day that no calendar has, and a range that ends before it begins."""
    try:
        days = _days(text)
    except ValueError:
        raise ValueError(f"is {text!r}, which is on no calendar | Check the month and the day.") from None
    if not FIRST_DAY <= days[0] <= days[1] <= LAST_DAY:
        raise ValueError(f"is {text!r} | Write dates from 1900 to 2100, the earlier one first.")
    return text


def _not_to_come(text: str) -> str:
    # A day's grace: in Tokyo it is tomorrow already.
    if _days(text)[0] > datetime.date.today() + datetime.timedelta(days=1):
        raise ValueError(f"is {text!r}, which is still to come | Write when it was published.")
    return text


def _as_day(value: object, form: str) -> datetime.date:
    """Read a day written `2026-11-30`: a number would count as seconds since 1970."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError(f"is {str(value)[:40]!r} | {form}")
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"is {value!r}, which is on no calendar | {form}") from None
    if day < datetime.date(2000, 1, 1):
        raise ValueError(f"is {day.isoformat()!r}, which is too long ago | {form}")
    return day


def _as_day_of_check(value: object) -> datetime.date:
    form = "Write the day on which you checked it, such as `2026-11-30`."
    day = _as_day(value, form)
    if day > datetime.date.today() + datetime.timedelta(days=1):
        raise ValueError(f"is {day.isoformat()!r}, which is still to come | {form}")
    return day


def _as_day_of_review(value: object) -> datetime.date:
    form = "Write the day on which to open it again, such as `2027-03-01`."
    day = _as_day(value, form)
    if day > LAST_DAY:
        raise ValueError(f"is {day.isoformat()!r}, which is too far off | {form}")
    return day


def _as_figure(value: object) -> float | int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e15:
        raise ValueError(f"is {str(value)[:40]!r} | Write a plain number, such as `88000000` or `0.5`.")
    return value


When = Annotated[str, BeforeValidator(_as_text), Field(pattern=WHEN_PATTERN), AfterValidator(_on_the_calendar)]
Published = Annotated[When, AfterValidator(_not_to_come)]
Day = Annotated[datetime.date, BeforeValidator(_as_day_of_check)]
Review = Annotated[datetime.date, BeforeValidator(_as_day_of_review)]
Address = Annotated[str, Field(pattern=ADDRESS_PATTERN, max_length=400)]


class Source(Record):
    """A document. url: its own address; seen_at: where a copy was read, when that was elsewhere.

    review: when to open it again, where something is known to be coming: a sentence, a yearly report, a new law.
    """

    id: Id
    kind: Kind
    title: Line
    publisher: Line
    published: Published | None = None
    url: Address
    seen_at: Address | None = None
    review: Review | None = None


class Claim(Record):
    """One thing that the course asserts.

    value, unit: the figure in it; at_least, at_most: a floor or a ceiling; when: a date, month, year, or a range
    with a slash; where: the place in the source; seen: how the source was seen; checked: when; note: what a
    reader must know beside it.
    """

    id: Id
    says: Line
    value: Annotated[float | int | None, PlainValidator(_as_figure)] = None
    unit: Line | None = None
    at_least: bool = False
    at_most: bool = False
    when: When | None = None
    status: Status
    source: Id
    also: list[Id] = Field(default_factory=list)
    where: Line
    seen: Seen
    checked: Day
    stage: Id | None = None
    note: Line | None = None

    @property
    def sources(self) -> list[str]:
        """The ids of all its sources, the main one first."""
        return [self.source, *self.also]


CLAIMS = Shelf(Claim, "evidence/claims")
SOURCES = Shelf(Source, "evidence/sources.yml")
claim_files = CLAIMS.files


def claim_days(claim: Claim) -> tuple[datetime.date, datetime.date]:
    """Give the first and the last day of what a claim dates: a month is its days, a range runs to its end.

    Raises LookupError when it holds no date.
    """
    if claim.when is None:
        raise LookupError(f"the claim {claim.id!r} holds no date")
    return _days(claim.when)


def _days(when: str) -> tuple[datetime.date, datetime.date]:
    first, _, last = when.partition("/")
    return _first_day(first), _last_day(last or first)


def _first_day(text: str) -> datetime.date:
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    return datetime.date(year, month, day)


def _last_day(text: str) -> datetime.date:
    parts = [int(part) for part in text.split("-")]
    year, month = [*parts, 12][:2]
    day = parts[2] if len(parts) == 3 else calendar.monthrange(year, month)[1]
    return datetime.date(year, month, day)


def figure_text(claim: Claim) -> str:
    """Say a claim's figure in words: "$88 million", "17 domains", "14 percent". Raises LookupError without one."""
    if claim.value is None:
        raise LookupError(f"the claim {claim.id!r} holds no figure")
    unit = claim.unit or ""
    if unit.startswith("USD"):
        millions = claim.value / 1_000_000
        amount = f"${millions:g} million" if millions >= 1 else f"${claim.value:,.0f}"
        return (amount + unit.removeprefix("USD")).strip()
    return f"{claim.value:,g} {unit}".strip()


_PLACEHOLDER = re.compile(r"\{=([a-z0-9-]+)\}")


def figures_named(text: str) -> list[str]:
    """List the claims whose figures a text takes in: `{=main-case-proceeds}`."""
    return _PLACEHOLDER.findall(text)


def fill_figures(text: str, claims: dict[str, Claim]) -> str:
    """Put the claims' figures into a text. Raises LookupError for an unknown claim or one without a figure."""

    def one(match: "re.Match[str]") -> str:
        if match[1] not in claims:
            raise LookupError(f"no claim {match[1]!r} in evidence/claims")
        return figure_text(claims[match[1]])

    return _PLACEHOLDER.sub(one, text)
