"""What a page promises is so: "kept", "erased", "made" are said only once they have been checked."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_exam_journey import FINAL
from tests.browser.test_exam_journey import keep as keep_forms
from tests.browser.test_what_is_kept import EXAM, FILE, FIRST, SECOND, keep, stored

CASE = "/chapters/the_case.html"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
FORGETS = "Storage.prototype.setItem = () => {};"
FORBIDDEN = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)
LASTS = "Noted. It lasts until you leave this page."


def check(page, question, button="Check"):
    section = page.locator(f'[data-question="{question.id}"]')
    section.locator("input").first.check()
    section.get_by_role("button", name=button).click()
    return section.locator(".oc-verdict")


@pytest.mark.parametrize("storage", [FULL, FORGETS, FORBIDDEN], ids=["full", "forgets", "forbidden"])
def test_an_answer_that_is_not_kept_is_not_said_to_be_kept(page, course_url, storage):
    page.add_init_script(storage)
    page.goto(course_url + FINAL)
    expect(check(page, EXAM, "Save my answer")).to_have_text(LASTS)
    expect(page.locator(".oc-unkept")).to_contain_text("This browser won't save your answers")


def test_an_answer_that_is_kept_is_said_to_be(page, course_url):
    page.goto(course_url + FINAL)
    expect(check(page, EXAM, "Save my answer")).to_have_text("Saved.")
    assert list(stored(page)["answers"]) == [EXAM.id]
    expect(page.locator(".oc-note")).to_have_text("")


def test_a_room_is_not_told_that_its_answer_is_kept(page, course_url):
    page.goto(course_url + FINAL + "?room")
    expect(check(page, EXAM, "Save my answer")).to_have_text(LASTS)
    assert stored(page) == {}


def make_certificate(page):
    page.get_by_label("Name, as it should stand there").fill("Ana Núñez")
    page.get_by_role("button", name="Make my certificate").click()


def test_a_certificate_that_is_not_kept_is_not_said_to_be_in_the_file(page, course_url):
    keep_forms(page, course_url, {"final": 12})
    page.goto(course_url + FINAL)
    page.evaluate(f"() => {{ {FULL} }}")
    make_certificate(page)
    expect(page.locator(".oc-exam-note")).to_have_text(
        "Your certificate is made, but this browser won't keep it: print it or download it before you close this page."
    )
    expect(page.locator(".oc-certificate-name")).to_have_text("Ana Núñez")
    assert "certificates" not in stored(page)


def test_no_certificate_is_made_of_answers_that_have_just_been_erased(page, course_url):
    keep_forms(page, course_url, {"final": 12})
    page.goto(course_url + FINAL)
    page.evaluate("() => localStorage.clear()")  # as another tab does it, before its message has come
    make_certificate(page)
    expect(page.locator(".oc-exam-note")).to_have_text("No certificate was made: your answers aren't here anymore.")
    expect(page.locator(".oc-certificate")).to_be_hidden()
    assert stored(page) == {}


def test_erasing_is_said_only_when_nothing_is_left(page, course_url):
    keep(page, course_url, FILE)
    page.evaluate("() => { Storage.prototype.removeItem = () => {}; }")
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    expect(page.locator(".oc-note")).to_have_text(
        "Erased on this page. Your browser may still hold what it kept before: clear this site's data in its settings."
    )


def test_what_another_tab_has_erased_does_not_come_back_with_the_next_answer(page, course_url):
    page.goto(course_url + CASE)
    check(page, FIRST)
    page.evaluate("() => localStorage.clear()")
    check(page, SECOND)
    assert list(stored(page)["answers"]) == [SECOND.id]


def test_two_tabs_keep_each_others_answers(page, course_url):
    page.goto(course_url + CASE)
    other = page.context.new_page()
    other.goto(course_url + CASE)
    check(page, FIRST)
    check(other, SECOND)
    assert sorted(stored(page)["answers"]) == sorted([FIRST.id, SECOND.id])
    expect(page.locator(f'[data-question="{SECOND.id}"] .oc-verdict')).not_to_be_empty()


def test_the_planner_shows_what_another_tab_has_planned(page, course_url):
    page.goto(course_url + "/chapters/your_programme.html")
    other = page.context.new_page()
    other.goto(course_url + "/chapters/your_programme.html")
    other.get_by_role("textbox", name="Company").fill("Alder Example")
    other.locator('.oc-planner input[type="checkbox"]').first.check()
    expect(page.get_by_role("textbox", name="Company")).to_have_value("Alder Example")
    page.locator('.oc-planner input[type="checkbox"]').nth(1).check()
    assert stored(page)["plan"]["company"] == "Alder Example"
    assert len(stored(page)["plan"]["controls"]) == 2


def test_a_plan_with_no_place_in_the_form_leaves_the_form_usable(page, course_url):
    plan = {"controls": ["long-gone"], "company": "Alder", "cadence": "every full moon", "owner": ""}
    keep(page, course_url, FILE | {"plan": plan})
    page.goto(course_url + "/chapters/your_programme.html")
    expect(page.get_by_role("textbox", name="Company")).to_have_value("Alder")
    expect(page.get_by_label("Looked at again")).to_have_value("every 6 months")


def test_a_download_is_said_to_be_ready_and_not_to_be_saved(page, course_url):
    page.goto(course_url + CASE)
    with page.expect_download() as got:
        page.get_by_role("button", name="Download my answers").click()
    assert got.value.suggested_filename == "on-camera-answers.json"
    expect(page.locator(".oc-saved")).to_contain_text("The file is ready as on-camera-answers.json.")
