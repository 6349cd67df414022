"""Plain English, measured: Flesch-Kincaid grade of each page's prose (textstat 0.7.3; later versions download data)."""

import re

import pytest
import textstat

from oncamera.content.pages import Page, sentences
from tests.conftest import COURSE

HARDEST = 10.0
PAGES = [page for page in COURSE.pages if page.file.startswith("chapters/")]


def grade(page: Page) -> float:
    """Grade what is read as sentences: without headings, tables and directives."""
    said = [words for _, words, _ in sentences(page) if not re.match(r"\s*(#|\||:|\(|\{|<|%|jupytext|---)", words)]
    plain = [re.sub(r"\{[a-z]+\}`([^`]*)`|\[([^\]]*)\]\([^)]*\)|[*_`]", r"\1\2", words) for words in said]
    return textstat.flesch_kincaid_grade(" ".join(plain))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.file)
def test_a_page_is_written_in_plain_english(page):
    assert grade(page) <= HARDEST
