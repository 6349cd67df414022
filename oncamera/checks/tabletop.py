"""Rules about the tabletop exercise: its files among each other, its controls, its pages."""

import re
from collections import Counter
from pathlib import Path

from oncamera.content.claims import HEDGED_STATUSES, HEDGES
from oncamera.content.course import Course
from oncamera.content.vocabulary import ROLES
from oncamera.files.problems import Problem

FACES = {  # what a page may show, and whether it is for the facilitator and the evaluator alone
    "manual": False, "roles": False, "handouts": False, "hot-wash": False,
    "facilitator": True, "evaluator": True, "report": False,
}  # fmt: skip
_DIRECTIVE = re.compile(r"^[`:]{3,}\{tabletop\}\s*(\S+)", re.MULTILINE)


def every_expected_action_has_its_control(course: Course) -> list[Problem]:
    """Each expected action and each slip names a row of bank/controls.yml, each action a stated objective."""
    table = course.tabletop
    if table is None:
        return []
    controls = {placed.record.id for placed in course.controls}
    objectives = [objective.id for objective in table.exercise.record.objectives]
    problems = []
    named = [(placed, e.id, e.control) for placed, inject in table.injects() for e in inject.expect]
    named += [(table.exercise, slip.id, slip.control) for slip in table.exercise.record.slips]  # type: ignore[misc]
    for placed, name, control in named:
        if control not in controls:
            what = f"there is no control {control!r}"
            problems.append(
                Problem(placed.file, placed.line, name, what, "Write the id of a row in bank/controls.yml.")
            )
    used = set()
    for placed, inject in table.injects():
        for expected in inject.expect:
            used.add(expected.objective)
            if expected.objective not in objectives:
                what = f"there is no objective {expected.objective!r}"
                instead = f"Write one of: {', '.join(objectives)}."
                problems.append(Problem(placed.file, placed.line, expected.id, what, instead))
    for name in objectives:
        if name not in used:
            what, instead = f"no expected action tries the objective {name!r}", "Name it in one, or delete it."
            problems.append(Problem(table.exercise.file, table.exercise.line, name, what, instead))
    return problems


def every_inject_has_an_id_of_its_own(course: Course) -> list[Problem]:
    """Injects and expected actions are told apart by their ids, over all modules: the notes file joins by them."""
    table = course.tabletop
    if table is None:
        return []
    found = [(placed, name) for placed, i in table.injects() for name in (i.id, *(e.id for e in i.expect))]
    times = Counter(name for _, name in found)
    return [
        Problem(placed.file, placed.line, name, f"the id {name!r} stands {times[name]} times in the exercise",
                "Give each inject and each action an id of its own.")
        for placed, name in found
        if times[name] > 1
    ]  # fmt: skip


def the_timetable_adds_up(course: Course) -> list[Problem]:
    """The timetable names every module once, and its minutes are those of the exercise."""
    table = course.tabletop
    if table is None:
        return []
    placed, known = table.exercise, [module.record.id for module in table.modules]
    named = [phase.module for phase in placed.record.timetable if phase.module]
    problems = []
    for name in dict.fromkeys([*known, *named]):
        if name not in known:
            what, instead = f"there is no module {name!r}", f"The modules are: {', '.join(known)}."
        elif named.count(name) != 1:
            what = f"the timetable names the module {name!r} {named.count(name)} times"
            instead = f"Write `- module: {name}` once."
        else:
            continue
        problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
    total = sum(minutes for _, _, minutes, _ in table.phases())
    if not problems and total != placed.record.minutes:
        what = f"the timetable adds up to {total} minutes, and `minutes:` says {placed.record.minutes}"
        instead = f"Change an entry, or write `minutes: {total}`."
        problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
    return problems


def every_function_has_its_card_and_its_part(course: Course) -> list[Problem]:
    """Each of the six functions has one card, gets a sheet, and has something to do."""
    table = course.tabletop
    if table is None:
        return []
    cards = Counter(placed.record.role for placed in table.cards)
    got = {who for _, inject in table.injects() for who in inject.to}
    doing = {expected.by for _, _, expected in table.actions()}
    problems = []
    pages = {page.file for page in course.pages}
    for role in ROLES:
        file = table.exercise.file.replace("exercise.yml", "roles.yml")
        if cards[role] != 1:
            what = f"the function {role!r} has {cards[role]} cards"
            problems.append(Problem(file, 0, role, what, f"Write one record with `role: {role}`."))
        if role not in got:
            problems.append(
                Problem(file, 0, role, f"no inject goes to {role!r} alone", "Name it in an inject's `to:`.")
            )
        if role not in doing:
            what, instead = f"nothing is expected of {role!r}", "Name it in an expected action's `by:`."
            problems.append(Problem(file, 0, role, what, instead))
    for placed in table.cards:
        for stem in placed.record.at_hand:
            if f"chapters/toolkit/{stem}.md" not in pages:
                what = f"the toolkit has no page {stem!r}"
                instead = "Write the stem of a page in chapters/toolkit/."
                problems.append(Problem(placed.file, placed.line, placed.record.role, what, instead))
    return problems


def every_fact_of_the_tabletop_is_hedged(course: Course) -> list[Problem]:
    """What an expected action says on an alleged or charged claim says so."""
    table, claims = course.tabletop, course.claims_by_id
    return [
        Problem(placed.file, placed.line, expected.id, f"the reason rests on {name!r}, which is {claims[name].status}",
                "Write *allegedly*, *prosecutors say* or the like into `because:`.")
        for placed, inject in (table.injects() if table else ())
        for expected in inject.expect
        for name in expected.claims
        if name in claims
        and claims[name].status in HEDGED_STATUSES
        and not HEDGES.search(expected.because or "")
    ]  # fmt: skip


def every_face_of_the_tabletop_is_shown_once(course: Course) -> list[Problem]:
    """Each face has one page; what holds the expected actions says so in its front matter, and stays out of search."""
    if course.tabletop is None:
        return []
    problems = []
    shown: Counter[str] = Counter()
    for page in course.pages:
        front = page.text.split("\n---\n", 1)[0]
        for face in _DIRECTIVE.findall(page.text):
            shown[face] += 1
            if face not in FACES:
                what, instead = f"the exercise has no face {face!r}", f"Write one of: {', '.join(FACES)}."
                problems.append(Problem(page.file, 0, "", what, instead))
            marks = {"facilitator": "true", "nosearch": "true"} if FACES.get(face) else {}
            for mark, value in marks.items():
                if not re.search(rf"^{mark}: {value}$", front, re.MULTILINE):
                    what = f"the page holds the expected actions and is not marked `{mark}: {value}`"
                    problems.append(Problem(page.file, 1, "", what, f"Write `{mark}: {value}` into its front matter."))
    for face in FACES:
        if shown[face] != 1:
            what = f"the face {face!r} of the exercise is shown {shown[face]} times"
            instead = f"Show it once: `{{tabletop}} {face}` on a page of chapters/session/tabletop/."
            problems.append(Problem(str(Path(course.tabletop.exercise.file)), 0, "", what, instead))
    return problems
