"""A page's sources: folded while one reads, and open for whoever asks for them."""

import re

import pytest
from playwright.sync_api import Page, expect

CASE = "/chapters/the_case.html"
AN_ENTRY = "#source-3"


def sources(page: Page):
    return page.locator(".page-sources > details")


@pytest.fixture
def chapter(page: Page, course_url: str) -> Page:
    page.goto(course_url + CASE)
    return page


def test_sources_are_folded_and_say_how_many_there_are(chapter):
    expect(chapter.locator(AN_ENTRY)).to_be_hidden()
    entries = chapter.locator(".page-sources li").count()
    assert entries > 20
    expect(chapter.locator(".page-sources summary")).to_have_text(
        re.compile(rf"^Sources {entries} · Facts checked (on|from) 20")
    )
    expect(chapter.get_by_role("heading", name="Sources", exact=True)).to_be_visible()


def test_the_keyboard_opens_and_folds_them(chapter):
    chapter.locator(".page-sources summary").focus()
    chapter.keyboard.press("Enter")
    expect(chapter.locator(AN_ENTRY)).to_be_visible()
    chapter.keyboard.press("Space")
    expect(chapter.locator(AN_ENTRY)).to_be_hidden()


def test_a_mark_in_the_text_opens_them_at_its_source(chapter):
    chapter.locator(f'a.claim-mark[href="{AN_ENTRY}"]').first.click()
    expect(chapter.locator(AN_ENTRY)).to_be_in_viewport()


def test_the_same_mark_opens_them_again_after_they_were_folded(chapter):
    mark = chapter.locator(f'a.claim-mark[href="{AN_ENTRY}"]').first
    mark.click()
    chapter.locator(".page-sources summary").click()
    expect(chapter.locator(AN_ENTRY)).to_be_hidden()
    mark.click()
    expect(chapter.locator(AN_ENTRY)).to_be_in_viewport()


def test_a_link_from_elsewhere_opens_them_at_its_source(page, course_url):
    page.goto(course_url + CASE + AN_ENTRY)
    expect(page.locator(AN_ENTRY)).to_be_in_viewport()


def test_back_to_a_source_opens_them(chapter):
    chapter.evaluate("location.hash = 'source-3'")
    chapter.get_by_role("link", name="Back to the sentence of source 3", exact=True).click()
    chapter.locator(".page-sources summary").click()
    chapter.go_back()
    expect(chapter.locator(AN_ENTRY)).to_be_visible()


def test_folding_moves_nothing_below(page, course_url):
    height = "document.querySelector('.page-sources').getBoundingClientRect().height"
    page.add_init_script(f"document.addEventListener('DOMContentLoaded', () => (window.before = {height}))")
    page.goto(course_url + CASE)
    expect(page.locator(".page-sources.is-foldable")).to_have_count(1)
    assert page.evaluate("window.before") == page.evaluate(height)


def test_without_scripts_they_are_open(browser, course_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(course_url + CASE)
    expect(page.locator(AN_ENTRY)).to_be_visible()
    context.close()


def test_when_their_script_is_blocked_they_are_open(tab, course_url):
    page = tab()
    page.route("**/sources.js*", lambda route: route.abort())
    page.goto(course_url + CASE)
    expect(page.locator(AN_ENTRY)).to_be_visible()


def test_on_paper_they_are_open_and_folded_again_after(chapter):
    chapter.evaluate("""() => {
      window.seen = [];
      addEventListener("beforeprint", () => window.seen.push(document.querySelector(".page-sources details").open));
    }""")
    chapter.pdf()
    assert chapter.evaluate("window.seen") == [True]
    expect(chapter.locator(AN_ENTRY)).to_be_hidden()


def test_a_preview_of_paper_shows_them_too(chapter):
    chapter.emulate_media(media="print")
    expect(chapter.locator(AN_ENTRY)).to_be_visible()


def test_in_forced_colors_and_on_a_narrow_screen_they_fit(tab, course_url):
    page = tab(viewport={"width": 320, "height": 700}, forced_colors="active", color_scheme="dark")
    page.goto(course_url + CASE)
    page.locator(".page-sources summary").click()
    expect(page.locator(AN_ENTRY)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
