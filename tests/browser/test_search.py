"""The site's search: whatever is typed, it comes to an end, and it keeps nothing."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

FORBIDDEN = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)
RESULTS = "Search Results"


def search(page: Page, url: str, words: str) -> None:
    page.goto(f"{url}/search.html?q={quote(words)}")


WORDS = [
    "constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "Constructor __proto__ key", "the",
    "the and of", "   ", "12345", "<script>alert(1)</script>", '"key"', "'", "\\", ".*+?^${}()|[]", "-key", "%",
    "%zz%E0%A4%A", "🔑", "ключ", "key\x00key", "x" * 3_000,
]  # fmt: skip


def test_every_search_comes_to_an_end(page, tiny_url):
    for words in WORDS:
        search(page, tiny_url, words)
        expect(page.locator("#search-results h2"), words[:20]).to_have_text(RESULTS)
        expect(page.locator(".search-summary"), words[:20]).not_to_be_empty()


def test_an_address_that_does_not_decode_is_searched_for_as_it_is(page, tiny_url):
    page.goto(tiny_url + "/search.html?q=%E0%A4%A")
    expect(page.locator("#search-results h2")).to_have_text(RESULTS)


def test_a_word_is_found(page, tiny_url):
    search(page, tiny_url, "door")
    expect(page.locator("#search-results a").first).to_have_text("Locks")
    expect(page.locator("#search-results .context").first).to_contain_text("door")


def test_nothing_to_look_for_starts_no_search(page, tiny_url):
    search(page, tiny_url, "")
    expect(page.locator("html.oc-ready")).to_have_count(1)
    expect(page.locator("#search-results")).to_be_empty()


def test_what_was_searched_for_is_not_kept(page, tiny_url):
    search(page, tiny_url, "door")
    expect(page.locator("#search-results a").first).to_be_visible()
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []


def test_it_searches_where_nothing_may_be_kept(page, tiny_url):
    page.add_init_script(FORBIDDEN)
    search(page, tiny_url, "door")
    expect(page.locator("#search-results h2")).to_have_text(RESULTS)


@pytest.mark.parametrize("missing", ["searchindex.js", "language_data.js"])
def test_a_search_that_cannot_work_says_so(tab, tiny_url, missing):
    page = tab()
    page.route(f"**/{missing}*", lambda route: route.abort())
    search(page, tiny_url, "door")
    expect(page.locator("#search-results h2")).to_have_text("Search isn't working here")
    expect(page.locator(".script-note")).to_be_visible()


@pytest.mark.parametrize("words", ["closed door can be locked", "The door is still open"])
def test_an_excerpt_gives_no_answer_away(page, tiny_url, words):
    search(page, tiny_url, words)
    expect(page.locator("#search-results .context").first).to_be_visible()
    said = " ".join(page.locator("#search-results .context").all_text_contents())
    assert "Only a closed door can be locked" not in said
    assert "The door is still open" not in said
