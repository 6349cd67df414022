"""How verdicts are judged: published worked examples, and what must hold for any numbers."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oncamera.results.signal_detection import (
    Counts,
    action_score,
    count,
    criterion,
    d_prime,
    difference_interval,
    pairs_alike,
    wilson,
)
from tests.conftest import ROOT

GOLDEN = json.loads((ROOT / "tests" / "golden" / "measure.json").read_text())
several = st.integers(min_value=1, max_value=60)


@pytest.mark.parametrize("example", GOLDEN["wilson"], ids=lambda example: example["from"])
def test_an_interval_agrees_with_the_published_one(example):
    assert wilson(example["hits"], example["trials"]) == pytest.approx((example["low"], example["high"]), abs=5e-5)


@pytest.mark.parametrize("example", GOLDEN["difference"], ids=lambda example: example["from"])
def test_the_interval_of_a_difference_agrees_with_the_published_one(example):
    found = difference_interval(tuple(example["now"]), tuple(example["before"]))
    assert found == pytest.approx((example["low"], example["high"]), abs=5e-5)


def test_without_trials_a_difference_can_be_anything():
    assert difference_interval((0, 0), (3, 4)) == (-1, 1)


@pytest.mark.parametrize("example", GOLDEN["d_prime"], ids=lambda example: example["from"])
def test_sensitivity_and_criterion_agree_with_the_worked_example(example):
    counts = Counts(**example["counts"])
    assert (d_prime(counts), criterion(counts)) == pytest.approx((example["d"], example["c"]), abs=5e-5)


def test_verdicts_are_counted_by_what_happened_to_people():
    assert count([(6, True), (3, True), (1, False), (4, False), (2, False)]) == Counts(1, 1, 2, 1)


@given(impostors=several, genuine=several)
def test_flagging_everyone_or_no_one_shows_no_sensitivity(impostors, genuine):
    everyone = Counts(impostors, 0, 0, genuine)
    no_one = Counts(0, impostors, genuine, 0)
    assert d_prime(everyone) == pytest.approx(0, abs=1e-9)
    assert d_prime(no_one) == pytest.approx(0, abs=1e-9)


@given(impostors=several, genuine=several)
def test_flagging_everyone_leans_one_way_and_no_one_the_other(impostors, genuine):
    assert criterion(Counts(impostors, 0, 0, genuine)) < 0 < criterion(Counts(0, impostors, genuine, 0))


@given(caught=several, missed=several, cleared=several, flagged=several)
def test_one_more_caught_never_lowers_the_sensitivity(caught, missed, cleared, flagged):
    before = Counts(caught, missed, cleared, flagged)
    after = Counts(caught + 1, missed - 1, cleared, flagged)
    assert d_prime(after) > d_prime(before)


@given(hits=st.integers(0, 50), more=st.integers(0, 50))
def test_an_interval_holds_the_rate_and_stays_within_bounds(hits, more):
    low, high = wilson(hits, hits + more)
    rate = hits / (hits + more) if hits + more else 0.5
    assert 0 <= low <= rate + 1e-12
    assert rate - 1e-12 <= high <= 1


def test_no_sensitivity_is_given_without_both_kinds_of_people():
    with pytest.raises(ValueError, match="impostors and genuine"):
        d_prime(Counts(3, 0, 0, 0))


def test_next_steps_score_one_for_best_and_a_half_for_acceptable():
    chosen = [("verify", "verify", []), ("hold", "verify", ["hold"]), ("proceed", "verify", ["hold"])]
    assert action_score(chosen) == 0.5


def test_only_whole_pairs_are_compared():
    assert pairs_alike({"one": [2, 5], "two": [1, 3], "half": [6]}) == (1, 2)


def test_guessing_scores_about_nothing():
    chance = random.Random(1)
    guessed = count((chance.randint(1, 6), chance.random() < 0.25) for _ in range(20_000))
    assert abs(d_prime(guessed)) < 0.06
