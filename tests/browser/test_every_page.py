"""What holds on every page of the site, whatever it is about."""

import gzip
import re
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import page_paths

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}
MOST_GZIP, MOST_REQUESTS, MOST_SCRIPT = 80_000, 15, 30_000


@pytest.fixture(scope="session")
def pages(course_site) -> list[str]:
    found = page_paths(course_site)
    assert "index.html" in found
    return found


def visit(browser: Browser, address: str, **options):
    context = browser.new_context(**options)
    page = context.new_page()
    return context, page, page.goto(address)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(browser, course_url, pages, scheme, width):
    found = {}
    for path in pages:
        context, page, _ = visit(
            browser, f"{course_url}/{path}", color_scheme=scheme, viewport={"width": width, "height": 900}
        )
        page.wait_for_load_state()
        report = Axe().run(page, options=AXE).response
        problems = [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in report["violations"]]
        if problems:
            found[path] = problems
        context.close()
    assert found == {}


def test_axe_finds_nothing_in_answered_quizzes(browser, course_url):
    context, page, _ = visit(browser, f"{course_url}/chapters/the_case.html")
    for section in page.locator(".oc-question").all():
        section.locator("input").first.check()
        section.get_by_role("button", name="Check").click()
    report = Axe().run(page, options=AXE).response
    context.close()
    assert [(v["id"], v["nodes"][0]["html"]) for v in report["violations"]] == []


def test_pages_are_small_and_ask_no_other_host(browser, course_url, pages):
    host = urlsplit(course_url).netloc
    strangers, heavy = [], {}
    for path in pages:
        context = browser.new_context()
        page = context.new_page()
        responses = []
        page.on("request", lambda request: strangers.append(request.url) if host not in request.url else None)
        page.on("response", lambda response, into=responses: into.append(response))
        page.goto(f"{course_url}/{path}", wait_until="networkidle")
        sizes = {r.url: len(gzip.compress(r.body(), 6)) for r in responses if r.status == 200}
        script = sum(size for url, size in sizes.items() if urlsplit(url).path.endswith(".js"))
        total = sum(sizes.values())
        if total > MOST_GZIP or len(responses) > MOST_REQUESTS or script > MOST_SCRIPT:
            heavy[path] = (total, len(responses), script)
        context.close()
    assert strangers == []
    assert heavy == {}


def test_every_page_has_the_policy_and_keeps_it(browser, course_url, pages):
    without, violations = [], []
    for path in pages:
        context = browser.new_context()
        page = context.new_page()
        page.add_init_script(
            "window.broken = []; addEventListener('securitypolicyviolation',"
            " event => window.broken.push(event.violatedDirective + ' ' + event.blockedURI))"
        )
        page.goto(f"{course_url}/{path}", wait_until="networkidle")
        policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
        scripts = re.search(r"script-src ([^;]*)", policy)
        if not scripts or scripts[1] != "'self'" or "default-src 'none'" not in policy:
            without.append(path)
        violations += [f"{path}: {broken}" for broken in page.evaluate("window.broken")]
        context.close()
    assert without == []
    assert violations == []


def test_the_policy_stops_an_inline_script(browser, course_url):
    context, page, _ = visit(browser, f"{course_url}/index.html")
    page.evaluate(
        "() => document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None
    context.close()


@pytest.mark.parametrize("width", [320, 390, 768])
def test_no_page_scrolls_sideways(browser, course_url, pages, width):
    wide = []
    for path in pages:
        context, page, _ = visit(browser, f"{course_url}/{path}", viewport={"width": width, "height": 700})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
        context.close()
    assert wide == []


def test_internal_links_are_alive(browser, course_url, pages):
    dead, seen = [], {}
    context = browser.new_context()
    page = context.new_page()
    ids = {}
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
            alive = context.request.get(address).status == 200
        if not alive:
            dead.append(f"{path}: {link}")
    context.close()
    assert dead == []


def test_every_page_describes_itself(browser, course_url, pages):
    without = []
    for path in pages:
        context, page, _ = visit(browser, f"{course_url}/{path}")
        described = page.locator('meta[name="description"]').count()
        if not (described and page.title() and page.locator("h1").count() == 1):
            without.append(path)
        context.close()
    assert without == []


def test_every_page_is_readable_without_scripts(browser, course_url, pages):
    for path in pages:
        context, page, _ = visit(browser, f"{course_url}/{path}", java_script_enabled=False)
        assert page.locator("h1").is_visible(), path
        context.close()
