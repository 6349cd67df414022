"""The toolkit: every sheet is there, Word files hold the page's text, an organization's names reach both."""

import io
import re
import zipfile

import docx
import pytest
from bs4 import BeautifulSoup

from oncamera.content.markup import plain
from tests.conftest import COURSE, build_book

WORD_FILES = [
    "accommodation_wording",
    "appeal_route",
    "candidate_notice",
    "first_hour_card",
    "interview_guide",
    "invitation_email",
    "policy_insert",
    "reporting_card",
]
SESSION_FILES = ["feedback", "follow_up", "session_invitation", "sign_in"]
STAGES = ["sourcing", "identity", "interview", "onboarding", "payroll", "access", "contractors", "incident"]
FOR_CANDIDATES = ["accommodation_wording", "appeal_route", "candidate_notice"]
NOT_IN_WORD = ".screen-only, .claim-mark"


def page_words(html: str) -> list[str]:
    """Give the words of a page's text as a reader of the sheet sees them."""
    article = BeautifulSoup(html, "html.parser").article
    for element in article.select(NOT_IN_WORD):
        element.decompose()
    return article.get_text(" ").split()


def folder_of(site, name: str):
    return site / "chapters" / ("session" if name in SESSION_FILES else "toolkit")


def joined(words: list[str]) -> str:
    return "".join(words)


def test_the_word_files_are_these(course_site):
    folders = [course_site / "chapters" / name for name in ("toolkit", "session")]
    assert sorted(path.stem for folder in folders for path in folder.glob("*.docx")) == sorted(
        WORD_FILES + SESSION_FILES
    )


@pytest.mark.parametrize("name", WORD_FILES + SESSION_FILES)
def test_a_word_file_holds_the_text_of_its_page(course_site, name):
    folder = folder_of(course_site, name)
    page = page_words((folder / f"{name}.html").read_text())
    made = (folder / f"{name}.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        xml = parts.read("word/document.xml").decode()
    inside = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)
    words = BeautifulSoup(" ".join(inside), "html.parser").get_text().replace("☐", "").split()
    assert joined(words) == joined(page)


@pytest.mark.parametrize("name", WORD_FILES + SESSION_FILES)
def test_a_word_file_reads_back_with_its_headings_and_tables(course_site, name):
    folder = folder_of(course_site, name)
    article = BeautifulSoup((folder / f"{name}.html").read_text(), "html.parser").article
    word = docx.Document(str(folder / f"{name}.docx"))
    headings = [p.text for p in word.paragraphs if p.style.name.startswith(("Title", "Heading"))]
    assert headings == [found.get_text() for found in article.select("h1, h2, h3")]
    assert [len(table.rows) for table in word.tables] == [len(found.select("tr")) for found in article.select("table")]
    assert word.sections[0].footer.paragraphs[0].text.endswith("Not legal advice. · Page  of ")


@pytest.mark.parametrize("name", FOR_CANDIDATES)
def test_what_goes_to_candidates_says_that_it_is_no_legal_advice(course_site, name):
    page = " ".join(page_words((course_site / "chapters" / "toolkit" / f"{name}.html").read_text()))
    assert "not legal advice" in page


@pytest.mark.parametrize("stage", STAGES)
def test_a_checklist_has_a_box_for_every_control_of_its_stage(course_site, stage):
    html = (course_site / "chapters" / "toolkit" / f"checklist_{stage}.html").read_text()
    boxes = BeautifulSoup(html, "html.parser").select(".oc-checklist label:has(input)")
    controls = [placed.record for placed in COURSE.controls]
    expected = [plain(control.does) for control in controls if control.stage == stage]
    assert [box.get_text().strip() for box in boxes] == expected


def test_the_landing_page_leads_to_every_sheet(course_site):
    folder = course_site / "chapters" / "toolkit"
    links = {a["href"] for a in BeautifulSoup((folder / "toolkit.html").read_text(), "html.parser").select("article a")}
    assert links == {path.name for path in folder.glob("*.html")} - {"toolkit.html"}


def test_an_entry_reaches_the_page_and_the_word_file_at_the_next_build(built_tiny):
    html = built_tiny / "_build" / "html" / "chapters" / "key_card.html"
    assert '<span class="blank">[your company]</span>' in html.read_text()
    (built_tiny / "organization.yml").write_text('company: "Fernhollow & Daughters Example"\n')
    assert build_book(built_tiny).returncode == 0
    assert "Fernhollow &amp; Daughters Example" in html.read_text()
    word = docx.Document(str(html.with_suffix(".docx")))
    assert word.paragraphs[1].text == "The keys of Fernhollow & Daughters Example."


def test_an_unknown_field_or_stage_fails_the_build_with_its_place(tiny_copy):
    page = tiny_copy / "chapters" / "key_card.md"
    page.write_text(page.read_text().replace("{org}`company`", "{org}`compny`") + "\n```{checklist} hiring\n```\n")
    result = build_book(tiny_copy)
    said = result.stdout + result.stderr
    assert result.returncode != 0
    assert "organization.yml has no field `compny`. Did you mean `company`?" in said
    assert "there is no stage 'hiring'. Write one of: sourcing, identity, " in said
