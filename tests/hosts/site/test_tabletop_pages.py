"""The tabletop's pages: participants never see what is expected, the facilitator has it all, Word files hold it too."""

import docx
import pytest
from bs4 import BeautifulSoup

from oncamera.content.markup import plain
from oncamera.sessions.evaluator_notes import template_csv
from tests.conftest import COURSE
from tests.hosts.site.test_toolkit import joined

OPEN = ["tabletop", "situation_manual", "role_cards", "handouts", "hot_wash", "after_action_report"]
CLOSED = ["facilitator_handbook", "evaluator_handbook"]
WORD_FILES = [*OPEN[1:], *CLOSED]
NOT_IN_WORD = ".screen-only, .claim-mark, .narrow-only"


@pytest.fixture(scope="module")
def tabletop():
    return COURSE.tabletop


@pytest.fixture
def article(course_site):
    def parsed(name: str):
        html = (course_site / "chapters" / "session" / "tabletop" / f"{name}.html").read_text(encoding="utf-8")
        return BeautifulSoup(html, "html.parser").article

    return parsed


def flat(text: str) -> str:
    """Give a text as one line, with plain apostrophes: the site sets curly ones."""
    return " ".join(text.split()).replace("’", "'")


@pytest.mark.parametrize("name", OPEN)
def test_a_page_for_everybody_tells_no_expected_action(article, tabletop, name):
    shown = flat(article(name).get_text())
    hidden = [e.does for _, _, e in tabletop.actions()] + [i.wrong_turn for _, i in tabletop.injects()]
    hidden += [answer.told for _, i in tabletop.injects() for answer in i.answers]
    hidden += [placed.record.truth for placed in tabletop.modules]
    assert [text for text in hidden if flat(text) in shown] == []


def test_the_search_finds_none_of_it(course_site):
    index = (course_site / "searchindex.js").read_text(encoding="utf-8")
    pages = ["facilitator_handbook", "evaluator_handbook", "handouts", "role_cards"]
    assert "situation_manual" in index
    for word in ("xiomara", "bucyrus", "tollen", "dunmore"):
        assert (word in index, word) == (word == "xiomara", word)
    titles = index.partition("titles:")[2] or index.partition('"titles"')[2]
    assert [name for name in pages if name.replace("_", " ").capitalize() in titles] == []


@pytest.mark.parametrize("name", CLOSED)
def test_a_page_for_one_alone_says_so_first(course_site, article, name):
    assert "alone" in article(name).find(class_="admonition").get_text()
    html = (course_site / "chapters" / "session" / "tabletop" / f"{name}.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in html


def test_every_sheet_is_printed_as_it_is_handed_out(article, tabletop):
    sheets = article("handouts").select("section.tt-sheet")
    assert len(sheets) == len(list(tabletop.injects()))
    for sheet, (_, inject) in zip(sheets, tabletop.injects(), strict=True):
        shown = flat(sheet.get_text(" "))
        assert [text for text in inject.ask if flat(plain(text)) not in shown] == []
        assert flat(plain(inject.artefact.title)) in shown


def test_the_facilitator_has_each_action_with_its_control(article, tabletop):
    runs = article("facilitator_handbook").select(".tt-row")
    assert len(runs) == len(list(tabletop.actions()))


def test_the_form_has_a_place_for_each_action(article, tabletop):
    shown = flat(article("evaluator_handbook").get_text())
    assert [e.id for _, _, e in tabletop.actions() if flat(plain(e.does)) not in shown] == []
    assert shown.count("☐ yes ☐ partly ☐ no") == len(list(tabletop.actions()))


def test_the_notes_file_lies_beside_the_evaluators_page(course_site, tabletop):
    path = course_site / "chapters" / "session" / "tabletop" / "evaluator_notes.csv"
    assert path.read_bytes().decode("utf-8-sig").replace("\r", "") == template_csv(tabletop).replace("\r", "")


@pytest.mark.parametrize("name", WORD_FILES)
def test_a_word_file_holds_the_words_of_its_page(course_site, article, name):
    page = article(name)
    for element in page.select(NOT_IN_WORD):
        element.decompose()
    word = docx.Document(str(course_site / "chapters" / "session" / "tabletop" / f"{name}.docx"))
    told = [node.text or "" for node in word.element.body.iter() if node.tag.endswith("}t")]
    words = joined(" ".join(told).split())
    assert words.replace("☐", "") == joined(page.get_text(" ").split()).replace("☐", "")


def test_each_links_to_pages_that_the_book_has(course_site, article):
    folder = course_site / "chapters" / "session" / "tabletop"
    links = {a["href"].partition("#")[0] for name in [*OPEN, *CLOSED] for a in article(name).select("a[href]")}
    assert [link for link in links if link and not (folder / link).exists()] == []
