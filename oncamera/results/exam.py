"""Passing an exam form: twelve questions and twelve cases, one point each, and two floors. `passing.js` says the same.

The rule is set so that a careful learner passes nearly always, a blind guesser hardly ever, and suspicion alone, or
trust alone, never: tests/results/test_exam.py works out each chance exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from oncamera.content.course import Course
from oncamera.content.questions import is_right
from oncamera.content.records import Record
from oncamera.content.vocabulary import FEWEST_CAUGHT, FEWEST_CLEARED, PASS_POINTS, exam_page
from oncamera.results.answers import Answer
from oncamera.results.signal_detection import is_flag


class QuestionKey(Record):
    """What judges the answer to one question."""

    id: str
    v: str
    key: list[str]


class CaseKey(Record):
    """What judges the verdict on one case."""

    id: str
    v: str
    impostor: bool


class ExamKey(Record):
    """What judges one exam form: in Python, and as data in its page."""

    questions: list[QuestionKey]
    cases: list[CaseKey]

    @property
    def ids(self) -> list[str]:
        """The ids of all that the form asks."""
        return [question.id for question in self.questions] + [case.id for case in self.cases]


@dataclass(frozen=True)
class Result:
    """How one form went. answered: how much of it has a current answer; what has none counts as not right."""

    right: int
    questions: int
    caught: int
    impostors: int
    cleared: int
    genuine: int
    answered: int

    @property
    def of(self) -> int:
        """The points that there are."""
        return self.questions + self.impostors + self.genuine

    @property
    def points(self) -> int:
        """The points made: right answers and right verdicts."""
        return self.right + self.caught + self.cleared

    @property
    def whole(self) -> bool:
        """Whether everything is answered."""
        return self.answered == self.of

    @property
    def score(self) -> int:
        """The points out of 100, rounded; a half goes up."""
        return (200 * self.points + self.of) // (2 * self.of) if self.of else 0

    @property
    def passed(self) -> bool:
        """Whether the form is passed."""
        return (
            self.whole
            and self.points >= PASS_POINTS
            and self.caught >= FEWEST_CAUGHT
            and self.cleared >= FEWEST_CLEARED
        )


def exam_key(course: Course, form: str) -> ExamKey:
    """Give the key of one exam form. Raises LookupError when it has no questions or no cases, ProblemsError."""
    questions = course.chapter(exam_page(form))
    return ExamKey(
        questions=[QuestionKey(id=q.id, v=q.fingerprint, key=q.key) for q in questions],
        cases=[CaseKey(id=c.id, v=c.fingerprint, impostor=c.truth == "impostor") for c in course.form(form)],
    )


def result_of(key: ExamKey, answers: Mapping[str, Answer]) -> Result:
    """Score one form. An answer to an earlier wording is none."""

    def current(item: QuestionKey | CaseKey) -> Answer | None:
        answer = answers.get(item.id)
        return answer if answer and answer.v == item.v else None

    picked = [(question, current(question)) for question in key.questions]
    judged = [(case, answer) for case in key.cases if (answer := current(case)) and answer.rating]
    verdicts = [(case.impostor, is_flag(answer.rating or 0)) for case, answer in judged]
    return Result(
        right=sum(answer is not None and is_right(answer.picked, question.key) for question, answer in picked),
        questions=len(key.questions),
        caught=verdicts.count((True, True)),
        impostors=sum(case.impostor for case in key.cases),
        cleared=verdicts.count((False, False)),
        genuine=sum(not case.impostor for case in key.cases),
        answered=sum(answer is not None for _, answer in picked) + len(judged),
    )
