"""Each role's path through the course: which pages, in which order, what is timed apart, and what may be skipped."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from oncamera.content.vocabulary import ROLES, exam_page

CORE = (
    "chapters/the_case",
    "chapters/the_scheme",
    "chapters/on_camera",
    "chapters/fair_vetting",
    "chapters/when_you_suspect",
)
MOST_MINUTES = 45  # the core and a role's part together
DESK = "chapters/desk_practice"
ENOUGH = {DESK: 4}  # how many of a page's cases make its stop done; the others are there for whoever likes to go on
SCENARIOS = {
    "recruiter": "the_good_candidate",
    "manager": "second_interview",
    "it": "ship_it_to_my_cousin",
    "security": "thursday_0240",
    "finance": "new_account_same_week",
    "legal": "you_already_hired_one",
}


@dataclass(frozen=True)
class Stop:
    """One page of a path. Only the core and the role's part are the course itself; the rest is timed apart."""

    page: str
    part: Literal["baseline", "core", "track", "desk", "scenario", "final"]

    @property
    def timed_apart(self) -> bool:
        """Whether its minutes are not among those of the course itself."""
        return self.part not in ("core", "track")

    @property
    def optional(self) -> bool:
        """Whether a reader may skip it: going on to any later stop does."""
        return self.part == "baseline"


def track_page(role: str) -> str:
    """Name the page of a role's track."""
    return f"chapters/roles/{role}"


def route(role: str, pages: Collection[str]) -> list[Stop]:
    """List the stops of a role's path, in order: those that the book has among its pages."""
    stops = [
        Stop(f"chapters/{exam_page('baseline')}", "baseline"),
        *(Stop(page, "core") for page in CORE),
        Stop(track_page(role), "track"),
        Stop(DESK, "desk"),
        Stop(f"chapters/scenarios/{SCENARIOS[role]}", "scenario"),
        Stop(f"chapters/{exam_page('final')}", "final"),
    ]
    return [stop for stop in stops if stop.page in pages]


def routes(pages: Collection[str]) -> dict[str, list[Stop]]:
    """Give every role's path; none in a book that has none of their pages."""
    return {role: stops for role in ROLES if (stops := route(role, pages))}
