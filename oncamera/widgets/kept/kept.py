"""What is kept about the reader: the frame that the script fills in, and the keys that it may tell results by."""

from pathlib import Path
from typing import Any

from oncamera.content.course import Course
from oncamera.content.questions import question_files
from oncamera.content.vocabulary import EXAM_FORMS, FORMS, ROLES, exam_page
from oncamera.templating import capitalize_first, render
from oncamera.widgets.parts.widget import Place


def html(course: Course, place: Place) -> str:
    """Show what this browser keeps."""
    return kept_html()


def data(course: Course, place: Place) -> dict[str, Any]:
    """Give the script the keys of the chapters' questions."""
    return {"kept_page": kept_data(course)}


def made_from(root: Path) -> list[Path]:
    """All questions."""
    return question_files(root)


def kept_html() -> str:
    """Render the frame: it says that nothing is kept, which is true without scripts."""
    return render("kept.html")


def kept_data(course: Course) -> dict[str, Any]:
    """Give what the script needs. An exam's keys are left out: of its answers this page tells no result."""
    questions = [question for chapter in course.chapters.values() for question in chapter]
    keys = {question.id: question.key for question in questions if not question.is_exam}
    roles = {role: capitalize_first(name) for role, name in ROLES.items()}
    forms = {form: name.lower() for form, name in FORMS.items()}
    exams = {form: f"chapters/{exam_page(form)}" for form in EXAM_FORMS}
    kinds = {case.id: "case" for case in course.desk} | {told.record.id: "scenario" for told in course.scenarios}
    return {"keys": keys, "kinds": kinds, "roles": roles, "forms": forms, "exams": exams}
