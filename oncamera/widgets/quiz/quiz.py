"""The quiz: a few questions, shown live in Jupyter and named for the site build."""

import re
from typing import Any

from oncamera.content.claims import fill_figures, load_ledger
from oncamera.content.questions import Question, is_right, load_chapter
from oncamera.files.paths import PACKAGE, building_site, data_root
from oncamera.templating import render
from oncamera.widgets.parts.named import NamedWidget


class Quizzes:
    """The quizzes of a notebook: call it to show one, and read the answers to all that are shown.

    `quiz.answers` holds the answers by question id, `quiz.score` the share right (0 to 1) of the questions shown.
    """

    def __init__(self) -> None:
        self._shown: dict[tuple[str, str | None], Any] = {}

    def __call__(self, chapter: str, part: str | None = None) -> Any:
        """Show the questions of a chapter, or of one part of it.

        In Jupyter: a widget, with `.answers` and `.score` of its own.
        During a site build: a note that names the quiz, which the build turns into HTML.

        Raises LookupError, naming what there is, when the chapter or part is unknown.
        """
        if building_site():
            return NamedWidget("quiz", chapter=chapter, part=part)
        from oncamera.hosts.jupyter.live import LiveQuiz

        questions = load_chapter(data_root(), chapter, part)
        shown = LiveQuiz(questions, first_number(chapter, part))
        self._shown[chapter, part] = shown
        return shown

    @property
    def answers(self) -> dict[str, dict[str, Any]]:
        """Answers to all quizzes shown, by question id; of a quiz shown twice, the later one's."""
        return {name: answer for shown in self._shown.values() for name, answer in shown.answers.items()}

    @property
    def score(self) -> float:
        """Share right of the questions shown, from 0 to 1; 0 before any is shown."""
        questions = [question for shown in self._shown.values() for question in shown.records]
        return score(self.answers, questions) if questions else 0.0


def first_number(chapter: str, part: str | None) -> int:
    """Number questions through the chapter: the number of this part's first one, from 1."""
    if part is None:
        return 1
    questions = load_chapter(data_root(), chapter)
    return 1 + next(index for index, question in enumerate(questions) if question.part == part)


def quiz_html(questions: list[Question], first: int = 1, view: str = "q") -> str:
    """Render questions as HTML that is complete without scripts.

    view: begins every id and radio group, so that a notebook can show the same quiz twice.
    """
    claims, _ = load_ledger(data_root())
    return render(
        "quiz.html", questions=questions, first=first, view=view, halves=halves,
        fill=lambda text: fill_figures(text, claims),
    )  # fmt: skip


_LAST_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“*\"][^.!?]*[.!?”\"]*$)")


def halves(ask: str) -> tuple[str, str]:
    """Split a question into what it tells and what it asks, its last sentence: only that stands out."""
    told, *asked = _LAST_SENTENCE.split(ask, maxsplit=1)
    return (told, asked[0]) if asked else ("", told)


def quiz_data(questions: list[Question]) -> list[dict[str, Any]]:
    """Give what the script needs: id, fingerprint and key of each question, in order; and whether it is an exam's."""
    return [
        {"id": question.id, "v": question.fingerprint, "key": question.key}
        | ({"exam": True} if question.is_exam else {})
        for question in questions
    ]


def score(answers: dict[str, dict[str, Any]], questions: list[Question]) -> float:
    """Share of the questions whose kept answer is right, from 0 to 1; an unanswered one counts as not right."""
    right = 0
    for question in questions:
        answer = answers.get(question.id, {})
        right += answer.get("v") == question.fingerprint and is_right(answer["picked"], question.key)
    return right / len(questions)


def quiz_css() -> str:
    """Give the style sheet that every host shows the widgets with."""
    return (PACKAGE / "widgets" / "parts" / "widgets.css").read_text(encoding="utf-8")


quiz = Quizzes()
