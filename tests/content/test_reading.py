"""The one formula: words at 200 a minute and 20 seconds a decision, of all that is read on the way."""

import pytest

from oncamera.content.questions import Question
from oncamera.content.reading import Reading, case_reading, count_html_words, form_reading, question_reading
from tests.content.test_cases import case


def question(form: str = "chapter") -> Question:
    choices = {
        "a": {"text": "Turn the key.", "because": "The bolt would hold nothing at all."},  # 3 words, 7 words
        "b": {"text": "Pull it shut.", "correct": True, "because": "Yes, it locks."},  # 3 words, 3 words
    }
    record = {"id": "lock", "form": form, "part": "one", "ask": "What do you do?", "objective": "Lock a door."}
    return Question.model_validate(record | {"choices": choices})


def test_two_hundred_words_and_three_decisions_take_two_minutes():
    assert Reading(200, 3).minutes == pytest.approx(2)


def test_a_question_is_read_with_its_choices_and_one_reason_of_average_length():
    assert question_reading(question()) == Reading(4 + 6 + 5, 1)


def test_an_exam_question_shows_no_reason():
    assert question_reading(question("final")) == Reading(4 + 6, 1)


def test_a_worked_case_is_read_with_its_feedback_and_any_other_without():
    worked, exam = case_reading(case(form="practice")), case_reading(case(form="final"))
    one = case()
    clues = [text for cue in one.cues for text in (cue.label or "", cue.because, cue.innocent_reading)]
    told = [one.outcome, one.why_best, *clues]
    assert worked.words - exam.words == sum(len(text.split()) for text in told)
    assert (worked.decisions, exam.decisions) == (2, 2)


def test_what_there_is_to_choose_from_is_read_once_a_form():
    alone = case_reading(case())
    assert form_reading([case(), case()]).words - form_reading([case()]).words == alone.words


def test_a_table_is_read_and_a_fold_is_not():
    html = "<table><tr><td>one</td><td>two</td></tr></table><details><summary>more</summary>a b c</details><p>three</p>"
    assert count_html_words(html) == 3
