"""Each role's path: baseline, core, the role's own part, desk, scenario, final; only pages that the book has."""

from oncamera.content.learning_paths import CORE, DESK, SCENARIOS, route, routes, track_page
from oncamera.content.vocabulary import ROLES
from tests.conftest import COURSE

ALL = {
    "chapters/desk_baseline",
    *CORE,
    *(track_page(role) for role in ROLES),
    DESK,
    *(f"chapters/scenarios/{name}" for name in SCENARIOS.values()),
    "chapters/desk_final",
    "chapters/about",
}


def test_a_path_goes_from_the_baseline_by_core_role_desk_and_scenario_to_the_final():
    assert [stop.page for stop in route("finance", ALL)] == [
        "chapters/desk_baseline",
        "chapters/the_case",
        "chapters/the_scheme",
        "chapters/on_camera",
        "chapters/fair_vetting",
        "chapters/when_you_suspect",
        "chapters/roles/finance",
        "chapters/desk_practice",
        "chapters/scenarios/new_account_same_week",
        "chapters/desk_final",
    ]


def test_only_the_core_and_the_roles_part_are_the_course_itself():
    assert [stop.part for stop in route("it", ALL) if not stop.timed_apart] == ["core"] * 5 + ["track"]


def test_only_the_baseline_may_be_skipped():
    assert [stop.part for stop in route("it", ALL) if stop.optional] == ["baseline"]


def test_each_role_walks_a_scenario_that_is_written_for_it():
    written = {placed.record.id.replace("-", "_"): placed.record.roles for placed in COURSE.scenarios}
    assert [role for role, name in SCENARIOS.items() if role not in written[name]] == []
    assert list(SCENARIOS) == list(ROLES)


def test_a_page_that_the_book_has_not_is_no_stop():
    assert [stop.page for stop in route("it", {"chapters/the_case", "chapters/roles/legal"})] == ["chapters/the_case"]


def test_every_role_has_a_path():
    assert list(routes(ALL)) == ["recruiter", "manager", "it", "security", "finance", "legal"]


def test_a_book_without_these_pages_has_no_paths():
    assert routes({"index", "chapters/locks"}) == {}
