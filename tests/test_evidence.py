"""The ledger: what a claim may say, and how its figures and dates are read."""

import datetime

import pytest
from pydantic import ValidationError

from oncamera.evidence import (
    HEDGES,
    Claim,
    Source,
    claim_dates,
    claim_value,
    figure_text,
    fill_figures,
    load_ledger,
)
from tests.conftest import ROOT

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


def test_the_main_figure_is_read_from_the_ledger():
    assert claim_value("main-case-proceeds") == 88_000_000


def test_a_range_of_months_runs_to_its_last_day():
    assert claim_dates("main-case-period") == (datetime.date(2017, 4, 1), datetime.date(2023, 3, 31))


def test_an_unknown_claim_has_no_value():
    with pytest.raises(LookupError, match="no claim 'nothing' with a value"):
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
    claims, sources = load_ledger(ROOT)
    family_names = {"Jong", "Hyon", "Sok", "Choe", "Rim"}
    text = " ".join([*(c.says + " " + (c.note or "") for c in claims.values()), *(s.title for s in sources.values())])
    assert family_names & set(text.replace(",", " ").split()) == set()
