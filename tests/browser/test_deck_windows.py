"""The slides of a session over a reload, in two windows, and at an address that others can open."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import kept_answers
from tests.browser.test_deck import DECK, VISIBLE, press_until, stopped_clock  # noqa: F401 (a fixture)

FILE = "slide-together-welcome-call-in-june"
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))"
QUESTION = "slide-the-case-case-skip-names"


def show(window):
    window.get_by_role("button", name="Show as slides").click()


@pytest.fixture
def windows(page, course_url):
    """Two windows of one browser that show the same deck; the second is smaller. Neither may report an error."""
    second = page.context.new_page()
    second.on("pageerror", lambda error: page.errors.append(str(error)))
    second.set_viewport_size({"width": 1100, "height": 600})
    for window in (page, second):
        window.goto(course_url + DECK)
        show(window)
    return page, second


def both_to(windows, slide):
    first, second = windows
    press_until(first, "PageDown", slide)
    expect(second.locator(f"#{slide}")).to_be_visible()


def test_a_second_window_follows_the_first(windows):
    first, second = windows
    first.keyboard.press("ArrowRight")
    expect(second.locator("#slide-welcome")).to_be_visible()


def test_a_window_that_joins_late_comes_to_the_slide_and_moves_nobody(page, course_url):
    page.goto(course_url + DECK)
    show(page)
    page.get_by_role("radio", name="Mostly people who hire").check()
    page.keyboard.press("End")
    second = page.context.new_page()
    second.goto(course_url + DECK)
    show(second)
    expect(second.locator("#slide-promise")).to_be_visible()
    expect(second.locator('[name="audience"][value="hiring"]')).to_be_checked()
    assert page.evaluate(VISIBLE) == ["slide-promise"]


@pytest.mark.parametrize("by", [0, 1], ids=["from the first", "from the second"])
def test_a_file_is_judged_in_both_windows_at_once(windows, by):
    both_to(windows, FILE)
    here, there = windows[by], windows[1 - by]
    case, other = (window.locator(f"#{FILE}") for window in (here, there))
    case.get_by_text("Hold", exact=True).click()
    expect(other.get_by_role("radio", name="Hold")).to_be_checked()
    here.keyboard.press("ArrowDown")
    expect(other.get_by_role("radio", name="Escalate")).to_be_checked()
    case.get_by_text("Rather misrepresented").click()
    case.get_by_role("button", name="Decide, and see the clues").click()
    expect(other.locator(".oc-verdict")).to_contain_text("Caught: this was misrepresented.")
    assert kept_answers(here) == {}


def test_a_cue_opened_and_closed_by_key_shows_in_the_other_window_and_the_slides_stay(windows):
    both_to(windows, FILE)
    first, second = windows
    for name in ("Hold", "Rather misrepresented"):
        first.locator(f"#{FILE}").get_by_role("radio", name=name).check()
    first.locator(f"#{FILE} .oc-check").click()
    card = second.locator(f"#{FILE} .oc-cue-card")
    first.locator(f"#{FILE} .oc-cue").first.focus()
    first.keyboard.press("Enter")
    expect(card).to_contain_text("An honest reading:")
    first.keyboard.press("Escape")
    expect(card).to_be_empty()
    assert first.evaluate(VISIBLE) == [FILE]


def test_a_question_is_answered_in_both_windows_at_once(windows):
    both_to(windows, QUESTION)
    first, second = windows
    first.locator(f"#{QUESTION} .oc-choice label").first.click()
    first.get_by_role("button", name="Check").click()
    verdict = first.locator(f"#{QUESTION} .oc-verdict")
    expect(verdict).not_to_be_empty()
    expect(second.locator(f"#{QUESTION} .oc-verdict")).to_have_text(verdict.inner_text())


def test_a_window_in_another_state_takes_what_fits_and_reports_no_error(windows):
    both_to(windows, FILE)
    first, second = windows
    first.evaluate("document.querySelector('.oc-deck-leave').click()")
    second.locator(f"#{FILE}").get_by_role("radio", name="Hold").check()
    second.locator(f"#{FILE}").get_by_role("radio", name="Surely genuine").check()
    second.locator(f"#{FILE} .oc-check").click()
    show(first)
    second.locator(f"#{FILE} .oc-cue").first.click()
    second.keyboard.press("PageUp")  # what a window sends comes in its order: once this is there, all of it is
    expect(first.locator(f"#{FILE}")).to_be_hidden()
    first.keyboard.press("PageDown")
    expect(second.locator(f"#{FILE}")).to_be_visible()
    expect(first.locator(f"#{FILE} .oc-action input:checked")).to_have_count(0)
    first.locator(f"#{FILE}").get_by_role("radio", name="Verify").check()
    first.keyboard.press("PageDown")
    expect(second.locator(f"#{FILE}")).to_be_hidden()
    expect(second.locator(f"#{FILE} .oc-action input:checked")).to_have_value("hold")


def test_how_far_a_slide_is_scrolled_shows_in_the_other_window_and_comes_not_back(windows):
    both_to(windows, FILE)
    first, second = windows
    share = f"(s => s.scrollTop / (s.scrollHeight - s.clientHeight))(document.querySelector('#{FILE}'))"
    first.bring_to_front()
    first.set_viewport_size({"width": 1280, "height": 500})
    first.evaluate(f"document.querySelector('#{FILE}').scrollTop = 120")
    sent = first.evaluate(share)
    assert sent > 0.1
    second.wait_for_function(f"sent => Math.abs({share} - sent) < 0.02", arg=sent)
    second.evaluate(TWO_FRAMES)  # an echo would be sent by now, and arrive before what is sent next
    second.evaluate(f"document.querySelector('#{FILE} input[value=hold]').click()")
    expect(first.locator(f"#{FILE} input[value=hold]")).to_be_checked()
    assert first.evaluate(f"document.querySelector('#{FILE}').scrollTop") == 120


def test_a_link_on_a_slide_opens_beside_the_slides(page, course_url):
    page.goto(f"{course_url}{DECK}#slide-alone")
    show(page)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Practice cases").click()
    expect(opened.value).to_have_url(re.compile("/chapters/desk_practice.html$"))
    page.keyboard.press("PageUp")
    page.keyboard.press("Home")
    press_until(page, "PageDown", "slide-the-case")
    with page.context.expect_page() as opened:
        page.locator("#slide-the-case .oc-points a").first.click()
    expect(opened.value).to_have_url(re.compile("/evidence.html#"))
    assert page.evaluate(VISIBLE) == ["slide-the-case"]


@pytest.mark.parametrize("way", ["reload", "back"])
def test_the_slide_the_clock_and_the_audience_outlast_a_way_out_and_back(stopped_clock, course_url, way):  # noqa: F811
    page, clock = stopped_clock, stopped_clock.locator(".oc-deck-clock")
    show(page)
    page.get_by_role("radio", name="Mostly people who hire").check()
    page.keyboard.press("PageDown")
    page.clock.fast_forward(3_000)
    expect(clock).to_have_text("Why we are here: 3:57 left. Session: 59:57 left.")
    if way == "reload":
        page.reload()
    else:
        page.goto(f"{course_url}/index.html")
        page.go_back()
    button = page.get_by_role("button", name="Show as slides")
    if button.is_visible():  # a browser may keep the whole page, with its show
        expect(button).to_be_in_viewport()
        button.click()
    assert page.evaluate(VISIBLE) == ["slide-welcome"]
    expect(clock).to_have_text("Why we are here: 3:57 left. Session: 59:57 left.")
    expect(page.locator('[name="audience"][value="hiring"]')).to_be_checked()
    assert kept_answers(page) == {}


def test_slides_work_where_the_browser_keeps_nothing(page, course_url):
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('blocked') } })")
    page.goto(course_url + DECK)
    show(page)
    page.keyboard.press("ArrowRight")
    page.reload()
    show(page)
    assert page.evaluate(VISIBLE) == ["slide-welcome"]


def test_the_address_shows_where_others_can_open_the_course(page, course_site):
    types = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}

    def answer(route):
        path = course_site / route.request.url.split("/course/")[1].partition("?")[0].partition("#")[0]
        route.fulfill(path=path, content_type=types.get(path.suffix, "application/octet-stream"))

    page.route("http://training.example.com/course/**", answer)
    page.goto(f"http://training.example.com/course{DECK}")
    shown = page.locator(".oc-address:not([hidden]) strong").all_inner_texts()
    assert shown == ["http://training.example.com/course/"] * 5


def test_no_address_shows_that_only_this_computer_can_open(page, course_url):
    page.goto(course_url + DECK)
    expect(page.locator(".oc-address").first).to_be_hidden()


@pytest.mark.parametrize(
    ("page_address", "shown"),
    [
        (
            "https://training.example.com/on-camera/chapters/session/a.html?x#y",
            "https://training.example.com/on-camera/",
        ),
        ("http://192.0.2.7:8000/chapters/session/a.html", "http://192.0.2.7:8000/"),
        ("http://localhost:8000/chapters/session/a.html", ""),
        ("http://127.0.0.1:8000/chapters/session/a.html", ""),
        ("http://[::1]:8000/chapters/session/a.html", ""),
        ("file:///home/me/course/chapters/session/a.html", ""),
    ],
)
def test_the_address_of_the_course_is_its_first_page_as_others_can_open_it(call, page_address, shown):
    assert call("widgets/session/deck.js", "siteAddress", "../../index.html", page_address) == shown


@pytest.mark.parametrize(
    ("top", "height", "seen", "share"), [(0, 900, 500, 0), (100, 900, 500, 0.25), (400, 900, 500, 1), (0, 400, 500, 0)]
)
def test_how_far_a_slide_is_scrolled_is_a_share(call, top, height, seen, share):
    assert call("widgets/session/deck_follow.js", "scrolledShare", top, height, seen) == share


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ('{"when": 1000, "used": {"welcome": 61.5}, "audience": "hiring"}', {"welcome": 61.5}),
        ('{"when": 1000, "used": {"welcome": "x"}}', {}),
        ('{"when": -3000, "used": {"welcome": 61.5}}', {}),
        ("{not json", {}),
        (None, {}),
    ],
)
def test_a_clock_goes_on_after_a_reload_and_not_on_another_day(call, text, used):
    assert call("widgets/session/deck_clock.js", "keptClocks", text, 1060)["used"] == used
