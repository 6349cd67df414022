"""The drawings and what moves: silent to a screen reader, in forced colors too, still for whoever wants stillness."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import axe_problems

CASE = "/chapters/the_case.html"
DESK = "/chapters/desk_practice.html"
RUNNING = "document.getAnimations().map(one => one.animationName)"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_drawing_lies_beside_the_title_and_never_over_it(tab, course_url, width):
    page = tab(viewport={"width": width, "height": 800})
    page.goto(course_url + CASE)
    words = page.evaluate("""() => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector("h1"));
        return range.getBoundingClientRect().right;
    }""")
    drawing = page.locator(".opener").bounding_box()
    assert words <= drawing["x"]
    assert drawing["x"] + drawing["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_drawing_is_no_part_of_what_a_screen_reader_reads_nor_of_a_request(tab, course_url):
    page = tab()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(course_url + CASE)
    expect(page.get_by_role("main").get_by_role("img")).to_have_count(0)
    assert [address for address in asked if "opener" in address] == []


def test_a_drawing_does_not_print(tab, course_url):
    page = tab()
    page.goto(course_url + CASE)
    page.emulate_media(media="print")
    expect(page.locator(".opener")).to_be_hidden()


def test_in_forced_colors_a_drawing_has_the_device_s_colors(tab, course_url):
    page = tab(forced_colors="active", color_scheme="dark")
    page.goto(course_url + CASE)
    stroke = page.locator(".opener .line").first.evaluate("line => getComputedStyle(line).stroke")
    assert stroke == page.evaluate("getComputedStyle(document.querySelector('main p')).color")
    assert axe_problems(page) == []


def test_a_clue_is_drawn_along_its_words_for_whoever_wants_motion(tab, course_url):
    page = tab(reduced_motion="no-preference")
    page.goto(course_url)
    page.evaluate(
        """document.addEventListener("animationstart", ({ animationName }) => {
          const { dataset } = document.documentElement;
          if (animationName === "oc-marked") dataset.marked = Number(dataset.marked ?? 0) + 1;
        })"""
    )
    page.get_by_role("button", name="Call the number on file").click()
    expect(page.locator("html")).to_have_attribute("data-marked", "4")


def test_nothing_moves_for_whoever_wants_less(tab, course_url):
    page = tab(reduced_motion="reduce")
    page.goto(course_url)
    assert page.evaluate(RUNNING) == []
    page.get_by_role("button", name="Call the number on file").click()
    expect(page.locator(".oc-first .oc-verdict")).to_be_focused()
    assert page.evaluate(RUNNING) == []


def test_a_stage_has_an_icon_before_its_name_that_no_one_reads_aloud(tab, course_url):
    page = tab()
    page.goto(course_url + DESK)
    stage = page.locator(".oc-stage").first
    assert "data:image/svg+xml" in stage.evaluate("stage => getComputedStyle(stage, '::before').maskImage")
    assert stage.evaluate("stage => getComputedStyle(stage, '::before').content") == '""'
