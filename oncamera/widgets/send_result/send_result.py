"""A learner's result as a code, below the desk: the words stand in the desk's HTML, the script makes the code."""

from typing import Any

from oncamera.content.course import Course
from oncamera.content.vocabulary import COURSE
from oncamera.results.submission import RoomForm, room_form
from oncamera.version import VERSION


def send_data(course: Course, form: str, role: str | None = None) -> dict[str, Any]:
    """Give what the script needs: the form in the order of the code, and the baseline that goes with it."""
    baseline = room_form(course, "baseline") if form != "baseline" else None
    return {
        "course": COURSE,
        "version": VERSION,
        "form": _asked(room_form(course, form, role)),
        "baseline": _asked(baseline) if baseline and baseline.cases else None,
    }


def _asked(form: RoomForm) -> dict[str, Any]:
    return {
        "form": form.form,
        "print": form.print,
        "cases": [{"id": case.id, "v": case.v} for case in form.cases],
        "questions": [question.model_dump() for question in form.questions],
    }
