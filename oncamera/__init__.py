"""On Camera: the code behind the course.

Importing this package is cheap: a notebook needs no Sphinx and the site build no widget library,
so each public name is loaded when it is first used.
"""

from importlib import import_module
from typing import Any

# No name here may be that of a module of this package: importing the module would put it in the name's place.
_HOMES = {
    "base_rates_picture": "oncamera.widgets.base_rates.base_rates",
    "board": "oncamera.widgets.board.board",
    "quiz": "oncamera.widgets.quiz.quiz",
    "scenario": "oncamera.widgets.scenario.scenario",
    "scheme_map": "oncamera.widgets.reference.reference",
    "timeline_list": "oncamera.widgets.reference.reference",
    "claim_dates": "oncamera.content.claims",
    "claim_value": "oncamera.content.claims",
    "controls_table": "oncamera.widgets.reference.reference",
    "desk": "oncamera.widgets.desk.desk",
    "exam_result": "oncamera.widgets.exam_result.exam_result",
    "figure": "oncamera.figures",
    "ledger_list": "oncamera.widgets.ledger.ledger",
    "planner": "oncamera.widgets.reference.reference",
}
__all__ = [
    "base_rates_picture",
    "board",
    "claim_dates",
    "claim_value",
    "controls_table",
    "desk",
    "exam_result",
    "figure",
    "ledger_list",
    "planner",
    "quiz",
    "scenario",
    "scheme_map",
    "timeline_list",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'oncamera' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
