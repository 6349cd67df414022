"""A widget in a running notebook: one kind of anywidget for all, apart so that a site build loads no widget library."""

import itertools
from functools import cache
from typing import Any

import anywidget
import traitlets

from oncamera.content.course import Course
from oncamera.hosts.scripts import joined_module, widget_styles
from oncamera.widgets.parts.widget import STILL, Place
from oncamera.widgets.registry import WIDGETS

_numbers = itertools.count(1)


class LiveWidget(anywidget.AnyWidget):
    """A widget in a notebook. answers: what its reader has answered; assign to it to show earlier answers."""

    _css = widget_styles()
    html = traitlets.Unicode().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)


@cache
def _kind(name: str, needs: tuple[str, ...]) -> type[LiveWidget]:
    """Make the class of one widget: its script, a trait for each thing that the script needs, what Python reads."""
    widget, traits = WIDGETS[name], {one: traitlets.Any().tag(sync=True) for one in needs}
    script = STILL if widget.data and not needs else widget.script  # the script of what isn't there has nothing to do
    return type(f"Live_{name}", (widget.answered, LiveWidget), {"_esm": joined_module(script)} | traits)


def show(course: Course, name: str, arguments: dict[str, Any], **traits: Any) -> Any:
    """Show one widget. traits: such as `answers`, to begin with."""
    widget, place = WIDGETS[name], Place(number=str(next(_numbers)))
    if widget.live:
        return widget.live(course, **arguments)
    data = widget.data(course, place, **arguments) if widget.data else {}
    html = widget.html(course, place, **arguments)
    shown = _kind(name, tuple(data))(html=html, **data, **traits)
    shown.course, shown.arguments = course, arguments
    return shown
