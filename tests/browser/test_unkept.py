"""A browser that won't save: the page says so before the first answer, and the next one says what was lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_axe import axe_problems
from tests.browser.test_promises import FORBIDDEN, FORGETS, FULL

LOCKS = "/chapters/locks.html"
STRANGE_KEY = "/chapters/scenarios/the_strange_key.html"
SAID = "This browser won't save your answers: they last until you leave this page."


def banner(page: Page):
    return page.locator(".oc-unkept")


def answer(page: Page) -> None:
    page.locator(".oc-question input").first.check()
    page.get_by_role("button", name="Check").first.click()


@pytest.mark.parametrize("storage", [FULL, FORGETS, FORBIDDEN], ids=["full", "forgets", "forbidden"])
@pytest.mark.parametrize("path", [LOCKS, STRANGE_KEY])
def test_it_is_said_above_the_first_answer_before_anything_is_answered(page, tiny_url, storage, path):
    page.add_init_script(storage)
    page.goto(tiny_url + path)
    expect(banner(page)).to_contain_text(SAID)
    first = page.locator(".oc-question, .oc-step").first
    assert banner(page).bounding_box()["y"] < first.bounding_box()["y"]
    expect(page.get_by_text("They're kept in this browser and nowhere else.")).to_be_hidden()


def test_a_browser_that_saves_is_told_nothing_and_keeps_no_trace_of_the_trial(page, tiny_url):
    page.goto(tiny_url + LOCKS)
    expect(page.locator("html.oc-ready")).to_have_count(1)
    expect(banner(page)).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_the_next_page_says_what_the_page_before_has_lost(page, tiny_url):
    page.add_init_script(FORBIDDEN)
    page.goto(tiny_url + LOCKS)
    answer(page)
    page.goto(tiny_url + STRANGE_KEY)
    expect(banner(page)).to_contain_text("Lost already: 1 answer on “Locks”.")
    page.locator("button[data-way]").first.click()
    page.goto(tiny_url + LOCKS)
    expect(banner(page)).to_contain_text("1 answer on “Locks”; 1 answer on “The strange key”.")


def test_the_tab_takes_no_answer_along_only_how_many(page, tiny_url):
    page.add_init_script(FORBIDDEN)
    page.goto(tiny_url + LOCKS)
    answer(page)
    assert page.evaluate("window.name") == 'on-camera lost {"Locks":"1 answer"}'


def test_a_store_that_fills_up_later_is_said_at_the_next_answer_in_view(page, tiny_url):
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(tiny_url + LOCKS)
    expect(page.locator("html.oc-ready")).to_have_count(1)
    expect(banner(page)).to_have_count(0)
    page.evaluate(f"() => {{ {FULL} }}")
    answer(page)
    page.mouse.wheel(0, 300)
    expect(banner(page)).to_contain_text(SAID)
    expect(banner(page)).to_be_in_viewport()


def test_the_banner_goes_once_the_answers_are_saved_after_all(page, tiny_url):
    page.goto(tiny_url + LOCKS)
    page.evaluate(
        "() => { const set = Storage.prototype.setItem; window.mend = () => { Storage.prototype.setItem = set; };"
        f" {FULL} }}"
    )
    answer(page)
    expect(banner(page)).to_have_count(1)
    page.evaluate("window.mend()")
    answer(page)
    expect(banner(page)).to_have_count(0)
    assert page.evaluate("window.name") == ""


def test_the_banner_hands_the_answers_out(page, tiny_url):
    page.add_init_script(FORBIDDEN)
    page.goto(tiny_url + LOCKS)
    expect(banner(page).get_by_role("button")).to_be_hidden()
    answer(page)
    with page.expect_download() as download:
        banner(page).get_by_role("button", name="Download my answers").click()
    assert '"lock-first"' in download.value.path().read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_nothing_is_saved(tab, tiny_url, scheme):
    page = tab(color_scheme=scheme, viewport={"width": 390, "height": 800})
    page.add_init_script(FORBIDDEN)
    page.goto(tiny_url + STRANGE_KEY)
    page.locator("button[data-way]:visible").first.click()
    page.go_back()
    expect(banner(page).get_by_role("button")).to_be_visible()
    assert axe_problems(page) == []


@pytest.mark.parametrize("width", [320, 390])
def test_the_banner_never_makes_a_page_scroll_sideways(page, tiny_url, width):
    page.add_init_script(FORBIDDEN)
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(tiny_url + LOCKS)
    answer(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
