"""Paths: followed, summed, and compared over a room; and the widget that shows them."""

import re

import pytest

from oncamera.content.course import Course
from oncamera.content.scenario_steps import LINES
from oncamera.hosts.jupyter.live import show
from oncamera.results.answers import Answer, read_answers, write_answers
from oncamera.results.scenario_paths import (
    SYNTHETIC,
    choice_table,
    follow,
    make_room,
    path_table,
    read_room,
    room_table,
    sum_lines,
)
from oncamera.widgets.scenario.scenario import scenario_html
from oncamera.widgets.scenario.scenario_map import draw_map
from tests.conftest import COURSE, TINY
from tests.paths import walk_paths

KEY = Course.load(TINY).scenario("the-strange-key")
PATH = ["keep-key", "try-doors", "greet", "sit-up", "to-workshop", "last-look", "knock"]


def test_a_path_leads_to_its_ending_and_has_five_sums():
    made, at = follow(KEY, PATH)
    assert at == "end-good"
    assert sum_lines([way for _, way in made]) == {"risk": 3, "evidence": 0, "time": -1, "legal": 0, "fairness": 2}


def test_a_choice_that_the_step_does_not_have_ends_the_path_before_it():
    assert [step for step, _ in follow(KEY, ["keep-key", "sit-up", "knock"])[0]] == ["key-found"]


def test_a_path_is_a_table_of_its_choices():
    table = path_table(KEY, ["ask-ona", "go-home", "sleep"])
    assert list(table.columns) == ["step", "title", "choice", "do", "risk", "evidence", "time", "legal", "fairness"]
    assert list(table["choice"]) == ["ask-ona", "sleep"]  # going on is no choice
    assert list(table["time"]) == [-1, 0]


def test_a_live_widget_gives_the_first_path_and_the_branches_apart():
    kept = {"picked": PATH, "branches": [["keep-key", "write-down"]], "tries": 2, "v": KEY.fingerprint}
    live = show(Course.load(TINY), "scenario", {"name": KEY.id}, answers={KEY.id: kept})
    assert list(live.path["choice"]) == PATH
    assert [list(branch["choice"]) for branch in live.branches] == [["keep-key", "write-down"]]


def test_a_live_widget_drops_a_path_through_an_earlier_wording():
    old = {"picked": PATH, "tries": 1, "v": "00000000"}
    live = show(Course.load(TINY), "scenario", {"name": KEY.id}, answers={KEY.id: old})
    assert (len(live.path), live.branches) == (0, [])


def test_no_path_is_an_empty_table_with_its_columns():
    assert list(path_table(KEY, []).columns)[:3] == ["step", "title", "choice"]


@pytest.mark.parametrize("name", ["answers.json", "answers.csv"])
def test_a_kept_path_is_read_back_with_its_branches(tmp_path, name):
    answers = {"the-strange-key": Answer(picked=PATH, tries=3, v="3f9c2b10", branches=[["ask-ona", "go-home"], []])}
    write_answers(answers, tmp_path / name)
    assert read_answers(tmp_path / name) == answers


@pytest.mark.parametrize("name", ["answers.json", "answers.csv"])
def test_a_path_that_has_not_ended_stays_open(tmp_path, name):
    answers = {"the-strange-key": Answer(picked=["keep-key"], v="3f9c2b10", open=True)}
    write_answers(answers, tmp_path / name)
    assert read_answers(tmp_path / name) == answers


def test_a_room_is_compared_by_first_paths_that_have_ended(tmp_path):
    v = KEY.fingerprint
    readers = {
        "ended": Answer(picked=PATH, v=v, tries=2, branches=[["ask-ona"]]),
        "open": Answer(picked=PATH[:3], v=v, open=True),
        "earlier-wording": Answer(picked=PATH, v="00000000"),
    }
    for name, answer in readers.items():
        write_answers({KEY.id: answer}, tmp_path / f"{name}.json")
    table = room_table(KEY, read_room(tmp_path))
    assert table.to_dict("records") == [
        {"reader": "ended", "ending": "end-good", "kind": "good", "path": PATH,
         "risk": 3, "evidence": 0, "time": -1, "legal": 0, "fairness": 2},
    ]  # fmt: skip


def test_a_room_is_told_choice_by_choice(tmp_path):
    room = {name: {KEY.id: Answer(picked=path, v=KEY.fingerprint)} for name, path in {
        "one": PATH, "two": [*PATH[:-1], "walk-in"], "three": ["ask-ona", "go-home", "sleep", "go-to-bed"],
    }.items()}  # fmt: skip
    table = choice_table(KEY, room)
    rows = {row["choice"]: (row["step"], row["took"], row["of"]) for row in table.to_dict("records")}
    assert (rows["ask-ona"], rows["keep-key"], rows["knock"]) == ((1, 1, 3), (1, 2, 3), (10, 1, 2))
    assert {"go-home", "pay-now"} & set(rows) == set()  # going on is no choice; nobody came to the call


def test_a_made_up_room_says_so_and_is_the_same_again():
    room = make_room(KEY, 12, 7)
    assert room == make_room(KEY, 12, 7)
    assert all(name.startswith(SYNTHETIC) for name in room)
    assert len(room_table(KEY, room)) == 12


def test_every_path_can_be_followed_in_the_gamebook():
    html = scenario_html(COURSE, KEY)
    links = {way: to for to, way in re.findall(r'<a href="#s-([a-z-]+)" data-way="([a-z-]+)"', html)}
    ids = set(re.findall(r'id="s-([a-z-]+)"', html))
    for path in walk_paths(KEY.edges, KEY.start):
        assert [links[way] for way in path] == [way.go for _, way in follow(KEY, path)[0]]
    assert set(links.values()) <= ids


def test_the_booklet_says_where_to_go_and_what_comes_back():
    html = scenario_html(COURSE, KEY)
    assert "(go&nbsp;to&nbsp;3)" in html
    assert "If </span>you chose “Pay for a new lock.”</span> The new lock shines." in html


def test_a_scenario_is_marked_up_without_inline_style_or_script():
    assert re.findall(r"<script|style=|\son[a-z]+=", scenario_html(COURSE, KEY)) == []


def test_text_that_looks_like_a_tag_stays_text():
    record = KEY.model_copy(update={"opening": "<img src=x onerror=alert(1)></script>"})
    assert "&lt;img src=x onerror=alert(1)&gt;&lt;/script&gt;" in scenario_html(COURSE, record)


def test_the_map_shows_every_step_once_and_every_choice():
    drawn = draw_map(KEY)
    assert sorted(node.number for node in drawn.nodes) == list(range(1, len(KEY.steps) + 1))
    assert sorted(way for link in drawn.links for way in link.ways) == sorted(KEY.ways)


def test_no_two_steps_of_the_map_overlap_and_none_leaves_it():
    drawn = draw_map(KEY)
    places = [(node.x, node.y) for node in drawn.nodes]
    near = [(a, b) for a in places for b in places if a < b and abs(a[0] - b[0]) < 32 and abs(a[1] - b[1]) < 32]
    assert near == []
    assert all(15 <= x <= drawn.width - 15 and 15 <= y <= drawn.height - 15 for x, y in places)


def test_each_step_of_the_map_stands_below_those_that_lead_to_it():
    y = {node.step: node.y for node in draw_map(KEY).nodes}
    assert [way.id for name, step in KEY.steps.items() for way in step.choices if y[way.go] <= y[name]] == []


def test_the_five_lines_are_these():
    assert list(LINES) == ["risk", "evidence", "time", "legal", "fairness"]
