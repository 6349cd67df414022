"""What a question may be, and how it is judged."""

import json

import pytest
from pydantic import ValidationError

from oncamera.content.course import Course
from oncamera.content.questions import Question, is_right
from oncamera.content.records import read_file
from tests.conftest import ROOT, TINY

GOLDEN = json.loads((ROOT / "tests" / "golden" / "judge.json").read_text())


def question(**changes: object) -> Question:
    record = {
        "id": "ship-laptop",
        "part": "shipping",
        "ask": "Where to?",
        "choices": {
            "a": {"text": "Home", "because": "It is on the ID.", "correct": True},
            "b": {"text": "Elsewhere", "because": "It is not."},
        },
        "objective": "Ship safely.",
    }
    return Question.model_validate(record | changes)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["case"])
def test_an_answer_is_right_when_exactly_the_correct_choices_are_picked(golden):
    assert is_right(golden["picked"], golden["key"]) is golden["right"]


def test_the_key_is_the_letters_of_the_correct_choices():
    assert question().key == ["a"]


def test_a_single_choice_question_needs_exactly_one_correct_choice():
    two = {
        "a": {"text": "A", "because": "B", "correct": True},
        "b": {"text": "C", "because": "D", "correct": True},
    }
    with pytest.raises(ValidationError, match="2 choices are marked correct, where one may be picked"):
        question(choices=two)


def test_a_multiple_choice_question_may_have_several_correct_choices():
    two = {
        "a": {"text": "A", "because": "B", "correct": True},
        "b": {"text": "C", "because": "D", "correct": True},
    }
    assert question(choices=two, pick="many").key == ["a", "b"]


def test_a_multiple_choice_question_needs_a_correct_choice():
    none = {"a": {"text": "A", "because": "B"}, "b": {"text": "C", "because": "D"}}
    with pytest.raises(ValidationError, match="no choice is marked correct"):
        question(choices=none, pick="many")


def test_every_choice_has_its_own_reason():
    with pytest.raises(ValidationError, match="because"):
        question(choices={"a": {"text": "A", "correct": True}, "b": {"text": "C", "because": "D"}})


def test_the_fingerprint_changes_with_the_question():
    assert question().fingerprint != question(ask="Where?").fingerprint


def test_the_fingerprint_changes_with_the_key():
    swapped = {
        "a": {"text": "Home", "because": "x"},
        "b": {"text": "Elsewhere", "because": "y", "correct": True},
    }
    assert question().fingerprint != question(choices=swapped).fingerprint


def test_a_better_worded_reason_keeps_the_fingerprint():
    reworded = {
        "a": {"text": "Home", "because": "The ID says so.", "correct": True},
        "b": {"text": "Elsewhere", "because": "The ID does not say so."},
    }
    assert question(choices=reworded).fingerprint == question().fingerprint


def test_questions_are_found_by_chapter():
    assert [q.id for q in Course.load(TINY).chapters["locks"]] == ["lock-first"]


def test_an_unknown_chapter_is_refused_with_the_chapters_that_there_are():
    with pytest.raises(LookupError, match=r"no questions for the chapter 'doors'; there are questions for: locks"):
        Course.load(TINY).chapter("doors")


def test_an_unknown_part_is_refused_with_the_parts_that_there_are():
    with pytest.raises(LookupError, match=r"no part 'hinges'; its parts are: keys"):
        Course.load(TINY).chapter("locks", "hinges")


def test_the_annotated_example_is_a_question_that_passes(tmp_path):
    text = (ROOT / "bank" / "README.md").read_text(encoding="utf-8")
    example = next(block for block in text.split("```yaml\n")[1:] if "choices:" in block).split("```")[0]
    (tmp_path / "example.yml").write_text(example, encoding="utf-8")
    (placed,) = read_file(tmp_path / "example.yml", Question, tmp_path)
    assert placed.record.key == ["b"]
