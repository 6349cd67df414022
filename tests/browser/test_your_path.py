"""Choosing a role on the landing page, walking its path, and going on where one left."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from oncamera.content.learning_paths import CORE, SCENARIOS, routes
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
    expect(page.locator(".oc-route-next")).to_contain_text(f"Left on your path: {len(ROUTES[role]) - 1} pages")


def test_start_stands_beside_measure_myself_first(page, course_url):
    choose(page, course_url, "finance")
    links = page.locator(".oc-route-next a")
    expect(links).to_have_text([re.compile(r"^Start \(\d+ min\)$"), re.compile(r"^Measure myself first \(\d+ min\)$")])
    links.last.click()
    expect(page.locator("h1")).to_have_text("The baseline: questions and files")


def test_going_on_without_the_baseline_skips_it_for_good(page, course_url):
    choose(page, course_url, "finance")
    finish(page, "the_case")
    page.goto(course_url + HOME)
    expect(page.locator('input[value="finance"]')).to_be_checked()
    expect(page.locator('li[data-stop="chapters/the_case"]:visible')).to_contain_text("done")
    expect(page.locator('li[data-stop="chapters/desk_baseline"]:visible')).to_contain_text("skipped")
    expect(page.locator(".oc-route-next a")).to_have_text(re.compile(r"^Continue: The scheme \(\d+ min\)$"))


def test_continue_opens_the_first_open_question(page, course_url):
    first, second, *_ = COURSE.chapter("on_camera")
    choose(page, course_url, "finance")
    finish(page, "the_case")
    finish(page, "the_scheme")
    put(page, {first.id: {"picked": first.key, "tries": 1, "v": first.fingerprint}})
    page.goto(course_url + HOME)
    going = page.locator(".oc-route-next a")
    expect(going).to_have_text(re.compile(r"^Continue: What a camera shows, question 2 of 5 \(\d+ min\)$"))
    going.click()
    expect(page.locator(f'[data-question="{second.id}"] legend')).to_be_in_viewport()


def test_continue_opens_the_first_open_case(page, course_url):
    cases = COURSE.form("practice")
    choose(page, course_url, "it")
    for stem in ("the_case", "the_scheme", "on_camera", "fair_vetting", "when_you_suspect", "it"):
        finish(page, stem)
    decided = cases[0]
    put(page, {decided.id: {"picked": [decided.best], "rating": 1, "tries": 1, "v": decided.fingerprint}})
    page.goto(course_url + HOME)
    going = page.locator(".oc-route-next a")
    expect(going).to_contain_text(", case 2 of 4 (")
    going.click()
    expect(page.locator(f'[data-case="{cases[1].id}"] h2')).to_be_in_viewport()


def test_a_half_walked_scenario_is_begun(page, course_url):
    scenario = COURSE.scenario("new-account-same-week")
    choose(page, course_url, "finance")
    step = scenario.steps[scenario.start]
    put(page, {scenario.id: {"picked": [step.choices[0].id], "tries": 1, "v": scenario.fingerprint, "open": True}})
    page.goto(course_url + HOME)
    stop = page.locator('li[data-stop="chapters/scenarios/new_account_same_week"]:visible')
    expect(stop.locator(".oc-route-done")).to_have_text("at step 2")


def test_the_bar_is_a_list_of_the_stops_with_their_state_in_words(page, course_url):
    choose(page, course_url, "legal")
    finish(page, "the_case")
    page.goto(course_url + HOME)
    bar = page.get_by_role("list", name="The stops of your path")
    expect(bar.get_by_role("link")).to_have_count(len(ROUTES["legal"]))
    expect(bar.get_by_role("link").nth(0)).to_have_text("The baseline: questions and files: skipped")
    expect(bar.get_by_role("link").nth(1)).to_have_text("The case: done")
    expect(bar.get_by_role("link").nth(2)).to_have_text("The scheme: open")


def test_what_is_for_the_curious_is_folded_and_not_counted(page, course_url):
    page.goto(course_url + "/chapters/the_case.html")
    folds = page.locator("details.oc-curious")
    expect(folds.first).not_to_have_attribute("open", "")
    expect(page.locator(".oc-progress").first).to_contain_text("0 of 2 answered on this page")


def test_each_page_says_what_is_left_on_the_readers_own_path(page, course_url):
    choose(page, course_url, "legal")
    finish(page, "the_case")
    page.goto(course_url + "/chapters/on_camera.html")
    left = len(ROUTES["legal"]) - 2  # neither the one that is done nor the baseline, which is skipped
    expect(page.locator(".oc-progress").first).to_contain_text(
        f"0 of 5 answered on this page; left on your path: {left} pages, "
    )


def test_a_page_of_the_path_turns_to_the_next_one_of_the_path(page, course_url):
    choose(page, course_url, "manager")
    page.goto(course_url + "/chapters/when_you_suspect.html")
    expect(page.locator('.turn [rel="next"]')).to_have_text("Next on your path For hiring managers")
    expect(page.locator('.turn [rel="prev"]')).to_have_text("Previous on your path Fair vetting")
    expect(page.locator(".oc-onward")).to_be_empty()
    page.locator('.turn [rel="next"]').click()
    expect(page.locator("h1")).to_have_text("For hiring managers")
    expect(page.locator('.turn [rel="next"]')).to_have_text("Next on your path Practice cases")
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
    for stem in ("desk_baseline", *(page.split("/")[-1] for page in CORE), "legal", "desk_final"):
        finish(page, stem)
    for form in ("baseline", "practice", "final"):
        finish_cases(page, form)
    told = COURSE.scenario(SCENARIOS["legal"].replace("_", "-"))
    put(page, {told.id: {"picked": [told.steps[told.start].choices[0].id], "tries": 1, "v": told.fingerprint}})
    page.goto(course_url + HOME)
    line = page.locator(".oc-route-next")
    expect(line).to_have_text("See your result Your path is done.")
    assert line.evaluate("line => line.nextElementSibling.className") == "oc-route-bar"
    line.locator("a").click()
    expect(page.locator("#exam-title")).to_be_in_viewport()
    expect(page.locator('.turn [rel="next"]')).to_have_text("Your path is done Back to its start")


def test_where_to_start_is_in_sight_once_a_role_is_chosen(page, course_url):
    page.set_viewport_size({"width": 390, "height": 844})
    choose(page, course_url, "legal")
    expect(page.locator(".oc-route-next a").first).to_be_in_viewport(ratio=1)


def test_without_a_role_the_progress_counts_no_exam_and_no_track(page, course_url):
    page.goto(course_url + "/chapters/the_case.html")
    index = page.evaluate("window.onCamera.pages")
    counted = sum(len(one["asked"].split()) for one in index if not one.get("apart"))
    apart = {one["page"] for one in index if one.get("apart")}
    assert {f"chapters/desk_{form}" for form in ("baseline", "final", "day90", "day180")} <= apart
    assert not any(page.startswith("chapters/roles/") for page in {one["page"] for one in index} - apart)
    expect(page.locator(".oc-progress").first).to_have_text(
        f"0 of 2 answered on this page; 0 of {counted} in the course"
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
    expect(page.locator('details[data-role="security"] li').first).to_contain_text("minutes, optional")
    context.close()
