"""Answering a quiz on the published site, as a reader does."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import kept_answers
from tests.conftest import COURSE

CASE = "/chapters/the_case.html"
FIRST, SECOND, _, MANY, *_ = COURSE.chapter("the_case")
RIGHT = FIRST.key[0]
WRONG = next(letter for letter in FIRST.choices if letter != RIGHT)


def question(page: Page, name: str = FIRST.id):
    return page.locator(f'[data-question="{name}"]')


def answer(page: Page, letter: str, name: str = FIRST.id) -> None:
    question(page, name).locator(f'input[value="{letter}"]').check()
    question(page, name).get_by_role("button", name="Check").click()


def test_a_quiz_is_answered_with_the_keyboard_alone(page, course_url):
    page.goto(course_url + CASE)
    page.locator(f"#q-{FIRST.id}-a").focus()
    page.keyboard.press("Space")
    for _ in range("abcd".index(RIGHT)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(question(page).get_by_role("status")).to_have_text("Right.")
    expect(question(page).get_by_role("status")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Check"


def test_every_control_of_the_page_is_reached_by_tab(page, course_url):
    page.goto(course_url + CASE)
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, summary, input')]
             .filter(e => e.checkVisibility() && !e.closest('details:not([open]) > :not(summary)'))
             .filter(e => e.type !== 'radio' || e.value === 'a').length"""
    )
    reached = set()
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert len(reached) >= wanted


def test_a_wrong_choice_shows_its_own_reason(page, course_url):
    page.goto(course_url + CASE)
    answer(page, WRONG)
    expect(question(page).get_by_role("status")).to_have_text("Not quite. The reason is under your choice.")
    reasons = question(page).locator(".oc-choice .oc-because")
    expect(reasons).to_have_count(1)
    expect(reasons).to_contain_text(FIRST.choices[WRONG].because[:30])


def test_a_right_answer_shows_the_reason_of_every_choice(page, course_url):
    page.goto(course_url + CASE)
    answer(page, RIGHT)
    expect(question(page).locator(".oc-choice .oc-because")).to_have_count(4)


def test_a_second_try_is_counted(page, course_url):
    page.goto(course_url + CASE)
    answer(page, WRONG)
    question(page).get_by_role("button", name="Try again").click()
    expect(question(page).locator("input:checked")).to_have_count(0)
    answer(page, RIGHT)
    expect(question(page).get_by_role("status")).to_have_text("Right. That took 2 tries.")


def test_checking_without_a_choice_asks_for_one_and_keeps_nothing(page, course_url):
    page.goto(course_url + CASE)
    question(page).get_by_role("button", name="Check").click()
    expect(question(page).get_by_role("status")).to_have_text("Choose an answer first.")
    assert kept_answers(page) == {}


def test_half_of_a_multiple_answer_is_told_that_something_is_missing(page, course_url):
    page.goto(course_url + CASE)
    question(page, MANY.id).locator("xpath=ancestor::details").evaluate("fold => { fold.open = true; }")
    answer(page, MANY.key[0], MANY.id)
    expect(question(page, MANY.id).get_by_role("status")).to_contain_text("Something is missing.")
    answer(page, MANY.key[1], MANY.id)
    expect(question(page, MANY.id).get_by_role("status")).to_contain_text("Right.")


def test_answers_are_there_on_return(page, course_url):
    page.goto(course_url + CASE)
    answer(page, RIGHT)
    page.goto(course_url + "/index.html")
    page.goto(course_url + CASE)
    expect(question(page).locator("input:checked")).to_have_value(RIGHT)
    expect(question(page).get_by_role("status")).to_have_text("Right.")
    expect(page.locator(".oc-progress").first).to_contain_text("1 of 2 answered on this page")


def test_a_kept_answer_has_the_documented_shape(page, course_url):
    page.goto(course_url + CASE)
    answer(page, RIGHT)
    kept = kept_answers(page)[FIRST.id]
    assert (kept["picked"], kept["tries"], len(kept["v"])) == ([RIGHT], 1, 8)


def test_a_changed_question_drops_only_its_own_answer(page, course_url):
    page.goto(course_url + CASE)
    answer(page, RIGHT)
    answer(page, "c", SECOND.id)
    page.evaluate(
        """id => { const key = "on-camera.answers.v1", kept = JSON.parse(localStorage.getItem(key));
        kept.answers[id].v = "00000000"; localStorage.setItem(key, JSON.stringify(kept)); }""",
        FIRST.id,
    )
    page.reload()
    expect(question(page).locator("input:checked")).to_have_count(0)
    expect(question(page, SECOND.id).locator("input:checked")).to_have_value("c")


def test_all_that_is_known_can_be_downloaded(page, course_url):
    page.goto(course_url + CASE)
    answer(page, RIGHT)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my answers").click()
    data = json.loads(download.value.path().read_text())
    assert download.value.suggested_filename == "on-camera-answers.json"
    assert (data["schema"], data["course"]) == (1, "on-camera")
    assert data["answers"][FIRST.id]["picked"] == [RIGHT]


def test_all_that_is_known_can_be_erased(page, course_url):
    page.goto(course_url + CASE)
    answer(page, RIGHT)
    page.get_by_role("button", name="Dark").click()
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    expect(question(page).locator("input:checked")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_erasing_can_be_thought_better_of(page, course_url):
    page.goto(course_url + CASE)
    answer(page, RIGHT)
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Keep them").click()
    assert list(kept_answers(page)) == [FIRST.id]


def test_an_answer_in_another_tab_arrives_here(page, course_url):
    page.goto(course_url + CASE)
    other = page.context.new_page()
    other.goto(course_url + CASE)
    answer(other, RIGHT)
    expect(question(page).locator("input:checked")).to_have_value(RIGHT)


@pytest.mark.parametrize(
    "trouble",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        "Storage.prototype.getItem = () => '{broken'",
    ],
    ids=["blocked", "full", "corrupted"],
)
def test_a_page_works_when_storage_does_not(page, course_url, trouble):
    page.add_init_script(trouble)
    page.goto(course_url + CASE)
    answer(page, RIGHT)
    expect(question(page).get_by_role("status")).to_have_text("Right.")
    expect(page.locator(".oc-unkept, .oc-note:not(:empty)").first).to_be_visible()


def test_what_cannot_be_read_is_set_aside_and_not_lost(page, course_url):
    page.goto(course_url + "/index.html")
    page.evaluate("localStorage.setItem('on-camera.answers.v1', '{broken')")
    page.goto(course_url + CASE)
    answer(page, RIGHT)
    assert page.evaluate("localStorage.getItem('on-camera.answers.v1.unreadable')") == "{broken"
    assert list(kept_answers(page)) == [FIRST.id]


def test_a_quiz_works_from_a_folder_without_a_server(page, course_site):
    page.goto((course_site / "chapters" / "the_case.html").as_uri())
    answer(page, RIGHT)
    expect(question(page).get_by_role("status")).to_have_text("Right.")
    page.reload()
    expect(question(page).locator("input:checked")).to_have_value(RIGHT)


def test_the_contents_mark_what_is_done(page, course_url):
    page.goto(course_url + CASE)
    answer(page, RIGHT)
    expect(page.locator('[data-page="chapters/the_case"] .oc-done')).to_have_text("1/2")
