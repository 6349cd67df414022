"""The JavaScript that needs no page, called in a real browser: the same golden cases as in Python."""

import json

import pytest

from tests.conftest import ROOT

GOLDEN = json.loads((ROOT / "tests" / "golden" / "judge.json").read_text())


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["case"])
def test_an_answer_is_right_when_exactly_the_correct_choices_are_picked(call, golden):
    assert call("widgets/parts/judge.js", "isRight", golden["picked"], golden["key"]) is golden["right"]


def test_an_answer_to_an_earlier_wording_is_dropped(call):
    answers = {"q": {"picked": ["a"], "tries": 1, "v": "old"}}
    assert call("widgets/parts/judge.js", "currentAnswer", answers, {"id": "q", "v": "new"}) is None


def test_an_answer_to_the_present_wording_is_kept(call):
    answers = {"q": {"picked": ["a"], "tries": 1, "v": "new"}}
    assert call("widgets/parts/judge.js", "currentAnswer", answers, {"id": "q", "v": "new"}) == answers["q"]


def test_an_answer_of_another_shape_is_dropped(call):
    assert (
        call("widgets/parts/judge.js", "currentAnswer", {"q": {"picked": "a", "v": "new"}}, {"id": "q", "v": "new"})
        is None
    )


def test_a_question_named_like_a_property_of_every_object_has_no_answer(call):
    assert call("widgets/parts/judge.js", "currentAnswer", {}, {"id": "constructor", "v": "1"}) is None


def test_answers_are_counted_over_the_questions_asked(call):
    answers = {
        "one": {"picked": ["a"], "tries": 1, "v": "1"},
        "two": {"picked": ["b"], "tries": 2, "v": "1"},
        "gone": {"picked": ["a"], "tries": 1, "v": "1"},
    }
    questions = [{"id": name, "v": "1", "key": ["a"]} for name in ("one", "two", "three")]
    assert call("widgets/parts/judge.js", "countAnswers", answers, questions) == {"asked": 3, "answered": 2, "right": 1}


@pytest.mark.parametrize(
    ("text", "answers", "lost"),
    [
        (None, {}, False),
        (
            '{"schema":1,"course":"on-camera","answers":{"q":{"picked":["a"],"v":"3f9c2b10"}}}',
            {"q": {"picked": ["a"], "v": "3f9c2b10"}},
            False,
        ),
        (
            '{"schema":1,"course":"on-camera","answers":{"q":{},"r":{"picked":["a"],"v":"3f9c2b10"}}}',
            {"r": {"picked": ["a"], "v": "3f9c2b10"}},
            True,
        ),
        ("{not json", {}, True),
        ("null", {}, True),
        ("[1,2]", {}, True),
        ('{"schema":2,"answers":{}}', {}, True),
        ('{"schema":1,"answers":[]}', {}, True),
    ],
)
def test_whatever_is_kept_can_be_read(call, text, answers, lost):
    found = call("hosts/site/store.js", "parseStore", text)
    assert (found["answers"], found["lost"]) == (answers, lost)


PAGES = [
    {"page": "one", "minutes": 8, "asked": "a1 b1"},
    {"page": "two", "minutes": 15, "asked": "c1"},
    {"page": "three", "minutes": 26, "asked": "d1"},
]


def kept(*names):
    return {name: {"picked": ["x"], "tries": 1, "v": f"{name}1"} for name in names}


@pytest.mark.parametrize(
    ("answers", "next_page", "text"),
    [
        (kept(), "one", "left on your path: 2 pages, 34 minutes"),
        (kept("a"), "one", "left on your path: 2 pages, 30 minutes"),
        (kept("a", "b", "c"), "three", "left on your path: 1 page, 26 minutes"),
        (kept("d"), "one", "left on your path: 1 page, 8 minutes"),
        (kept("a", "b", "d"), None, "your path is done"),
    ],
)
def test_a_path_says_where_to_go_on_and_what_is_left(call, answers, next_page, text):
    state = call("hosts/site/path_state.js", "pathState", ["one", "three"], PAGES, answers)
    assert (state["next"], call("hosts/site/path_state.js", "leftText", state)) == (next_page, text)


LONG = [
    {"page": "zero", "title": "Before", "minutes": 12, "asked": "z1 y1", "optional": True},
    {"page": "one", "title": "The case", "minutes": 8, "asked": "a1 b1"},
    {"page": "desk", "title": "The desk", "minutes": 40, "asked": "e1 f1 g1 h1", "enough": 1, "kind": "case"},
    {"page": "told", "title": "The key", "minutes": 11, "asked": "s1", "kind": "scenario"},
]
STOPS = ["zero", "one", "desk", "told"]


def walk(call, answers):
    return call("hosts/site/path_state.js", "pathState", STOPS, LONG, answers)


@pytest.mark.parametrize(
    ("answers", "next_page", "skipped"),
    [
        (kept(), "one", []),  # an optional stop is offered, but isn't where the path starts
        (kept("z"), "zero", []),  # it goes on while it's what one is doing
        (kept("z", "a"), "one", ["zero"]),  # a later stop skips it, and it never comes back
        (kept("z", "a", "b", "e"), "told", ["zero"]),
        (kept("z", "y", "a"), "one", []),
    ],
)
def test_going_on_skips_an_optional_stop_for_good(call, answers, next_page, skipped):
    state = walk(call, answers)
    assert (state["next"], [one["page"] for one in state["walked"] if one["skipped"]]) == (next_page, skipped)


def test_enough_of_a_long_page_is_done_and_takes_its_share_of_the_minutes(call):
    desk = walk(call, kept("e"))["walked"][2]
    assert (desk["done"], desk["asked"], desk["minutes"], desk["left"]) == (True, 1, 10, 0)


def test_half_a_scenario_is_begun_and_not_done(call):
    told = walk(call, {"s": {"picked": ["x"], "v": "s1", "open": True}})["walked"][3]
    assert (told["begun"], told["done"]) == (True, False)
    assert call("hosts/site/path_state.js", "standing", told) == "at step 2"


def test_going_on_names_and_opens_the_first_open_item(call):
    case = walk(call, kept("a"))["walked"][1]
    assert call("hosts/site/path_state.js", "goingOn", case, True) == {
        "says": "Continue: The case, question 2 of 2 (4 min)",
        "hash": "v-b1",
    }


def test_a_path_not_yet_begun_starts_with_its_minutes(call):
    case = walk(call, {})["walked"][1]
    assert call("hosts/site/path_state.js", "goingOn", case, False) == {"says": "Start (8 min)", "hash": ""}


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        (kept(), ["optional", "open", "open", "open"]),
        (kept("a"), ["skipped", "1 of 2 answered", "open", "open"]),
        (kept("a", "b", "e", "s"), ["skipped", "done", "done", "done"]),
    ],
)
def test_the_bar_says_how_each_stop_stands(call, answers, says):
    assert [call("hosts/site/path_state.js", "standing", one) for one in walk(call, answers)["walked"]] == says


@pytest.mark.parametrize(
    ("answers", "here", "previous", "next_page", "done"),
    [
        (kept(), "one", None, "two", False),
        (kept("a", "b"), "one", None, "two", True),
        (kept("a", "b", "c"), "one", None, "three", True),
        (kept("c", "d"), "three", "two", "one", True),
        (kept("a", "b", "c"), "three", "two", None, False),
        (kept("a", "b", "c", "d"), "two", "one", "three", True),
    ],
)
def test_a_page_turns_to_what_is_next_on_the_path(call, answers, here, previous, next_page, done):
    turn = call("hosts/site/turn.js", "pathTurn", ["one", "two", "three"], PAGES, answers, here)
    assert turn == {"previous": previous, "next": next_page, "done": done}


def test_a_page_beside_the_path_turns_as_the_contents_do(call):
    assert call("hosts/site/turn.js", "pathTurn", ["one", "three"], PAGES, {}, "two") is None


def test_a_stop_that_the_book_has_not_is_left_out(call):
    state = call("hosts/site/path_state.js", "pathState", ["one", "nowhere"], PAGES, {})
    assert [stop["page"] for stop in state["walked"]] == ["one"]


def test_on_a_path_of_ones_own_the_progress_says_what_is_left(call):
    said = call(
        "hosts/site/site.js", "progressText", {"asked": 6, "answered": 2}, None, "left on your path: 1 page, 8 minutes"
    )
    assert said == "2 of 6 answered on this page; left on your path: 1 page, 8 minutes"


@pytest.mark.parametrize(
    ("here", "course", "text"),
    [
        ({"asked": 6, "answered": 2}, {"asked": 54, "answered": 9},
         "2 of 6 answered on this page; 9 of 54 in the course"),
        ({"asked": 6, "answered": 2}, None, "2 of 6 answered on this page"),
        ({"asked": 0, "answered": 0}, {"asked": 54, "answered": 9}, "9 of 54 answered in the course"),
    ],
)  # fmt: skip
def test_the_progress_is_told_in_words(call, here, course, text):
    assert call("hosts/site/site.js", "progressText", here, course) == text


def test_what_counts_apart_is_not_said_to_be_missing_from_the_course(call):
    said = call(
        "hosts/site/site.js", "progressText", {"asked": 24, "answered": 24}, {"asked": 72, "answered": 0}, "", True
    )
    assert said == "24 of 24 answered on this page; 0 of 72 in chapters, case desk and scenarios"


@pytest.mark.parametrize(
    ("x", "y", "place"),
    [
        (170, 118, {"x": 158, "y": 106, "anchor": "end"}),  # near the line of chance: above it, on the left
        (74, 34, {"x": 86, "y": 22, "anchor": "start"}),  # no room on the left
        (266, 22, {"x": 254, "y": 44, "anchor": "end"}),  # no room above
    ],
)
def test_the_word_of_the_mark_keeps_clear_of_chance_and_of_the_edges(call, x, y, place):
    assert call("widgets/desk/desk_result.js", "wordPlace", x, y) == place


ODD = ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"]


@pytest.mark.parametrize("name", ODD)
def test_a_pair_and_a_stage_may_be_called_like_a_property_of_every_object(call, name):
    case = {"v": "1", "impostor": False, "best": "verify", "acceptable": [], "stage": name, "pair": name}
    answers = {one: {"picked": ["verify"], "rating": 2, "v": "1"} for one in ("one", "two")}
    result = call("widgets/desk/desk_result.js", "summarize", [case | {"id": "one"}, case | {"id": "two"}], answers)
    assert result["pairs"] == [1, 1]
    assert result["judged"] == 2


@pytest.mark.parametrize("name", ODD[:4])
def test_a_line_of_sums_may_be_called_like_a_property_of_every_object(call, name):
    assert call("results/scenario_paths.js", "sumChanges", [[name, 2], [name, -5], ["trust", 1]]) == {
        name: -3,
        "trust": 1,
    }


@pytest.mark.parametrize("name", ODD[:4])
def test_a_question_without_a_key_is_not_told_right_or_wrong_by_a_property_of_every_object(call, name):
    pages = [{"title": "A", "questions": [[name, "1"]]}]
    found = call("widgets/kept/kept.js", "keptRows", pages, {}, {name: {"picked": ["a"], "v": "1"}})
    assert found["rows"] == [{"title": "A", "asked": 1, "answered": 1, "told": 0, "right": 0}]


def test_a_scenario_that_is_half_walked_counts_as_begun_and_says_at_which_step(call):
    answers = {"walk": {"picked": ["left", "right"], "tries": 1, "v": "w", "open": True}}
    pages = [{"page": "walk", "title": "A walk", "minutes": 9, "asked": "w"}]
    [stop] = call("hosts/site/path_state.js", "pathState", ["walk"], pages, answers)["walked"]
    assert (stop["begun"], stop["done"], stop["step"]) == (True, False, 3)


def test_a_scenario_that_has_ended_is_at_no_step(call):
    answers = {"walk": {"picked": ["left", "right"], "tries": 1, "v": "w"}}
    assert call("widgets/parts/judge.js", "openStep", answers, "v w") == 0
