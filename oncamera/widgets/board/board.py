"""The room's board: the frame that the script fills in, and the keys that it counts a room's results by."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from oncamera.content.cases import case_files
from oncamera.content.course import Course
from oncamera.content.questions import question_files
from oncamera.content.vocabulary import ACTIONS, COURSE, JUDGED_AT, RATINGS, ROLES, VIEWS
from oncamera.results.submission import page_of, room_forms
from oncamera.templating import render
from oncamera.version import VERSION
from oncamera.widgets.exam_result.exam_result import ROWS
from oncamera.widgets.parts.widget import Place


def html(course: Course, place: Place) -> str:
    """Show the board that counts a room's results, all in the page."""
    return board_html()


def data(course: Course, place: Place) -> dict[str, Any]:
    """Give the script the keys of every form. A host may hand results in as `incoming`."""
    return {"board": board_data(course, place.address)} | ({} if place.published else {"incoming": {}})


def made_from(root: Path) -> list[Path]:
    """All that a form may ask."""
    return [*question_files(root), *case_files(root)]


def board_html() -> str:
    """Render the frame: without scripts it says what the board needs."""
    steps = [(name, f"{name}: {says[0].lower()}{says[1:]}") for name, says in ACTIONS.items()]
    return render(
        "board.html", views=VIEWS.items(), stages=JUDGED_AT.items(), roles=ROLES.items(), actions=steps,
        ratings=list(enumerate(RATINGS)), rows=ROWS.items(),
    )  # fmt: skip


def board_data(course: Course, address: Callable[[str], str] = lambda page: "") -> dict[str, Any]:
    """Give what the script needs. Lists of pairs where an order counts. address: of a page by its name, or ""."""
    forms = room_forms(course)
    return {
        "course": COURSE,
        "version": VERSION,
        "forms": [form.model_dump() for form in forms],
        "pages": {form.form: address(page_of(form.form)) for form in forms},
        "views": list(VIEWS.items()),
        "stages": list(JUDGED_AT.items()),
        "roles": list(ROLES.items()),
    }
