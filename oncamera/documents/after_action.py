"""The after-action report: as nodes for a page, as a Word file and as a page of its own. Blank without notes.

It names functions, never people.
"""

from collections.abc import Iterable, Sequence

from docutils import nodes
from docutils.core import publish_parts
from docutils.io import DocTreeInput
from docutils.readers.doctree import Reader
from docutils.utils import new_document
from markupsafe import Markup

from oncamera.content.controls import Control
from oncamera.content.course import Course
from oncamera.content.tabletop import Expected, Tabletop
from oncamera.content.vocabulary import ROLES
from oncamera.documents.blocks import Words, blank, bullets, labeled, para, section, strong, table
from oncamera.documents.docx import docx_bytes
from oncamera.documents.tabletop import function
from oncamera.sessions.after_action import Tally, mark_of, plan, tally
from oncamera.sessions.evaluator_notes import ABOUT, Mark, Notes
from oncamera.sessions.saved_board import SHARES, RoomView
from oncamera.templating import render

TITLE = "After-action report and improvement plan"
FOOTER = "Made with On Camera, an open course. Names functions, never people. Not legal advice."
WORDS = {"yes": "Seen", "partly": "Seen in part", "no": "Not seen", "": "Not judged"}
COUNTS = ["Seen", "In part", "Not seen", "Not judged"]
EMPTY_ROWS = 6
COUNT_WIDTHS = (6, 2, 2, 2, 2)
Controls = dict[str, Control]


def report_nodes(
    course: Course, tabletop: Tabletop, notes: Notes | None, room: Sequence[RoomView] | None
) -> list[nodes.Node]:
    """Make the report's sections. notes: None makes the blank form; room: the board's figures, if there are any."""
    controls = {placed.record.id: placed.record for placed in course.controls}
    parts: list[nodes.Node] = [*_about(tabletop, notes), _short(tabletop, notes, controls), *_words(notes)]
    parts += [_plan(tabletop, notes, controls), *_counts(tabletop, notes), _slips(tabletop, notes)]
    if room:
        parts.append(_room(room))
    return [*parts, _observed(tabletop, notes), _after()]


def _about(tabletop: Tabletop, notes: Notes | None) -> list[nodes.Node]:
    about = notes.about if notes else {}
    exercise = tabletop.exercise.record
    made: list[nodes.Node] = []
    if notes and notes.is_rehearsal:
        made.append(para(strong("A rehearsal: the functions were simulated. It says nothing about a real team.")))
    made.append(labeled("Exercise:", f"{exercise.title}, {exercise.minutes} minutes. {exercise.what}"))
    for name, label in (("date", "Date"), ("team", "Team"), ("people", "People who took part")):
        given = about.get(name)
        made.append(para(strong(f"{label}: "), nodes.Text(given) if given else blank(ABOUT[name].lower())))
    return made


def _short(tabletop: Tabletop, notes: Notes | None, controls: Controls) -> nodes.section:
    actions = [expected for _, _, expected in tabletop.actions()]
    if notes is None:
        return section(
            "in-short", "In short", para(f"Of {len(actions)} expected actions ", blank("number"), " were seen.")
        )
    all_in_all = tally(notes, actions)
    counted = (
        f"Of {all_in_all.all} expected actions {all_in_all.yes} were seen, {all_in_all.partly} in part,"
        f" {all_in_all.no} not; {all_in_all.unjudged} were not judged."
    )
    rated = [
        (tally(notes, [e for e in actions if e.objective == o.id]), o) for o in tabletop.exercise.record.objectives
    ]
    rated = [(t, o) for t, o in rated if t.judged]
    made: list[nodes.Node] = [para(counted)]
    if rated:
        share = [((t.yes + t.partly / 2) / t.judged, t, o) for t, o in rated]
        best, worst = max(share, key=lambda one: one[0]), min(share, key=lambda one: one[0])
        made.append(labeled(f"Went best ({best[1].yes} of {best[1].judged} seen):", best[2].says))
        if worst[2] is not best[2]:
            made.append(labeled(f"Needs most ({worst[1].yes} of {worst[1].judged} seen):", worst[2].says))
    first = [measure.what for measure in plan(notes, tabletop, controls)[:3]]
    if first:
        made += [labeled("First to change:"), bullets([[nodes.Text(text)] for text in first])]
    return section("in-short", "In short", *made)


def _cells(counted: Tally | None) -> list[Words]:
    if counted is None:
        return [blank("number") for _ in COUNTS]
    return [str(number) for number in (counted.yes, counted.partly, counted.no, counted.unjudged)]


def _counts(tabletop: Tabletop, notes: Notes | None) -> list[nodes.Node]:
    found = list(tabletop.actions())

    def rows(groups: Iterable[tuple[str, list[Expected]]]) -> list[list[Words]]:
        return [[says, *_cells(tally(notes, own) if notes else None)] for says, own in groups]

    objectives = [
        (o.says, [e for _, _, e in found if e.objective == o.id]) for o in tabletop.exercise.record.objectives
    ]
    modules = [(m.record.title, [e for module, _, e in found if module is m.record]) for m in tabletop.modules]
    functions = [(function(role), [e for _, _, e in found if e.by == role]) for role in ROLES]
    return [
        section(
            "by-objective", "By objective", table(["Objective", *COUNTS], rows(objectives), "tt-counts", COUNT_WIDTHS)
        ),
        section("by-module", "By module", table(["Module", *COUNTS], rows(modules), "tt-counts", COUNT_WIDTHS)),
        section("by-function", "By function", table(["Function", *COUNTS], rows(functions), "tt-counts", COUNT_WIDTHS)),
    ]


def _observed(tabletop: Tabletop, notes: Notes | None) -> nodes.section:
    if notes is None:
        parts: list[nodes.Node] = [labeled(f"{m.record.title}:", blank("what was seen")) for m in tabletop.modules]
        return section("observed", "What was observed", *parts)
    made: list[nodes.Node] = []
    for placed in tabletop.modules:
        told = []
        for inject in placed.record.injects:
            for expected in inject.expect:
                mark = mark_of(notes, expected)
                words = [strong(f"{WORDS[mark.answer]}. "), nodes.Text(f"{function(expected.by)}: {expected.does}")]
                told.append([*words, *_noted(mark.note)])
        made.append(section(f"observed-{placed.record.id}", placed.record.title, bullets(told)))
    return section("observed", "What was observed", *made)


def _noted(note: str) -> list[nodes.Node]:
    return [nodes.Text(" "), nodes.emphasis("", "Noted:"), nodes.Text(f" {note}")] if note else []


def _said(text: str, role: str) -> list[nodes.Node]:
    return [strong(f"{function(role)}: ") if role else strong("All: "), nodes.Text(text)]


def _words(notes: Notes | None) -> list[nodes.Node]:
    made: list[nodes.Node] = []
    for kind, title in (("strength", "Strengths"), ("gap", "Gaps that the evaluator saw")):
        said = [_said(one.text, one.function) for one in notes.said if one.kind == kind] if notes else []
        body = bullets(said) if said else para("None was written down." if notes else blank("in words, by function"))
        made.append(section(f"said-{kind}", title, body))
    return made


def _slips(tabletop: Tabletop, notes: Notes | None) -> nodes.section:
    rows: list[list[Words]] = []
    for slip in tabletop.exercise.record.slips:
        count, note = notes.slips.get(slip.id, (0, "")) if notes else (0, "")
        said: list[nodes.Node] = [nodes.Text(slip.says), *_noted(note)]
        rows.append([said, str(count) if notes else blank("number")])
    told = para("Counted for the room as a whole. Anybody may slip; what matters is that somebody else noticed.")
    return section("slips", "Slips", told, table(["What", "How often"], rows, widths=(5, 1)))


def _room(room: Sequence[RoomView]) -> nodes.section:
    rows: list[list[Words]] = []
    for view in filter(lambda view: view.told, room):
        shares = [view.shares[name] for name in SHARES]
        rates = [f"{s.number} of {s.of} (interval {s.low:.0%} to {s.high:.0%})" for s in shares]
        rows.append([f"{view.view}, {view.results} people", *rates])
    head = ["Files judged", *(says[:1].upper() + says[1:] for says in SHARES.values())]
    told = para("From the room's board, for the group alone. Both errors count, and small groups say little.")
    return section("room", "What the case desk says of the group", told, table(head, rows))


def _plan(tabletop: Tabletop, notes: Notes | None, controls: Controls) -> nodes.section:
    head = ["To change, and why", "Function", "Owner", "By when"]
    rows: list[list[Words]] = []
    for measure in plan(notes, tabletop, controls) if notes else []:
        what: list[nodes.Node] = [para(strong(measure.what))]
        if measure.actions:
            why = [_why(expected, mark_of(notes, expected)) for expected in measure.actions]  # type: ignore[arg-type]
            what += [para(f"Effort, roughly: {measure.effort}. Why:"), bullets(why)]
        functions = ", ".join(ROLES[role] for role in measure.functions)
        rows.append([what, functions or blank("function"), blank("owner"), blank("date")])
    if notes is None:
        rows = [[blank("what, and why"), blank("function"), blank("owner"), blank("date")] for _ in range(EMPTY_ROWS)]
    if not rows:
        return section("plan", "Improvement plan", para("Nothing to mend was found."))
    told = para(
        "First what the room itself wants to change, then the control behind each action that was missed."
        " The first function leads. Strike out what you will not do: three kept promises are worth more than ten."
        " A change is done when somebody can show it."
    )
    return section("plan", "Improvement plan", told, table(head, rows, "tt-plan", widths=(11, 4, 3, 3)))


def _why(expected: Expected, mark: Mark) -> list[nodes.Node]:
    said = f"{function(expected.by)}, {WORDS[mark.answer].lower()}: {expected.does}"
    return [nodes.Text(said), *_noted(mark.note)]


def _after() -> nodes.section:
    gaps: list[list[nodes.Node]] = [
        [strong("This report goes to: "), blank("functions; ask counsel who may have it")],
        [strong("We look at the plan again on: "), blank("date, within 30 days")],
        [strong("We play an exercise again on: "), blank("date")],
    ]
    told = para(
        "One exercise, seen by one evaluator, is no measurement. It shows where a rule was missing or unknown."
        " Nobody is to be judged by it."
    )
    return section("after", "After this", bullets(gaps), told)


def report_document(
    course: Course, tabletop: Tabletop, notes: Notes, room: Sequence[RoomView] | None = None
) -> nodes.document:
    """Make the whole report as one document."""
    document = new_document("after-action report")
    document += section("report", TITLE, *report_nodes(course, tabletop, notes, room))
    return document


def report_docx(document: nodes.document) -> bytes:
    """Write the report as a Word file."""
    return docx_bytes(document, TITLE, FOOTER)


def report_html(document: nodes.document, styles: str) -> str:
    """Write the report as one page that needs nothing beside it."""
    settings = {"initial_header_level": "1", "section_self_link": False, "report_level": 5}
    parts = publish_parts(
        document, reader=Reader(parser_name="null"), source_class=DocTreeInput, writer_name="html5",
        settings_overrides=settings,
    )  # fmt: skip
    return render(
        "after_action.html",
        title=TITLE,
        body=Markup(parts["html_body"]),
        styles=Markup(styles),
        footer=FOOTER,
    )
