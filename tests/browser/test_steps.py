"""One case, or exam question, at a time: the strip of numbers, the way on, and where the focus goes."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import all_on_one_page
from tests.conftest import COURSE

PRACTICE = "/chapters/desk_practice.html"
FINAL = "/chapters/desk_final.html"


def decide(page: Page, rating: int = 2) -> None:
    shown = page.locator(".oc-case:not(.is-away)")
    shown.locator('input[value="verify"]').check()
    shown.locator(f'input[value="{rating}"]').check()
    shown.locator(".oc-check").click()


@pytest.mark.parametrize(
    ("states", "at", "has_result", "says", "to"),
    [
        (["open", "open", "open"], 0, False, "Next case", 1),
        (["right", "open", "open"], 0, False, "Next case", 1),
        (["open", "right", "open"], 0, False, "Case 3 is still open", 2),
        (["open", "right", "missed"], 2, False, "Case 1 is still open", 0),
        (["right", "right", "missed"], 0, True, "See your result", "result"),
        (["right", "kept", "open"], 0, False, "Case 3 is still open", 2),
        (["kept", "kept", "kept"], 0, False, "Next case", 1),
    ],
)
def test_the_button_says_where_it_leads(call, states, at, has_result, says, to):
    assert call("widgets/parts/steps.js", "onward", states, at, "case", has_result) == {"says": says, "to": to}


def test_at_the_end_without_a_result_there_is_no_button(call):
    assert call("widgets/parts/steps.js", "onward", ["kept", "kept"], 1, "question", False) is None


def test_one_case_shows_and_next_moves_the_focus_to_the_heading_of_the_next(page, course_url):
    page.goto(course_url + PRACTICE)
    expect(page.locator(".oc-case:visible")).to_have_count(1)
    page.get_by_role("button", name="Next case").click()
    expect(page.locator(".oc-case h2:focus")).to_contain_text("Case 2 of 12")
    expect(page.locator(".oc-case h2:focus")).to_be_in_viewport()
    expect(page.locator(".oc-case:visible")).to_have_count(1)


def test_a_page_of_twelve_cases_is_never_taller_than_all_of_them(page, course_url):
    page.goto(course_url + PRACTICE)
    one = page.evaluate("document.documentElement.scrollHeight")
    all_on_one_page(page)
    expect(page.locator(".oc-case:visible")).to_have_count(12)
    assert one * 3 < page.evaluate("document.documentElement.scrollHeight")


def test_the_strip_says_what_is_open_right_and_missed(page, course_url):
    page.goto(course_url + PRACTICE)
    first = COURSE.form("practice")[0]
    decide(page, 2 if first.truth == "genuine" else 5)
    dots = page.locator(".oc-strip a")
    expect(dots.nth(0)).to_have_attribute("aria-label", "case 1, right")
    expect(dots.nth(1)).to_have_attribute("aria-label", "case 2, open")
    page.get_by_role("button", name="Next case").click()
    second = COURSE.form("practice")[1]
    decide(page, 5 if second.truth == "genuine" else 2)
    expect(dots.nth(1)).to_have_attribute("aria-label", "case 2, missed")


def test_who_returns_sees_the_first_open_case(page, course_url):
    page.goto(course_url + PRACTICE)
    decide(page)
    page.reload()
    expect(page.locator(".oc-case:visible h2")).to_contain_text("Case 2 of 12")


def test_a_link_to_a_case_opens_it(page, course_url):
    case = COURSE.form("practice")[6]
    page.goto(course_url + PRACTICE)
    href = page.locator(".oc-strip a").nth(6).get_attribute("href")
    page.goto(course_url + PRACTICE + href)
    expect(page.locator(".oc-case:visible")).to_have_attribute("data-case", case.id)


def test_choices_that_are_not_saved_yet_outlive_a_decision_on_another_case(page, course_url):
    page.goto(course_url + PRACTICE)
    page.get_by_role("button", name="Next case").click()
    second = page.locator(".oc-case").nth(1)
    second.locator('input[value="hold"]').check()
    second.locator('input[value="4"]').check()
    page.locator(".oc-strip a").first.click()
    decide(page)
    expect(second.locator('input[value="hold"]')).to_be_checked()
    expect(second.locator('input[value="4"]')).to_be_checked()


def test_choices_that_are_not_saved_yet_outlive_a_decision_in_another_tab(page, course_url):
    page.goto(course_url + PRACTICE)
    other = page.context.new_page()
    other.goto(course_url + PRACTICE)
    other.get_by_role("button", name="Next case").click()
    second = other.locator(".oc-case").nth(1)
    second.locator('input[value="hold"]').check()
    decide(page)
    expect(other.locator(".oc-strip a").first).not_to_have_attribute("data-state", "open")
    expect(second.locator('input[value="hold"]')).to_be_checked()


def test_the_last_open_question_of_an_exam_is_named(page, course_url):
    page.goto(course_url + FINAL)
    quiz = page.locator(".oc-quiz")
    for number in range(12):
        if number == 7:
            continue
        quiz.locator(".oc-strip a").nth(number).click()
        shown = quiz.locator(".oc-question:not(.is-away)")
        shown.locator("input").first.check()
        shown.locator(".oc-check").click()
    expect(quiz.locator(".oc-next")).to_have_text("Question 8 is still open →")
    quiz.locator(".oc-next").click()
    expect(quiz.locator("legend:focus")).to_contain_text("Question 8")


def test_the_verdict_is_in_view_and_has_the_focus(page, course_url):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(course_url + PRACTICE)
    decide(page)
    said = page.locator(".oc-case:visible .oc-verdict")
    expect(said).to_be_focused()
    expect(said).to_be_in_viewport(ratio=1)


def test_a_chip_leads_to_its_clue(page, course_url):
    page.goto(course_url + PRACTICE)
    decide(page)
    case = COURSE.form("practice")[0]
    chips = page.locator(".oc-case:visible .oc-chips")
    expect(chips).to_contain_text(f"{len(case.cues)} clues:")
    chips.get_by_role("button").first.click()
    expect(page.locator(".oc-case:visible .oc-cue-card")).to_contain_text(case.cues[0].because[:30])


def test_with_no_impostor_judged_there_is_a_word_for_it_and_no_picture(page, course_url):
    page.goto(course_url + PRACTICE)
    all_on_one_page(page)
    honest = next(case for case in COURSE.form("practice") if case.truth == "genuine")
    section = page.locator(f'[data-case="{honest.id}"]')
    section.locator('input[value="verify"]').check()
    section.locator('input[value="2"]').check()
    section.locator(".oc-check").click()
    expect(page.locator(".oc-result-lead")).to_have_text(
        "You cleared 1 of 1 honest person. No impostor among these yet. 11 of 12 cases are still open."
    )
    page.get_by_text("The statistics").click()
    expect(page.locator(".oc-result figure")).to_be_hidden()


def test_on_paper_every_case_shows(page, course_url):
    page.goto(course_url + PRACTICE)
    page.emulate_media(media="print")
    expect(page.locator(".oc-case:visible")).to_have_count(12)
    expect(page.locator(".oc-strip")).to_be_hidden()


def test_without_scripts_the_numbers_lead_to_the_cases(browser, course_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(course_url + PRACTICE)
    expect(page.locator(".oc-case:visible")).to_have_count(12)
    page.locator(".oc-strip a").nth(8).click()
    expect(page.locator(".oc-case h2").nth(8)).to_be_in_viewport()
    context.close()
