"""The slides of a session: by keyboard, for each audience, on paper, and without scripts."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import all_on_one_page, kept_answers
from tests.browser.test_axe import axe_problems
from tests.browser.test_sheets import sheets
from tests.conftest import COURSE

PLANS = [placed.record for placed in COURSE.plans]
DECK = "/chapters/session/sixty_minutes_slides.html"
NOON = datetime(2026, 12, 3, 12, 0, tzinfo=UTC)
VISIBLE = "[...document.querySelectorAll('.oc-slide')].filter(s => s.getClientRects().length).map(s => s.id)"


def press_until(page, key, slide):
    """Press a key until this slide shows; fail if it has been pressed more often than there are slides."""
    for _ in range(page.locator(".oc-slide").count()):
        if page.evaluate(VISIBLE) == [slide]:
            return
        page.keyboard.press(key)
    assert page.evaluate(VISIBLE) == [slide]


@pytest.fixture
def deck(page, course_url):
    """A deck that is being shown."""
    page.goto(course_url + DECK)
    page.get_by_role("button", name="Show as slides").click()
    return page


@pytest.fixture
def stopped_clock(page, course_url):
    """The page of a deck, in a browser whose clock moves only when the test says so."""
    page.clock.install(time=NOON)
    page.goto(course_url + DECK)
    page.clock.pause_at(NOON.replace(minute=10))
    return page


def test_one_slide_shows_at_a_time(deck):
    assert deck.evaluate(VISIBLE) == ["slide-title"]


def test_the_keys_walk_through_the_slides(deck):
    for key, slide in [
        ("ArrowRight", "welcome"), ("PageDown", "the-case"), ("ArrowRight", "the-case-case-skip-names"),
        ("PageUp", "the-case"), ("ArrowLeft", "welcome"), ("End", "promise"), ("ArrowRight", "promise"),
        ("Home", "title"), ("ArrowLeft", "title"),
    ]:  # fmt: skip
        deck.keyboard.press(key)
        assert deck.evaluate(VISIBLE) == [f"slide-{slide}"], key
    expect(deck.locator(".oc-deck-place")).to_have_text("1 of 14")


def test_the_slide_has_the_focus_so_that_it_is_read_out(deck):
    deck.keyboard.press("ArrowRight")
    assert deck.evaluate("document.activeElement.id") == "slide-welcome"


def test_the_notes_are_shown_and_hidden_by_a_key(deck):
    deck.keyboard.press("ArrowRight")
    notes = deck.locator("#slide-welcome .oc-notes")
    expect(notes).to_be_hidden()
    deck.keyboard.press("n")
    expect(notes.get_by_text("There is no prize and no ranking.")).to_be_visible()
    deck.keyboard.press("n")
    expect(notes).to_be_hidden()


def test_the_overview_leads_to_a_slide(deck):
    deck.keyboard.press("o")
    deck.get_by_role("button", name="Twelve files, alone").focus()
    deck.keyboard.press("Enter")
    assert deck.evaluate(VISIBLE) == ["slide-alone"]
    expect(deck.locator(".oc-deck-list")).to_be_hidden()


def test_escape_closes_the_overview_then_the_slides(deck):
    deck.keyboard.press("o")
    deck.keyboard.press("Escape")
    assert deck.evaluate(VISIBLE) == ["slide-title"]
    deck.keyboard.press("Escape")
    assert len(deck.evaluate(VISIBLE)) == 14
    expect(deck.get_by_role("button", name="Show as slides")).to_be_focused()


@pytest.mark.parametrize(
    ("audience", "slides"),
    [
        ("A mixed group", ["welcome-call-in-june", "take-home-review", "third-try-at-the-selfie"]),
        ("Mostly people who hire", ["welcome-call-in-june", "closed-startup-on-the-resume", "third-try-at-the-selfie"]),
        (
            "Mostly engineers, IT and security",
            ["printer-in-the-hall", "take-home-review", "three-countries-in-a-week"],
        ),
        ("Mostly leaders, finance and legal", ["order-from-the-county", "take-home-review", "two-wage-reports"]),
    ],
)
def test_each_audience_sees_its_own_cases(page, course_url, audience, slides):
    page.goto(course_url + DECK)
    page.get_by_role("radio", name=audience).check()
    shown = page.evaluate("[...document.querySelectorAll('.oc-slide:not([hidden]) .oc-case')].map(c => c.dataset.case)")
    assert shown == slides


def test_each_part_has_its_clock_and_it_can_be_stopped(stopped_clock):
    page, clock = stopped_clock, stopped_clock.locator(".oc-deck-clock")
    page.get_by_role("button", name="Show as slides").click()
    expect(clock).to_have_text("Session: 60:00 left.")
    page.keyboard.press("ArrowRight")
    page.clock.fast_forward(3_000)
    expect(clock).to_have_text("Why we are here: 3:57 left. Session: 59:57 left.")
    page.keyboard.press("t")
    page.clock.fast_forward(60_000)
    expect(clock).to_have_text("Why we are here: 3:57 left. Session: 59:57 left.")
    page.keyboard.press("ArrowRight")
    page.clock.fast_forward(1_000)
    expect(clock).to_have_text("One real case: 6:00 left. Session: 59:57 left.")
    page.keyboard.press("t")
    page.clock.fast_forward(2_000)
    expect(clock).to_have_text("One real case: 5:58 left. Session: 59:55 left.")


def test_the_notes_of_a_part_show_on_its_files_and_questions_too(deck):
    deck.keyboard.press("n")
    for name, words in [
        ("the-case-case-skip-names", "These are charges."),
        ("split-take-home-review", "Argue from what was in the file"),
    ]:
        deck.keyboard.press("Home")
        press_until(deck, "PageDown", f"slide-{name}")
        expect(deck.locator(f"#slide-{name} .oc-notes")).to_be_in_viewport()
        expect(deck.locator(f"#slide-{name} .oc-notes")).to_contain_text(words)


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (390, False)])
def test_on_a_wide_screen_the_decision_stands_beside_the_file(deck, width, beside):
    deck.set_viewport_size({"width": width, "height": 800})
    deck.goto(deck.url.partition("#")[0] + "#slide-together-welcome-call-in-june")
    deck.reload()
    deck.get_by_role("button", name="Show as slides").click()
    file, decision = (deck.locator(f".is-current .oc-{name}").bounding_box() for name in ("file", "decision"))
    assert (decision["x"] >= file["x"] + file["width"]) is beside
    assert (decision["y"] >= file["y"] + file["height"]) is not beside


def test_a_case_is_judged_on_its_slide_and_nothing_is_kept(deck):
    deck.keyboard.press("o")
    deck.get_by_role("button", name="The welcome call").click()
    case = deck.locator('[data-case="welcome-call-in-june"]')
    case.get_by_role("radio", name="Hold").check()
    case.get_by_role("radio", name="Rather misrepresented").check()
    case.get_by_role("button", name="Decide, and see the clues").click()
    expect(case.locator(".oc-verdict")).to_contain_text("Caught: this was misrepresented.")
    assert kept_answers(deck) == {}


def test_what_the_facilitator_has_answered_before_does_not_show_on_the_slide(page, course_url):
    page.goto(f"{course_url}/chapters/desk_practice.html")
    all_on_one_page(page)
    own = page.locator('[data-case="take-home-review"]')
    own.locator('input[value="verify"]').check()
    own.locator('input[value="5"]').check()
    own.locator(".oc-check").click()
    expect(own.locator(".oc-verdict")).not_to_be_empty()
    page.goto(course_url + DECK)
    expect(page.locator('[data-case="take-home-review"] .oc-verdict')).to_have_text("")


def test_axe_finds_nothing_while_slides_are_shown(deck):
    for key in ("n", "ArrowRight", "ArrowRight", "ArrowRight", "o"):
        deck.keyboard.press(key)
        assert axe_problems(deck) == [], key


def test_axe_finds_nothing_on_a_file_that_is_decided_with_notes_below_it(deck):
    deck.keyboard.press("n")
    deck.keyboard.press("o")
    deck.get_by_role("button", name="The welcome call").click()
    for name in ("Hold", "Rather misrepresented"):
        deck.locator(".is-current").get_by_role("radio", name=name).check()
    deck.locator(".is-current .oc-check").click()
    assert axe_problems(deck) == []


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)
def test_a_deck_prints_one_slide_a_page_for_each_audience(page, course_url, plan):
    page.goto(f"{course_url}/{plan.page('slides')}.html")
    for radio in page.get_by_role("radio", name=re.compile("^(A mixed|Mostly)")).all():
        radio.check()
        count = page.locator(".oc-slide:not([hidden])").count()
        assert sheets(page.pdf(prefer_css_page_size=True)) == count


def test_a_deck_that_is_shown_prints_whole(deck):
    assert sheets(deck.pdf(prefer_css_page_size=True)) == 14


def test_without_scripts_a_deck_reads_as_a_page(browser, course_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(course_url + DECK)
    expect(page.locator(".oc-slide").last).to_be_visible()
    expect(page.get_by_role("button", name="Show as slides")).to_be_hidden()
    page.locator("#slide-welcome").get_by_text("Notes").click()
    expect(page.get_by_text("There is no prize and no ranking.")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("seconds", "text"), [(240, "4:00 left"), (59.2, "1:00 left"), (0, "0:00 left"), (-70, "1:10 over")]
)
def test_a_clock_says_what_is_left_or_how_far_it_is_over(call, seconds, text):
    assert call("widgets/session/deck_clock.js", "clockText", seconds) == text


@pytest.mark.parametrize(
    ("key", "typing", "meant"),
    [
        ("ArrowRight", False, {"by": 1}), ("ArrowRight", True, None), ("PageDown", True, None),
        ("PageDown", False, {"by": 1}), ("Escape", True, {"press": "leave"}), (None, False, None),
        ("ArrowDown", False, None), ("ArrowUp", False, None), ("Home", True, None),
        ("N", False, {"press": "notes"}), ("n", True, None), ("x", False, None), ("Enter", False, None),
    ],
)  # fmt: skip
def test_a_key_means_a_move_or_a_switch_or_nothing(call, key, typing, meant):
    assert call("widgets/session/deck.js", "keyMeans", key, typing) == meant


def test_the_files_on_paper_print_one_a_page_and_tell_no_answer(page, course_url):
    page.goto(f"{course_url}/chapters/session/files_on_paper.html")
    expect(page.locator(".oc-case")).to_have_count(12)
    expect(page.locator(".oc-key, .oc-cue")).to_have_count(0)
    assert [sheets(page.pdf(format=paper)) for paper in ("A4", "Letter")] == [12, 12]
