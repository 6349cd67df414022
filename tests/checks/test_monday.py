"""A page with key points ends with one to three things to do on Monday, and a sheet of the toolkit for them."""

from pathlib import Path

import pytest

from oncamera.checks.pages import every_page_with_key_points_ends_with_monday
from oncamera.content.course import Course
from oncamera.content.pages import Page

POINTS = "# Locks\n\n**Key points**\n\n- Lock the door.\n"
SHEET = "- Try the [door checklist](toolkit/doors.md).\n"


def said(text: str) -> list[str]:
    course = Course(Path(), pages=[Page("chapters/locks.md", "locks", text)])
    return [str(problem) for problem in every_page_with_key_points_ends_with_monday(course)]


@pytest.mark.parametrize("text", ["# Locks\n", POINTS + "\n**On Monday**\n\n" + SHEET + "- Oil the lock.\n"])
def test_a_page_without_key_points_or_with_its_monday_is_fine(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("after", "says"),
    [
        ("", "chapters/locks.md:5 the page doesn't say what to do on Monday. End it with a line `**On Monday**`."),
        (
            "\n**On Monday**\n\nOil it.\n",
            "chapters/locks.md:7 after `**On Monday**` come 1 lines that aren't one to three",
        ),
        (
            "\n**On Monday**\n\n" + SHEET * 4,
            "chapters/locks.md:7 after `**On Monday**` come 4 lines that aren't one to",
        ),
        ("\n**On Monday**\n\n- Oil it.\n", "chapters/locks.md:7 nothing on Monday leads to a sheet of the toolkit."),
    ],
)
def test_a_page_that_leaves_its_reader_alone_is_named(after, says):
    [problem] = said(POINTS + after)
    assert problem.startswith(says)
