"""What holds on every page of the site, whatever it is about."""

import gzip
import re
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

# Compressed bytes and requests of a page, as a new reader opens it.
MOST_GZIP, MOST_REQUESTS, MOST_SCRIPT = 80_000, 15, 20_000
DATA = {"searchindex.js"}  # the course's words: no program, and counted in the total
WIDTHS = (320, 390, 768)


@dataclass
class Visit:
    """What one page did in a new browser, with an empty cache. sizes: bytes by address, as gzip sends them."""

    requests: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    policy: str = ""
    violations: list[str] = field(default_factory=list)
    title: str = ""
    described: bool = False
    headings: int = 0
    too_wide: list[int] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)

    @property
    def script(self) -> int:
        """Bytes of script, apart from data."""
        names = {url: urlsplit(url).path.rpartition("/")[2] for url in self.sizes}
        return sum(self.sizes[url] for url, name in names.items() if name.endswith(".js") and name not in DATA)


@pytest.fixture(scope="session")
def visits(browser, course_url, pages) -> dict[str, Visit]:
    """Open every page once and note what the tests below ask of it: opening ninety pages takes long."""
    return {path: visit(browser, f"{course_url}/{path}") for path in pages}


def visit(browser, address: str) -> Visit:
    context = browser.new_context()
    page, found, responses = context.new_page(), Visit(), []
    page.add_init_script(
        "window.broken = []; addEventListener('securitypolicyviolation',"
        " event => window.broken.push(event.violatedDirective + ' ' + event.blockedURI))"
    )
    page.on("request", lambda request: found.requests.append(request.url))
    page.on("response", lambda response: responses.append(response))
    page.goto(address, wait_until="load")
    seen = page.evaluate(
        """() => ({
          policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? "",
          described: document.querySelector('meta[name="description"]') !== null,
          headings: document.querySelectorAll("h1").length,
          ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
          links: [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")),
        })"""
    )
    found.title, found.policy, found.described = page.title(), seen["policy"], seen["described"]
    found.headings, found.ids = seen["headings"], set(seen["ids"])
    found.links = [urljoin(address, link) for link in seen["links"]]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 700})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.too_wide.append(width)
    found.sizes = {one.url: len(gzip.compress(one.body(), 6)) for one in responses if one.status == 200}
    found.violations = page.evaluate("window.broken")
    context.close()
    return found


def test_no_page_asks_another_host(visits, course_url):
    host = urlsplit(course_url).netloc
    assert [url for one in visits.values() for url in one.requests if urlsplit(url).netloc != host] == []


def test_every_page_is_small(visits):
    weights = {path: (sum(one.sizes.values()), len(one.requests), one.script) for path, one in visits.items()}
    most = (MOST_GZIP, MOST_REQUESTS, MOST_SCRIPT)
    assert {path: found for path, found in weights.items() if any(map(int.__gt__, found, most))} == {}
    assert all(total > 1000 and asked > 1 for total, asked, _ in weights.values())  # they were weighed


def test_every_page_has_the_policy(visits):
    without = []
    for path, one in visits.items():
        scripts = re.search(r"script-src ([^;]*)", one.policy)
        if not scripts or scripts[1] != "'self'" or "default-src 'none'" not in one.policy:
            without.append(path)
    assert without == []


def test_every_page_keeps_the_policy(visits):
    assert {path: one.violations for path, one in visits.items() if one.violations} == {}


def test_the_policy_stops_an_inline_script(tab, course_url):
    page = tab()
    page.goto(f"{course_url}/index.html")
    page.evaluate(
        "() => document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None


def test_no_page_scrolls_sideways(visits):
    assert {path: one.too_wide for path, one in visits.items() if one.too_wide} == {}


def test_internal_links_are_alive(tab, visits, course_url):
    ids = {f"{course_url}/{path}": one.ids for path, one in visits.items()}
    seen = {link: path for path, one in reversed(visits.items()) for link in one.links}
    asked, dead = tab().context.request, []
    for link, path in seen.items():
        address, fragment = urldefrag(link)
        if not address.startswith(course_url):
            continue
        address = address.split("?")[0]
        address = address + "index.html" if address.endswith("/") else address
        whole = fragment in ids.get(address, ()) if fragment else address in ids
        if not whole and (address in ids or asked.get(address).status != 200):
            dead.append(f"{path}: {link}")
    assert dead == []


def test_every_page_describes_itself(visits):
    assert [path for path, one in visits.items() if not (one.described and one.title and one.headings == 1)] == []


def test_every_page_is_readable_without_scripts(tab, course_url, pages):
    page = tab(java_script_enabled=False)
    hidden = []
    for path in pages:
        page.goto(f"{course_url}/{path}")
        if not page.locator("h1").is_visible():
            hidden.append(path)
    assert hidden == []
