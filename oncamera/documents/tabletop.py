"""The tabletop's pages, as doctree nodes: what all may read, what is handed out, what the facilitator holds."""

from collections.abc import Callable

from docutils import nodes

from oncamera.content.controls import Control
from oncamera.content.tabletop import Expected, Inject, Module, Tabletop
from oncamera.content.vocabulary import ROLES, STAGES, Role
from oncamera.documents.blocks import artefact, blank, box, bullets, inlines, labeled, para, section, strong, table

Cite = Callable[[str], list[nodes.Node]]  # a claim's id: what the page prints for it
Link = Callable[[str], list[nodes.Node]]  # a toolkit page's stem: its title, as a link
MARKS = ("yes", "partly", "no")


def clock(minute: int) -> str:
    """Write minutes as hours and minutes."""
    return f"{minute // 60}:{minute % 60:02}"


def function(role: Role) -> str:
    """Name a function as a heading does."""
    name = ROLES[role]
    return name[:1].upper() + name[1:]


def manual_nodes(tabletop: Tabletop) -> list[nodes.Node]:
    """Make the situation manual: what everybody may know before it begins."""
    exercise = tabletop.exercise.record
    modules = [
        labeled(f"{number}. {placed.record.title}.", placed.record.aim)
        for number, placed in enumerate(tabletop.modules, 1)
    ]
    return [
        section("firm", "The firm", *(para(text) for text in exercise.firm)),
        section("people", "The people", bullets([[strong(f"{p.name}. "), *inlines(p.says)] for p in exercise.people])),
        section("objectives", "What we try", bullets([o.says for o in exercise.objectives])),
        section("rules", "Rules", bullets(exercise.rules)),
        section("modules", "The three modules", *modules),
        timetable_nodes(tabletop),
    ]


def timetable_nodes(tabletop: Tabletop) -> nodes.section:
    """Make the timetable."""
    rows = [(clock(start), title, str(minutes)) for start, title, minutes, _ in tabletop.phases()]
    rows.append((clock(tabletop.exercise.record.minutes), "End", ""))
    return section("timetable", "Timetable", table(["From", "Part", "Minutes"], rows, "tt-times", (1, 6, 1)))


def role_nodes(tabletop: Tabletop, link: Link) -> list[nodes.Node]:
    """Make the role cards, one for each page on paper."""
    return [
        section(
            f"card-{card.role}",
            function(card.role),
            para(card.you_are),
            labeled("What you know, and the others may not:"),
            bullets(card.knows),
            labeled("You may, without asking:", card.may),
            labeled("Not alone:", card.not_alone),
            labeled("Keep asking:", card.keep_asking),
            labeled("Have at hand:", *_joined([link(stem) for stem in card.at_hand])),
            classes=["tt-sheet"],
        )
        for card in (placed.record for placed in tabletop.cards)
    ]


def _joined(parts: list[list[nodes.Node]]) -> list[list[nodes.Node]]:
    out: list[list[nodes.Node]] = []
    for index, part in enumerate(parts):
        out += [[nodes.Text(", ")]] if index else []
        out.append(part)
    return out


def handout_nodes(tabletop: Tabletop) -> list[nodes.Node]:
    """Make the handouts: each inject as it is given out, one for each page on paper, and nothing beside it."""
    made: list[nodes.Node] = []
    for number, placed in enumerate(tabletop.modules, 1):
        for place, inject in enumerate(placed.record.injects, 1):
            made.append(
                section(
                    f"sheet-{inject.id}",
                    f"Sheet {number}.{place}: {inject.clock}",
                    labeled("For:", inject.audience),
                    artefact(inject.artefact),
                    bullets(inject.ask),
                    classes=["tt-sheet"],
                )
            )
    return made


def hot_wash_nodes(tabletop: Tabletop) -> list[nodes.Node]:
    """Make the sheet on which each writes before anybody speaks."""
    lines = [
        nodes.list_item("", para(text), para(blank("your words")))
        for text in tabletop.exercise.record.hot_wash
    ]  # fmt: skip
    return [
        labeled("My function:", blank("function, no name")),
        para("One sentence for the round:", blank("what I take with me")),
        nodes.enumerated_list("", *lines, enumtype="arabic", prefix="", suffix="."),
    ]


def facilitator_nodes(tabletop: Tabletop, controls: dict[str, Control], cite: Cite) -> list[nodes.Node]:
    """Make the facilitator's running order: words, sheets, answers in hand, what a prepared firm would do."""
    made: list[nodes.Node] = [timetable_nodes(tabletop)]
    number = 0
    for start, title, minutes, phase in tabletop.phases():
        module = tabletop.module(phase.module) if phase.module else None
        heading = f"{clock(start)} {title}, {minutes} minutes"
        if module is None:
            words = [labeled("Say:"), bullets(phase.say)] if phase.say else []
            made.append(section(f"part-{start}", heading, *words))
            continue
        number += 1
        made.append(
            section(
                f"module-{module.id}",
                f"{clock(start)} Module {number}: {title}, {minutes} minutes",
                labeled("Say:", module.aim),
                labeled("What is true, for you alone:", module.truth),
                *(
                    _run_inject(inject, f"{number}.{place}", _until(module, place), start, controls, cite)
                    for place, inject in enumerate(module.injects, 1)
                ),
            )
        )
    return made


def _until(module: Module, place: int) -> int:
    return module.injects[place].minute if place < len(module.injects) else module.minutes


def _run_inject(
    inject: Inject, number: str, until: int, start: int, controls: dict[str, Control], cite: Cite
) -> nodes.section:
    title = f"Sheet {number}: {inject.artefact.title}"
    when = f"{clock(start + inject.minute)} to {clock(start + until)}"
    parts: list[nodes.Node] = [
        para(strong(f"{when}. "), f"Minute {inject.minute} of the module, {inject.clock} in the story."),
        labeled("Hand to:", f"{inject.audience}. Whoever has the sheet tells the others what is on it."),
        labeled("Ask:"),
        bullets(inject.ask),
    ]
    if inject.answers:
        parts += [labeled("Tell only those who ask or do it:")]
        parts += [bullets([[strong(f"{answer.when}: "), *inlines(answer.told)] for answer in inject.answers])]
    parts += [
        labeled("A prepared firm would:"),
        nodes.bullet_list("", *(_told(e, controls, cite) for e in inject.expect)),
    ]
    parts += [labeled("A likely wrong turn:", inject.wrong_turn)]
    if inject.can_wait:
        parts += [labeled("Short of time?", f"Leave this sheet out. It saves {until - inject.minute} minutes.")]
    return section(f"run-{inject.id}", title, *parts, classes=["tt-run"])


def _told(expected: Expected, controls: dict[str, Control], cite: Cite) -> nodes.list_item:
    control = controls[expected.control]
    words = para(strong(f"{function(expected.by)}: "), f"{expected.does} {expected.because or ''}".strip())
    stage = STAGES[control.stage].lower()
    row: list[nodes.Node] = inlines(f"*Row in the table of controls, {stage}:* {control.does}")
    for index, claim in enumerate(expected.claims):
        row += [nodes.Text(", " if index else " Basis: "), *cite(claim)]
    return nodes.list_item("", words, para(row, classes=["tt-row"]))


def evaluator_nodes(tabletop: Tabletop) -> list[nodes.Node]:
    """Make the evaluator's form: one block for each expected action, and the room's slips to count."""
    made: list[nodes.Node] = []
    for number, placed in enumerate(tabletop.modules, 1):
        module = placed.record
        blocks: list[nodes.Node] = []
        for place, inject in enumerate(module.injects, 1):
            rows = [
                nodes.list_item(
                    "",
                    para(strong(f"{function(expected.by)}: "), expected.does),
                    para(
                        "  ".join(f"☐ {mark}" for mark in MARKS),
                        "  at ",
                        blank("time"),
                        " ",
                        blank("what I saw or heard"),
                    ),
                )
                for expected in inject.expect
            ]
            title = f"Sheet {number}.{place}, minute {inject.minute}: {inject.artefact.title}"
            blocks.append(box(para(strong(title)), nodes.bullet_list("", *rows), classes=["tt-form"]))
        made.append(section(f"form-{module.id}", f"Module {number}: {module.title}", *blocks))
    slips = [
        nodes.list_item("", para(slip.says, " ", blank("how often")))
        for slip in tabletop.exercise.record.slips
    ]  # fmt: skip
    asked = [
        section("form-slips", "At any time: count, for the room as a whole", nodes.bullet_list("", *slips)),
        section(
            "form-end",
            "From the hot wash",
            *(labeled(f"{label}:", blank(gap)) for label, gap in [
                ("Strengths", "what to keep"), ("Gaps", "what was missing"), ("To change", "what, and which function"),
            ]),
        ),
    ]  # fmt: skip
    return [*made, *asked]
