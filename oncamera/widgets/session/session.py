"""A session's three faces: the plan to run it by, the slides to show, the answers for the facilitator alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from oncamera.content.cases import Case
from oncamera.content.course import Course
from oncamera.content.organization import is_blank
from oncamera.content.plans import AUDIENCES, DESK, Part, Plan, Shown
from oncamera.content.questions import Question
from oncamera.content.scenarios import Scenario
from oncamera.content.shapes import MARK
from oncamera.content.vocabulary import ACTIONS, STAGES
from oncamera.templating import json_script, render
from oncamera.widgets.desk.desk import desk_data, desk_html
from oncamera.widgets.quiz.quiz import halves, quiz_data, quiz_html

Link = Callable[[str], tuple[str, str]]  # a page's name: its title and its address from here
EVERYONE = "everyone"


@dataclass(frozen=True)
class Thing:
    """One thing that a plan shows, ready to be named. audiences: who sees it; html: a case or question as shown."""

    shown: Shown
    title: str
    href: str = ""
    audiences: str = ""
    html: str = ""
    opening: str = ""

    @property
    def for_everyone(self) -> bool:
        """Tell whether a mixed group sees it."""
        return not self.audiences or EVERYONE in self.audiences.split()


class Bank:
    """What plans may show, by id."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.cases: dict[str, Case] = {case.id: case for case in course.desk}
        self.questions: dict[str, Question] = {placed.record.id: placed.record for placed in course.questions}
        self.scenarios: dict[str, Scenario] = {placed.record.id: placed.record for placed in course.scenarios}

    def title(self, shown: Shown, link: Link) -> tuple[str, str]:
        """Name one thing, and give the address of its page, or "" when it has none of its own."""
        if shown.kind == "page":
            return link(shown.own_page)
        if shown.kind == "scenario":
            return self.scenarios[shown.name].title, link(shown.own_page)[1]
        if shown.kind == "case":
            return self.cases[shown.name].title, ""
        return halves(self.course.fill_figures(self.questions[shown.name].ask))[1], ""


def _audiences(plan: Plan, shown: Shown) -> tuple[str, ...]:
    """Name the audiences that see what the plan shows: all but those for which it is swapped."""
    away = {who for who, _ in plan.swapped(shown)}
    return tuple(who for who in (EVERYONE, *AUDIENCES) if who not in away)


def _things(plan: Plan, part: Part, bank: Bank, link: Link) -> list[Thing]:
    """List what a part shows, and after each what some audience sees instead."""
    found = []
    for shown in part.shows:
        seen: dict[Shown, tuple[str, ...]] = {shown: _audiences(plan, shown)}
        for who, instead in plan.swapped(shown):
            seen[instead] = (*seen.get(instead, ()), who)
        for one, audiences in seen.items():
            every = len(audiences) == 1 + len(AUDIENCES)
            title, href = bank.title(one, link)
            opening = bank.scenarios[one.name].opening if one.kind == "scenario" else ""
            found.append(Thing(one, title, href, "" if every else " ".join(audiences), opening=opening))
    return found


def _widget(bank: Bank, shown: Shown, view: str, number: int) -> Markup:
    """Render a case or a question as the site does, with its data beside it."""
    if shown.kind == "case":
        case = bank.cases[shown.name]
        data = json_script("oc-data", {"desk": desk_data([case], case.form)})
        html = desk_html(bank.course, [case], case.form, view, alone=True)
        return Markup('<div data-widget="desk">{}{}</div>').format(Markup(html), data)
    question = bank.questions[shown.name]
    data = json_script("oc-data", {"questions": quiz_data([question])})
    html = quiz_html(bank.course, [question], number, view)
    return Markup('<div data-widget="quiz">{}{}</div>').format(Markup(html), data)


def slides_html(course: Course, name: str, link: Link, ledger: str = "") -> str:
    """Render a plan as slides: a long page without scripts, one slide a page on paper."""
    plan, bank = course.plan(name), Bank(course)
    number, parts = 0, []
    for place, part in enumerate(plan.parts, 1):
        things: list[Thing] = []
        for thing in _things(plan, part, bank, link):
            if thing.shown.kind in ("case", "question"):
                number += thing.shown.kind == "question"
                html = _widget(bank, thing.shown, f"s{place}-{len(things)}", number)
                thing = Thing(thing.shown, thing.title, "", thing.audiences, html)
            things.append(thing)
        parts.append((part, things))
    said = course.organization.course_address
    return render(
        "session_slides.html", plan=plan, parts=parts, audiences=AUDIENCES,
        address="" if is_blank(said) else said, first_page=link("index")[1], **_values(course, link, ledger),
    )  # fmt: skip


def _slide_numbers(parts: list[tuple[Part, list[Thing]]]) -> dict[str | tuple[str, Shown], int]:
    """Number the slides that a mixed group sees: a part's by its id, a case's or a question's by part and thing."""
    numbers: dict[str | tuple[str, Shown], int] = {}
    for part, things in parts:
        numbers[part.id] = len(numbers) + 2  # the title is the first
        for thing in things:
            if thing.shown.kind in ("case", "question") and thing.for_everyone:
                numbers[part.id, thing.shown] = len(numbers) + 2
    return numbers


def plan_html(course: Course, name: str, link: Link, ledger: str = "") -> str:
    """Render a plan to run a session by: each part with its minutes, words, and what to drop."""
    plan, bank = course.plan(name), Bank(course)
    parts = [
        (part, start, _things(plan, part, bank, link)) for part, start in zip(plan.parts, plan.starts(), strict=True)
    ]
    swaps = {
        who: [(bank.title(swap.shown, link), bank.title(swap.instead, link), swap.instead) for swap in variant.swaps]
        for who, variant in plan.variants.items()
    }
    pages = {kind: link(plan.page(kind)) for kind in ("slides", "answers")}
    return render(
        "session_plan.html", plan=plan, parts=parts, swaps=swaps, pages=pages, audiences=AUDIENCES,
        slides=_slide_numbers([(part, things) for part, _, things in parts]),
        clock=lambda minute: f"{minute // 60}:{minute % 60:02}", **_values(course, link, ledger),
    )  # fmt: skip


def answers_html(course: Course, name: str, link: Link, ledger: str = "") -> str:
    """Render what the facilitator alone needs: each answer, the likely wrong turns, what to ask the room.

    What a mixed group sees comes first; then what others see instead; last how the desk's files ended, if it is shown.
    """
    plan, bank = course.plan(name), Bank(course)
    parts = [(part, _things(plan, part, bank, link)) for part in plan.parts]
    told = {c: _case_notes(bank.cases[c]) for c in {s.name for s in plan.every_shown() if s.kind == "case"}}
    swapped = [(part, thing) for part, things in parts for thing in things if not thing.for_everyone]
    on_desk = any(shown.name == DESK for shown in plan.every_shown())
    desk = [_case_notes(case) for case in bank.cases.values() if on_desk and case.form == "practice"]
    return render(
        "session_answers.html", plan=plan, parts=parts, swapped=swapped, desk=desk, told=told,
        questions=bank.questions, halves=halves,
        audiences=AUDIENCES, actions=ACTIONS, stages=STAGES, desk_page=DESK, back=link(plan.page("plan")),
        **_values(course, link, ledger),
    )  # fmt: skip


def files_html(course: Course, form: str, link: Link, ledger: str = "") -> str:
    """Render the files of one form to be judged on paper: nothing on it tells an answer."""
    return f'<div class="oc-session oc-handout">{desk_html(course, course.form(form), form, "h", paper=True)}</div>'


def _case_notes(case: Case) -> dict[str, Any]:
    """Sort a case's cues for the facilitator: those that mislead, the strongest first, and those that settle it."""
    texts = [text for artefact in case.artefacts for text in artefact.texts()]
    marks = {match["id"]: match["text"] for text in reversed(texts) for match in MARK.finditer(text)}
    right, wrong = ("impostor", "genuine") if case.truth == "impostor" else ("genuine", "impostor")
    ordered = sorted(case.cues, key=lambda cue: -cue.weight)

    def side(points_to: str) -> list[tuple[str, Any]]:
        return [(marks.get(cue.id) or cue.label or "", cue) for cue in ordered if cue.points_to == points_to]

    done = {case.best, *case.acceptable}
    return {
        "case": case,
        "misleading": side(wrong),
        "settling": side(right),
        "nothing": side("neutral"),
        "wrong_steps": [(action, says) for action, says in ACTIONS.items() if action not in done],
    }


def _values(course: Course, link: Link, ledger: str) -> dict[str, Any]:
    return {
        "claims": course.claims_by_id, "sources": course.sources_by_id, "ledger": ledger,
        "fill": course.fill_figures, "link": link,
    }  # fmt: skip
