"""The drawing that opens a page: which one, by the page's name."""

from pathlib import Path

import pytest

from oncamera.hosts.site.openers import opener_of


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for name in ("index", "chapters/desk", "chapters/desk_final"):
        path = tmp_path / "assets" / "openers" / f"{name}.svg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<svg/>")
    return tmp_path


@pytest.mark.parametrize(
    ("page", "drawing"),
    [
        ("index", "index.svg"),
        ("chapters/desk_practice", "desk.svg"),
        ("chapters/desk_final", "desk_final.svg"),
    ],
)
def test_of_the_drawings_that_a_page_begins_with_the_longest_opens_it(book, page, drawing):
    assert opener_of(book, page).name == drawing


def test_a_page_without_a_drawing_and_a_book_without_any_have_none(book, tmp_path):
    assert opener_of(book, "chapters/locks") is None
    assert opener_of(tmp_path / "nowhere", "index") is None
