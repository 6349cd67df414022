"""Exam questions: nothing on the page tells their key, and the check knows where they belong."""

import re
from pathlib import Path

import pytest

from oncamera.checks.run import check
from oncamera.content.course import Course
from oncamera.content.questions import Question
from oncamera.widgets.quiz.quiz import quiz_data, quiz_html
from tests.conftest import COURSE

QUESTION = """\
- id: lock-exam
  form: final
  part: exam
  ask: The door stands open. What do you do first?
  choices:
    a: {text: Turn the key., because: The bolt would hold nothing.}
    b: {text: Pull it shut., correct: true, because: Only a shut door can be locked.}
  objective: Lock a door.
"""
PAGE = """\
# The final

```{code-cell} ipython3
from oncamera import quiz

quiz("desk_final", part="exam")
```
"""


@pytest.fixture
def exam_book(tiny_copy: Path) -> Path:
    """The tiny book with one exam question on its page."""
    (tiny_copy / "bank/questions/desk_final.yml").write_text(QUESTION)
    (tiny_copy / "chapters/desk_final.md").write_text(PAGE)
    return tiny_copy


def asked(form: str) -> Question:
    choices = {
        "a": {"text": "Turn the key.", "because": "The bolt would hold nothing."},
        "b": {"text": "Pull it shut.", "correct": True, "because": "Only a shut door can be locked."},
    }
    record = {"id": "lock-exam", "form": form, "part": "exam", "ask": "What first?", "objective": "Lock a door."}
    return Question.model_validate(record | {"choices": choices})


@pytest.mark.parametrize("form", ["baseline", "final", "day90", "day180"])
def test_an_exam_question_tells_nothing_of_its_key(form):
    html = quiz_html(COURSE, [asked(form)])
    assert "Pull it shut." in html
    assert not re.search("because|bolt|Only a shut|Right|Not this|details|Try again", html)


def test_an_exam_question_has_one_button():
    assert re.findall(r"<button.*?>(.*?)</button>", quiz_html(COURSE, [asked("final")])) == ["Save my answer"]


def test_a_chapter_question_keeps_its_reasons_and_its_second_try():
    html = quiz_html(COURSE, [asked("chapter")])
    assert "Only a shut door can be locked." in html
    assert re.findall(r"<button.*?>(.*?)</button>", html) == ["Check", "Try again"]


def test_the_script_is_told_which_questions_are_an_exams():
    (exam,), (chapter,) = quiz_data([asked("final")]), quiz_data([asked("chapter")])
    assert (exam["key"], exam["exam"], "exam" in chapter) == (["b"], True, False)


def problems_of(book: Path) -> list[str]:
    return [str(problem) for problem in check(Course.load(book))]


def test_a_book_with_an_exam_page_is_sound(exam_book):
    assert problems_of(exam_book) == []


def test_an_exam_question_that_no_page_shows_is_named(exam_book):
    (exam_book / "chapters/desk_final.md").write_text("# The final\n")
    assert problems_of(exam_book) == [
        "bank/questions/desk_final.yml:1 [lock-exam] the question is shown 0 times. "
        "Show its part once: quiz('desk_final', part='exam')."
    ]


def test_an_exam_question_with_an_objective_of_no_page_is_named(exam_book):
    path = exam_book / "bank/questions/desk_final.yml"
    path.write_text(path.read_text().replace("Lock a door.", "Paint a door."))
    assert problems_of(exam_book) == [
        "bank/questions/desk_final.yml:1 [lock-exam] the objective 'Paint a door.' is stated on no page. "
        "Write one of the list after **After this page you can** of a chapter, word for word."
    ]


def test_an_exam_question_among_those_of_another_form_is_named(exam_book):
    path = exam_book / "bank/questions/desk_final.yml"
    path.write_text(path.read_text().replace("form: final", "form: day90"))
    assert problems_of(exam_book) == [
        "bank/questions/desk_final.yml:1 [lock-exam] a question of the form 'day90' stands among those of "
        "'desk_final'. Move it to bank/questions/desk_day90.yml, or mend its form."
    ]
