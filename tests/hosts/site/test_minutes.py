"""How long the core and the tracks take: the minutes that the built pages tell, by the one formula."""

import json

import pytest

from oncamera.content.learning_paths import CORE, MOST_MINUTES, track_page
from oncamera.content.vocabulary import ROLES
from tests.conftest import ROOT

# A track without its page fails below: each role has one.
TRACKS = [track_page(role) for role in ROLES]


@pytest.fixture
def minutes(course_site) -> dict[str, int]:
    text = (course_site / "course.js").read_text(encoding="utf-8")
    index = json.loads(text.removeprefix("window.onCamera=").removesuffix(";\n"))
    return {page["page"]: page["minutes"] for page in index["pages"]}


@pytest.mark.parametrize("page", TRACKS)
def test_the_core_and_a_roles_part_take_at_most_45_minutes(minutes, page):
    taken = {name: minutes[name] for name in (*CORE, page)}
    assert sum(taken.values()) <= MOST_MINUTES, taken


def test_the_forms_take_about_as_long_as_each_other(minutes):
    taken = [minutes[f"chapters/desk_{form}"] for form in ("final", "day90", "day180")]
    assert max(taken) - min(taken) <= 2


def test_every_page_of_a_track_is_a_roles(minutes):
    assert sorted(page for page in minutes if page.startswith("chapters/roles/")) == sorted(TRACKS)


def test_the_core_is_five_chapters_of_the_course():
    assert [page for page in CORE if not (ROOT / f"{page}.md").is_file()] == []
