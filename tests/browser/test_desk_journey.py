"""Judging cases on the published site, as a learner does."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from oncamera.hosts.scripts import joined_module
from oncamera.results.signal_detection import count, d_prime
from tests.browser.conftest import CALL, all_on_one_page, kept_answers
from tests.conftest import COURSE, ROOT

PRACTICE = "/chapters/desk_practice.html"
GOLDEN = json.loads((ROOT / "tests" / "golden" / "measure.json").read_text())


def decide(page: Page, case, action: str, rating: int) -> None:
    all_on_one_page(page)
    section = page.locator(f'[data-case="{case.id}"]')
    section.locator(f'input[value="{action}"]').check()
    section.locator(f'input[value="{rating}"]').check()
    section.locator(".oc-check").click()


@pytest.mark.parametrize("example", GOLDEN["wilson"], ids=lambda example: example["from"])
def test_an_interval_agrees_with_the_published_one(page, example):
    found = page.evaluate(
        CALL, [joined_module("results/signal_detection.js"), "wilson", [example["hits"], example["trials"]]]
    )
    assert found == pytest.approx([example["low"], example["high"]], abs=5e-5)


@pytest.mark.parametrize("example", GOLDEN["d_prime"], ids=lambda example: example["from"])
def test_sensitivity_and_criterion_agree_with_the_worked_example(page, example):
    found = page.evaluate(CALL, [joined_module("results/signal_detection.js"), "dPrime", [example["counts"]]])
    assert (found["dPrime"], found["criterion"]) == pytest.approx((example["d"], example["c"]), abs=5e-5)


def test_the_rating_is_asked_only_after_the_action(page, course_url):
    page.goto(course_url + PRACTICE)
    section = page.locator(".oc-case").first
    expect(section.locator(".oc-rating")).to_be_hidden()
    expect(section.locator(".oc-check")).to_be_disabled()
    section.locator('input[value="verify"]').check()
    expect(section.locator(".oc-rating")).to_be_visible()
    expect(section.locator(".oc-check")).to_be_disabled()


def test_a_case_is_judged_and_its_cues_are_read_with_the_keyboard_alone(page, course_url):
    page.goto(course_url + PRACTICE)
    section = page.locator(".oc-case").first
    section.locator('input[value="proceed"]').focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(section.get_by_role("status").last).to_contain_text("“verify”")
    cue = section.locator(".oc-cue").first
    cue.focus()
    page.keyboard.press("Enter")
    expect(section.locator(".oc-cue-card")).not_to_be_empty()
    expect(cue).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(section.locator(".oc-cue-card")).to_be_empty()


def test_no_cue_shows_before_the_decision(page, course_url):
    page.goto(course_url + PRACTICE)
    section = page.locator(".oc-case").first
    expect(section.locator("details.oc-key")).to_be_hidden()
    assert section.locator('.oc-cue[role="button"]').count() == 0


def test_after_erasing_no_cue_of_a_decided_case_shows(page, course_url):
    page.goto(course_url + PRACTICE)
    case = COURSE.form("practice")[0]
    decide(page, case, "hold", 3)
    section = page.locator(f'[data-case="{case.id}"]')
    section.locator(".oc-cue").first.click()
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    expect(section.locator("sup, [data-cue][role], [data-cue][tabindex], .oc-cue-card p")).to_have_count(0)
    assert "is-open" not in section.get_attribute("class")
    decide(page, case, "hold", 3)
    section.locator(".oc-cue").first.click()
    expect(section.locator(".oc-cue-card p")).to_have_count(1)
    expect(section.locator(".oc-cue").first.locator("sup")).to_have_text("1")


def test_what_happened_to_the_person_is_said_first(page, course_url):
    page.goto(course_url + PRACTICE)
    genuine = next(case for case in COURSE.form("practice") if case.truth == "genuine")
    decide(page, genuine, "escalate" if genuine.best != "escalate" else "hold", 5)
    said = page.locator(f'[data-case="{genuine.id}"] .oc-verdict')
    expect(said).to_contain_text("Wrongly flagged: this person was genuine.")


def test_flagging_everyone_is_shown_for_what_it_is(page, course_url):
    page.goto(course_url + PRACTICE)
    for case in COURSE.form("practice"):
        decide(page, case, case.best, 6)
    rows = page.locator(".oc-result-table tbody tr")
    expect(rows.nth(0)).to_contain_text("3 of 3100%")
    expect(rows.nth(3)).to_contain_text("9 of 9100%")
    expect(page.locator(".oc-result-more")).to_contain_text("Next steps: 100% of the points")
    expect(page.locator(".oc-result-more")).to_contain_text("more about luck than about you")


def test_pairs_and_sensitivity_are_told_over_all_forms(page, course_url):
    page.goto(course_url + "/index.html")
    cases = COURSE.desk
    answers = {
        case.id: {"picked": [case.best], "rating": 5 if case.truth == "impostor" else 2, "tries": 1,
                  "v": case.fingerprint}
        for case in cases
    }  # fmt: skip
    kept = json.dumps({"schema": 1, "course": "on-camera", "answers": answers})
    page.evaluate("text => localStorage.setItem('on-camera.answers.v1', text)", kept)
    page.goto(course_url + PRACTICE)
    more = page.locator(".oc-result-more")
    expect(more).to_contain_text("8 of 8 matched pairs judged alike (95% interval 68% to 100%)")
    d = d_prime(count((answers[case.id]["rating"], case.truth == "impostor") for case in cases))
    expect(more).to_contain_text(f"Over the {len(cases)} cases that you have judged: sensitivity d′ {d:.2f}")


def test_a_decision_is_there_on_return(page, course_url):
    page.goto(course_url + PRACTICE)
    case = COURSE.form("practice")[0]
    decide(page, case, "hold", 3)
    page.reload()
    assert kept_answers(page)[case.id]["rating"] == 3
    chosen = page.locator(f'[data-case="{case.id}"] .oc-rating label', has_text="your choice")
    expect(chosen).to_contain_text("Rather genuine")


def test_from_each_file_a_link_leads_to_the_code_once_there_is_one(page, course_url):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(course_url + PRACTICE)
    jumps = page.locator(".oc-case .oc-send-jump")
    expect(jumps).to_have_count(12)
    expect(page.get_by_role("link", name="Send what I have")).to_have_count(0)
    first = COURSE.form("practice")[0]
    decide(page, first, "verify", 2)
    links = page.get_by_role("link", name="Send what I have")
    expect(links).to_have_count(12)
    assert links.first.bounding_box()["height"] >= 24
    links.nth(1).click()
    expect(page.get_by_role("heading", name="In a session? Send your result")).to_be_in_viewport()
    page.emulate_media(media="print")
    assert not any(link.is_visible() for link in jumps.all())


def test_an_exam_form_gives_no_feedback_before_it_is_whole(page, course_url):
    page.goto(course_url + "/chapters/desk_final.html")
    cases = COURSE.form("final")
    for case in cases[:-1]:
        decide(page, case, case.best, 1)
    expect(page.locator(f'[data-case="{cases[0].id}"] .oc-verdict')).to_have_text("Saved.")
    expect(page.locator(".oc-result")).to_be_hidden()
    decide(page, cases[-1], cases[-1].best, 1)
    expect(page.locator(".oc-result-table tbody tr").nth(1)).to_contain_text("3 of 3100%")


def test_the_baseline_says_only_that_it_is_kept(page, course_url):
    page.goto(course_url + "/chapters/desk_baseline.html")
    for case in COURSE.form("baseline"):
        decide(page, case, "verify", 2)
    expect(page.locator(".oc-result-lead")).to_contain_text("The baseline gives no feedback")
    expect(page.locator(".oc-result-table")).to_be_hidden()


@pytest.mark.parametrize("form", ["baseline", "final"])
def test_an_exam_page_holds_its_key_in_data_alone(course_site, form):
    html = (course_site / "chapters" / f"desk_{form}.html").read_text(encoding="utf-8")
    shown = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    index = (course_site / "searchindex.js").read_text(encoding="utf-8")
    for case in COURSE.form(form):
        words = case.outcome[:40]
        assert words not in shown
        assert words not in index


def test_without_scripts_a_practice_case_is_a_worked_file(browser, course_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(course_url + PRACTICE)
    section = page.locator(".oc-case").first
    expect(section.locator(".oc-artefact").first).to_be_visible()
    expect(section.locator(".oc-outcome")).to_be_hidden()
    section.get_by_text("What it was, and every clue").click()
    expect(section.locator(".oc-outcome")).to_be_visible()
    expect(section.locator("form")).to_be_hidden()
    context.close()
