"""The result of an exam form: the score, the change since the baseline, the certificate. The script works it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oncamera.content.course import Course
from oncamera.content.questions import question_files
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
    pages = [f"chapters/{exam_page(other)}" for other in SCORED if other != form]
    others = [(place.title(page), address) for page in pages if (address := place.address(page))]
    return exam_result_html(exam_key(course, form), later, send=True, others=others)


def data(course: Course, place: Place, form: str) -> dict[str, Any]:
    """Give the script the keys, and what is said of each item once the form is whole."""
    if not place.published:
        return {}
    review = render("exam_review.html", review=review_of(course, place, form), side=desk.SIDE)
    return {"exam": exam_result_data(course, form) | {"review": review}, "send": send_data(course, form)}


def made_from(root: Path, form: str) -> list[Path]:
    """The desk's files, for it scores what the desk shows; and all questions, whose chapters it leads to."""
    return [*desk.made_from(root, form), *question_files(root)]


@dataclass(frozen=True)
class Review:
    """What is said of each item once a form is whole. pages: title and address of all that may be read again."""

    questions: list[dict[str, Any]]
    cases: list[dict[str, Any]]
    pages: list[tuple[str, str]]


def review_of(course: Course, place: Place, form: str) -> Review:
    """Gather the reasons of a form's items, each with the page to read again: title and address, "" without one.

    A question leads to the chapter that teaches its objective, a case to the page of the role that it's for.
    """
    taught = {
        question.objective: f"chapters/{chapter}"
        for chapter, questions in course.chapters.items()
        for question in questions
        if not question.is_exam
    }

    def again(page: str) -> tuple[str, str]:
        address = place.address(page) if page else ""
        return (place.title(page), address) if address else ("", "")

    questions = [
        {
            "id": one.id, "objective": one.objective, "ask": course.fill_figures(one.ask),
            "choices": {
                letter: {"text": course.fill_figures(choice.text), "because": course.fill_figures(choice.because),
                         "correct": choice.correct}
                for letter, choice in one.choices.items()
            },
            "again": again(taught.get(one.objective, "")),
        }
        for one in course.chapter(exam_page(form))
    ]  # fmt: skip
    cases = [
        case.model_dump(include={"id", "title", "truth", "outcome", "best", "acceptable", "why_best"})
        | {
            "clues": [(cue, cue.label if cue.absent else case.cue_words[cue.id]) for cue in case.cues],
            "again": again(f"chapters/roles/{case.roles[0]}"),
        }
        for case in course.form(form)
    ]
    pages = dict.fromkeys(one["again"] for one in [*questions, *cases] if one["again"][1])
    return Review(questions, cases, list(pages))


def exam_result_html(
    key: ExamKey, later: Sequence[tuple[str, int, str, str]] = (), send: bool = False,
    others: Sequence[tuple[str, str]] = (),
) -> str:  # fmt: skip
    """Render what the script fills in: readable as it is, and saying what it needs.

    later: the later looks that the final page puts into a calendar, each as form, days after, title, address.
    send: with the code for a session; others: title and address of the other forms, for whoever has not passed.
    """
    impostors = sum(case.impostor for case in key.cases)
    return render(
        "exam_result.html", of=len(key.ids), points=PASS_POINTS, caught=FEWEST_CAUGHT, cleared=FEWEST_CLEARED,
        questions=len(key.questions), cases=len(key.cases), impostors=impostors, genuine=len(key.cases) - impostors,
        rows=ROWS, roles=ROLES, later=later, send=send, others=others, view="exam",
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
