"""A scenario as HTML: a gamebook of links without scripts, a booklet on paper, one step at a time with them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from oncamera.content.course import Course
from oncamera.content.reading import WORDS_A_MINUTE, Reading
from oncamera.content.scenario_steps import LINES
from oncamera.content.scenarios import Scenario, longest_minutes, scenario_files
from oncamera.content.vocabulary import ROLES
from oncamera.results.scenario_paths import path_table
from oncamera.templating import render
from oncamera.widgets.parts.widget import Answered, Asked, Place, evidence_files
from oncamera.widgets.scenario.scenario_map import draw_map

if TYPE_CHECKING:
    import pandas as pd

LINE_NAMES = {
    "risk": "Risk left",
    "evidence": "Evidence kept",
    "time": "Time",
    "legal": "Legal exposure",
    "fairness": "Fairness",
}
ENDINGS = {"good": "A good ending", "mixed": "A mixed ending", "bad": "A bad ending"}


class ScenarioAnswers(Answered):
    """A scenario in a notebook.

    answers: by the scenario's id, `{"picked": ["reschedule"], "tries": 1, "v": "3f9c2b10"}`: the first path, and
    `branches` for those tried after going back.
    """

    @property
    def record(self) -> Scenario:
        """The scenario shown."""
        found: Scenario = self.course.scenario(**self.arguments)
        return found

    def _paths(self) -> list[list[str]]:
        answer = self.answers.get(self.record.id, {})
        if answer.get("v") != self.record.fingerprint:
            return []
        return [answer["picked"], *answer.get("branches", [])]

    @property
    def path(self) -> "pd.DataFrame":
        """Your first path as a table: one row for each choice, with its change on each of the five lines."""
        return path_table(self.record, next(iter(self._paths()), []))

    @property
    def branches(self) -> "list[pd.DataFrame]":
        """The branches that you tried after going back, each a table like `path`."""
        return [path_table(self.record, picked) for picked in self._paths()[1:]]


def html(course: Course, place: Place, name: str) -> str:
    """Show one scenario by its id. Raises LookupError, naming what there is, when there is no such scenario."""
    return scenario_html(course, course.scenario(name), f"s{place.number}", place.ledger)


def data(course: Course, place: Place, name: str) -> dict[str, Any]:
    """Give the script the graph."""
    return {"scenario": scenario_data(course.scenario(name))}


def asks(course: Course, name: str) -> Asked:
    """Name the scenario; what is read of it is its longest path, with the decisions on it counted in words."""
    record = course.scenario(name)
    reading = Reading(longest_minutes(record) * WORDS_A_MINUTE)
    return Asked(scenarios=[(record.id, record.fingerprint)], reading=reading)


def made_from(root: Path, name: str) -> list[Path]:
    """All scenarios, one of which has this id, and the ledger."""
    return [*scenario_files(root), *evidence_files(root)]


def scenario_html(course: Course, record: Scenario, view: str = "s", ledger: str = "") -> str:
    """Render a scenario as HTML that is complete without scripts.

    view: begins every id, so that a notebook can show a scenario twice; ledger: the address of the ledger page, or "".
    """
    return render(
        "scenario.html", scenario=record, view=view, numbers=record.numbers, ways=record.ways, map=draw_map(record),
        roles=ROLES, lines=LINE_NAMES, better=LINES, endings=ENDINGS, claims=course.claims_by_id,
        sources=course.sources_by_id, ledger=ledger,
        order=sorted(record.steps, key=record.numbers.__getitem__), fill=course.fill_figures,
    )  # fmt: skip


def scenario_data(record: Scenario) -> dict[str, Any]:
    """Give what the script needs: the graph as pairs, whose order stays, and the fingerprint."""
    steps = [[name, [[way, to] for way, to in ways]] for name, ways in record.edges.items()]
    return {"id": record.id, "v": record.fingerprint, "start": record.start, "steps": steps}
