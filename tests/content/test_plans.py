"""What a session plan may be: each rule, on a copy of a shipped plan that breaks it."""

import copy

import pytest
from pydantic import ValidationError

from oncamera.checks.claims import every_allegation_is_hedged
from oncamera.checks.plans import (
    every_part_has_time_for_what_it_shows,
    every_plan_has_its_pages,
    everything_a_plan_shows_exists,
)
from oncamera.content.course import PARTS, Course
from oncamera.content.plans import Plan
from oncamera.content.records import Placed, read_file
from oncamera.files.problems import ProblemsError
from oncamera.files.strict_yaml import parse_yaml
from tests.conftest import COURSE, ROOT

FILE = ROOT / "session" / "plans" / "thirty_minutes.yml"
(RECORD,), _ = parse_yaml(FILE.read_text(encoding="utf-8"))


def spoilt(path: str, value: object) -> dict:
    """Copy the plan with one place changed."""
    record = copy.deepcopy(RECORD)
    *above, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    place = record
    for part in above:
        place = place[part]
    place[last] = value
    return record


def problems_of(record: dict) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        Plan.model_validate(record)
    return [line.removeprefix("Value error, ") for e in caught.value.errors() for line in e["msg"].splitlines()]


@pytest.fixture(scope="module")
def course():
    loaded, problems = COURSE, COURSE.problems()
    assert problems == []
    return loaded


def parts_of(course: Course) -> dict:
    return {part: getattr(course, part) for part in PARTS}


def said(course, rule, record: dict) -> list[str]:
    """Give what a rule says of a course that has this plan alone."""
    placed = Placed(Plan.model_validate(record), "session/plans/thirty_minutes.yml", 1)
    return [f"{problem.what} | {problem.instead}" for problem in rule(Course(**parts_of(course) | {"plans": [placed]}))]


def test_the_minutes_of_the_parts_add_up():
    assert problems_of(spoilt("parts/1/minutes", 4)) == [
        "the parts add up to 29 minutes, and `minutes:` says 30 | Give 1 more to some part, or write `minutes: 29`."
    ]
    assert problems_of(spoilt("parts/1/minutes", 8)) == [
        "the parts add up to 33 minutes, and `minutes:` says 30 | Take 3 from some part, or write `minutes: 33`."
    ]


def test_the_drops_save_a_fifth_at_least():
    record = copy.deepcopy(RECORD)
    for part in record["parts"][2:]:
        del part["drop_if_short"]
    assert problems_of(record) == ["the drops save 3 of 30 minutes | Let them save 6 at least: sessions begin late."]


def test_a_drop_saves_no_more_than_its_part_takes():
    assert problems_of(spoilt("parts/0/drop_if_short/saves", 5)) == [
        "the part 'welcome' takes 3 minutes, and its drop saves 5 | Save 3 at most: then the whole part is left out."
    ]


def test_a_drop_leaves_out_only_what_is_shown():
    assert problems_of(spoilt("parts/1/drop_if_short/without", [{"question": "case-payee-differs"}])) == [
        "the part 'the-case' drops the question 'case-payee-differs', which it does not show"
        " | Name something that stands under its `shows:`."
    ]


def test_a_line_shows_one_thing():
    assert problems_of(spoilt("parts/2/shows/0", {"case": "a", "page": "chapters/b"})) == [
        "one entry names 2 things (page, case)"
        " | Write each on a line of its own: `- case: its-id`, `- page: chapters/its_name`."
    ]


def test_two_parts_have_two_names():
    assert problems_of(spoilt("parts/1/id", "welcome")) == [
        "two parts are called 'welcome' | Give each part an id of its own."
    ]


def test_an_audience_swaps_what_is_shown_for_the_same_kind_of_thing():
    swap = {"shown": {"case": "welcome-call"}, "instead": {"question": "case-skip-names"}}
    assert problems_of(spoilt("variants/hiring/swaps/0", swap)) == [
        "the variant 'hiring' swaps the case 'welcome-call', which no part shows"
        " | Name something that stands under a part's `shows:`.",
        "the variant 'hiring' swaps a case for a question | Swap it for another case: the minutes are made for that.",
    ]


def test_everything_shown_exists(course):
    record = spoilt("parts/2/shows/0", {"case": "welcome-call-in-jun"})
    del record["variants"]
    assert said(course, everything_a_plan_shows_exists, record) == [
        "there is no case 'welcome-call-in-jun' | Did you mean 'welcome-call-in-june'?"
    ]


def test_what_an_audience_sees_instead_exists(course):
    record = spoilt("variants/hiring/swaps/0/instead", {"case": "nobody-here"})
    assert said(course, everything_a_plan_shows_exists, record) == [
        "there is no case 'nobody-here' | Write the name of one that the course has."
    ]


def test_a_plan_gives_no_test_away(course):
    record = spoilt("variants/hiring/swaps/0/instead", {"case": "first-invoice"})
    assert said(course, everything_a_plan_shows_exists, record) == [
        "the plan shows the case 'first-invoice', which a test asks later"
        " | Show one of the practice desk, of a track or of a chapter: a test must stay unknown."
    ]


def test_a_part_has_time_for_what_it_shows(course):
    record = spoilt("parts/5/shows", [{"case": "sixty-one-hours"}, {"case": "sold-invoices"}])
    assert said(course, every_part_has_time_for_what_it_shows, record) == [
        "the part 'promise' has 2 minutes, and what it shows takes 3.0 | Give it more time, or show less."
    ]


def test_a_part_has_time_for_the_longest_story_that_an_audience_sees(course):
    record = spoilt("parts/2/shows", [{"scenario": "second-interview"}])
    swap = {"shown": {"scenario": "second-interview"}, "instead": {"scenario": "the-good-candidate"}}
    record["variants"] = {"hiring": {"because": "So.", "swaps": [swap]}}
    assert said(course, every_part_has_time_for_what_it_shows, record) == [
        "the part 'first-file' has 9 minutes, and what it shows takes 15.0 | Give it more time, or show less."
    ]


def test_a_shortened_part_still_has_time_for_what_is_left(course):
    record = spoilt("parts/1/drop_if_short", {"saves": 5, "how": "Leave it out."})
    assert said(course, every_part_has_time_for_what_it_shows, record) == []
    record = spoilt("parts/3/drop_if_short/saves", 6)
    assert said(course, every_part_has_time_for_what_it_shows, record) == [
        "the part 'second-file' has 1 minutes when time runs short, and what it shows takes 1.5"
        " | Give it more time, or show less."
    ]


def test_a_plan_has_its_three_pages(course):
    assert said(course, every_plan_has_its_pages, RECORD | {"id": "thirty"})[-4:] == [
        "the plan stands in thirty_minutes.yml | Call the file thirty.yml.",
        "no page shows the plan's plan | Write chapters/session/thirty.md with `{session-plan} thirty`.",
        "no page shows the plan's slides | Write chapters/session/thirty_slides.md with `{session-slides} thirty`.",
        "no page shows the plan's answers | Write chapters/session/thirty_answers.md with `{session-answers} thirty`.",
    ]


def test_a_slide_hedges_what_is_alleged(course):
    record = spoilt("parts/1/points/2/says", "They earned at least {=main-case-proceeds}.")
    found = said(course, every_allegation_is_hedged, record)
    assert found == [
        "a slide prints what is alleged as a fact"
        " | Write *allegedly*, *prosecutors say*, *accused*, *charged* or the like into the same line."
    ]


def test_a_mistake_is_told_with_its_file_and_id(tmp_path):
    text = FILE.read_text(encoding="utf-8").replace("people_do: Say hello", "people_does: Say hello", 1)
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        read_file(tmp_path / "a.yml", Plan, tmp_path)
    assert [
        str(problem).partition(" there")[2] for problem in caught.value.problems if "people_does" in problem.what
    ] == [" is no field `parts → 0 → people_does`. Did you mean `people_do`?"]


def test_an_unknown_plan_is_refused_with_those_that_there_are():
    with pytest.raises(LookupError, match="there is no plan 'x'; the plans are: half-day, ninety-minutes"):
        COURSE.plan("x")


def test_the_annotated_example_is_a_plan(course, tmp_path):
    text = (ROOT / "session" / "README.md").read_text(encoding="utf-8")
    (tmp_path / "a.yml").write_text(text.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    (placed,) = read_file(tmp_path / "a.yml", Plan, tmp_path)
    alone = Course(**parts_of(course) | {"plans": [placed]})
    assert everything_a_plan_shows_exists(alone) == every_part_has_time_for_what_it_shows(alone) == []
