"""All that a course holds, read from its files: what the rules look at, and the faces show."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from oncamera.content.attack_steps import Step, load_placed_steps
from oncamera.content.cases import Case, load_placed_cases
from oncamera.content.claims import Claim, Source, figures_named, load_placed_claims, load_placed_sources
from oncamera.content.contents import folder_problems, load_contents
from oncamera.content.control_map import MapRow, Standard, load_placed_rows, load_placed_standards
from oncamera.content.controls import Control, load_placed_controls
from oncamera.content.organization import Organization, load_organization
from oncamera.content.pages import Page, cited_claims, read_pages
from oncamera.content.plans import Plan, load_placed_plans
from oncamera.content.questions import Question, load_placed_questions
from oncamera.content.records import Placed
from oncamera.content.scenarios import Scenario, load_placed_scenarios
from oncamera.content.tabletop import Tabletop, load_tabletop
from oncamera.content.timeline import Event, load_placed_events
from oncamera.files.problems import Problem, ProblemsError


@dataclass
class Course:
    """All that the rules look at."""

    questions: list[Placed[Question]] = field(default_factory=list)
    contents: list[tuple[str, int]] = field(default_factory=list)  # the pages of _toc.yml, each with its line
    pages: list[Page] = field(default_factory=list)
    claims: list[Placed[Claim]] = field(default_factory=list)
    sources: list[Placed[Source]] = field(default_factory=list)
    controls: list[Placed[Control]] = field(default_factory=list)
    steps: list[Placed[Step]] = field(default_factory=list)
    events: list[Placed[Event]] = field(default_factory=list)
    cases: list[Placed[Case]] = field(default_factory=list)
    organization: Organization = field(default_factory=Organization)
    scenarios: list[Placed[Scenario]] = field(default_factory=list)
    plans: list[Placed[Plan]] = field(default_factory=list)
    tabletop: Tabletop | None = None
    map_rows: list[Placed[MapRow]] = field(default_factory=list)
    standards: list[Placed[Standard]] = field(default_factory=list)

    @property
    def claims_by_id(self) -> dict[str, Claim]:
        """The claims by id."""
        return {placed.record.id: placed.record for placed in self.claims}

    def citations(self) -> Iterator[tuple[str, int, str, str]]:
        """Give each citation of a claim: file, line, the citing record's id (or ""), the claim's id."""
        for page in self.pages:
            for line, name in cited_claims(page):
                yield page.file, line, "", name
        for placed in self.questions:
            question = placed.record
            texts = [question.ask, *(text for c in question.choices.values() for text in (c.text, c.because))]
            for name in [*question.claims, *(name for text in texts for name in figures_named(text))]:
                yield placed.file, placed.line, question.id, name
        for control in self.controls:
            yield from ((control.file, control.line, control.record.id, name) for name in control.record.claims)
        for step in self.steps:
            names = [*step.record.claims, *step.record.control.claims]
            yield from ((step.file, step.line, step.record.id, name) for name in names)
        for case in self.cases:
            names = [name for cue in case.record.cues for name in cue.claims]
            yield from ((case.file, case.line, case.record.id, name) for name in names)
        yield from ((e.file, e.line, e.record.title, e.record.claim) for e in self.events)
        for told in self.scenarios:
            scenario = told.record
            for name in [*scenario.claims(), *(name for text in scenario.texts() for name in figures_named(text))]:
                yield told.file, told.line, scenario.id, name
        for planned, text, names in self.slide_lines():
            for name in [*names, *figures_named(text)]:
                yield planned.file, planned.line, planned.record.id, name
        if self.tabletop:
            yield from self.tabletop.citations()

    def slide_lines(self) -> Iterator[tuple[Placed[Plan], str, list[str]]]:
        """Give each line of a plan's slides: the plan with its place, the words, the claims that they rest on."""
        for planned in self.plans:
            for part in planned.record.parts:
                yield from ((planned, point.says, point.claims) for point in part.points)


def load_course(root: Path) -> tuple[Course, list[Problem]]:
    """Read all that can be read, and give the problems of what cannot."""
    problems: list[Problem] = folder_problems(root)
    course = Course()
    for name, load in [
        ("contents", load_contents),
        ("pages", read_pages),
        ("questions", load_placed_questions),
        ("claims", load_placed_claims),
        ("sources", load_placed_sources),
        ("controls", load_placed_controls),
        ("steps", load_placed_steps),
        ("events", load_placed_events),
        ("cases", load_placed_cases),
        ("organization", load_organization),
        ("scenarios", load_placed_scenarios),
        ("plans", load_placed_plans),
        ("tabletop", load_tabletop),
        ("map_rows", load_placed_rows),
        ("standards", load_placed_standards),
    ]:
        try:
            setattr(course, name, load(root))
        except ProblemsError as error:
            problems += error.problems
    return course, problems
