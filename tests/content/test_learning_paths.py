"""Each role's path: baseline, core, the role's own track, final; only pages that the book has."""

from oncamera.content.learning_paths import CORE, route, routes, track_page
from oncamera.content.vocabulary import ROLES

ALL = {"chapters/desk_baseline", *CORE, *(track_page(role) for role in ROLES), "chapters/desk_final", "chapters/about"}


def test_a_path_goes_from_the_baseline_by_core_and_track_to_the_final():
    assert [stop.page for stop in route("finance", ALL)] == [
        "chapters/desk_baseline",
        "chapters/the_case",
        "chapters/on_camera",
        "chapters/fair_vetting",
        "chapters/when_you_suspect",
        "chapters/roles/finance",
        "chapters/desk_final",
    ]


def test_only_the_baseline_and_the_final_are_timed_apart():
    assert [stop.part for stop in route("it", ALL) if stop.timed_apart] == ["baseline", "final"]


def test_a_page_that_the_book_has_not_is_no_stop():
    assert [stop.page for stop in route("it", {"chapters/the_case", "chapters/roles/legal"})] == ["chapters/the_case"]


def test_every_role_has_a_path():
    assert list(routes(ALL)) == ["recruiter", "manager", "it", "security", "finance", "legal"]


def test_a_book_without_these_pages_has_no_paths():
    assert routes({"index", "chapters/locks"}) == {}
