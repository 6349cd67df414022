"""The known flaws of multiple-choice items, refused for the whole bank, with figures."""

import re
from collections import Counter

from oncamera.checks.item_writing import choice_lengths, four_choice_items, key_places, longest_keys
from tests.conftest import COURSE

BY_CHAPTER = COURSE.chapters
QUESTIONS = [question for questions in BY_CHAPTER.values() for question in questions]
CHAPTER = [question for question in QUESTIONS if question.form == "chapter"]


NINE = [
    "the_case", "on_camera", "the_money", "the_scheme", "the_harm", "by_stage", "fair_vetting", "when_you_suspect",
    "your_programme",
]  # fmt: skip


ROLES = ["recruiter", "manager", "it", "security", "finance", "legal"]


def test_each_chapter_has_six_questions_and_each_role_page_five():
    counts = {stem: sum(q.form == "chapter" for q in BY_CHAPTER.get(stem, [])) for stem in [*NINE, *ROLES]}
    assert counts == dict.fromkeys(NINE, 6) | dict.fromkeys(ROLES, 5)


def test_the_key_stands_in_each_place_about_as_often():
    shares = key_places(QUESTIONS)
    assert {place for place, share in shares.items() if 0.20 <= share <= 0.30} == {"a", "b", "c", "d"}, shares


def test_the_correct_choice_is_seldom_the_longest():
    longest = longest_keys(QUESTIONS)
    assert len(longest) <= len(four_choice_items(QUESTIONS)) / 3, longest


def test_no_choice_is_more_than_twice_as_long_as_the_shortest():
    assert [q.id for q in QUESTIONS if max(choice_lengths(q).values()) > 2 * min(choice_lengths(q).values())] == []


def test_no_choice_says_all_or_none_of_the_above():
    flawed = re.compile(r"\b(all|none|both|neither) of the (above|others|choices)\b", re.IGNORECASE)
    assert [q.id for q in QUESTIONS for c in q.choices.values() if flawed.search(c.text)] == []


def test_a_negative_stem_is_marked():
    negative = re.compile(r"(?<!\*)\b(not|except|never)\b(?!\*)[^.]*\?\s*$", re.IGNORECASE)
    last = [(q.id, re.split(r"(?<=[.!”]) ", q.ask)[-1]) for q in QUESTIONS]
    assert [name for name, sentence in last if negative.search(sentence)] == []


def test_no_stem_is_repeated():
    assert [ask for ask, times in Counter(q.ask for q in QUESTIONS).items() if times > 1] == []


def test_no_choice_is_repeated_within_a_question():
    assert [q.id for q in QUESTIONS if len({c.text for c in q.choices.values()}) < len(q.choices)] == []


def test_every_reason_explains():
    assert [q.id for q in QUESTIONS for c in q.choices.values() if len(c.because.split()) < 8] == []
