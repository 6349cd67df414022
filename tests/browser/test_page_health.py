"""What a page says of itself: that its scripts didn't run, that a part couldn't start, that another site shows it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_what_is_kept import FILE, keep, put
from tests.conftest import serve_folder

LOCKS = "/chapters/locks.html"
BROKEN = "The scripts on this page didn't run, or they stopped."


def note(page: Page):
    return page.locator(".script-note")


def test_a_page_whose_scripts_ran_says_nothing(page, tiny_url):
    page.goto(tiny_url + LOCKS)
    expect(page.locator("html.oc-ready")).to_have_count(1)
    expect(note(page)).to_be_hidden()


def as_text(route: Route) -> None:
    headers = {"Content-Type": "text/plain", "X-Content-Type-Options": "nosniff"}
    route.fulfill(body=route.fetch().body(), headers=headers)


def answered(body: str, status: int = 200) -> Callable[[Route], None]:
    return lambda route: route.fulfill(status=status, body=body, content_type="text/javascript")


@pytest.mark.parametrize(
    ("scripts", "answer"),
    [
        pytest.param("**/*.js*", as_text, id="all served as text"),
        pytest.param("**/oncamera.js*", as_text, id="served as text"),
        pytest.param("**/oncamera.js*", lambda route: route.abort(), id="blocked"),
        pytest.param("**/oncamera.js*", answered("", 404), id="not there"),
        pytest.param("**/oncamera.js*", answered("<html>Sign in first</html>"), id="a page in its place"),
        pytest.param("**/oncamera.js*", answered("throw new Error('early')"), id="an error at the start"),
        pytest.param("**/oncamera-*.js*", lambda route: route.abort(), id="its widgets blocked"),
        pytest.param("**/oncamera-*.js*", answered("throw new Error('early')"), id="an error in its widgets"),
        pytest.param("**/*.js*", lambda route: route.abort(), id="all blocked"),
    ],
)
def test_a_page_says_that_its_scripts_did_not_run(tab, tiny_url, scripts, answer):
    page = tab()
    page.route(scripts, answer)
    page.goto(tiny_url + LOCKS)
    expect(note(page)).to_contain_text(BROKEN)
    expect(note(page)).to_be_visible(timeout=15_000)  # when theme.js is blocked too, CSS waits four seconds
    page.emulate_media(media="print")
    expect(note(page)).to_be_hidden()


@pytest.mark.parametrize(
    "missing",
    ["delete Object.hasOwn", "delete Element.prototype.replaceChildren", "delete window.URLSearchParams"],
)
def test_a_browser_that_lacks_what_the_scripts_need_is_told_so(tab, tiny_url, missing):
    page = tab()
    page.add_init_script(missing)
    page.goto(tiny_url + LOCKS)
    expect(note(page)).to_be_visible()


def test_a_script_that_stops_later_is_told_too(tab, tiny_url):
    page = tab()
    page.goto(tiny_url + LOCKS)
    expect(note(page)).to_be_hidden()
    page.evaluate("delete Array.prototype.at")
    page.get_by_role("button", name="Download my answers").click()
    expect(note(page)).to_be_visible()


def test_a_script_that_stops_after_a_wait_is_told_too(tab, course_url, tmp_path):
    page = tab()
    keep(page, course_url, FILE)
    expect(note(page)).to_be_hidden()
    page.evaluate("delete Object.fromEntries")
    put(page, tmp_path, FILE)
    expect(note(page)).to_be_visible()


def test_what_stops_in_a_script_that_is_not_ours_says_nothing(tab, tiny_url):
    page = tab()
    page.goto(tiny_url + LOCKS)
    page.evaluate(
        "() => new Promise(done => { addEventListener('unhandledrejection', () => done());"
        " Promise.reject(new Error('an extension')); })"
    )
    expect(page.locator("html.oc-broken")).to_have_count(0)


def test_a_slow_script_takes_the_note_away(tab, tiny_url):
    page = tab()
    held: list[Route] = []
    page.route("**/oncamera.js*", lambda route: held.append(route))
    page.goto(tiny_url + LOCKS, wait_until="commit")
    expect(note(page)).to_be_visible(timeout=15_000)
    held[0].continue_()
    expect(note(page)).to_be_hidden()


def test_the_note_moves_nothing_and_can_be_folded_without_scripts(tab, tiny_url):
    page = tab(viewport={"width": 320, "height": 700})
    page.route("**/oncamera.js*", lambda route: route.abort())
    page.goto(tiny_url + LOCKS)
    expect(note(page)).to_be_visible()
    top = page.locator("article").bounding_box()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    open_height = note(page).bounding_box()["height"]
    note(page).locator("summary").click()
    assert note(page).bounding_box()["height"] < open_height
    assert page.locator("article").bounding_box() == top


def test_a_part_that_cannot_start_says_so_and_the_others_work(tab, course_url):
    page = tab()
    page.add_init_script(
        "document.addEventListener('readystatechange', () => { const data = document.querySelector('script.oc-data');"
        " if (data && document.readyState === 'interactive') data.textContent = '{'; })"
    )
    page.goto(course_url + "/chapters/the_case.html")
    parts = page.locator("[data-widget]")
    expect(parts.first.locator(".page-note")).to_have_text("This part couldn't start. The rest of the page works.")
    expect(page.locator(".page-note")).to_have_count(1)
    page.locator("details.oc-curious").last.evaluate("fold => { fold.open = true; }")
    question = parts.last.locator(".oc-question").last
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".oc-verdict")).not_to_be_empty()
    expect(note(page)).to_be_hidden()


@pytest.fixture
def framing_url(tmp_path, tiny_url) -> Iterator[str]:
    """Another site, by its port, that shows a page of the tiny book in a frame."""
    (tmp_path / "frame.html").write_text(f'<!doctype html><iframe src="{tiny_url}{LOCKS}"></iframe>', encoding="utf-8")
    server = serve_folder(tmp_path)
    yield f"http://127.0.0.1:{server.server_port}/frame.html"
    server.shutdown()


def test_a_page_inside_another_site_says_so_and_offers_its_own_window(tab, tiny_url, framing_url):
    page = tab()
    page.goto(framing_url)
    said = page.frame_locator("iframe").locator(".page-note")
    expect(said).to_have_text(
        "This page is shown inside another site. Answers may not be kept here. Open it on its own"
    )
    link = said.get_by_role("link", name="Open it on its own")
    expect(link).to_have_attribute("rel", "noopener")
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value).to_have_url(tiny_url + LOCKS)
    expect(opened.value.locator(".page-note")).to_have_count(0)


def test_a_page_inside_a_page_of_its_own_site_says_nothing(tab, tiny_url):
    page = tab()
    frame_page = f'<!doctype html><iframe src="{tiny_url}{LOCKS}"></iframe>'
    page.route("**/frame.html", lambda route: route.fulfill(body=frame_page, content_type="text/html"))
    page.goto(tiny_url + "/frame.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator("html.oc-ready")).to_have_count(1)
    expect(frame.locator(".page-note")).to_have_count(0)
