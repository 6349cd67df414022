"""Coming back to a browser that has forgotten: the page says so where it can know, and says where the file goes."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_what_is_kept import ANSWERS, FILE, FIRST, KEPT, keep

GONE = "Your earlier answers aren't in this browser. Put your file in"


@pytest.mark.parametrize("path", ["/chapters/the_case.html?back", "/chapters/desk_day90.html"])
def test_who_was_here_before_is_told_that_their_answers_are_not(page, course_url, path):
    page.goto(course_url + path)
    note = page.locator(".oc-back")
    expect(note).to_have_text(GONE)
    expect(note).to_be_visible()
    note.get_by_role("link", name="Put your file in").click()
    expect(page).to_have_url(course_url + KEPT + "#put-in")
    expect(page.get_by_label("Answers file (.json)")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/chapters/the_case.html?back", "/chapters/desk_day90.html"])
def test_whose_answers_are_here_is_told_nothing(page, course_url, path):
    keep(page, course_url, {"schema": 1, "course": "on-camera", "answers": {FIRST.id: ANSWERS[FIRST.id]}})
    page.goto(course_url + path)
    expect(page.locator("html.oc-ready")).to_have_count(1)
    expect(page.locator(".oc-back")).to_be_hidden()


def test_a_new_reader_of_a_chapter_is_told_nothing(page, course_url):
    page.goto(course_url + "/chapters/the_case.html")
    expect(page.locator("html.oc-ready")).to_have_count(1)
    expect(page.locator(".oc-back")).to_be_hidden()


def test_beside_the_path_it_is_said_where_the_file_of_who_was_here_before_goes(page, course_url):
    page.goto(course_url + "/index.html")
    page.get_by_role("link", name="put your answers file in").click()
    expect(page).to_have_url(course_url + KEPT)


def test_the_page_of_what_is_kept_says_why_it_may_be_empty(page, course_url):
    page.goto(course_url + KEPT)
    why = page.get_by_text("If you've answered before, it was in another browser, or this one has cleared it.")
    expect(why).to_be_visible()
    keep(page, course_url, FILE)
    expect(why).to_be_hidden()


@pytest.mark.parametrize("form", ["baseline", "final", "day90", "day180"])
def test_before_a_test_the_page_says_that_browsers_forget(page, course_url, form):
    page.goto(f"{course_url}/chapters/desk_{form}.html")
    said = page.get_by_text("Your answers stay in this browser, and browsers forget")
    assert said.bounding_box()["y"] < page.locator(".oc-question").first.bounding_box()["y"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Promise.resolve(true)", "It won't clear them by itself."),
        ("Promise.resolve(false)", "It doesn't promise that. Download your answers"),
        ("Promise.reject(new TypeError())", "It doesn't promise that. Download your answers"),
    ],
)
def test_a_browser_that_is_asked_not_to_clear_is_quoted_as_it_answers(page, course_url, answer, said):
    page.add_init_script(f"StorageManager.prototype.persist = () => {answer};")
    page.goto(course_url + KEPT)
    page.get_by_role("button", name="Ask this browser not to clear them by itself").click()
    expect(page.locator(".oc-kept-persist [role=status]")).to_contain_text(said)


def test_a_browser_that_cannot_be_asked_shows_no_button(page, course_url):
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'storage', { value: undefined });")
    page.goto(course_url + KEPT)
    expect(page.get_by_label("Answers file (.json)")).to_be_visible()
    expect(page.locator(".oc-kept-persist")).to_be_hidden()
