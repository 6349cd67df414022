"""The room's board: the frame that the script fills in, and the keys that it counts a room's results by."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from oncamera.content.cases import ACTIONS, FORMS, RATINGS
from oncamera.content.controls import ROLES, STAGES
from oncamera.files.paths import building_site
from oncamera.results.certificate import COURSE
from oncamera.results.submission import page_of, room_forms
from oncamera.templating import render
from oncamera.version import VERSION
from oncamera.widgets.exam_result.exam_result import ROWS
from oncamera.widgets.parts.named import NamedWidget

VIEW_NAMES = FORMS | {"track": "All tracks"}
JUDGED_AT = {name: says for name, says in STAGES.items() if name != "program"}  # no case stands there


def board() -> Any:
    """Show the board that counts a room's results, all in the page."""
    if building_site():
        return NamedWidget("board")
    from oncamera.hosts.jupyter.live import LiveBoard

    return LiveBoard()


def board_html() -> str:
    """Render the frame: without scripts it says what the board needs."""
    steps = [(name, f"{name}: {says[0].lower()}{says[1:]}") for name, says in ACTIONS.items()]
    return render(
        "board.html", views=VIEW_NAMES.items(), stages=JUDGED_AT.items(), roles=ROLES.items(), actions=steps,
        ratings=list(enumerate(RATINGS)), rows=ROWS.items(),
    )  # fmt: skip


def board_data(root: Path, address: Callable[[str], str] = lambda page: "") -> dict[str, Any]:
    """Give what the script needs. Lists of pairs where an order counts. address: of a page by its name, or ""."""
    forms = room_forms(root)
    return {
        "course": COURSE,
        "version": VERSION,
        "forms": [form.model_dump() for form in forms],
        "pages": {form.form: address(page_of(form.form)) for form in forms},
        "views": list(VIEW_NAMES.items()),
        "stages": list(JUDGED_AT.items()),
        "roles": list(ROLES.items()),
    }
