"""The contents beside each page: about forty titles, the open part unfolded, and the reader's own place in view."""

import pytest
from playwright.sync_api import expect

PAGES = ["index.html", "chapters/the_case.html", "chapters/roles/legal.html", "chapters/about.html"]


@pytest.mark.parametrize("path", PAGES)
def test_about_forty_pages_are_in_view(page, course_url, path):
    page.goto(f"{course_url}/{path}")
    assert 30 <= page.locator(".contents a").count() <= 42


def test_what_stands_below_a_page_shows_there_and_on_its_own_pages_alone(page, course_url):
    page.goto(f"{course_url}/chapters/session/thursday.html")
    expect(page.locator('.contents li[data-page="chapters/session/thursday"] li')).not_to_have_count(0)
    page.goto(f"{course_url}/chapters/the_case.html")
    expect(page.locator(".contents li li")).to_have_count(0)


@pytest.mark.parametrize("size", [(390, 844), (1280, 800)])
@pytest.mark.parametrize("path", ["chapters/roles/legal.html", "chapters/session/audit.html", "chapters/hosting.html"])
def test_the_contents_show_where_the_reader_is_and_the_page_stays_at_its_top(page, course_url, path, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{course_url}/{path}")
    if size[0] == 390:
        page.get_by_text("Contents", exact=True).click()
    expect(page.locator('.contents [aria-current="page"]')).to_be_in_viewport(ratio=0.9)
    assert page.evaluate("scrollY") == 0


def test_the_contents_open_by_keyboard_on_a_phone_and_escape_closes_them(page, course_url):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{course_url}/chapters/the_case.html")
    page.locator("#menu-open").focus()
    page.keyboard.press("Space")
    expect(page.locator('.contents [aria-current="page"]')).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".contents")).to_be_hidden()
    expect(page.locator("#menu-open")).to_be_focused()
