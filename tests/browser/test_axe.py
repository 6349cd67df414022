"""No page breaks a rule of WCAG 2.2 AA that a program can check, at rest or in use."""

import pytest
from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


def axe_problems(page) -> list[tuple[str, list[str]]]:
    report = Axe().run(page, options=AXE).response
    return [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in report["violations"]]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing(tab, course_url, pages, width, scheme):
    """Each page in both widths and both schemes: colors do not depend on the width, nor the layout on the scheme."""
    page = tab(viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = {}
    for path in pages:
        page.goto(f"{course_url}/{path}")
        for folded in page.locator(".page-sources > details").all():
            folded.evaluate("(list) => (list.open = true)")  # a click would scroll, and the top cover a button
        if problems := axe_problems(page):
            found[path] = problems
    assert found == {}


def test_axe_finds_nothing_in_answered_quizzes(tab, course_url):
    page = tab()
    page.goto(f"{course_url}/chapters/the_case.html")
    for fold in page.locator(".oc-curious > summary").all():
        fold.click()
    for section in page.locator(".oc-question").all():
        section.locator("input").first.check()
        section.get_by_role("button", name="Check").click()
    assert axe_problems(page) == []


def test_axe_finds_nothing_at_a_worked_desk(tab, course_url):
    page = tab()
    page.goto(f"{course_url}/chapters/desk_practice.html")
    for number in range(3):
        case = page.locator(".oc-case").nth(number)
        page.locator(".oc-strip a").nth(number).click()
        case.locator('input[value="verify"]').check()
        case.locator('input[value="2"]').check()
        case.locator(".oc-check").click()
        case.locator(".oc-cue").first.click()
        assert axe_problems(page) == []
