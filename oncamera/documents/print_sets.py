"""What goes on paper, and who may see it: each page's front matter says so, `_toc.yml` gives the order.

`handout: true`: to hand out, its keys apart. All else below chapters/session is for the facilitator alone: a page must
say that it may be handed out, never that it may not. `print: false`: on paper only by itself, such as slides;
`print: keys`: of this page the keys alone, for the facilitator.
The course edition holds the chapters and the roles' tracks: the pages that state objectives.
For one plan there are two sets of its own: what its facilitator needs, and what its room gets.
"""

from dataclasses import dataclass

from oncamera.content.course import Course
from oncamera.content.pages import Page, is_handout, marks
from oncamera.content.plans import DESK

KIT = "chapters/session/"
FILES = "chapters/session/files_on_paper"  # the desk's, for those without a device
LED_FROM = ("chapters/session/guide", "chapters/session/hard_moments")
HANDED_EACH_TIME = ("chapters/session/sign_in", "chapters/session/feedback", "chapters/toolkit/reporting_card")
SETS = ("hand-out", "facilitator-only", "course", "course-answers")


@dataclass(frozen=True)
class PrintedPage:
    """One page of a set. name: as Sphinx calls it; shows: the whole page, the page without its keys, or its keys."""

    name: str
    shows: str = "all"


@dataclass(frozen=True)
class PrintSet:
    """One PDF. id: its file's name; footer: what each sheet says at its foot."""

    id: str
    title: str
    lead: str
    footer: str
    pages: tuple[PrintedPage, ...]


def is_for_facilitator(page: Page) -> bool:
    """Tell whether a page is for the facilitator alone."""
    return page.file.startswith(KIT) and not is_handout(page)


def print_sets(course: Course) -> list[PrintSet]:
    """Give the four sets of a course, each with its pages in the order of the contents."""
    on_paper = _on_paper(course)
    handed = _handed(on_paper)
    led = [page for page in on_paper if is_for_facilitator(page)]
    keyed = [page for page in on_paper if is_handout(page) or marks(page).get("print") == "keys"]
    taught = [page for page in on_paper if page.objectives]
    return [
        PrintSet(
            "hand-out", "To hand out", "Sheets, forms, files and booklets for everybody. No answers are in it.",
            "To hand out", _printed(handed, "no keys"),
        ),
        PrintSet(
            "facilitator-only", "For the facilitator only",
            "Plans, words and answers. Keep it away from those who are still to judge the files.",
            "FOR THE FACILITATOR ONLY", (*_printed(led, "all"), *_printed(keyed, "keys")),
        ),
        PrintSet(
            "course", "The course", "All chapters, and the tracks of the six roles. The answers are apart.",
            "The course", _printed(taught, "no keys"),
        ),
        PrintSet(
            "course-answers", "The course: answers", "Every question of the course with its answer, and why.",
            "Answers", _printed(taught, "keys"),
        ),
    ]  # fmt: skip


def plan_sets(course: Course, name: str) -> list[PrintSet]:
    """Give the two sets of one plan, as a mixed group sees it: for its facilitator, and to hand out.

    To hand out are the sheets of each session, and what the plan shows of the pages that may be handed out.
    Raises LookupError, naming the plans that there are, for an unknown one.
    """
    plan = course.plan(name)
    named = {shown.own_page for part in plan.parts for shown in part.shows}
    named |= {*HANDED_EACH_TIME, *([FILES] if DESK in named else [])}
    pages = {page.file.removesuffix(".md"): page for page in _on_paper(course)}
    handed = [page for page in _handed(list(pages.values())) if page.file.removesuffix(".md") in named]
    own = (plan.page("plan"), plan.page("answers"), *LED_FROM)
    led = [pages[page] for page in own if page in pages]
    return [
        PrintSet(
            f"{name}-for-you", f"{plan.title}: for you",
            "The plan, its answers, how to lead it. Keep it away from those who are still to judge the files.",
            "FOR THE FACILITATOR ONLY", (*_printed(led, "all"), *_printed(handed, "keys")),
        ),
        PrintSet(
            f"{name}-to-hand-out", f"{plan.title}: to hand out",
            "One sign-in sheet for the room; a card and a feedback form for each person; files for those without a"
            " device. No answers are in it.", "To hand out", _printed(handed, "no keys"),
        ),
    ]  # fmt: skip


def _on_paper(course: Course) -> list[Page]:
    """Give the pages of the contents below chapters/ that are printed with others, in its order."""
    by_name = {page.file.removesuffix(".md"): page for page in course.pages if page.file.startswith("chapters/")}
    pages = [by_name[name] for name, _ in course.contents if name in by_name]
    return [page for page in pages if marks(page).get("print") != "false"]


def _handed(pages: list[Page]) -> list[Page]:
    """Give those to hand out; single sheets before booklets, for they are what is looked for most."""
    return sorted(filter(is_handout, pages), key=lambda page: marks(page).get("sheet") != "true")


def _printed(pages: list[Page], shows: str) -> tuple[PrintedPage, ...]:
    return tuple(PrintedPage(page.file.removesuffix(".md"), shows) for page in pages)
