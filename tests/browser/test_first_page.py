"""The first page is a case: read and answered on the first screen, with two clicks at most to the first feedback."""

import pytest
from playwright.sync_api import expect

SCREENS = {"phone": (390, 844), "desktop": (1280, 800)}


@pytest.fixture
def screen(tab, course_url, request):
    width, height = SCREENS[getattr(request, "param", "phone")]
    page = tab(viewport={"width": width, "height": height})
    page.goto(course_url)
    expect(page.locator(".oc-first form")).to_be_visible()
    return page


def bottom(locator) -> float:
    box = locator.bounding_box()
    return box["y"] + box["height"]


@pytest.mark.parametrize("screen", SCREENS, indirect=True)
def test_the_artefact_the_question_and_the_buttons_are_on_the_first_screen(screen):
    height = screen.viewport_size["height"]
    parts = [screen.locator(".oc-first .oc-artefact"), *screen.locator(".oc-first button").all()]
    assert len(parts) == 5
    assert [bottom(part) for part in parts if bottom(part) > height] == []


@pytest.mark.parametrize("screen", SCREENS, indirect=True)
def test_one_click_answers_it_in_place_and_lights_up_its_clues(screen):
    address = screen.url
    screen.get_by_role("button", name="Call the number on file").click()
    verdict = screen.locator(".oc-first .oc-verdict")
    expect(verdict).to_have_text("Yes, that's the step. It takes four minutes, everyone gets the same call,"
                                 " and it can tell an honest move from a false one.")  # fmt: skip
    expect(verdict).to_be_focused()
    expect(verdict).to_be_in_viewport(ratio=1)
    lit = screen.locator(".oc-first .oc-cue")
    assert lit.count() == 4
    for cue in lit.all():
        expect(cue).to_be_in_viewport(ratio=1)
        assert cue.evaluate("cue => getComputedStyle(cue).borderBottomStyle") in ("solid", "dashed")
    assert screen.url == address


def test_a_wrong_answer_is_explained_and_another_may_be_tried(screen):
    screen.get_by_role("button", name="Stop the hire").click()
    expect(screen.locator(".oc-first .oc-verdict")).to_contain_text("Too much.")
    screen.get_by_role("button", name="Call the number on file").click()
    expect(screen.locator(".oc-first .oc-verdict")).to_contain_text("Yes, that's the step.")


def test_nothing_of_the_answer_shows_before_it_is_given_and_nothing_is_kept(screen):
    expect(screen.locator(".oc-first .oc-key")).to_be_hidden()
    screen.get_by_role("button", name="Send it to Dayton").click()
    expect(screen.locator(".oc-first .oc-outcome")).to_be_visible()
    assert screen.evaluate("localStorage.length") == 0


def test_it_is_answered_by_keyboard_alone(screen):
    screen.get_by_role("button", name="Send it to Dayton").focus()
    screen.keyboard.press("Tab")
    screen.keyboard.press("Enter")
    expect(screen.locator(".oc-first .oc-verdict")).to_be_focused()


def test_clues_do_not_move_for_whoever_asked_for_less_motion(screen):
    screen.get_by_role("button", name="Call the number on file").click()
    assert screen.locator(".oc-first .oc-cue").first.evaluate("cue => cue.getAnimations().length") == 0


def test_without_scripts_the_answer_is_folded_below_the_case(tab, course_url):
    page = tab(java_script_enabled=False)
    page.goto(course_url)
    expect(page.locator(".oc-first form")).to_be_hidden()
    page.get_by_text("The clues, and what each step would have done").click()
    expect(page.locator(".oc-first .oc-outcome")).to_be_visible()
