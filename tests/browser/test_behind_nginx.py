"""The course in a browser, behind the configuration that `hosting/` hands out."""

import json

from playwright.sync_api import expect

from tests.conftest import COURSE

FIRST = COURSE.chapter("the_case")[0]


def test_a_chapter_works_under_the_header_policy(page, nginx_url):
    page.goto(f"{nginx_url}/chapters/the_case.html")
    question = page.locator(".oc-question").first
    question.locator(f'input[value="{FIRST.key[0]}"]').check()
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status")).to_contain_text("Right.")
    page.goto(f"{nginx_url}/chapters/desk_practice.html")
    page.locator(".oc-case").first.locator('input[value="verify"]').check()


def test_search_works_under_the_header_policy(page, nginx_url):
    page.goto(f"{nginx_url}/search.html?q=laptop")
    page.locator("#search-results li").first.wait_for()


def test_the_course_sets_no_cookie_and_keeps_only_its_own_entries(page, nginx_url):
    page.goto(f"{nginx_url}/chapters/the_case.html")
    question = page.locator(".oc-question").first
    question.locator("input").first.check()
    question.get_by_role("button", name="Check").click()
    page.locator(".theme-button").click()
    names = json.loads(page.evaluate("JSON.stringify([...Object.keys(localStorage), ...Object.keys(sessionStorage)])"))
    assert sorted(names) == ["on-camera.answers.v1", "on-camera.theme"]
    assert page.context.cookies() == []
