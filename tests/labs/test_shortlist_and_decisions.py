"""Tasks judged by counts: a list to look at, a decision for each request. Whatever comes in gets a sentence."""

import numpy as np
import pandas as pd
import pytest

from oncamera.labs.kit.decisions import Decisions, read_decisions
from oncamera.labs.kit.lists import read_names
from oncamera.labs.kit.shortlist import Shortlist
from oncamera.labs.kit.task import BLANK, Wrong

KNOWN = ["A1", "A2", "A3", "A4", "A5"]
LIST = Shortlist(
    read=read_names(KNOWN),
    answer="A1, A2, A3",
    sought=frozenset({"A1", "A2", "A3"}),
    others={"A4": "share a phone", "A5": "share a phone"},
    least=2,
    most=1,
    right="{found} found, {others} others.",
    hint="{missed} missed.",
    too_many="{others} too many:",
    wrong=[Wrong("A4, A5", "Those two.")],
)
WORDS = Decisions(
    read=read_decisions(["R1", "R2"], "pay", "hold"),
    answer="R1=pay R2=hold",
    keys={"R1": "pay", "R2": "hold"},
    right="Good.",
    hint="Look again.",
    slips={("pay", "hold"): "{number} paid too soon.", ("hold", "pay"): "{number} waits."},
    wrong=[Wrong("pay", "All at once?")],
)


@pytest.mark.parametrize(
    "answer",
    [
        ["A1", "A2", "A4"],
        ("A1", " A2 "),
        {"A1", "A3"},
        "A1, A2",
        pd.Series(["A1", "A2"]),
        pd.Index(["A1", "A2"]),
        np.array(["A1", "A2", "A2"]),
    ],
)
def test_a_list_of_labels_may_come_in_any_form(answer):
    assert LIST.check(answer).passed


def test_a_good_list_is_told_its_counts():
    assert LIST.check(["A1", "A2", "A4"]).says == "2 found, 1 others."


def test_a_list_that_misses_and_one_that_troubles_too_many_are_told_so():
    assert LIST.check(["A1"]).says == "2 missed."
    assert LIST.check(KNOWN).says == "2 too many: 2 share a phone."
    assert LIST.check(["A1", "A4", "A5"]).says == "2 missed. 2 too many: 2 share a phone."


def test_reasons_as_frequent_as_each_other_come_in_the_order_of_their_labels():
    names = [f"B{number}" for number in range(10)]
    reasons = Shortlist(
        read=read_names(names),
        answer="B0",
        sought=frozenset({"B0"}),
        others={name: f"share {name}" for name in names},
        right="",
        hint="",
        too_many="Of them",
    )
    told = "; ".join(f"1 share {name}" for name in names[1:])
    assert reasons.check(list(reversed(names))).says == f"Of them {told}."


def test_a_listed_list_has_its_own_reason():
    assert LIST.check(["A5", "A4"]).says == "Those two."


def test_a_list_that_cannot_be_read_is_told_what_to_write():
    assert LIST.check(None).says == BLANK
    assert LIST.check(["A9"]).says == "There is no `A9` here. A name looks like `A1`."


@pytest.mark.parametrize(
    "answer",
    [
        {"R1": "pay", "R2": "hold"},
        ["Pay", "hold "],
        pd.Series(["pay", "hold"]),
        pd.Series(["pay", "hold"], index=["R1", "R2"]),
    ],
)
def test_decisions_may_come_in_any_form(answer):
    assert WORDS.check(answer).says == "Good."


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (None, BLANK),
        ("pay", "All at once?"),
        ({"R1": "hold", "R2": "pay"}, "Look again. 0 of 2 stand. 1 waits. 1 paid too soon."),
        ("hold", "Look again. 1 of 2 stand. 1 waits."),
        ({"R1": "pay"}, "There is no decision for `R2`. Write one for each request."),
        (["pay"], "That is 1 decisions for 2 requests. Write one for each."),
        (["pay", "steal"], '`steal` (R2) is none of the words on offer. They are: `"pay"`, `"hold"`.'),
        (7, 'That is of the type `int`. Write a dict, such as `{"R1": ...}`.'),
        (pd.DataFrame({"word": ["pay"]}), "That is a whole table. Hand over its column of decisions."),
    ],
)
def test_decisions_that_do_not_stand_are_told_why(answer, says):
    verdict = WORDS.check(answer)
    assert (verdict.passed, verdict.says) == (False, says)
