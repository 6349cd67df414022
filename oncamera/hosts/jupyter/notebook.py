"""What a notebook's cells call: each widget of the registry by its `call`, and figures and dates of the ledger.

In Jupyter a call gives a live widget. During a site build it gives a note that names the widget, which the build
turns into HTML, so that an edited question runs no notebook.
"""

import datetime
import inspect
from functools import cache
from typing import Any

from oncamera.content.claims import claim_days
from oncamera.content.course import Course
from oncamera.files.paths import building_site, data_root
from oncamera.widgets.parts.named import NamedWidget
from oncamera.widgets.quiz.quiz import score
from oncamera.widgets.registry import WIDGETS

CALLS = {widget.call: name for name, widget in WIDGETS.items() if widget.call}


_open = cache(Course.load)


def course() -> Course:
    """Give the course that this notebook belongs to, opened once."""
    return _open(data_root())


class Show:
    """Shows one widget, and reads the answers to all that it has shown in this notebook."""

    def __init__(self, name: str) -> None:
        self._name, self._shown = name, dict[tuple[Any, ...], Any]()
        html = WIDGETS[name].html
        self.__doc__ = html.__doc__
        asked = list(inspect.signature(html).parameters.values())[2:]  # after the course and the place
        self.__signature__ = inspect.Signature(asked)

    def __call__(self, *given: Any, **named: Any) -> Any:
        """Show it. Raises LookupError, naming what there is, for what the course has not."""
        bound = self.__signature__.bind(*given, **named)
        bound.apply_defaults()
        arguments = dict(bound.arguments)
        if building_site():
            return NamedWidget(self._name, **arguments)
        from oncamera.hosts.jupyter.live import show

        shown = show(course(), self._name, arguments)
        self._shown[tuple(arguments.values())] = shown
        return shown

    @property
    def answers(self) -> dict[str, dict[str, Any]]:
        """Answers to all that is shown, by id; of a thing shown twice, the later one's."""
        return {name: answer for shown in self._shown.values() for name, answer in shown.answers.items()}

    @property
    def score(self) -> float:
        """Share right of all questions shown, from 0 to 1; 0 before any is shown."""
        records = [record for shown in self._shown.values() for record in shown.records]
        return score(self.answers, records) if records else 0.0


@cache
def show_of(call: str) -> Show:
    """Give what a cell calls. Raises KeyError for a name that no widget has."""
    return Show(CALLS[call])


def claim_value(name: str) -> float:
    """Give the figure of one claim, for a plot or a sum: `claim_value("main-case-proceeds")` is 88000000.

    Raises LookupError when there is no such claim, or it holds no figure.
    """
    return course().claim_value(name)


def claim_dates(name: str) -> tuple[datetime.date, datetime.date]:
    """Give the first and the last day of what one claim dates: a month is its days, a range runs to its end.

    Raises LookupError when there is no such claim, or it holds no date.
    """
    return claim_days(course().claim(name))
