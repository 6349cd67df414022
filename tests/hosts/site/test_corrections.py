"""Where a reader reports a wrong fact: the repository's form, or else a mailbox, or else nowhere."""

from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup

from oncamera.hosts.site.corrections import FORM, report_address
from tests.conftest import ROOT, build_book

REPOSITORY = "https://github.com/example/on-camera"
BLANK = "[email for corrections]"
CLAIM = """
- {id: locks-sold, says: Nine locks were sold., status: reported, source: lock-report, where: page 1, seen: primary,
   checked: 2026-11-30}
"""
SOURCE = "- {id: lock-report, kind: study, title: Locks, publisher: The Lock Society, url: https://example.com/locks}\n"
LEDGER = "```{code-cell} ipython3\n:tags: [remove-input]\n\nfrom oncamera import ledger_list\n\nledger_list()\n```\n"


def fields(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def test_a_claim_is_reported_with_the_repositorys_form_filled_in():
    address = report_address(REPOSITORY, "facts@example.com", "chapters/locks.md", "locks-sold")
    assert address == (
        "https://github.com/example/on-camera/issues/new?template=a_fact_is_wrong.yml&title=Fact%3A%20locks-sold"
        "&page=chapters%2Flocks.md&claim=locks-sold"
    )


def test_a_page_is_reported_with_the_claim_left_to_fill_in():
    assert fields(report_address(REPOSITORY, BLANK, "chapters/locks.md")) == {
        "template": "a_fact_is_wrong.yml", "title": "Fact: chapters/locks.md", "page": "chapters/locks.md",
    }  # fmt: skip


def test_without_a_repository_it_is_an_email_begun():
    address = report_address("", "facts@example.com", "chapters/locks.md", "locks-sold")
    assert address.startswith("mailto:facts@example.com?")
    assert fields(address) == {
        "subject": "Fact: locks-sold",
        "body": "Page: chapters/locks.md\r\nClaim: locks-sold\r\nWhat is wrong, and what is right:\r\nSource:",
    }


def test_with_neither_there_is_no_link():
    assert report_address("", BLANK, "chapters/locks.md", "locks-sold") == ""


def test_a_repository_elsewhere_is_refused_with_what_to_write():
    with pytest.raises(ValueError, match=r"write https://github\.com/OWNER/NAME"):
        report_address("https://git.example.com/on-camera", BLANK, "chapters/locks.md")


def test_the_form_has_each_field_that_the_link_fills_in():
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))
    filled = fields(report_address(REPOSITORY, BLANK, "chapters/locks.md", "locks-sold"))
    ids = {field["id"] for field in form["body"] if "id" in field}
    assert set(filled) - {"template", "title"} == {"page", "claim"}
    assert {"page", "claim"} <= ids
    assert filled["title"].startswith(form["title"])


@pytest.fixture
def book(tiny_copy: Path) -> Path:
    """The tiny book, with a ledger of one claim that its chapter cites."""
    (tiny_copy / "evidence" / "claims").mkdir(parents=True)
    (tiny_copy / "evidence" / "claims" / "locks.yml").write_text(CLAIM)
    (tiny_copy / "evidence" / "sources.yml").write_text(SOURCE)
    chapter = (tiny_copy / "chapters" / "locks.md").read_text()
    front = chapter.split("# Locks")[0]
    (tiny_copy / "evidence.md").write_text(f"{front}# Ledger\n\n{LEDGER}")
    (tiny_copy / "chapters" / "locks.md").write_text(f"{chapter}\nIt sold [nine](../evidence.md#locks-sold).\n")
    contents = (tiny_copy / "_toc.yml").read_text()
    (tiny_copy / "_toc.yml").write_text(
        contents.replace("chapters/locks\n", "chapters/locks\n      - file: evidence\n")
    )
    return tiny_copy


def reports(book: Path, page: str) -> list[tuple[str, str]]:
    """Build the book and list a page's links to report a mistake: words, and the address without its query."""
    built = build_book(book)
    assert built.returncode == 0, built.stdout + built.stderr
    soup = BeautifulSoup((book / "_build" / "html" / page).read_text(encoding="utf-8"), "lxml")
    links = soup.select("a.claim-report, .claim-report a")
    return [(link.get_text(), unescape(str(link["href"])).split("?")[0]) for link in links]


def test_a_page_and_the_ledger_lead_to_wherever_the_course_says(book):
    assert reports(book, "chapters/locks.html") == []
    assert reports(book, "evidence.html") == []

    (book / "organization.yml").write_text("corrections_address: facts@example.com\n")
    mail = "mailto:facts@example.com"
    words = [("Tell us", mail), ("Report a mistake in source 1", mail)]
    assert reports(book, "chapters/locks.html") == words
    assert reports(book, "evidence.html") == [("Report a mistake in locks-sold", mail)]

    config = (book / "_config.yml").read_text()
    (book / "_config.yml").write_text(config.replace('url: ""', f"url: {REPOSITORY}"))
    form = f"{REPOSITORY}/issues/new"
    assert reports(book, "chapters/locks.html") == [("Tell us", form), ("Report a mistake in source 1", form)]
    assert reports(book, "evidence.html") == [("Report a mistake in locks-sold", form)]
