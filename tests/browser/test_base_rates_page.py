"""The form of the base-rates lab: the same numbers as Python, by keyboard, from a folder, and whole without scripts."""

import json
from collections import Counter

import pytest
from playwright.sync_api import expect

from oncamera.hosts.scripts import joined_module
from tests.browser.conftest import CALL
from tests.conftest import ROOT

LAB = "/exercises/base_rates.html"
GOLDEN = json.loads((ROOT / "tests" / "golden" / "base_rates.json").read_text())
FIELDS = ["Impostors: 1 in every", "Flagged, of every 100 impostors", "Cleared, of every 100 honest people"]


def shown(page, name):
    return page.locator(f'output [data-show="{name}"]')


def marks(page):
    """Count the marks of each kind."""
    kinds = page.locator(".oc-rates-marks rect").evaluate_all("all => all.map((mark) => mark.getAttribute('class'))")
    return dict(Counter(kinds))


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["case"])
def test_the_browser_counts_as_python_does(page, golden):
    result = page.evaluate(
        CALL, [joined_module("widgets/base_rates/base_rates.js"), "baseRatesResult", golden["given"]]
    )
    assert {kind: result[kind] for kind in golden["counts"]} == golden["counts"]
    assert (result["share"], result["twice"]) == (golden["says"], golden["twice"])


@pytest.mark.parametrize("golden", GOLDEN[:3], ids=lambda golden: golden["case"])
def test_the_form_answers_with_pythons_numbers(page, course_url, golden):
    page.goto(course_url + LAB)
    for label, number in zip(FIELDS, golden["given"], strict=True):
        page.get_by_label(label).fill(str(number))
    expect(shown(page, "share")).to_have_text(golden["says"])
    expect(shown(page, "twice")).to_have_text(golden["twice"])
    assert marks(page) == {kind: count for kind, count in golden["counts"].items() if count}


def test_the_form_answers_with_the_keyboard_alone(page, course_url):
    page.goto(course_url + LAB)
    page.get_by_label(FIELDS[0]).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("6")
    expect(shown(page, "share")).to_have_text("about 78 in every 100")
    page.keyboard.press("Tab")
    expect(page.get_by_label(FIELDS[1])).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(shown(page, "of_impostors")).to_have_text("89")
    page.keyboard.press("Enter")
    expect(page).to_have_url(course_url + LAB)
    expect(shown(page, "of_impostors")).to_have_text("89")


def test_a_number_out_of_range_is_told_and_changes_nothing(page, course_url):
    page.goto(course_url + LAB)
    page.get_by_label(FIELDS[1]).fill("101")
    expect(page.locator(".oc-rates-note")).to_have_text("Write a number from 0 to 100. Below stands the last result.")
    expect(page.get_by_label(FIELDS[1])).to_have_attribute("aria-invalid", "true")
    expect(shown(page, "of_impostors")).to_have_text("90")
    page.get_by_label(FIELDS[1]).fill("100")
    expect(page.locator(".oc-rates-note")).to_be_empty()
    expect(shown(page, "of_impostors")).to_have_text("100")


def test_an_empty_field_is_told_too(page, course_url):
    page.goto(course_url + LAB)
    page.get_by_label(FIELDS[0]).fill("")
    expect(page.locator(".oc-rates-note")).to_contain_text("Write a number from 1 to 100,000.")
    expect(shown(page, "one_in")).to_have_text("343")


def test_the_form_works_from_a_folder_without_a_server(page, course_site):
    page.goto((course_site / LAB.strip("/")).as_uri())
    page.get_by_label(FIELDS[0]).fill("6")
    expect(shown(page, "share")).to_have_text("about 78 in every 100")


def test_without_scripts_the_default_result_and_its_picture_are_there(browser, course_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(course_url + LAB)
    expect(page.locator(".oc-rates output")).to_contain_text("If 1 in every 343 applicants is an impostor")
    expect(shown(page, "share")).to_have_text("about 5 in every 100")
    expect(page.locator(".oc-rates-marks rect")).to_have_count(1000)
    expect(page.locator(".oc-rates form")).to_be_hidden()
    context.close()


def test_the_published_lab_shows_what_each_check_says_first(page, course_url):
    page.goto(course_url + LAB)
    expect(page.locator(".oc-check.is-not-yet")).to_have_count(4)
    expect(page.locator(".oc-check").first).to_contain_text("There is no answer yet.")


def test_the_published_lab_folds_its_solutions_away(page, course_url):
    page.goto(course_url + LAB)
    solution = page.locator("details", has_text="One way to do it").first
    expect(solution.get_by_text("900 of the 1,000 impostors")).to_be_hidden()
    solution.get_by_text("One way to do it").click()
    expect(solution.get_by_text("900 of the 1,000 impostors")).to_be_visible()


def test_the_published_lab_has_no_widget_manager(page, course_url):
    page.goto(course_url + LAB)
    assert page.locator('script[type^="application/vnd.jupyter"], script[src*="embed-amd"]').count() == 0
