"""The keys of the slides beside what takes keys itself; and slides in browsers that lack something."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_deck import DECK, VISIBLE, deck  # noqa: F401 (a fixture)


@pytest.mark.parametrize(
    ("key", "name"), [("ArrowRight", "Mostly people who hire"), ("ArrowLeft", "Mostly leaders, finance and legal")]
)
def test_right_and_left_move_the_choice_and_leave_the_slide(deck, key, name):  # noqa: F811
    deck.get_by_role("radio", name="A mixed group").focus()
    deck.keyboard.press(key)
    expect(deck.get_by_role("radio", name=name)).to_be_checked()
    assert deck.evaluate(VISIBLE) == ["slide-title"]


FIELDS = [
    "<select><option>a<option>b</select>", "<input type=range>", "<input>", "<input type=number>", "<input type=date>",
    "<textarea>one two</textarea>", "<div contenteditable>one</div>",
    "<div contenteditable=plaintext-only>one</div>",
]  # fmt: skip


def test_a_field_keeps_its_own_keys(deck):  # noqa: F811
    for html in FIELDS:
        deck.evaluate("html => document.querySelector('#slide-title').insertAdjacentHTML('beforeend', html)", html)
        deck.locator("#slide-title > :last-child").focus()
        for key in ("ArrowRight", "ArrowLeft", "Home", "End", "PageDown", "PageUp", "n", "o"):
            deck.keyboard.press(key)
            assert deck.evaluate(VISIBLE) == ["slide-title"], (html, key)
            expect(deck.locator(".oc-deck-list")).to_be_hidden()
        deck.locator("#slide-title > :last-child").evaluate("field => field.remove()")


def test_single_keys_can_be_switched_off_for_this_tab(page, course_url):
    page.goto(course_url + DECK)
    page.get_by_text("Keys, and a screen of your own").click()
    page.get_by_role("checkbox", name="Single-key shortcuts").uncheck()
    page.reload()
    page.get_by_role("button", name="Show as slides").click()
    for key in ("n", "o", "t"):
        page.keyboard.press(key)
    expect(page.locator(".oc-deck-list")).to_be_hidden()
    assert page.locator(".oc-deck-bar [aria-pressed=true]").count() == 0
    page.keyboard.press("ArrowRight")
    assert page.evaluate(VISIBLE) == ["slide-welcome"]


@pytest.mark.parametrize("more", ["ctrlKey", "altKey", "metaKey", "isComposing", "repeat"])
def test_a_letter_with_another_key_or_while_composing_presses_nothing(deck, more):  # noqa: F811
    deck.evaluate(
        """more => document.querySelector("#slide-title").dispatchEvent(
      new KeyboardEvent("keydown", { key: "o", bubbles: true, [more]: true }))""",
        more,
    )
    expect(deck.locator(".oc-deck-list")).to_be_hidden()


def test_a_letter_outside_the_slides_presses_nothing(deck):  # noqa: F811
    deck.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'o', bubbles: true }))")
    expect(deck.locator(".oc-deck-list")).to_be_hidden()


LACKING = {
    "no channel": "delete window.BroadcastChannel",
    "a channel that throws": "window.BroadcastChannel = class { constructor() { throw new Error('no') } }",
    "a channel that is closed": "BroadcastChannel.prototype.postMessage = () => { throw new Error('closed') }",
    "odd storage": "Storage.prototype.getItem = () => ({})",
    "storage of another shape": 'Storage.prototype.getItem = () => \'{"when": 9e15, "used": {"a": "1"}}\'',
    "nothing in storage": "Storage.prototype.getItem = () => undefined",
    "no crypto": "Object.defineProperty(window, 'crypto', { value: undefined })",
    "no matchMedia": "window.matchMedia = undefined",
    "no CSS.escape": "window.CSS = undefined",
    "old matchMedia": "window.matchMedia = () => ({ matches: false })",
}


@pytest.mark.parametrize("lack", LACKING)
def test_slides_show_whatever_the_browser_lacks(page, course_url, lack):
    page.add_init_script(LACKING[lack])
    page.goto(course_url + DECK)
    page.get_by_role("button", name="Show as slides").click()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(VISIBLE) == ["slide-welcome"]
    expect(page.locator(".oc-deck-clock")).to_contain_text("Why we are here: ")


@pytest.mark.parametrize(
    ("lack", "said"), [("no channel", True), ("a channel that throws", True), ("no crypto", False)]
)
def test_a_browser_that_cannot_link_two_windows_says_so(page, course_url, lack, said):
    page.add_init_script(LACKING[lack])
    page.goto(course_url + DECK)
    page.get_by_text("Keys, and a screen of your own").click()
    expect(page.get_by_text("a second window won't follow")).to_be_visible(visible=said)


def test_arrows_choose_a_radio_button_and_leave_the_slide(deck):  # noqa: F811
    deck.get_by_role("radio", name="A mixed group").focus()
    deck.keyboard.press("ArrowDown")
    expect(deck.get_by_role("radio", name="Mostly people who hire")).to_be_checked()
    assert deck.evaluate(VISIBLE) == ["slide-title"]


@pytest.mark.parametrize(("key", "slide"), [("PageDown", "slide-welcome"), ("End", "slide-promise")])
def test_after_a_choice_a_key_moves_the_slide_and_leaves_the_choice(deck, key, slide):  # noqa: F811
    deck.get_by_role("radio", name="Mostly people who hire").click()
    deck.keyboard.press(key)
    assert deck.evaluate(VISIBLE) == [slide]
    assert deck.evaluate("document.querySelector('[name=audience]:checked').value") == "hiring"
