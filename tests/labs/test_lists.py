"""What a task says whose answer is several names: what is off, and never which name is missing."""

import pandas as pd
import pytest

from oncamera.labs.kit.lists import NamesTask, read_names
from oncamera.labs.kit.task import BLANK, Wrong

TASK = NamesTask(
    read=read_names(["A1", "A2", "A3", "A4"]),
    answer="A1, A3",
    right="Both.",
    hint="Look again.",
    missing="More belong there.",
    not_these={"A2": "it is blue."},
    wrong=[Wrong("A2, A4", "Those are the two others.")],
)
ORDERED = NamesTask(
    read=read_names(["A1", "A2", "A3"], ordered=True), answer="A3, A1", right="So.", hint="No.", order="Other way."
)


@pytest.mark.parametrize(
    "answer",
    [["A3", "A1"], ("A1", "A3", "A1"), {"A1", "A3"}, "A1, A3", pd.Series(["A1", "A3"]), pd.Index(["A3", "A1"])],
)
def test_names_may_come_as_any_kind_of_list(answer):
    assert TASK.check(answer).says == "Both."


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (None, BLANK),
        ([], "The list is empty. If a filter gave it, look at each of its steps alone."),
        (["A9"], "There is no `A9` here. A name looks like `A1`."),
        (7, "That is of the type `int`. A list is asked for: `['A1']`."),
        ([1, 3], "Each name is a text in quotes, such as `'A1'`. Did you give rows, or numbers?"),
        (sorted, "That is a function. Call it, with its values in round brackets."),
        (
            pd.DataFrame({"a": ["A1"]}),
            "That is a whole table. Give the names alone: one column, or `list(table.index)`.",
        ),
    ],
)
def test_an_answer_that_is_no_list_of_names_is_told_what_to_write(answer, says):
    verdict = TASK.check(answer)
    assert (verdict.passed, verdict.says) == (False, says)


def test_a_name_too_many_is_explained():
    assert TASK.check(["A1", "A2", "A3"]).says == "`A2` does not belong there: it is blue."


def test_a_name_too_many_without_a_reason_of_its_own_gets_the_hint():
    assert TASK.check(["A1", "A4"]).says == "Look again."


def test_a_name_that_is_missing_is_not_named():
    assert TASK.check(["A1"]).says == "More belong there."


def test_a_listed_wrong_answer_has_its_own_reason():
    assert TASK.check(["A4", "A2"]).says == "Those are the two others."


def test_where_the_order_counts_it_is_looked_at():
    assert ORDERED.check(["A3", "A1"]).passed
    assert ORDERED.check(["A1", "A3"]).says == "Other way."
    assert ORDERED.check(["A1", "A1"]).says == "`A1` stands there twice. Name each once, in the order asked for."
