"""Artefacts as seen at work, in a browser: readable by everyone, on every screen."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import all_on_one_page
from tests.browser.test_axe import axe_problems
from tests.shapes_gallery import write_gallery


@pytest.fixture(scope="session")
def gallery(tmp_path_factory) -> str:
    """The address of a page with one artefact of each shape."""
    return write_gallery(tmp_path_factory.mktemp("gallery")).as_uri()


def open_gallery(tab, gallery, **options):
    page = tab(**options)
    page.goto(gallery)
    all_on_one_page(page)
    return page


def decide_first(page):
    first = page.locator(".oc-case").first
    first.locator('input[value="verify"]').check()
    first.locator('input[value="2"]').check()
    first.locator(".oc-check").click()


@pytest.mark.parametrize(
    "look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=str
)
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_any_shape(tab, gallery, look, width):
    page = open_gallery(tab, gallery, viewport={"width": width, "height": 900}, **look)
    assert page.locator(".has-shape:visible").count() == 15
    assert axe_problems(page) == []
    decide_first(page)
    assert axe_problems(page) == []


@pytest.mark.parametrize("translated", [False, True])
def test_the_page_never_scrolls_sideways_on_a_narrow_phone(tab, gallery, translated):
    page = open_gallery(tab, gallery, viewport={"width": 320, "height": 700})
    if translated:  # as a browser's translation does it: every text in a font tag, and longer
        page.evaluate(
            """() => {
              const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
              const texts = [];
              while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
              for (const text of texts) {
                if (text.parentElement.closest("script, svg")) continue;
                const font = document.createElement("font");
                text.replaceWith(font);
                font.append(`${text.data} ${text.data}`);
              }
            }"""
        )
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_sign_in_log_stays_a_table_on_a_phone_and_scrolls_by_keyboard(tab, gallery):
    page = open_gallery(tab, gallery, viewport={"width": 320, "height": 700})
    log = page.get_by_role("group", name="Table: Sign-ins, last two days (UTC)")
    cells = log.locator("tbody tr").first.locator("td")
    tops = {round(box["y"]) for box in (cell.bounding_box() for cell in cells.all())}
    assert len(tops) == 1
    log.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(group) => group.scrollLeft > 0", arg=log.element_handle())


def test_mine_stands_right_and_theirs_left(tab, gallery):
    page = open_gallery(tab, gallery, viewport={"width": 390, "height": 900})
    chat = page.get_by_role("article", name="Onboarding channel")
    theirs, mine = (chat.locator(".oc-said").nth(number).bounding_box() for number in (0, 1))
    middle = chat.bounding_box()["x"] + chat.bounding_box()["width"] / 2
    assert theirs["x"] + theirs["width"] / 2 < middle < mine["x"] + mine["width"] / 2
    expect(chat.get_by_role("listitem").nth(1)).to_contain_text("Ada Brink (you)")


def test_a_clue_inside_a_shape_opens_its_card(tab, gallery):
    page = open_gallery(tab, gallery)
    decide_first(page)
    page.locator(".oc-case").first.locator('[data-cue="employer"]').click()
    expect(page.locator(".oc-cue-card").first).to_contain_text("It says so.")


def test_on_paper_every_shape_is_black_on_white_on_a_dark_device_too(tab, gallery):
    page = open_gallery(tab, gallery, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    seen = page.locator(".oc-artefact").evaluate_all(
        "(all) => all.map((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor])"
    )
    assert seen == [["rgb(0, 0, 0)", "rgb(255, 255, 255)"]] * 15
