"""Plans for a session with a team: what a facilitator shows, says and asks, minute by minute."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from oncamera.content.records import Id, Line, Record, Shelf

Audience = Literal["hiring", "engineering", "leadership"]
AUDIENCES: dict[str, str] = {
    "hiring": "Mostly people who hire",
    "engineering": "Mostly engineers, IT and security",
    "leadership": "Mostly leaders, finance and legal",
}
KINDS = ("page", "case", "question", "scenario")
LEAST_SAVED = 0.2  # a session begins late, or runs over, by about a fifth of its time
DESK = "chapters/desk_practice"  # where a room judges alone
SUFFIXES = {"plan": "", "slides": "_slides", "answers": "_answers"}  # a plan's pages, after its stem


class Shown(Record):
    """One thing on the screen: exactly one of the four, by its name in the course."""

    page: Annotated[str, Field(pattern=r"^[a-z0-9_/]+$")] | None = None
    case: Id | None = None
    question: Id | None = None
    scenario: Id | None = None

    @model_validator(mode="after")
    def _names_one_thing(self) -> "Shown":
        named = [kind for kind in KINDS if getattr(self, kind)]
        if len(named) != 1:
            raise ValueError(
                f"one entry names {len(named)} things ({', '.join(named) or 'none'})"
                " | Write each on a line of its own: `- case: its-id`, `- page: chapters/its_name`."
            )
        return self

    @property
    def kind(self) -> str:
        """Which of the four it is."""
        return next(kind for kind in KINDS if getattr(self, kind))

    @property
    def name(self) -> str:
        """Its id, or a page's name."""
        return str(getattr(self, self.kind))

    @property
    def own_page(self) -> str:
        """The page that shows it whole; "" for a case or a question, which stands on a slide."""
        if self.scenario:
            return f"chapters/scenarios/{self.scenario.replace('-', '_')}"
        return self.page or ""


class Point(Record):
    """One line of a slide, with the claims that it rests on."""

    says: Line
    claims: list[Id] = Field(default_factory=list)


class Drop(Record):
    """What to do when time runs short. saves: minutes; without: what is then not shown."""

    saves: Annotated[int, Field(ge=1)]
    how: Line
    without: list[Shown] = Field(default_factory=list)


class Part(Record):
    """One part of a session.

    shows: what is on the screen; points: lines of its slide; say: the facilitator's words; people_do: what people do,
    printed on the slide too; listen_for: what to pick up; ask: prompts for the talk.
    """

    id: Id
    title: Line
    minutes: Annotated[int, Field(ge=1, le=60)]
    shows: list[Shown] = Field(default_factory=list)
    points: list[Point] = Field(default_factory=list)
    say: Annotated[list[Line], Field(min_length=1)]
    people_do: Line
    listen_for: Annotated[list[Line], Field(min_length=1)]
    ask: list[Line] = Field(default_factory=list)
    drop_if_short: Drop | None = None

    @model_validator(mode="after")
    def _drop_fits(self) -> "Part":
        drop = self.drop_if_short
        if drop is None:
            return self
        if drop.saves > self.minutes:
            raise ValueError(
                f"the part {self.id!r} takes {self.minutes} minutes, and its drop saves {drop.saves}"
                f" | Save {self.minutes} at most: then the whole part is left out."
            )
        for shown in drop.without:
            if shown not in self.shows:
                raise ValueError(
                    f"the part {self.id!r} drops the {shown.kind} {shown.name!r}, which it does not show"
                    " | Name something that stands under its `shows:`."
                )
        return self

    def after_drop(self) -> tuple[int, list[Shown]]:
        """Give the minutes that are left when time runs short, and what is still shown."""
        drop = self.drop_if_short
        if drop is None:
            return self.minutes, self.shows
        left = self.minutes - drop.saves
        return left, [shown for shown in self.shows if left and shown not in drop.without]


class Swap(Record):
    """What is shown to one audience instead of what the plan shows."""

    shown: Shown
    instead: Shown


class Variant(Record):
    """A plan for one audience."""

    because: Line
    swaps: Annotated[list[Swap], Field(min_length=1)]


class Plan(Record):
    """One session: parts in order, whose minutes add up to its own."""

    id: Id
    title: Line
    minutes: Annotated[int, Field(ge=15, le=300)]
    audience: Line
    after_it: Line
    needs: Annotated[list[Line], Field(min_length=1)]
    parts: Annotated[list[Part], Field(min_length=2)]
    variants: dict[Audience, Variant] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _adds_up(self) -> "Plan":
        problems = list(_plan_problems(self))
        if problems:
            raise ValueError("\n".join(problems))
        return self

    @property
    def stem(self) -> str:
        """What its file and its pages are called after."""
        return self.id.replace("-", "_")

    @property
    def saved(self) -> int:
        """The minutes that all its drops save together."""
        return sum(part.drop_if_short.saves for part in self.parts if part.drop_if_short)

    def starts(self) -> list[int]:
        """Give the minute at which each part begins."""
        return [sum(part.minutes for part in self.parts[:index]) for index in range(len(self.parts))]

    def swapped(self, shown: Shown) -> list[tuple[Audience, Shown]]:
        """List what each audience sees instead of something that the plan shows."""
        return [(who, s.instead) for who, variant in self.variants.items() for s in variant.swaps if s.shown == shown]

    def every_shown(self) -> Iterator[Shown]:
        """Give all that is shown, to any audience, in order."""
        for part in self.parts:
            for shown in part.shows:
                yield shown
                yield from (instead for _, instead in self.swapped(shown))

    def page(self, kind: str) -> str:
        """Name one of the plan's three pages: its plan, its slides, its answers."""
        return f"chapters/session/{self.stem}{SUFFIXES[kind]}"


def _plan_problems(plan: Plan) -> Iterator[str]:
    total = sum(part.minutes for part in plan.parts)
    if total != plan.minutes:
        off = plan.minutes - total
        change = f"Give {off} more to some part" if off > 0 else f"Take {-off} from some part"
        yield (
            f"the parts add up to {total} minutes, and `minutes:` says {plan.minutes}"
            f" | {change}, or write `minutes: {total}`."
        )
    if plan.saved < LEAST_SAVED * plan.minutes:
        yield (
            f"the drops save {plan.saved} of {plan.minutes} minutes"
            f" | Let them save {round(LEAST_SAVED * plan.minutes)} at least: sessions begin late."
        )
    names = [part.id for part in plan.parts]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"two parts are called {name!r} | Give each part an id of its own."
    shown = [shown for part in plan.parts for shown in part.shows]
    for who, variant in plan.variants.items():
        for swap in variant.swaps:
            if swap.shown not in shown:
                yield (
                    f"the variant {who!r} swaps the {swap.shown.kind} {swap.shown.name!r}, which no part shows"
                    " | Name something that stands under a part's `shows:`."
                )
            if swap.shown.kind != swap.instead.kind:
                yield (
                    f"the variant {who!r} swaps a {swap.shown.kind} for a {swap.instead.kind}"
                    f" | Swap it for another {swap.shown.kind}: the minutes are made for that."
                )


PLANS = Shelf(Plan, "session/plans")
