"""What holds on every page of the site, whatever it is about. One tab walks all pages: opening tabs is slow."""

import gzip
import re
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import page_paths

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
MOST_GZIP, MOST_REQUESTS, MOST_SCRIPT = 80_000, 15, 30_000


@pytest.fixture(scope="session")
def pages(course_site) -> list[str]:
    found = page_paths(course_site)
    assert "index.html" in found
    return found


@pytest.fixture
def tab(browser):
    """A tab that does not fail its test on console errors: each test here says what it looks for."""
    contexts = []

    def open_tab(**options):
        contexts.append(browser.new_context(**options))
        return contexts[-1].new_page()

    yield open_tab
    for context in contexts:
        context.close()


def axe_problems(page) -> list[tuple[str, list[str]]]:
    report = Axe().run(page, options=AXE).response
    return [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in report["violations"]]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing(tab, course_url, pages, width, scheme):
    """Each page in both widths and both schemes: colours do not depend on the width, nor the layout on the scheme."""
    page = tab(viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = {}
    for path in pages:
        page.goto(f"{course_url}/{path}")
        if problems := axe_problems(page):
            found[path] = problems
    assert found == {}


def test_axe_finds_nothing_in_answered_quizzes(tab, course_url):
    page = tab()
    page.goto(f"{course_url}/chapters/the_case.html")
    for section in page.locator(".oc-question").all():
        section.locator("input").first.check()
        section.get_by_role("button", name="Check").click()
    assert axe_problems(page) == []


def test_axe_finds_nothing_at_a_worked_desk(tab, course_url):
    page = tab()
    page.goto(f"{course_url}/chapters/desk_practice.html")
    for case in page.locator(".oc-case").all()[:3]:
        case.locator('input[value="verify"]').check()
        case.locator('input[value="2"]').check()
        case.locator(".oc-check").click()
        case.locator(".oc-cue").first.click()
    assert axe_problems(page) == []


def test_pages_are_small_and_ask_no_other_host(tab, course_url, pages):
    host = urlsplit(course_url).netloc
    strangers, heavy = [], {}
    for path in pages:
        page = tab()  # a new one each time: an empty cache
        responses = []
        page.on("request", lambda request: strangers.append(request.url) if host not in request.url else None)
        page.on("response", lambda response, into=responses: into.append(response))
        page.goto(f"{course_url}/{path}", wait_until="networkidle")
        sizes = {r.url: len(gzip.compress(r.body(), 6)) for r in responses if r.status == 200}
        # The search index is the course's words, not a program; it counts in the total like any other data.
        names = {url: urlsplit(url).path.rpartition("/")[2] for url in sizes}
        script = sum(sizes[url] for url, name in names.items() if name.endswith(".js") and name != "searchindex.js")
        total = sum(sizes.values())
        if total > MOST_GZIP or len(responses) > MOST_REQUESTS or script > MOST_SCRIPT:
            heavy[path] = (total, len(responses), script)
        page.context.close()
    assert strangers == []
    assert heavy == {}


def test_every_page_has_the_policy_and_keeps_it(tab, course_url, pages):
    without, violations = [], []
    page = tab()
    page.add_init_script(
        "window.broken = []; addEventListener('securitypolicyviolation',"
        " event => window.broken.push(event.violatedDirective + ' ' + event.blockedURI))"
    )
    for path in pages:
        page.goto(f"{course_url}/{path}", wait_until="load")
        policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
        scripts = re.search(r"script-src ([^;]*)", policy)
        if not scripts or scripts[1] != "'self'" or "default-src 'none'" not in policy:
            without.append(path)
        violations += [f"{path}: {broken}" for broken in page.evaluate("window.broken")]
    assert without == []
    assert violations == []


def test_the_policy_stops_an_inline_script(tab, course_url):
    page = tab()
    page.goto(f"{course_url}/index.html")
    page.evaluate(
        "() => document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None


def test_no_page_scrolls_sideways(tab, course_url, pages):
    page = tab()
    wide = []
    for path in pages:
        page.goto(f"{course_url}/{path}")
        for width in (320, 390, 768):
            page.set_viewport_size({"width": width, "height": 700})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((path, width))
    assert wide == []


def test_internal_links_are_alive(tab, course_url, pages):
    page = tab()
    dead, seen, ids = [], {}, {}
    for path in pages:
        page.goto(f"{course_url}/{path}")
        ids[f"{course_url}/{path}"] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
        for link in page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"):
            seen.setdefault(urljoin(f"{course_url}/{path}", link), path)
    for link, path in seen.items():
        address, fragment = urldefrag(link)
        if not address.startswith(course_url):
            continue
        address = address.split("?")[0]
        address = address + "index.html" if address.endswith("/") else address
        if address in ids:
            alive = not fragment or fragment in ids[address]
        else:
            alive = page.context.request.get(address).status == 200
        if not alive:
            dead.append(f"{path}: {link}")
    assert dead == []


def test_every_page_describes_itself(tab, course_url, pages):
    page = tab()
    without = []
    for path in pages:
        page.goto(f"{course_url}/{path}")
        described = page.locator('meta[name="description"]').count()
        if not (described and page.title() and page.locator("h1").count() == 1):
            without.append(path)
    assert without == []


def test_every_page_is_readable_without_scripts(tab, course_url, pages):
    page = tab(java_script_enabled=False)
    hidden = []
    for path in pages:
        page.goto(f"{course_url}/{path}")
        if not page.locator("h1").is_visible():
            hidden.append(path)
    assert hidden == []
