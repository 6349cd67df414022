"""Rules about session plans, and what they show."""

import difflib
import re
from collections.abc import Iterable
from pathlib import Path

from oncamera.content.course import Course
from oncamera.content.plans import Plan, Shown
from oncamera.files.problems import Problem

SECONDS = {"case": 90, "question": 40}  # in a session, where one reads aloud; a scenario says its own minutes
_DIRECTIVE = re.compile(r"^[`:]{3,}\{session-(plan|slides|answers)\}\s+(\S+)", re.MULTILINE)


def everything_a_plan_shows_exists(course: Course) -> list[Problem]:
    """A plan shows pages, cases, questions and scenarios that there are, and none that a test asks later."""
    cases = {placed.record.id: placed.record.form for placed in course.cases}
    cases |= {p.record.twin.id: p.record.twin.form for p in course.cases if p.record.twin}
    questions = {placed.record.id: placed.record.form for placed in course.questions}
    known: dict[str, list[str]] = {
        "page": [page.file.rpartition(".")[0] for page in course.pages],
        "case": [name for name, form in cases.items() if form in ("practice", "track")],
        "question": [name for name, form in questions.items() if form == "chapter"],
        "scenario": [placed.record.id for placed in course.scenarios],
    }
    problems = []
    for placed in course.plans:
        for shown in dict.fromkeys(placed.record.every_shown()):
            if shown.name in known[shown.kind]:
                continue
            if shown.name in cases or shown.name in questions:
                what = f"the plan shows the {shown.kind} {shown.name!r}, which a test asks later"
                instead = "Show one of the practice desk, of a track or of a chapter: a test must stay unknown."
            else:
                what = f"there is no {shown.kind} {shown.name!r}"
                close = difflib.get_close_matches(shown.name, known[shown.kind], n=1)
                instead = f"Did you mean {close[0]!r}?" if close else "Write the name of one that the course has."
            problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
    return problems


def every_part_has_time_for_what_it_shows(course: Course) -> list[Problem]:
    """A part's minutes hold what it shows by the course's formula, for every audience, and after its drop as well."""
    scenarios = {placed.record.id: placed.record.minutes for placed in course.scenarios}

    def needed(plan: Plan, shown: Iterable[Shown]) -> float:
        """Add up the minutes, taking for each thing the longest that any audience sees in its place."""
        return sum(
            max(
                scenarios.get(one.name, 0) if one.kind == "scenario" else SECONDS.get(one.kind, 0) / 60
                for one in [thing, *(instead for _, instead in plan.swapped(thing))]
            )
            for thing in shown
        )

    problems = []
    for placed in course.plans:
        for part in placed.record.parts:
            for minutes, shown, when in [(part.minutes, part.shows, ""), (*part.after_drop(), " when time runs short")]:
                needs = needed(placed.record, shown)
                if needs > minutes:
                    what = f"the part {part.id!r} has {minutes} minutes{when}, and what it shows takes {needs:.1f}"
                    instead = "Give it more time, or show less."
                    problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
                    break
    return problems


def every_plan_has_its_pages(course: Course) -> list[Problem]:
    """Each plan stands in a file of its name, and has a page for its plan, its slides and its answers."""
    shown = {(page.file, kind, name) for page in course.pages for kind, name in _DIRECTIVE.findall(page.text)}
    known = {placed.record.id for placed in course.plans}
    problems = [
        Problem(file, 0, "", f"there is no plan {name!r}", f"The plans are: {', '.join(sorted(known)) or 'none'}.")
        for file, _, name in sorted(shown)
        if name not in known
    ]
    for placed in course.plans:
        plan = placed.record
        if Path(placed.file).stem != plan.stem:
            what = f"the plan stands in {Path(placed.file).name}"
            problems.append(Problem(placed.file, placed.line, plan.id, what, f"Call the file {plan.stem}.yml."))
        for kind in ("plan", "slides", "answers"):
            page = f"{plan.page(kind)}.md"
            if (page, kind, plan.id) not in shown:
                what, instead = f"no page shows the plan's {kind}", f"Write {page} with `{{session-{kind}}} {plan.id}`."
                problems.append(Problem(placed.file, placed.line, plan.id, what, instead))
    return problems
