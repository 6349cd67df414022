"""A text that is too long is refused in words, and never cut without one."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_exam_journey import FINAL
from tests.browser.test_exam_journey import keep as keep_forms
from tests.browser.test_what_is_kept import KEPT, put, stored

LONG = "Ana " * 24 + "Nuño"  # 100 characters


@pytest.fixture
def passed(page, course_url):
    keep_forms(page, course_url, {"final": 12})
    page.goto(course_url + FINAL)
    return page


def test_a_name_of_100_characters_is_refused_and_stands_as_typed(passed):
    field = passed.get_by_label("Name, as it should stand there")
    field.fill(LONG)
    passed.get_by_role("button", name="Make my certificate").click()
    expect(passed.locator(".oc-exam-note")).to_have_text("A name may have 80 characters, and this has 100. Shorten it.")
    expect(field).to_have_value(LONG)
    assert "certificates" not in stored(passed)


def test_a_name_of_80_characters_is_taken_whole(passed):
    name = "é" * 80
    passed.get_by_label("Name, as it should stand there").fill(name)
    passed.get_by_role("button", name="Make my certificate").click()
    expect(passed.locator(".oc-certificate-name")).to_have_text(name)


@pytest.mark.parametrize(("typed", "fits"), [("x" * 61, "x" * 60), ("界" * 21, "界" * 20)])
def test_what_a_code_has_no_room_for_is_said(passed, typed, fits):
    field = passed.get_by_label("Name, only if you want one shown")
    field.fill(typed)
    note = passed.locator(".oc-send-note")
    expect(note).to_have_text(f"The code has room for “{fits}”. Shorten the name.")
    field.fill(fits)
    expect(note).to_have_text("")


def test_a_long_line_of_the_program_is_not_saved_and_says_so(page, course_url):
    page.goto(course_url + "/chapters/your_programme.html")
    company = page.get_by_role("textbox", name="Company")
    company.fill(LONG)
    company.press("Tab")
    expect(page.locator(".oc-plan-note")).to_have_text(
        "A line of the program may have 80 characters, and this has 100. Shorten it."
        " Until then your program isn't saved."
    )
    expect(company).to_have_value(LONG)
    assert stored(page) == {}
    company.fill("Alder Example")
    company.press("Tab")
    expect(page.locator(".oc-plan-note")).to_have_text("")
    assert stored(page)["plan"]["company"] == "Alder Example"


def test_a_list_of_reasons_that_is_cut_says_how_many_are_left(page, course_url, tmp_path):
    page.goto(course_url + KEPT)
    put(page, tmp_path, {"schema": 1, "answers": {f"q{n}": {} for n in range(14)}})
    reasons = page.locator(".oc-kept-reasons li")
    expect(reasons).to_have_count(21)
    expect(reasons.last).to_have_text("And 8 more.")
