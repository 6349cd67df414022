"""All that a course holds, read from its files: what the rules look at, and the faces show."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from oncamera.content.attack_steps import STEPS
from oncamera.content.cases import CASES, Case, in_hidden_order, in_practice_order, with_twins
from oncamera.content.claims import (
    CLAIMS,
    SOURCES,
    Claim,
    Source,
    figures_named,
    fill_figures,
)
from oncamera.content.contents import folder_problems, load_contents
from oncamera.content.control_map import MAP_ROWS, STANDARDS
from oncamera.content.controls import CONTROLS
from oncamera.content.first_case import FIRST_CASE
from oncamera.content.organization import Organization, load_organization
from oncamera.content.pages import cited_claims, read_pages
from oncamera.content.plans import PLANS, Plan
from oncamera.content.questions import QUESTIONS, Question
from oncamera.content.records import Placed, R
from oncamera.content.scenarios import SCENARIOS, Scenario
from oncamera.content.tabletop import FOLDER, Tabletop, load_tabletop
from oncamera.content.timeline import EVENTS
from oncamera.content.vocabulary import FORMS, RESERVE
from oncamera.files.problems import Problem, ProblemsError

T = TypeVar("T")


def _part(load: Callable[[Path], T]) -> "cached_property[T]":
    """Make a property of a course: read from its folder when it is first asked for, and then kept."""
    return cached_property(lambda course: load(course.root))


class Course:
    """One course: read from its folder once, each part when it is first asked for, and handed to every face.

    A part that can't be read raises ProblemsError with all its problems; `problems` reads every part.
    """

    def __init__(self, root: Path = Path(), **parts: Any) -> None:
        """Stand for the course in a folder; parts: what a test gives in place of files, by name."""
        self.root = root
        vars(self).update(_empty() | parts if parts else {})

    @classmethod
    def load(cls, root: Path) -> "Course":
        """Open the course in a folder."""
        return cls(root)

    def problems(self) -> list[Problem]:
        """Read all parts, and give what is wrong with those that can't be read. Rules over several files come after."""
        found = folder_problems(self.root)
        for part in PARTS:
            try:
                getattr(self, part)
            except ProblemsError as error:
                found += error.problems
        return found

    contents = _part(load_contents)  # the pages of `_toc.yml`, each with its line
    pages = _part(read_pages)  # every page of prose, and every notebook
    questions = _part(QUESTIONS.load)  # every question
    claims = _part(CLAIMS.load)  # every claim of the ledger
    sources = _part(SOURCES.load)  # every source of the ledger
    controls = _part(CONTROLS.load)  # every control
    steps = _part(STEPS.load)  # the steps of the scheme
    events = _part(EVENTS.load)  # the timeline's events
    cases = _part(CASES.load)  # every written case, without the twins
    first_case = _part(FIRST_CASE.load)  # the case on the first page
    organization = _part(load_organization)  # whose toolkit it is
    scenarios = _part(SCENARIOS.load)  # every scenario
    plans = _part(PLANS.load)  # every session's plan
    tabletop = _part(load_tabletop)  # the tabletop exercise, if there is one
    map_rows = _part(MAP_ROWS.load)  # the rows of the control map
    standards = _part(STANDARDS.load)  # the standards that the map names

    @cached_property
    def claims_by_id(self) -> dict[str, Claim]:
        """The claims by id."""
        return {placed.record.id: placed.record for placed in self.claims}

    @cached_property
    def sources_by_id(self) -> dict[str, Source]:
        """The sources by id."""
        return {placed.record.id: placed.record for placed in self.sources}

    def claim(self, name: str) -> Claim:
        """Give one claim. Raises LookupError for an unknown one."""
        if name not in self.claims_by_id:
            raise LookupError(f"no claim {name!r} in evidence/claims")
        return self.claims_by_id[name]

    def claim_value(self, name: str) -> float:
        """Give the figure of one claim, in its unit. Raises LookupError for an unknown one, or one without a figure."""
        value = self.claim(name).value
        if value is None:
            raise LookupError(f"no claim {name!r} with a value in evidence/claims")
        return value

    def claims_by_subject(self) -> dict[str, list[Claim]]:
        """Group the claims by subject, which their file is called after, in order of file."""
        subjects: dict[str, list[Claim]] = {}
        for placed in self.claims:
            subjects.setdefault(Path(placed.file).stem.replace("_", " ").capitalize(), []).append(placed.record)
        return subjects

    def fill_figures(self, text: str) -> str:
        """Put claims' figures into a text. Raises LookupError for an unknown claim or one without a figure."""
        return fill_figures(text, self.claims_by_id)

    @cached_property
    def chapters(self) -> dict[str, list[Question]]:
        """The questions by the stem of their file, which is that of their chapter."""
        by_chapter: dict[str, list[Question]] = {}
        for placed in self.questions:
            by_chapter.setdefault(Path(placed.file).stem, []).append(placed.record)
        return by_chapter

    def chapter(self, chapter: str, part: str | None = None) -> list[Question]:
        """Give the questions of one chapter, or of one part of it, in the order of the file.

        Raises LookupError, naming what there is, when the chapter or part has no questions.
        """
        if chapter not in self.chapters:
            known = ", ".join(sorted(self.chapters)) or "none"
            raise LookupError(f"no questions for the chapter {chapter!r}; there are questions for: {known}")
        chosen = [question for question in self.chapters[chapter] if part in (None, question.part)]
        if not chosen:
            known = ", ".join(dict.fromkeys(question.part for question in self.chapters[chapter]))
            raise LookupError(f"the chapter {chapter!r} has no part {part!r}; its parts are: {known}")
        return chosen

    @cached_property
    def desk(self) -> list[Case]:
        """Every case that a form shows, twins included, the practice cases first; in an order that tells nothing."""
        written = with_twins(placed.record for placed in self.cases)
        every = in_hidden_order(case for case in written if case.form != RESERVE)
        practice = in_practice_order([case for case in every if case.form == "practice"])
        return [*practice, *(case for case in every if case.form != "practice")]

    def form(self, form: str, role: str | None = None) -> list[Case]:
        """Give the cases of one form, and of one leading role. Raises LookupError when there are none."""
        chosen = [case for case in self.desk if case.form == form and role in (None, case.roles[0])]
        if not chosen:
            whose = f" for the role {role!r}" if role else ""
            raise LookupError(f"there are no cases of the form {form!r}{whose}; the forms are: {', '.join(FORMS)}")
        return chosen

    def scenario(self, name: str) -> Scenario:
        """Give one scenario by its id. Raises LookupError, naming what there is, for an unknown one."""
        return _named("scenario", name, self.scenarios)

    def plan(self, name: str) -> Plan:
        """Give one session's plan by its id. Raises LookupError, naming what there is, for an unknown one."""
        return _named("plan", name, self.plans)

    def need_tabletop(self) -> Tabletop:
        """Give the exercise. Raises ProblemsError when the course has none."""
        if self.tabletop is None:
            what, instead = "the course has no exercise", "Take the folder from the course's repository."
            raise ProblemsError([Problem("/".join(FOLDER), 0, "", what, instead)])
        return self.tabletop

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
            yield from ((case.file, case.line, case.record.id, name) for cue in case.record.cues for name in cue.claims)
        for first in self.first_case:
            names = [name for cue in first.record.cues for name in cue.claims]
            yield from ((first.file, first.line, first.record.id, name) for name in names)
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


PARTS = (
    "contents", "pages", "questions", "claims", "sources", "controls", "steps", "events", "cases", "first_case",
    "organization", "scenarios", "plans", "tabletop", "map_rows", "standards",
)  # fmt: skip


def _empty() -> dict[str, Any]:
    return {part: [] for part in PARTS} | {"organization": Organization(), "tabletop": None}


def _named(kind: str, name: str, placed: list[Placed[R]]) -> R:
    found = {str(getattr(one.record, "id", "")): one.record for one in placed}
    if name not in found:
        raise LookupError(f"there is no {kind} {name!r}; the {kind}s are: {', '.join(found) or 'none'}")
    return found[name]
