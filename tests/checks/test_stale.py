"""`oncamera stale`: what is due to be looked up again, as of a day that the test gives."""

import datetime
from pathlib import Path

import pytest

from oncamera.__main__ import main
from oncamera.checks.stale import as_markdown, due
from oncamera.content.course import Course

CLAIM = "- {{id: {id}, says: A., status: reported, source: {source}, where: page 1, seen: primary, checked: {day}}}\n"
SOURCE = "- {{id: {id}, kind: news, title: T, publisher: P, url: https://example.com/{id}{review}}}\n"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Three claims, the oldest last, and three sources of which two have a review date."""
    claims = [
        ("young", "a-report", "2026-03-01"),
        ("older", "a-trial", "2025-11-01"),
        ("oldest", "a-law", "2025-10-31"),
    ]
    sources = [("a-report", ""), ("a-trial", ", review: 2026-11-02"), ("a-law", ", review: 2026-06-30")]
    (tmp_path / "evidence" / "claims").mkdir(parents=True)
    (tmp_path / "evidence" / "claims" / "facts.yml").write_text(
        "".join(CLAIM.format(id=name, source=source, day=day) for name, source, day in claims)
    )
    (tmp_path / "evidence" / "sources.yml").write_text(
        "".join(SOURCE.format(id=name, review=review) for name, review in sources)
    )
    return Course.load(tmp_path)


def test_old_facts_are_listed_by_age_and_then_sources_whose_day_has_come(course, capsys):
    assert main(["stale", str(course.root), "--on", "2026-11-02"]) == 1
    assert capsys.readouterr().out == (
        "oldest   checked 2025-10-31, 367 days ago  evidence/claims/facts.yml:3\n"
        "older    checked 2025-11-01, 366 days ago  evidence/claims/facts.yml:2\n"
        "a-law    to be reviewed since 2026-06-30   evidence/sources.yml:3\n"
        "a-trial  to be reviewed since 2026-11-02   evidence/sources.yml:2\n"
    )


def test_a_fact_is_due_from_the_day_after_its_time(course):
    days = [datetime.date(2026, 10, 31), datetime.date(2026, 11, 1)]
    assert [[each.what for each in due(course, day, 365)] for day in days] == [["a-law"], ["oldest", "a-law"]]


def test_the_age_can_be_chosen(course, capsys):
    assert main(["stale", str(course.root), "--on", "2026-03-02", "--older-than", "0"]) == 1
    assert capsys.readouterr().out == (
        "oldest  checked 2025-10-31, 122 days ago  evidence/claims/facts.yml:3\n"
        "older   checked 2025-11-01, 121 days ago  evidence/claims/facts.yml:2\n"
        "young   checked 2026-03-01, 1 day ago     evidence/claims/facts.yml:1\n"
    )


def test_nothing_due_is_said_and_is_no_failure(course, capsys):
    assert main(["stale", str(course.root), "--on", "2026-03-02"]) == 0
    assert capsys.readouterr().out == ("Nothing is due: no fact is older than 365 days, and no review date has come.\n")


def test_an_issue_gets_a_table(course):
    assert as_markdown(due(course, datetime.date(2026, 6, 30), 365)) == (
        "| what | why | where |\n"
        "| --- | --- | --- |\n"
        "| `a-law` | to be reviewed since 2026-06-30 | `evidence/sources.yml:3` |"
    )


def test_a_ledger_that_cannot_be_read_fails_with_its_line(course, capsys):
    (course.root / "evidence" / "sources.yml").write_text(SOURCE.format(id="a-law", review=", review: soon"))
    assert main(["stale", str(course.root)]) == 1
    assert capsys.readouterr().err == (
        "evidence/sources.yml:1 [a-law] `review` is 'soon'. "
        "Write the day on which to open it again, such as `2027-03-01`.\n"
    )
