"""Choosing a role on the landing page, walking its path, and going on where one left."""

import json

import pytest
from playwright.sync_api import Page, expect

from oncamera.bank import load_chapter
from oncamera.controls import ROLES
from oncamera.routes import routes
from tests.conftest import ROOT

HOME = "/index.html"
PAGES = {path.relative_to(ROOT).with_suffix("").as_posix() for path in (ROOT / "chapters").rglob("*.md")}
ROUTES = routes(PAGES)


def choose(page: Page, url: str, role: str) -> None:
    page.goto(url + HOME)
    page.locator(f'.oc-route input[value="{role}"]').check()


def finish(page: Page, stem: str) -> None:
    """Put a right answer to each question of a chapter into this browser's store."""
    answers = {q.id: {"picked": q.key, "tries": 1, "v": q.fingerprint} for q in load_chapter(ROOT, stem)}
    page.evaluate(
        """added => { const key = "on-camera.answers.v1", kept = JSON.parse(localStorage.getItem(key));
        Object.assign(kept.answers, added); localStorage.setItem(key, JSON.stringify(kept)); }""",
        answers,
    )


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


def test_without_a_role_the_progress_counts_no_exam_and_no_track(page, course_url):
    page.goto(course_url + "/chapters/the_case.html")
    index = page.evaluate("window.onCamera.pages")
    counted = sum(len(one["questions"]) for one in index if not one.get("apart"))
    apart = {one["page"] for one in index if one.get("apart")}
    assert {f"chapters/desk_{form}" for form in ("baseline", "final", "day90", "day180")} <= apart
    assert not any(page.startswith("chapters/roles/") for page in {one["page"] for one in index} - apart)
    expect(page.locator(".oc-progress").first).to_have_text(
        f"0 of 6 answered on this page; 0 of {counted} in the course"
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
