"""Rules about what goes on paper."""

import re
from collections.abc import Sequence

from oncamera.content.course import Course
from oncamera.content.pages import is_handout, marks
from oncamera.files.problems import Problem

# What shows answers, or what is to come: never in a page that is handed out.
SPOILERS = re.compile(r"^[`:]{3,}\{(session-(?:plan|slides|answers)|tabletop)\}[ \t]*(\S*)", re.MULTILINE)
TABLETOP_SECRETS: Sequence[str] = ("facilitator", "evaluator", "report")
FIELDS = {"handout": ("true", "false"), "facilitator": ("true", "false"), "print": ("true", "false", "keys")}


def no_handout_is_for_the_facilitator_alone(course: Course) -> list[Problem]:
    """A page to hand out says nothing else of itself, and shows no plan, no answers, no handbook."""
    problems = []
    for page in course.pages:
        said = marks(page)
        for name, known in FIELDS.items():
            if said.get(name, "true") not in known:
                what = f"`{name}` is {said[name]!r}"
                problems.append(Problem(page.file, 1, "", what, f"Write {' or '.join(known)}."))
        if not is_handout(page):
            continue
        if said.get("facilitator") == "true":
            what = "the page is to hand out, and for the facilitator alone"
            problems.append(Problem(page.file, 1, "", what, "Keep one of `handout: true` and `facilitator: true`."))
        for match in SPOILERS.finditer(page.text):
            if match[1] != "tabletop" or match[2] in TABLETOP_SECRETS:
                line = page.text[: match.start()].count("\n") + 1
                what = f"the page is to hand out, and shows `{match[1]} {match[2]}`"
                problems.append(Problem(page.file, line, "", what, "Take `handout: true` from its front matter."))
    return problems
