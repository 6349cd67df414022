"""The rules about several files at once. Each is named for the sentence that it makes true."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from oncamera.balance import misfits
from oncamera.bank import Question, exam_page, load_placed_questions
from oncamera.cases import Case, load_placed_cases, make_twin
from oncamera.controls import Control, load_placed_controls
from oncamera.evidence import (
    CAN_CARRY,
    HEDGED_STATUSES,
    HEDGES,
    STALE_AFTER,
    Claim,
    Source,
    figures_named,
    load_placed_claims,
    load_placed_sources,
)
from oncamera.organisation import Organisation, explain_unknown_field, fields_named, load_organisation
from oncamera.problems import Problem, ProblemsError
from oncamera.prose import Page, cited_claims, prose_lines, read_pages, sentences
from oncamera.records import Placed
from oncamera.scenario_rules import every_scenario_is_shown_once, scenario_citations
from oncamera.scenarios import Scenario, load_placed_scenarios
from oncamera.scheme import Step, load_placed_steps
from oncamera.timeline import Event, load_placed_events


@dataclass
class Course:
    """All that the rules look at."""

    questions: list[Placed[Question]] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    claims: list[Placed[Claim]] = field(default_factory=list)
    sources: list[Placed[Source]] = field(default_factory=list)
    controls: list[Placed[Control]] = field(default_factory=list)
    steps: list[Placed[Step]] = field(default_factory=list)
    events: list[Placed[Event]] = field(default_factory=list)
    cases: list[Placed[Case]] = field(default_factory=list)
    organisation: Organisation = field(default_factory=Organisation)
    scenarios: list[Placed[Scenario]] = field(default_factory=list)

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
        yield from scenario_citations(self.scenarios)


def every_question_is_shown_once(course: Course) -> list[Problem]:
    """Each question stands on the page of its file's stem, exactly once; an exam question on its form's page."""
    problems = []
    shown: Counter[str] = Counter()
    for page in course.pages:
        for call in page.quizzes:
            found = [q for q in course.questions if _stem(q) == call.chapter and call.part in (None, q.record.part)]
            if not found:
                what = f"quiz({call.chapter!r}, part={call.part!r}) shows no question"
                instead = f"Add one to bank/questions/{call.chapter}.yml."
                problems.append(Problem(page.file, call.line, "", what, instead))
            if call.chapter != page.stem:
                what = f"the page shows questions of another chapter, {call.chapter!r}"
                problems.append(Problem(page.file, call.line, "", what, "Give the page questions of its own."))
            shown.update(q.record.id for q in found)
    for placed in course.questions:
        times = shown[placed.record.id]
        form, stem = placed.record.form, _stem(placed)
        if placed.record.is_exam and stem != exam_page(form):
            what = f"a question of the form {form!r} stands among those of {stem!r}"
            instead = f"Move it to bank/questions/{exam_page(form)}.yml, or mend its form."
            problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
        if times != 1:
            what = f"the question is shown {times} times"
            instead = f"Show its part once: quiz({_stem(placed)!r}, part={placed.record.part!r})."
            problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
    return problems


def every_objective_is_stated_and_tested(course: Course) -> list[Problem]:
    """Each question names an objective of its page word for word, and each objective has a question.

    An exam question names an objective of any page: it asks what the chapters teach.
    """
    problems = []
    stated = {objective for page in course.pages for objective in page.objectives}
    for placed in course.questions:
        if placed.record.is_exam and placed.record.objective not in stated:
            what = f"the objective {placed.record.objective!r} is stated on no page"
            instead = "Write one of the list after **After this page you can** of a chapter, word for word."
            problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
    for page in course.pages:
        mine = [q for q in course.questions if _stem(q) == page.stem and q.record.form == "chapter"]
        for placed in mine:
            if placed.record.objective not in page.objectives:
                what = f"the objective {placed.record.objective!r} is not stated on the page"
                instead = f"Write one of these: {'; '.join(page.objectives) or 'none'}."
                problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
        tested = {placed.record.objective for placed in mine}
        for objective in page.objectives:
            if objective not in tested:
                what = f"no question tests the objective {objective!r}"
                problems.append(Problem(page.file, 0, "", what, f"Add a question to bank/questions/{page.stem}.yml."))
    return problems


def every_dollar_is_escaped(course: Course) -> list[Problem]:
    """In prose a dollar sign is written `\\$`: JupyterLab takes what stands between two bare ones for mathematics."""
    return [
        Problem(page.file, number, "", "the line has a bare dollar sign", "Write it as `\\$`.")
        for page in course.pages
        for number, line in prose_lines(page)
        if re.search(r"(?<!\\)\$", re.sub(r"`[^`]*`", "", line))
    ]


def every_cited_claim_exists(course: Course) -> list[Problem]:
    """Prose, questions and the other records cite only claims that the ledger holds."""
    known = course.claims_by_id
    return [
        Problem(file, line, name, f"there is no claim {cited!r}", "Write it in evidence/claims, or mend the id.")
        for file, line, name, cited in course.citations()
        if cited not in known
    ]


def every_claim_is_cited(course: Course) -> list[Problem]:
    """The ledger holds nothing that the course does not use."""
    used = {cited for *_, cited in course.citations()}
    return [
        Problem(p.file, p.line, p.record.id, "nothing cites the claim", "Cite it where it is used, or delete it.")
        for p in course.claims
        if p.record.id not in used
    ]


def every_claim_has_its_sources(course: Course) -> list[Problem]:
    """Each source named by a claim exists, can carry the claim's status, and each source is used."""
    sources = {placed.record.id: placed.record for placed in course.sources}
    problems = []
    used: set[str] = set()
    for placed in course.claims:
        claim = placed.record
        used |= set(claim.sources)
        for name in claim.sources:
            if name not in sources:
                what = f"there is no source {name!r}"
                problems.append(Problem(placed.file, placed.line, claim.id, what, "Add it to evidence/sources.yml."))
        main = sources.get(claim.source)
        if main and claim.status not in CAN_CARRY[main.kind]:
            what = f"a source of the kind {main.kind} cannot carry the status {claim.status}"
            instead = (
                f"It carries: {', '.join(sorted(CAN_CARRY[main.kind]))}. Change the status, or cite another source."
            )
            problems.append(Problem(placed.file, placed.line, claim.id, what, instead))
    for source in course.sources:
        if source.record.id not in used:
            what = "no claim uses the source"
            problems.append(
                Problem(source.file, source.line, source.record.id, what, "Cite it in a claim, or delete it.")
            )
    return problems


def every_allegation_is_hedged(course: Course) -> list[Problem]:
    """A sentence that prints an alleged or charged claim says so, with a word of the one list in evidence.py."""
    claims = course.claims_by_id
    instead = "Write *allegedly*, *prosecutors say*, *accused*, *charged* or the like into the same sentence."
    problems = []
    for placed in course.claims:
        if placed.record.status in HEDGED_STATUSES and not HEDGES.search(placed.record.says):
            what = f"a claim that is {placed.record.status} is stated as a fact"
            problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
    for page in course.pages:
        for line, sentence, names in sentences(page):
            flat = [name for name in names if name in claims and claims[name].status in HEDGED_STATUSES]
            if flat and not HEDGES.search(sentence):
                what = f"the sentence prints what is {claims[flat[0]].status} as a fact"
                problems.append(Problem(page.file, line, flat[0], what, instead))
    return problems


def every_matched_case_can_be_made(course: Course) -> list[Problem]:
    """Each twin swaps only what is there, stands in another form, and has an id of its own."""
    problems = []
    taken = {placed.record.id for placed in course.cases}
    for placed in course.cases:
        case = placed.record
        if case.twin is None:
            continue
        try:
            make_twin(case)
        except ValueError as error:
            problems.append(Problem(placed.file, placed.line, case.id, str(error), "Mend the list under `swap:`."))
        if case.twin.form == case.form:
            what = "both cases of a matched pair are in one form"
            problems.append(Problem(placed.file, placed.line, case.id, what, "Give the twin another form."))
        if case.twin.id in taken:
            what = f"the id {case.twin.id!r} is taken"
            problems.append(Problem(placed.file, placed.line, case.id, what, "Give the twin an id of its own."))
        taken.add(case.twin.id)
    return problems


def every_case_stands_in_the_folder_of_its_stage(course: Course) -> list[Problem]:
    """A case is found where its stage says."""
    return [
        Problem(p.file, p.line, p.record.id, f"the case of the stage {p.record.stage} stands elsewhere",
                f"Move it to bank/cases/{p.record.stage}/{Path(p.file).stem}.yml, or mend `stage`.")
        for p in course.cases
        if Path(p.file).parent.name != p.record.stage or Path(p.file).suffix != ".yml"
    ]  # fmt: skip


def every_form_is_as_hard_as_the_others(course: Course) -> list[Problem]:
    """The forms of the desk hold as many cases, of the same difficulties, over every stage."""
    return misfits(course.cases)


def every_organisation_field_exists(course: Course) -> list[Problem]:
    """A page prints only what `organisation.yml` can hold."""
    return [
        Problem(page.file, line, "", *said)
        for page in course.pages
        for line, text in prose_lines(page)
        for name in fields_named(text)
        if (said := explain_unknown_field(name))
    ]


def every_event_is_dated_as_its_claim(course: Course) -> list[Problem]:
    """An event of the timeline has the date of the claim that it rests on."""
    claims = course.claims_by_id
    return [
        Problem(e.file, e.line, e.record.claim, f"the event says {e.record.when!r}, its claim {claim.when!r}",
                "Write the claim's date, or mend the claim.")
        for e in course.events
        if (claim := claims.get(e.record.claim)) and claim.when != e.record.when
    ]  # fmt: skip


RULES: list[Callable[[Course], list[Problem]]] = [
    every_question_is_shown_once,
    every_objective_is_stated_and_tested,
    every_dollar_is_escaped,
    every_cited_claim_exists,
    every_claim_is_cited,
    every_claim_has_its_sources,
    every_allegation_is_hedged,
    every_matched_case_can_be_made,
    every_case_stands_in_the_folder_of_its_stage,
    every_form_is_as_hard_as_the_others,
    every_organisation_field_exists,
    every_event_is_dated_as_its_claim,
    every_scenario_is_shown_once,
]


def load_course(root: Path) -> tuple[Course, list[Problem]]:
    """Read all that can be read, and give the problems of what cannot."""
    problems: list[Problem] = []
    course = Course(pages=read_pages(root))
    for name, load in [
        ("questions", load_placed_questions),
        ("claims", load_placed_claims),
        ("sources", load_placed_sources),
        ("controls", load_placed_controls),
        ("steps", load_placed_steps),
        ("events", load_placed_events),
        ("cases", load_placed_cases),
        ("organisation", load_organisation),
        ("scenarios", load_placed_scenarios),
    ]:
        try:
            setattr(course, name, load(root))
        except ProblemsError as error:
            problems += error.problems
    return course, problems


def check(root: Path) -> list[Problem]:
    """Check a whole course. Returns all problems at once, sorted; an empty list means that it is sound.

    While a file cannot be read, the rules about several files wait: they would blame the wrong one.
    """
    course, problems = load_course(root)
    return sorted(problems or [problem for rule in RULES for problem in rule(course)])


def stale_claims(root: Path, today: datetime.date) -> list[Problem]:
    """List the claims that nobody has checked for a year. They warn; they never fail a check."""
    course, _ = load_course(root)
    return [
        Problem(p.file, p.line, p.record.id, f"last checked {p.record.checked}", "Open its source again.")
        for p in course.claims
        if today - p.record.checked > STALE_AFTER
    ]


def _stem(placed: Placed[Question]) -> str:
    return Path(placed.file).stem
