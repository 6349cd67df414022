"""How long the core and the tracks take: the minutes that the built pages tell, by the one formula."""

import json
import re

import pytest
from bs4 import BeautifulSoup, Tag

from oncamera.content.learning_paths import CORE, MOST_MINUTES, track_page
from oncamera.content.scenarios import longest_minutes
from oncamera.content.vocabulary import ROLES
from tests.conftest import COURSE, ROOT

# A track without its page fails below: each role has one.
TRACKS = [track_page(role) for role in ROLES]


# What isn't read on the way: references, controls, tools, what's folded, and in a clue the words that it repeats.
UNREAD = (
    ".oc-cues strong, .oc-cues em, .oc-cues small, .oc-side, .oc-planner, .page-sources, .oc-answers, .turn, "
    ".oc-strip, .oc-steps-foot, .oc-send, .oc-exam, .oc-result, .oc-buttons, "
    "details:not(.oc-key), [role=status], script, style, svg, [hidden]"
)


def words(*parts: Tag | None) -> int:
    return sum(bool(re.search(r"\w", word)) for part in parts if part for word in part.get_text(" ").split())


def minutes_by_hand(html: str) -> float:
    """Add up what a reader of a built page reads and decides, from its HTML alone."""
    article = BeautifulSoup(html, "lxml").article
    for part in article.select(UNREAD):
        part.decompose()
    read, decided = 0.0, 0
    for question in article.select(".oc-question"):
        reasons = [words(part) for part in question.select(".oc-because")]
        read += words(question.form) + (sum(reasons) / len(reasons) if reasons else 0)
        decided += 1
    for place, case in enumerate(article.select(".oc-case")):
        asked = case.select(".oc-action, .oc-rating")
        read += words(case) - (words(*asked) if place else 0)  # the same steps and beliefs for each case
        decided += 2
    for part in article.select(".oc-question, .oc-case"):
        part.decompose()
    return (read + words(article)) / 200 + decided * 20 / 60


@pytest.fixture
def minutes(course_site) -> dict[str, int]:
    text = (course_site / "course.js").read_text(encoding="utf-8")
    index = json.loads(text.removeprefix("window.onCamera=").removesuffix(";\n"))
    return {page["page"]: page["minutes"] for page in index["pages"]}


@pytest.mark.parametrize("page", TRACKS)
def test_the_core_and_a_roles_part_take_at_most_45_minutes(minutes, page):
    taken = {name: minutes[name] for name in (*CORE, page)}
    assert sum(taken.values()) <= MOST_MINUTES, taken


def test_measuring_oneself_first_takes_at_most_12_minutes(minutes):
    assert minutes["chapters/desk_baseline"] <= 12


def test_the_forms_take_about_as_long_as_each_other(minutes):
    taken = [minutes[f"chapters/desk_{form}"] for form in ("final", "day90", "day180")]
    assert max(taken) - min(taken) <= 2


def test_every_page_of_a_track_is_a_roles(minutes):
    assert sorted(page for page in minutes if page.startswith("chapters/roles/")) == sorted(TRACKS)


def test_the_core_is_five_chapters_of_the_course():
    assert [page for page in CORE if not (ROOT / f"{page}.md").is_file()] == []


def test_each_page_tells_its_words_at_200_a_minute_with_20_seconds_a_decision(minutes, course_site):
    """Within 15 percent, or three quarters of a minute: half of one is rounding.

    A scenario's longest path has a test of its own.
    """
    untold = {}
    for page, told in minutes.items():
        if "/scenarios/" not in page:
            taken = minutes_by_hand((course_site / f"{page}.html").read_text(encoding="utf-8"))
            if abs(told - taken) > max(0.15 * taken, 0.75):
                untold[page] = (told, round(taken, 1))
    assert untold == {}


def test_a_scenarios_page_tells_its_longest_path(minutes):
    """And at most two minutes more, for its first lines."""
    for placed in COURSE.scenarios:
        told = minutes[f"chapters/scenarios/{placed.record.id.replace('-', '_')}"]
        assert -0.5 <= told - longest_minutes(placed.record) <= 2, placed.record.id
