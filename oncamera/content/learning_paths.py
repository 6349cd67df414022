"""Each role's path through the course: which pages, in which order, and what is timed apart."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from oncamera.content.vocabulary import ROLES, exam_page

CORE = ("chapters/the_case", "chapters/on_camera", "chapters/fair_vetting", "chapters/when_you_suspect")


@dataclass(frozen=True)
class Stop:
    """One page of a path. The baseline and the final are timed apart from the course itself."""

    page: str
    part: Literal["baseline", "core", "track", "final"]

    @property
    def timed_apart(self) -> bool:
        """Whether its minutes are not among those of the course itself."""
        return self.part in ("baseline", "final")


def track_page(role: str) -> str:
    """Name the page of a role's track."""
    return f"chapters/roles/{role}"


def route(role: str, pages: Collection[str]) -> list[Stop]:
    """List the stops of a role's path, in order: those that the book has among its pages."""
    stops = [
        Stop(f"chapters/{exam_page('baseline')}", "baseline"),
        *(Stop(page, "core") for page in CORE),
        Stop(track_page(role), "track"),
        Stop(f"chapters/{exam_page('final')}", "final"),
    ]
    return [stop for stop in stops if stop.page in pages]


def routes(pages: Collection[str]) -> dict[str, list[Stop]]:
    """Give every role's path; none in a book that has none of their pages."""
    return {role: stops for role in ROLES if (stops := route(role, pages))}
