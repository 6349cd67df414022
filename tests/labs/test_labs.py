"""What a lab's check says: never an error, never the answer, always what to do next."""

import fractions

import numpy as np
import pytest

from oncamera.labs.kit.task import BLANK, Task, Verdict, Wrong, choice_of, read_number

TASK = Task(
    read=read_number,
    answer=12.5,
    within=0.5,
    right="Well *counted*.",
    hint="Count again.",
    wrong=[Wrong(100, "That is everyone.", 1), Wrong(20, "Near twenty.", 5), Wrong(18, "Near eighteen.", 1)],
)


@pytest.mark.parametrize("answer", [12.5, 12, 13, np.float64(12.5), np.int64(13), fractions.Fraction(25, 2)])
def test_a_number_near_enough_is_right(answer):
    assert TASK.check(answer).passed


@pytest.mark.parametrize("answer", [None, ...])
def test_a_blank_is_told_where_to_write(answer):
    verdict = TASK.check(answer)
    assert (verdict.passed, verdict.says) == (False, BLANK)


def test_a_forgotten_answer_is_a_blank():
    assert TASK.check().says == BLANK


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("12.5", "That is text. Write the number alone: no quotes, no percent sign."),
        (True, "That is `True` or `False`. A number is asked for, such as `12`."),
        ((12, 5), "That is several values. Write one number, with a point for decimals and no comma."),
        (len, "That is a function. Call it, with its values in round brackets."),
        ([12.5], "That is of the type `list`. One number is asked for, such as `12`."),
        (12.5j, "That is of the type `complex`. One number is asked for, such as `12`."),
        (float("nan"), "That is no finite number. Look for a division by zero."),
        (float("inf"), "That is no finite number. Look for a division by zero."),
    ],
)
def test_an_answer_of_the_wrong_type_is_told_what_to_write(answer, says):
    verdict = TASK.check(answer)
    assert (verdict.passed, verdict.says) == (False, says)


def test_a_listed_wrong_answer_has_its_own_reason():
    assert TASK.check(100.5).says == "That is everyone."


def test_of_two_reasons_the_nearer_one_is_told():
    assert TASK.check(18.2).says == "Near eighteen."


def test_any_other_wrong_answer_gets_the_hint():
    assert TASK.check(-3).says == "Count again."


def test_a_verdict_is_text_where_text_is_shown():
    assert repr(TASK.check(12.5)) == "Right. Well counted."
    assert repr(TASK.check(-3)) == "Not yet. Count again."
    assert repr(Verdict(False, 'Write `"blank"`, in quotes.')) == 'Not yet. Write "blank", in quotes.'


def test_a_verdict_is_a_paragraph_where_html_is_shown():
    assert TASK.check(12.5)._repr_html_() == (
        '<p class="oc-check is-passed"><strong>Right.</strong> Well <em>counted</em>.</p>'
    )


WORDS = Task(read=choice_of("stay", "go"), answer="go", right="Good.", hint="Hm.", wrong=[Wrong("stay", "It is late.")])


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("go", "Good."),
        (" Go ", "Good."),
        ("stay", "It is late."),
        ("run", 'That is none of the words on offer. They are: `"stay"`, `"go"`.'),
        (2, 'Write one of these words, in quotes: `"stay"`, `"go"`.'),
    ],
)
def test_a_word_is_one_of_those_on_offer(answer, says):
    assert WORDS.check(answer).says == says
