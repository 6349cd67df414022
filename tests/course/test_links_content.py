"""Links sit on few words: a page reads as prose, and a link is the noun that it proves."""

import pytest
from markdown_it import MarkdownIt

from oncamera.content.pages import Page, prose_lines
from tests.conftest import COURSE

MOST = 0.15  # of a page's words
PAGES = [page for page in COURSE.pages if page.file.endswith(".md")]


def words(text: str) -> int:
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def share_in_links(page: Page) -> float:
    """Divide the words in links by all words of the prose; 0 for a page without words."""
    inside, linked, written = False, 0, 0
    for block in MarkdownIt().parse("\n".join(line for _, line in prose_lines(page))):
        for token in block.children or []:
            inside = token.type == "link_open" or (inside and token.type != "link_close")
            written += words(token.content)
            linked += words(token.content) if inside else 0
    return linked / written if written else 0.0


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("It came to [\\$88 million](../evidence.md#sum-alleged) in six years.", 2 / 8),
        ("[All of *these* words](https://example.com) are linked, and these aren't.", 4 / 9),
        ("None.", 0.0),
        ("```python\n[a](b) = 1\n```\n\nOne [two](#three).", 1 / 2),
        ("---\nsheet: true\n---\n\nOne [two](#three).", 1 / 2),
    ],
)
def test_the_share_is_that_of_the_words_one_reads(text, share):
    assert share_in_links(Page("a.md", "a", text)) == share


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.file)
def test_links_sit_on_few_words(page):
    assert share_in_links(page) <= MOST
