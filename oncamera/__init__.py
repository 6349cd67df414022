"""On Camera: the code behind the course.

Importing this package is cheap: a notebook needs no Sphinx and the site build no widget library,
so each public name is loaded when it is first used.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "quiz": "oncamera.widgets.quiz",
    "figure": "oncamera.figures",
}
__all__ = ["figure", "quiz"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'oncamera' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
