"""The quiz in Python: its HTML, its data, its widget and its score."""

import pytest

from oncamera.content.course import Course
from oncamera.files import paths
from oncamera.hosts.jupyter.notebook import Show, show_of
from oncamera.widgets.parts.named import MIME, NamedWidget
from oncamera.widgets.quiz.quiz import halves, quiz_data, quiz_html, score
from tests.conftest import COURSE, TINY


@pytest.fixture
def tiny_course(monkeypatch):
    monkeypatch.setenv(paths.ROOT_VARIABLE, str(TINY))
    monkeypatch.delenv(paths.STATIC_VARIABLE, raising=False)


def test_the_html_is_complete_without_scripts():
    html = quiz_html(COURSE, Course.load(TINY).chapter("locks"))
    for text in ["What do you do first?", "Turn the key.", "Close the door.", "The door is still open.",
                 "Only a closed door can be locked."]:  # fmt: skip
        assert text in html


def test_each_choice_has_its_own_label():
    html = quiz_html(COURSE, Course.load(TINY).chapter("locks"))
    assert '<label for="q-lock-first-a"><input type="radio" id="q-lock-first-a"' in html


def test_two_views_of_a_quiz_share_no_id():
    questions = Course.load(TINY).chapter("locks")
    assert 'id="q1-lock-first-a"' in quiz_html(COURSE, questions, view="q1")
    assert 'id="q2-lock-first-a"' in quiz_html(COURSE, questions, view="q2")


def test_the_data_holds_ids_fingerprints_and_keys():
    (question,) = Course.load(TINY).chapter("locks")
    assert quiz_data([question]) == [{"id": "lock-first", "v": question.fingerprint, "key": ["b"]}]


def test_in_jupyter_a_quiz_is_a_widget_with_answers_and_a_score(tiny_course):
    shown = show_of("quiz")("locks", part="keys")
    assert (shown.answers, shown.score) == ({}, 0.0)
    shown.answers = {"lock-first": {"picked": ["b"], "tries": 1, "v": shown.questions[0]["v"]}}
    assert shown.score == 1.0


def test_the_answers_to_all_quizzes_shown_are_read_in_one_place(tiny_course):
    quizzes = Show("quiz")
    assert (quizzes.answers, quizzes.score) == ({}, 0.0)
    shown = quizzes("locks", part="keys")
    shown.answers = {"lock-first": {"picked": ["b"], "tries": 1, "v": shown.questions[0]["v"]}}
    assert (list(quizzes.answers), quizzes.score) == (["lock-first"], 1.0)


def test_an_answer_to_an_earlier_wording_does_not_count():
    assert score({"lock-first": {"picked": ["b"], "tries": 1, "v": "0"}}, Course.load(TINY).chapter("locks")) == 0.0


def test_during_a_site_build_a_quiz_only_names_itself(tiny_course, monkeypatch):
    monkeypatch.setenv(paths.STATIC_VARIABLE, "1")
    named = show_of("quiz")("locks", part="keys")
    assert isinstance(named, NamedWidget)
    assert named._repr_mimebundle_() == {
        MIME: {"widget": "quiz", "arguments": [["chapter", "locks"], ["part", "keys"]]},
        "text/plain": "quiz: chapter locks, part keys",
    }


@pytest.mark.parametrize(
    ("ask", "told", "asked"),
    [
        ("A laptop is late. Mira rings. What do you do?", "A laptop is late. Mira rings.", "What do you do?"),
        ("What do you do?", "", "What do you do?"),
        ("She writes: “I moved.” Which claim do you check?", "She writes: “I moved.”", "Which claim do you check?"),
        ("He earns $9.50 an hour. Is that in the file?", "He earns $9.50 an hour.", "Is that in the file?"),
    ],
)
def test_only_what_is_asked_stands_out(ask, told, asked):
    assert halves(ask) == (told, asked)
