"""How often a flag is right: the formula, the picture's counts, and the face of each host."""

import json
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oncamera.hosts.jupyter import notebook
from oncamera.results.base_rates import Outcomes, count_outcomes, say_share, share_right
from oncamera.widgets.base_rates.base_rates import (
    html,
    mark_kinds,
    result_of,
    result_words,
)
from oncamera.widgets.parts.named import NamedWidget
from oncamera.widgets.parts.widget import Place
from tests.conftest import COURSE, ROOT

pytestmark = pytest.mark.build

GOLDEN = json.loads((ROOT / "tests" / "golden" / "base_rates.json").read_text())
shares = st.floats(0, 1)


def rates(golden):
    one_in, of_impostors, of_honest = golden["given"]
    return 1 / one_in, of_impostors / 100, of_honest / 100


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["case"])
def test_a_check_sorts_1000_applicants_into_whole_people(golden):
    assert count_outcomes(*rates(golden)) == Outcomes(**golden["counts"])


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["case"])
def test_the_share_of_flags_that_are_right_follows_bayes_rule(golden):
    assert share_right(*rates(golden)) == pytest.approx(golden["share"], abs=0.00005)
    assert say_share(share_right(*rates(golden))) == golden["says"]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["case"])
def test_a_second_independent_check_is_one_more_factor(golden):
    assert say_share(share_right(*rates(golden), checks=2)) == golden["twice"]


def test_the_chapters_numbers_come_out():
    """Of 3,430 applicants 9 impostors and 171 honest people are flagged: 5 of every 100 flags are right."""
    counts = count_outcomes(1 / 343, 0.90, 0.95, people=3430)
    assert (counts.caught, counts.wrongly_flagged, counts.flagged) == (9, 171, 180)
    assert share_right(1 / 343, 0.90, 0.95) == pytest.approx(0.05)


def test_a_second_check_is_the_first_one_again_with_what_the_flag_has_taught():
    after_one = share_right(1 / 343, 0.90, 0.95)
    assert share_right(1 / 343, 0.90, 0.95, checks=2) == pytest.approx(share_right(after_one, 0.90, 0.95))


@given(shares, shares, shares, st.integers(1, 5000))
def test_the_counts_always_add_up(base_rate, sensitivity, specificity, people):
    counts = count_outcomes(base_rate, sensitivity, specificity, people)
    assert counts.people == people
    assert min(counts.caught, counts.wrongly_flagged, counts.missed, counts.cleared) >= 0


@given(shares, shares, shares)
@settings(max_examples=50)
def test_no_count_is_a_whole_person_away_from_the_exact_one(base_rate, sensitivity, specificity):
    counts = count_outcomes(base_rate, sensitivity, specificity)
    assert abs(counts.caught - 1000 * base_rate * sensitivity) < 1.000001
    assert abs(counts.cleared - 1000 * (1 - base_rate) * specificity) < 1.000001


@pytest.mark.parametrize("rate", [90, -0.1, float("nan")])
def test_a_rate_that_is_no_share_is_refused_by_name(rate):
    with pytest.raises(ValueError, match=r"sensitivity is .*; write a share from 0 to 1"):
        share_right(0.1, rate, 0.9)


def test_nobody_and_no_check_are_refused():
    with pytest.raises(ValueError, match="people is 0; write 1 or more"):
        count_outcomes(0.1, 0.9, 0.9, people=0)
    with pytest.raises(ValueError, match="checks is 0; write 1 or more"):
        share_right(0.1, 0.9, 0.9, checks=0)


def test_impostors_are_marked_first():
    assert mark_kinds(Outcomes(caught=1, wrongly_flagged=2, missed=1, cleared=1)) == [
        "caught", "missed", "wrongly_flagged", "wrongly_flagged", "cleared",
    ]  # fmt: skip


def test_the_default_is_the_ledgers_figure_in_words():
    text = re.sub(r"<[^>]+>|\s+", " ", html(COURSE, Place()))
    assert "If 1 in every 343 applicants is an impostor" in re.sub(" +", " ", text)
    assert "about 5 in every 100" in text
    assert "about 49 in every 100" in text


def test_the_default_picture_has_1000_marks():
    marks = re.search(r'<svg class="oc-rates-marks".*?</svg>', html(COURSE, Place()), re.DOTALL)[0]
    kinds = re.findall(r'<rect [^>]*class="(\w+)"', marks)
    assert {kind: kinds.count(kind) for kind in kinds} == {"caught": 3, "wrongly_flagged": 50, "cleared": 947}


def test_there_is_no_inline_style_or_script():
    assert not re.search(r"style=|<style|<script|\son\w+=", html(COURSE, Place()))


def test_every_slot_of_the_words_is_filled_by_both_languages():
    slots = set(re.findall(r'data-show="(\w+)"', html(COURSE, Place())))
    counts = {"caught", "missed", "wrongly_flagged", "cleared", "flagged"}
    assert slots == (set(result_of(343, 90, 95)) - {"counts"}) | counts


def test_during_a_site_build_the_picture_is_only_named(monkeypatch):
    monkeypatch.setenv("ONCAMERA_STATIC", "1")
    shown = notebook.show_of("base_rates_picture")()
    assert isinstance(shown, NamedWidget)
    assert shown.widget == "base_rates"


def test_the_module_loads_no_library_that_the_site_build_has_no_use_for():
    code = "import sys, oncamera.widgets.base_rates.base_rates as _; print({'ipywidgets', 'numpy'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert loaded.stdout.strip() == "set()"


def test_moving_a_slider_changes_the_words_and_the_picture():
    box = notebook.show_of("base_rates_picture")()
    one_in, _, _, shown = box.children
    before = shown.value
    one_in.value = 6
    assert '<b data-show="share">about 78 in every 100</b>' in shown.value
    assert 'alt="1,000 marks: 150 impostors flagged (full squares), 17 impostors missed' in shown.value
    assert before != shown.value


def test_words_for_other_numbers_come_from_the_same_template():
    assert '<b data-show="wrongly_flagged">60</b> honest people' in result_words(343, 86, 94)
