"""A set as one document to print: keys apart, ids unique, links that lead somewhere or nowhere."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from oncamera.documents.print_html import NotBuiltError, document_html, prepare
from oncamera.documents.print_sets import PrintedPage, PrintSet

PAGE = """<html><head><link rel="stylesheet" href="../_static/site.css?v=1"></head><body class="{body}"><article>
<h1 id="top">{title}</h1><p>Read this. <a href="other.html#there">Other</a> <a href="far.html">Far</a>
<a href="#top">Up</a> <a href="https://example.com/">Out</a></p>
<section class="oc-question" aria-labelledby="ask"><form><fieldset><legend id="ask">Which door?</legend>
<label for="a"><input type="radio" id="a"> The left one</label></fieldset></form>
<details class="oc-key"><summary>Answer</summary><p>Right: the left one.</p></details></section>
<script>never()</script><p class="screen-only">Before you use it</p><p hidden>Later</p>
<svg><g id="shape"/><use href="#shape" fill="url(#shape)"/></svg>
</article></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "chapters"
    folder.mkdir()
    (folder / "one.html").write_text(PAGE.format(title="One", body="sheet"))
    (folder / "other.html").write_text(PAGE.format(title="Other", body=""))
    (folder / "plain.html").write_text("<body><article><h1>Plain</h1></article></body>")
    return tmp_path


def a_set(*pages: tuple[str, str]) -> PrintSet:
    return PrintSet("x", "X", "A lead.", "X", tuple(PrintedPage(f"chapters/{name}", shows) for name, shows in pages))


def words(html: str) -> str:
    return " ".join(BeautifulSoup(html, "lxml").get_text(" ").split())


def test_a_page_without_its_keys_says_no_answer(site):
    [page], _ = prepare(site, a_set(("one", "no keys")))
    assert words(page.html) == "One Read this. Other Far Up Out Which door? The left one"


def test_a_booklet_without_its_key_does_not_promise_one(site):
    path = site / "chapters" / "plain.html"
    path.write_text("<body><article><h1>Plain</h1><p>Go on; the key stands at the end.</p></article></body>")
    [page], _ = prepare(site, a_set(("plain", "no keys")))
    assert words(page.html) == "Plain Go on."


def test_a_page_of_keys_says_the_question_and_the_answer_only(site):
    [page], _ = prepare(site, a_set(("one", "keys")))
    assert (page.title, words(page.html)) == (
        "Answers: One",
        "Answers: One Which door? Answer Right: the left one.",
    )


def test_a_page_without_keys_has_no_page_of_keys(site):
    pages, _ = prepare(site, a_set(("plain", "keys"), ("one", "keys")))
    assert [page.title for page in pages] == ["Answers: One"]


def test_every_id_of_the_document_is_its_own(site):
    pages, _ = prepare(site, a_set(("one", "all"), ("other", "all")))
    soup = BeautifulSoup("".join(page.html for page in pages), "lxml")
    ids = [found["id"] for found in soup.find_all(id=True)]
    assert sorted(ids) == sorted(set(ids))
    assert [found["for"] for found in soup.find_all("label")] == ["p1-a", "p2-a"]
    assert [found["fill"] for found in soup.find_all("use")] == ["url(#p1-shape)", "url(#p2-shape)"]


def test_a_link_leads_into_the_document_or_out_of_it_or_nowhere(site):
    (page, _), _ = prepare(site, a_set(("one", "all"), ("other", "all")))
    links = BeautifulSoup(page.html, "lxml").find_all("a")
    assert [(link.text, link.get("href")) for link in links] == [
        ("Other", "#p2"), ("Far", None), ("Up", "#p1-top"), ("Out", "https://example.com/"),
    ]  # fmt: skip


def test_the_contents_say_where_each_page_begins_and_how_long_it_is(site):
    chosen = a_set(("one", "all"), ("other", "all"))
    pages, styles = prepare(site, chosen)
    soup = BeautifulSoup(document_html(chosen, pages, styles, "A4", {"p1": 2, "p2": 3, "end": 6}), "lxml")
    rows = [[cell.text for cell in row.find_all(["th", "td"])] for row in soup.select(".print-contents tbody tr")]
    assert rows == [["One", "2", "1"], ["Other", "3", "3"]]
    assert [section.get("class") for section in soup.select(".print-page")] == [["print-page", "sheet"], ["print-page"]]


def test_a_style_is_named_once_where_it_lies(site):
    _, styles = prepare(site, a_set(("one", "all"), ("other", "all")))
    assert styles == [(site / "_static" / "site.css").as_uri()]


def test_a_page_that_is_not_built_says_what_to_type(site):
    with pytest.raises(NotBuiltError, match=r"far\.html is not built\. Type: make site"):
        prepare(site, a_set(("far", "all")))
