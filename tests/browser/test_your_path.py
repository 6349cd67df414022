"""Choosing a role on the landing page, walking its path, and going on where one left."""

import json

import pytest
from playwright.sync_api import Page, expect

from oncamera.content.learning_paths import routes
from oncamera.content.vocabulary import ROLES
from tests.conftest import COURSE, ROOT

HOME = "/index.html"
PAGES = {path.relative_to(ROOT).with_suffix("").as_posix() for path in (ROOT / "chapters").rglob("*.md")}
ROUTES = routes(PAGES)


def choose(page: Page, url: str, role: str) -> None:
    page.goto(url + HOME)
    page.locator(f'.oc-route input[value="{role}"]').check()


def put(page: Page, answers: dict[str, object]) -> None:
    """Add answers to this browser's store."""
    page.evaluate(
        """added => { const key = "on-camera.answers.v1", text = localStorage.getItem(key);
        const kept = JSON.parse(text ?? '{"schema":1,"answers":{}}');
        Object.assign(kept.answers, added); localStorage.setItem(key, JSON.stringify(kept)); }""",
        answers,
    )


def finish(page: Page, stem: str) -> None:
    """Put a right answer to each question of a chapter into this browser's store."""
    put(page, {q.id: {"picked": q.key, "tries": 1, "v": q.fingerprint} for q in COURSE.chapter(stem)})


def finish_cases(page: Page, form: str) -> None:
    """Put a verdict on each case of a form into this browser's store."""
    cases = COURSE.form(form)
    put(page, {c.id: {"picked": [c.best], "rating": 1, "tries": 1, "v": c.fingerprint} for c in cases})


@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_its_own_list(page, course_url, role):
    choose(page, course_url, role)
    shown = page.locator(".oc-route details:visible")
    expect(shown).to_have_count(1)
    assert shown.locator("li").evaluate_all("items => items.map(item => item.dataset.stop)") == [
        stop.page for stop in ROUTES[role]
    ]
    expect(page.locator(".oc-route-next")).to_contain_text(f"Left on your path: {len(ROUTES[role])} pages")


def test_the_path_goes_on_where_the_reader_left(page, course_url):
    choose(page, course_url, "finance")
    expect(page.locator(".oc-route-next a")).to_have_text("Start: The baseline: questions and files")
    page.locator('.oc-route li[data-stop="chapters/the_case"] a:visible').click()
    finish(page, "the_case")
    page.goto(course_url + HOME)
    expect(page.locator('input[value="finance"]')).to_be_checked()
    expect(page.locator('li[data-stop="chapters/the_case"]:visible')).to_contain_text("done")
    expect(page.locator(".oc-route-next a")).to_have_text("Continue where you left: The baseline: questions and files")
    page.locator(".oc-route-next a").click()
    expect(page.locator("h1")).to_have_text("The baseline: questions and files")


def test_each_page_says_what_is_left_on_the_readers_own_path(page, course_url):
    choose(page, course_url, "legal")
    finish(page, "the_case")
    page.goto(course_url + "/chapters/on_camera.html")
    left = len(ROUTES["legal"]) - 1
    expect(page.locator(".oc-progress").first).to_contain_text(
        f"0 of 6 answered on this page; left on your path: {left} pages, "
    )


def test_a_page_of_the_path_turns_to_the_next_one_of_the_path(page, course_url):
    choose(page, course_url, "manager")
    page.goto(course_url + "/chapters/when_you_suspect.html")
    expect(page.locator('.turn [rel="next"]')).to_have_text("Next on your path For hiring managers")
    expect(page.locator('.turn [rel="prev"]')).to_have_text("Previous on your path Fair vetting")
    expect(page.locator(".oc-onward")).to_be_empty()
    page.locator('.turn [rel="next"]').click()
    expect(page.locator("h1")).to_have_text("For hiring managers")
    expect(page.locator('.turn [rel="next"]')).to_have_text("Next on your path The final: questions and files")
    page.goto(course_url + "/chapters/the_money.html")
    expect(page.locator('.turn [rel="next"]')).to_have_text("Next The scheme")


def test_a_page_that_is_done_leads_on_at_the_end_of_its_text(page, course_url):
    choose(page, course_url, "it")
    finish(page, "on_camera")
    page.goto(course_url + "/chapters/on_camera.html")
    onward = page.get_by_role("link", name="Next on your path: Fair vetting")
    onward.click()
    expect(page.locator("h1")).to_have_text("Fair vetting")


def test_without_a_role_a_page_turns_as_the_contents_do(page, course_url):
    page.goto(course_url + "/chapters/on_camera.html")
    expect(page.locator('.turn [rel="next"]')).to_have_text("Next The money")
    finish(page, "on_camera")
    page.reload()
    expect(page.locator(".oc-onward")).to_be_empty()


def test_a_path_that_is_done_leads_to_its_result(page, course_url):
    choose(page, course_url, "legal")
    for stem in ("desk_baseline", "the_case", "on_camera", "fair_vetting", "when_you_suspect", "legal", "desk_final"):
        finish(page, stem)
    for form in ("baseline", "track", "final"):
        finish_cases(page, form)
    page.goto(course_url + HOME)
    line = page.locator(".oc-route-next")
    expect(line).to_have_text("See your result Your path is done.")
    assert line.evaluate("line => line.nextElementSibling.tagName") == "FORM"
    line.locator("a").click()
    expect(page.locator("#exam-title")).to_be_in_viewport()
    expect(page.locator('.turn [rel="next"]')).to_have_text("Your path is done Back to its start")


def test_where_to_start_is_in_sight_once_a_role_is_chosen(page, course_url):
    page.set_viewport_size({"width": 390, "height": 844})
    choose(page, course_url, "legal")
    expect(page.locator(".oc-route-next a")).to_be_in_viewport(ratio=1)


def test_without_a_role_the_progress_counts_no_exam_and_no_track(page, course_url):
    page.goto(course_url + "/chapters/the_case.html")
    index = page.evaluate("window.onCamera.pages")
    counted = sum(len(one["asked"].split()) for one in index if not one.get("apart"))
    apart = {one["page"] for one in index if one.get("apart")}
    assert {f"chapters/desk_{form}" for form in ("baseline", "final", "day90", "day180")} <= apart
    assert not any(page.startswith("chapters/roles/") for page in {one["page"] for one in index} - apart)
    expect(page.locator(".oc-progress").first).to_have_text(
        f"0 of 6 answered on this page; 0 of {counted} in the course"
    )
    page.goto(course_url + "/chapters/desk_final.html")
    expect(page.locator(".oc-progress").first).to_have_text(
        f"0 of 24 answered on this page; 0 of {counted} in chapters, case desk and scenarios"
    )


def test_the_role_is_kept_with_the_answers(page, course_url):
    choose(page, course_url, "it")
    kept = json.loads(page.evaluate("localStorage.getItem('on-camera.answers.v1')"))
    assert (kept["schema"], kept["role"], kept["answers"]) == (1, "it", {})


def test_a_role_that_the_course_has_not_is_none(page, course_url):
    page.goto(course_url + HOME)
    page.evaluate('localStorage.setItem(\'on-camera.answers.v1\', \'{"schema":1,"answers":{},"role":"toString"}\')')
    page.reload()
    expect(page.locator(".oc-route input:checked")).to_have_count(0)
    expect(page.locator(".oc-route-next")).to_have_text("Choose one, and your path opens here.")


def test_without_scripts_all_six_paths_can_be_read(browser, course_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(course_url + HOME)
    expect(page.locator(".oc-route summary:visible")).to_have_count(6)
    expect(page.locator(".oc-route form")).to_be_hidden()
    page.get_by_text("Security:").click()
    expect(page.locator('details[data-role="security"] li').first).to_contain_text("timed apart")
    context.close()
