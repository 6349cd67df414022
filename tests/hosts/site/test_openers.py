"""Each page opens with the drawing whose name begins its own, if there is one."""

from pathlib import Path

import pytest

from oncamera.hosts.site.openers import opener_of


@pytest.mark.parametrize(
    ("page", "drawing"),
    [
        ("chapters/desk", "chapters/desk.svg"),
        ("chapters/desk_final", "chapters/desk.svg"),
        ("chapters/desk_final_again", "chapters/desk.svg"),
        ("chapters/desks/one", "chapters/desks/one.svg"),
        ("chapters/locks", None),
    ],
)
def test_the_longest_name_that_begins_the_pages_own_opens_it(tmp_path, page, drawing):
    folder = tmp_path / "assets" / "openers"
    for name in ("chapters/desk.svg", "chapters/desks/one.svg"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("<svg/>")
    assert opener_of(tmp_path, page) == (folder / drawing if drawing else None)


def test_a_book_without_drawings_has_none():
    assert opener_of(Path("nowhere"), "index") is None
