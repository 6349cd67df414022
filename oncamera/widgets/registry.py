"""Every widget of the course: a row each. To add one, give it a folder beside the others and a row here.

Each name is what a page and a built site know the widget by; `call` is what a cell types to show it.
"""

from oncamera.widgets.base_rates import base_rates
from oncamera.widgets.board import board
from oncamera.widgets.controls import controls
from oncamera.widgets.desk import desk
from oncamera.widgets.exam_result import exam_result
from oncamera.widgets.first_case import first_case
from oncamera.widgets.kept import kept
from oncamera.widgets.ledger import ledger
from oncamera.widgets.parts.widget import Widget
from oncamera.widgets.planner import planner
from oncamera.widgets.quiz import quiz
from oncamera.widgets.scenario import scenario
from oncamera.widgets.scheme_map import scheme_map
from oncamera.widgets.timeline import timeline

FILTER = "widgets/parts/filter.js"

WIDGETS = {
    "quiz": Widget(
        "quiz", quiz.html, quiz.made_from, quiz.data, "widgets/quiz/quiz.js", quiz.asks, quiz.QuizAnswers
    ),
    "desk": Widget(
        "desk", desk.html, desk.made_from, desk.data, "widgets/desk/desk.js", desk.asks, desk.DeskAnswers
    ),
    "scenario": Widget(
        "scenario", scenario.html, scenario.made_from, scenario.data, "widgets/scenario/scenario.js", scenario.asks,
        scenario.ScenarioAnswers,
    ),
    "exam_result": Widget(
        "exam_result", exam_result.html, exam_result.made_from, exam_result.data, "widgets/exam_result/exam_result.js"
    ),
    "first_case": Widget(
        "first_case", first_case.html, first_case.made_from, script="widgets/first_case/first_case.js"
    ),
    "board": Widget("board", board.html, board.made_from, board.data, "widgets/board/board.js"),
    "kept": Widget("", kept.html, kept.made_from, kept.data, "widgets/kept/kept.js"),
    "base_rates": Widget("base_rates_picture", base_rates.html, base_rates.made_from, live=base_rates.live),
    "controls": Widget("controls_table", controls.html, controls.made_from, script=FILTER),
    "ledger": Widget("ledger_list", ledger.html, ledger.made_from, script=FILTER),
    "planner": Widget("planner", planner.html, planner.made_from, script="widgets/planner/planner.js"),
    "scheme_map": Widget("scheme_map", scheme_map.html, scheme_map.made_from),
    "timeline": Widget("timeline_list", timeline.html, timeline.made_from, script=FILTER),
}  # fmt: skip
