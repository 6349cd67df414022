"""The quiz: a few questions, each with its reasons."""

import re
from pathlib import Path
from typing import Any

from oncamera.content.course import Course
from oncamera.content.questions import Question, is_right
from oncamera.content.reading import Reading, question_reading
from oncamera.templating import render
from oncamera.widgets.parts.widget import Answered, Asked, Place, evidence_files


class QuizAnswers(Answered):
    """A quiz in a notebook. answers: by question id, `{"picked": ["a"], "tries": 1, "v": "3f9c2b10"}`."""

    @property
    def records(self) -> list[Question]:
        """The questions shown."""
        found: list[Question] = self.course.chapter(**self.arguments)
        return found

    @property
    def score(self) -> float:
        """Share of the questions answered rightly, from 0 to 1."""
        return score(self.answers, self.records)


def html(course: Course, place: Place, chapter: str, part: str | None = None) -> str:
    """Show the questions of a chapter, or of one part of it, numbered through the chapter.

    Raises LookupError, naming what there is, when the chapter or part is unknown.
    """
    questions = course.chapter(chapter, part)
    first = course.chapter(chapter).index(questions[0]) + 1
    return quiz_html(course, questions, first, f"q{place.number}")


def data(course: Course, place: Place, chapter: str, part: str | None = None) -> dict[str, Any]:
    """Give the script each question's key."""
    return {"questions": quiz_data(course.chapter(chapter, part))}


def asks(course: Course, chapter: str, part: str | None = None) -> Asked:
    """List the questions."""
    questions = course.chapter(chapter, part)
    asked = [(question.id, question.fingerprint) for question in questions]
    return Asked(questions=asked, reading=sum(map(question_reading, questions), Reading()))


def made_from(root: Path, chapter: str, part: str | None = None) -> list[Path]:
    """Its questions, and the claims whose figures they take in."""
    return [root / "bank" / "questions" / f"{chapter}.yml", *evidence_files(root)]


def quiz_html(course: Course, questions: list[Question], first: int = 1, view: str = "q") -> str:
    """Render questions as HTML that is complete without scripts.

    view: begins every id and radio group, so that a notebook can show the same quiz twice.
    """
    return render(
        "quiz.html", questions=questions, first=first, view=view, halves=halves,
        fill=course.fill_figures,
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
