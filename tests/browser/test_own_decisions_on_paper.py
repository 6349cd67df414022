"""On paper: what the reader decided stands beside what was asked, and nothing stands as decided that isn't."""

import pytest
from playwright.sync_api import Page, expect

from oncamera.hosts.scripts import widget_styles
from tests.browser.test_scenario_journey import KEY, PATH, STRANGE_KEY, choose
from tests.conftest import COURSE

LOCKS = "/chapters/locks.html"
BULLET = "A bullet that is far too long for one line of a narrow page, and so it wraps at least twice before its end."


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")


@pytest.mark.parametrize(
    ("choice", "said"), [("Close the door.", "(your choice, right)"), ("Turn the key.", "(your choice)")]
)
def test_a_quiz_prints_which_answer_was_yours(page, tiny_url, choice, said):
    page.goto(tiny_url + LOCKS)
    page.get_by_label(choice).check()
    page.get_by_role("button", name="Check").click()
    on_paper(page)
    words = page.locator(".oc-choice label > span").evaluate_all(
        "spans => Object.fromEntries(spans.map(one => [one.textContent, getComputedStyle(one, '::after').content]))"
    )
    assert words.pop(choice) == f'" {said}"'
    assert set(words.values()) == {"none"}


def test_a_case_prints_the_two_options_chosen_and_what_came_of_them(page, course_url):
    page.goto(course_url + "/chapters/desk_practice.html")
    first, second, *_ = COURSE.form("practice")
    case = page.locator(f'[data-case="{first.id}"]')
    case.locator('input[value="verify"]').check()
    case.locator('input[value="2"]').check()
    case.get_by_role("button", name="Decide").click()
    on_paper(page)
    shown = [label for label in case.locator("fieldset label").all() if label.is_visible()]
    assert [label.locator("input").get_attribute("value") for label in shown] == ["verify", "2"]
    assert all("your choice" in label.inner_text() for label in shown)
    expect(case.locator(".oc-verdict")).to_be_visible()
    expect(case.get_by_role("button", name="Decide")).to_be_hidden()
    expect(page.locator(f'[data-case="{second.id}"] form')).to_be_hidden()


def test_a_scenario_that_is_half_walked_prints_the_path_so_far(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH[:3])
    expect(page.locator(".oc-path")).to_be_hidden()
    on_paper(page)
    expect(page.locator(".oc-path-lead")).to_have_text("You're at step 4, “Night”.")
    made = page.locator(".oc-path-list .oc-made strong").all_inner_texts()
    assert made == [KEY.ways[choice].do for choice in PATH[:3]]
    chosen = page.locator(".oc-ways .is-chosen").evaluate_all("ways => ways.map(way => way.dataset.way)")
    assert sorted(chosen) == sorted(PATH[:3])


def test_a_scenario_that_was_not_begun_prints_no_path(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    on_paper(page)
    expect(page.locator(".oc-path")).to_be_hidden()


def test_a_wrapped_bullet_hangs_under_its_first_word(page):
    page.set_viewport_size({"width": 320, "height": 600})
    page.set_content(
        f'<div class="oc-desk"><article class="oc-artefact"><p class="oc-item">{BULLET}</p></article></div>'
    )
    page.add_style_tag(content=widget_styles())
    lefts = page.locator(".oc-item").evaluate(
        """item => {
          const words = document.createRange();
          words.selectNodeContents(item);
          return [...words.getClientRects()].map(({ left }) => Math.round(left));
        }"""
    )
    assert len(lefts) > 2
    assert len(set(lefts)) == 1
