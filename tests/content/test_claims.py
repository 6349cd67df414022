"""The ledger: what a claim may say, and how its figures and dates are read."""

import datetime

import pytest
from pydantic import ValidationError

from oncamera.content.claims import (
    HEDGES,
    Claim,
    Source,
    figure_text,
    fill_figures,
)
from oncamera.content.records import read_file
from oncamera.files.problems import ProblemsError
from oncamera.hosts.jupyter.notebook import claim_dates, claim_value
from tests.conftest import COURSE

RECORD = {
    "id": "sum-alleged",
    "says": "It allegedly came to $88 million.",
    "value": 88_000_000,
    "unit": "USD",
    "when": "2017-04/2023-03",
    "status": "alleged",
    "source": "a-release",
    "where": "first page",
    "seen": "mirror",
    "checked": "2026-11-23",
}


def claim(**changes: object) -> Claim:
    return Claim.model_validate(RECORD | changes)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (88_000_000, "USD", "$88 million"),
        (1_500_000, "USD", "$1.5 million"),
        (2_260_000, "USD", "$2.26 million"),
        (95_000, "USD", "$95,000"),
        (10_000, "USD per month", "$10,000 per month"),
        (17, "domains", "17 domains"),
        (55.5, "percent", "55.5 percent"),
    ],
)
def test_a_figure_is_said_in_words(value, unit, text):
    assert figure_text(claim(value=value, unit=unit)) == text


def test_a_text_takes_its_figures_from_the_claims():
    assert fill_figures("at least {=sum-alleged}", {"sum-alleged": claim()}) == "at least $88 million"


def test_a_text_that_names_an_unknown_claim_is_refused():
    with pytest.raises(LookupError, match="no claim 'other'"):
        fill_figures("{=other}", {})


def test_a_status_that_does_not_exist_is_refused():
    with pytest.raises(ValidationError, match="status"):
        claim(status="proven")


def test_a_date_of_another_form_is_refused():
    with pytest.raises(ValidationError, match="when"):
        claim(when="April 2017")


def test_a_source_needs_a_web_address():
    record = {"id": "a-release", "kind": "news", "title": "T", "publisher": "P", "url": "javascript:alert(1)"}
    with pytest.raises(ValidationError, match="url"):
        Source.model_validate(record)


@pytest.mark.parametrize("day", ["2027-03-01", "2020-01-01", "2100-12-31"])
def test_a_source_may_say_when_to_open_it_again(day):
    record = {"id": "a-trial", "kind": "news", "title": "T", "publisher": "P", "url": "https://example.com/"}
    assert Source.model_validate(record).review is None
    assert Source.model_validate(record | {"review": day}).review == datetime.date.fromisoformat(day)


@pytest.mark.parametrize("day", ["2027-03", "2027-02-29", "1999-12-31", "2101-01-01", "spring", "20270301", 1700000000])
def test_a_review_on_no_day_of_ours_is_refused(day):
    record = {"id": "a-trial", "kind": "news", "title": "T", "publisher": "P", "url": "https://example.com/"}
    with pytest.raises(ValidationError, match="review"):
        Source.model_validate(record | {"review": day})


def test_the_main_figure_is_read_from_the_ledger():
    assert claim_value("main-case-proceeds") == 88_000_000


def test_a_range_of_months_runs_to_its_last_day():
    assert claim_dates("main-case-period") == (datetime.date(2017, 4, 1), datetime.date(2023, 3, 31))


def test_an_unknown_claim_has_no_value():
    with pytest.raises(LookupError, match="no claim 'nothing' in evidence"):
        claim_value("nothing")


@pytest.mark.parametrize(
    "sentence",
    ["They allegedly left.", "Prosecutors say so.", "All fourteen are charged with it.", "It is an accusation."],
)
def test_a_hedged_sentence_is_known(sentence):
    assert HEDGES.search(sentence)


@pytest.mark.parametrize("sentence", ["They left.", "It happened in 2018.", "The company paid them."])
def test_a_flat_sentence_is_known(sentence):
    assert not HEDGES.search(sentence)


def test_no_defendant_of_the_main_case_is_named_in_the_ledger():
    claims, sources = (COURSE.claims_by_id, COURSE.sources_by_id)
    family_names = {"Jong", "Hyon", "Sok", "Choe", "Rim"}
    text = " ".join([*(c.says + " " + (c.note or "") for c in claims.values()), *(s.title for s in sources.values())])
    assert family_names & set(text.replace(",", " ").split()) == set()


def claim_told(tmp_path, field, value) -> list[str]:
    fields = {"id": "a", "says": "A.", "status": "reported", "source": "s", "where": "Page", "seen": "primary",
              "checked": "2026-01-05"} | {field: value}  # fmt: skip
    (tmp_path / "a.yml").write_text("- " + "\n  ".join(f"{name}: {said}" for name, said in fields.items()) + "\n")
    try:
        read_file(tmp_path / "a.yml", Claim, tmp_path)
    except ProblemsError as error:
        return [f"{problem.line} {problem.what}" for problem in error.problems]
    return []


@pytest.mark.parametrize("value", ["1e999", ".inf", ".nan", "-1", "true", "'10'", "0x10", "[1]", "9999999999999999"])
def test_a_figure_that_is_no_plain_number_is_refused(tmp_path, value):
    (told,) = claim_told(tmp_path, "value", value)
    assert told.startswith("8 `value` is ")


@pytest.mark.parametrize(
    "day",
    ["0", "1700000000", "'1700000000'", "9999-12-31", "2026-02-30", "2026-01", "0001-01-01", "soon", "true",
     "2026-01-05T00:00:00", "2026-01-05 10:00", "20260105", "٢٠٢٦-٠١-٠٥", "1.5"],
)  # fmt: skip
def test_a_day_of_checking_that_is_none_or_still_to_come_is_refused(tmp_path, day):
    (told,) = claim_told(tmp_path, "checked", day)
    assert told.startswith("7 `checked` is ")


@pytest.mark.parametrize(
    "when", ["2024-13", "2024-02-30", "2024-12/2024-01", "0142", "9999", "٢٠٢٤", "2024-1-5", "12.5"]
)
def test_a_date_that_no_calendar_has_is_refused(tmp_path, when):
    (told,) = claim_told(tmp_path, "when", when)
    assert told.startswith("8 `when` is ")


@pytest.mark.parametrize("when", ["2024", "2024-02", "2024-02-29", "2017-04/2023-03"])
def test_a_date_as_the_ledger_writes_it_is_read(tmp_path, when):
    assert claim_told(tmp_path, "when", when) == []
