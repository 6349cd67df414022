"""The result of an exam form: the score, the change since the baseline, the certificate. The script works it out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from oncamera.content.course import Course
from oncamera.content.vocabulary import (
    COURSE,
    FEWEST_CAUGHT,
    FEWEST_CLEARED,
    FORMS,
    LATER,
    PASS_POINTS,
    ROLES,
    SCORED,
    exam_page,
)
from oncamera.results.exam import ExamKey, exam_key
from oncamera.templating import capitalize_first, render
from oncamera.version import VERSION
from oncamera.widgets.desk import desk
from oncamera.widgets.parts.widget import Place
from oncamera.widgets.send_result.send_result import send_data

ROWS = {
    "right": "Questions",
    "caught": "Impostors caught",
    "cleared": "Genuine people cleared",
    "points": "All points",
}
ELSEWHERE = "<p>On the published site, your result and your certificate stand here.</p>"


def html(course: Course, place: Place, form: str) -> str:
    """Show the result of one exam form, final, day90 or day180. On the site only: a notebook says where to look.

    Raises LookupError for a form that has no score.
    """
    if form not in SCORED:
        raise LookupError(f"the form {form!r} has no result; the forms that have one are: {', '.join(SCORED)}")
    if not place.published:
        return ELSEWHERE
    later = []
    for other, days in LATER.items() if form == "final" else ():
        page = f"chapters/{exam_page(other)}"
        if address := place.address(page):
            later.append((other, days, place.title(page), address))
    return exam_result_html(exam_key(course, form), later, send=True)


def data(course: Course, place: Place, form: str) -> dict[str, Any]:
    """Give the script the keys."""
    return {"exam": exam_result_data(course, form), "send": send_data(course, form)} if place.published else {}


def made_from(root: Path, form: str) -> list[Path]:
    """The desk's files: what it scores is what the desk shows."""
    return desk.made_from(root, form)


def exam_result_html(key: ExamKey, later: Sequence[tuple[str, int, str, str]] = (), send: bool = False) -> str:
    """Render what the script fills in: readable as it is, and saying what it needs.

    later: the later looks that the final page puts into a calendar, each as form, days after, title, address.
    send: with the code for a session.
    """
    impostors = sum(case.impostor for case in key.cases)
    return render(
        "exam_result.html", of=len(key.ids), points=PASS_POINTS, caught=FEWEST_CAUGHT, cleared=FEWEST_CLEARED,
        questions=len(key.questions), cases=len(key.cases), impostors=impostors, genuine=len(key.cases) - impostors,
        rows=ROWS, roles=ROLES, later=later, send=send, view="exam",
    )  # fmt: skip


def exam_result_data(course: Course, form: str) -> dict[str, Any]:
    """Give what the script needs: the key of the form and of the baseline, and what a certificate says."""
    return {
        "form": form,
        "form_name": FORMS[form].lower(),
        "course": COURSE,
        "version": VERSION,
        "roles": {role: capitalize_first(name) for role, name in ROLES.items()},
        "key": exam_key(course, form).model_dump(),
        "before": exam_key(course, "baseline").model_dump(),
    }
