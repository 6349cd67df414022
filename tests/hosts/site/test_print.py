"""The hand-out of the course itself: nothing of the facilitator's is in it, and no answer."""

import re

import pytest
from bs4 import BeautifulSoup

from oncamera.documents.print_html import prepare, read_built
from oncamera.documents.print_sets import print_sets
from tests.conftest import COURSE

LONG = 40  # signs: a sentence of that length is a page's own


def sentences(soup: BeautifulSoup) -> set[str]:
    """Give the longer sentences of a text, with single blanks."""
    found = {" ".join(block.get_text(" ").split()) for block in soup.find_all(["p", "li", "dd", "td", "h2", "h3"])}
    return {one for block in found for one in re.split(r"(?<=[.?!:]) ", block) if len(one) >= LONG}


@pytest.fixture(scope="module")
def texts(course_site) -> dict[str, str]:
    """All words of each set, by its id."""
    made = {}
    for chosen in print_sets(COURSE):
        pages, _ = prepare(course_site, chosen)
        soup = BeautifulSoup("".join(page.html for page in pages), "lxml")
        made[chosen.id] = " ".join(soup.get_text(" ").split())
    return made


def test_no_sentence_of_a_facilitators_page_is_in_the_hand_out(course_site, texts):
    kept = next(chosen for chosen in print_sets(COURSE) if chosen.id == "facilitator-only")
    led = [page.name for page in kept.pages if page.shows == "all"]
    assert len(led) >= 15
    own = {name: sentences(read_built(course_site, name).article) for name in led}
    # A plan and its answers quote the files and the questions that people have in hand: those are no secret.
    quoted = set()
    for chosen in print_sets(COURSE):
        if chosen.id in ("hand-out", "course"):
            for page in prepare(course_site, chosen)[0]:
                quoted |= sentences(BeautifulSoup(page.html, "lxml"))
    assert [name for name, said in own.items() if not said - quoted] == []
    leaked = [(name, one) for name, said in own.items() for one in said - quoted if one in texts["hand-out"]]
    assert leaked == []


@pytest.mark.parametrize("name", ["hand-out", "course"])
def test_no_answer_is_in_what_learners_get(course_site, texts, name):
    pages = next(chosen.pages for chosen in print_sets(COURSE) if chosen.id == name)
    answers = {
        " ".join(reason.get_text(" ").split())
        for page in pages
        for key in read_built(course_site, page.name).select(".oc-key")
        for reason in key.select(".oc-because, .oc-why, .oc-outcome, .oc-reason")
    }
    assert len(answers) > 100
    assert [answer for answer in answers if answer in texts[name]] == []


def test_every_answer_of_the_course_is_in_its_answers(course_site, texts):
    pages = next(chosen.pages for chosen in print_sets(COURSE) if chosen.id == "course")
    for page in pages:
        for key in read_built(course_site, page.name).select(".oc-key"):
            assert " ".join(key.get_text(" ").split()) in texts["course-answers"]
