"""The widgets as anywidgets: apart from their modules, so that a site build loads no widget library."""

import itertools
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from oncamera.content.cases import Case
from oncamera.content.questions import Question
from oncamera.content.scenarios import Scenario
from oncamera.files.paths import data_root
from oncamera.hosts.scripts import joined_module
from oncamera.results.scenario_paths import path_table
from oncamera.widgets.board.board import board_data, board_html
from oncamera.widgets.desk.desk import desk_data, desk_html
from oncamera.widgets.quiz.quiz import quiz_css, quiz_data, quiz_html, score
from oncamera.widgets.scenario.scenario import scenario_data, scenario_html
from oncamera.widgets.send_result.send_result import send_data

if TYPE_CHECKING:
    import pandas as pd

_views = itertools.count(1)


class LiveQuiz(anywidget.AnyWidget):
    """A quiz in a running notebook.

    answers: by question id, `{"picked": ["a"], "tries": 1, "v": "3f9c2b10"}`; assign to it to show earlier ones.
    """

    _esm = joined_module("widgets/quiz/quiz.js")
    _css = quiz_css()
    html = traitlets.Unicode().tag(sync=True)
    questions: Any = traitlets.List().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)

    def __init__(self, questions: list[Question], first: int = 1, **traits: Any) -> None:
        self.records = questions
        super().__init__(html=quiz_html(questions, first, f"q{next(_views)}"), questions=quiz_data(questions), **traits)

    @property
    def score(self) -> float:
        """Share of the questions answered rightly, from 0 to 1."""
        return score(self.answers, self.records)


class LivePage(anywidget.AnyWidget):
    """A reference widget in a running notebook: its HTML, and the script that enhances it."""

    _css = quiz_css()
    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, html: str, module: str | None) -> None:
        # A map or a picture has no behavior of its own: it only needs to be put in.
        self._esm = joined_module(module or "widgets/parts/still.js")
        super().__init__(html=html)


class LiveDesk(anywidget.AnyWidget):
    """The case desk in a running notebook.

    answers: by case id, `{"picked": ["verify"], "rating": 2, "tries": 1, "v": "3f9c2b10"}`; cases: the records.
    """

    _esm = joined_module("widgets/desk/desk.js")
    _css = quiz_css()
    html = traitlets.Unicode().tag(sync=True)
    desk: Any = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)

    def __init__(self, cases: list[Case], form: str, role: str | None, every: list[Case], **traits: Any) -> None:
        self.cases = cases
        send = {"send": send_data(data_root(), form, role)} if form != "track" or role else {}
        html = desk_html(cases, form, f"d{next(_views)}", send=bool(send))
        super().__init__(html=html, desk=desk_data(cases, form, every) | send, **traits)


class LiveBoard(anywidget.AnyWidget):
    """The room's board in a running notebook. incoming: assign `{"label": ..., "result": ...}` to hand one more in."""

    _esm = joined_module("widgets/board/board.js")
    _css = quiz_css()
    html = traitlets.Unicode().tag(sync=True)
    board: Any = traitlets.Dict().tag(sync=True)
    incoming = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(html=board_html(), board=board_data(data_root()))


class LiveScenario(anywidget.AnyWidget):
    """A scenario in a running notebook.

    answers: by the scenario's id, `{"picked": ["reschedule"], "tries": 1, "v": "3f9c2b10"}`: the first path, and
    `branches` for those tried after going back; record: the scenario.
    """

    _esm = joined_module("widgets/scenario/scenario.js")
    _css = quiz_css()
    html = traitlets.Unicode().tag(sync=True)
    scenario: Any = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)

    def __init__(self, record: Scenario, **traits: Any) -> None:
        self.record = record
        super().__init__(html=scenario_html(record, f"s{next(_views)}"), scenario=scenario_data(record), **traits)

    def _paths(self) -> list[list[str]]:
        answer = self.answers.get(self.record.id, {})
        if answer.get("v") != self.record.fingerprint:
            return []
        return [answer["picked"], *answer.get("branches", [])]

    @property
    def path(self) -> "pd.DataFrame":
        """Your first path as a table: one row for each choice, with its change on each of the five lines."""
        return path_table(self.record, next(iter(self._paths()), []))

    @property
    def branches(self) -> "list[pd.DataFrame]":
        """The branches that you tried after going back, each a table like `path`."""
        return [path_table(self.record, picked) for picked in self._paths()[1:]]
