"""A lab's `tasks.yml`: what its tasks say, with the module's values in place; mistakes are named with their place."""

import pytest

from oncamera.files.problems import ProblemsError
from oncamera.labs.kit.lab import Kind, Lab
from oncamera.labs.kit.task import Task, read_number

TASKS = """\
- id: how-many
  answer: =wanted
  within: =near
  right: "Counted."
  hint: "Count again."
  wrong:
  - answer: =doubled
    because: "Twice."
- id: which-step
  choices: [stay, go]
  answer: go
  right: "Good."
  hint: "Hm."
- id: which-ones
  names: =known
  answer: =both
  right: "Both."
  hint: "Look again."
  missing: "More belong there."
  not_these:
    A2: "it is blue."
    =others: "it is red."
- id: of-its-own
  answer: 7
  right: "Seven."
  hint: "No."
  told:
    low: "Too low."
    odd: "{given} is odd."
  wrong:
  - answer: 1
    because: =low
  - answer: 9
    because: =hint
"""
VALUES = {
    "wanted": 12,
    "near": 1,
    "doubled": 24,
    "known": ["A1", "A2", "A3", "A4"],
    "both": {"A1", "A4"},
    "others": ["A3"],
}
KINDS = {"of-its-own": Kind(lambda text, common: Task(read=read_number, **common), ["low", "odd"], ["given"])}


def lab(folder, text=TASKS, values=VALUES):
    (folder / "tasks.yml").write_text(text, encoding="utf-8")
    return Lab(folder, lambda: values, KINDS, root=folder)


def test_a_number_is_held_against_a_value_of_the_module(tmp_path):
    check = lab(tmp_path).check
    assert [check("how-many", number).says for number in (13, 24, 30)] == ["Counted.", "Twice.", "Count again."]


def test_a_choice_needs_nothing_of_the_module(tmp_path):
    assert lab(tmp_path).check("which-step", "Go").says == "Good."


def test_names_may_be_a_value_and_so_may_those_that_share_a_reason(tmp_path):
    check = lab(tmp_path).check
    assert check("which-ones", ["A4", "A1"]).says == "Both."
    assert check("which-ones", ["A1"]).says == "More belong there."
    assert check("which-ones", ["A1", "A2"]).says == "`A2` does not belong there: it is blue."
    assert check("which-ones", ["A1", "A3"]).says == "`A3` does not belong there: it is red."


def test_a_reason_may_be_one_of_the_sentences_that_a_kind_has(tmp_path):
    check = lab(tmp_path).check
    assert [check("of-its-own", number).says for number in (7, 1, 9)] == ["Seven.", "Too low.", "No."]


def test_an_unknown_task_is_named_with_a_near_one(tmp_path):
    with pytest.raises(LookupError, match=r"there is no task 'how-much'; the tasks are: how-many"):
        lab(tmp_path).check("how-much", 3)


def test_nothing_is_read_or_computed_before_a_task_is_asked_for(tmp_path):
    computed = []
    there = Lab(tmp_path, lambda: computed.append(1) or VALUES, KINDS, root=tmp_path)
    assert computed == []
    (tmp_path / "tasks.yml").write_text(TASKS, encoding="utf-8")
    assert (there.check("which-step", "go").says, computed) == ("Good.", [1])


@pytest.mark.parametrize(
    ("right", "mistaken", "says"),
    [
        (
            "answer: =doubled",
            "answer: =doubld",
            "tasks.yml:1 [how-many] no value is called `doubld`. Did you mean `doubled`?",
        ),
        ("    =others:", "    =other:", "tasks.yml:14 [which-ones] no value is called `other`. Did you mean `others`?"),
        ("because: =low", "because: =lo", "tasks.yml:23 [of-its-own] `told` has no `lo`. Did you mean `low`?"),
        ("  answer: =both\n", "", "tasks.yml:14 [which-ones] the field `answer` is missing. Add `answer:`."),
        ("answer: go", "answer: goo", "tasks.yml:9 [which-step] `goo` is none of the choices. Did you mean `go`?"),
        ("{given} is", "{given is", "tasks.yml:23 [of-its-own] a brace stands alone. Write `{given}`, or no brace."),
        (
            "id: which-step",
            "id: how-many",
            "tasks.yml:9 [how-many] the id 'how-many' is taken by tasks.yml:1. Give this record an id of its own.",
        ),
        ("{given} is", "{givn} is", "tasks.yml:23 [of-its-own] nothing fills `{givn}`. Did you mean `given`?"),
        ('"Counted."', '"{given} counted."', "tasks.yml:1 [how-many] nothing fills `{given}`. Take it out."),
        ('  hint: "Hm."\n', "", "tasks.yml:9 [which-step] the field `hint` is missing. Add `hint:`."),
        ("  missing:", "  mising:", "tasks.yml:19 [which-ones] there is no field `mising`. Did you mean `missing`?"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_place(tmp_path, right, mistaken, says):
    assert right in TASKS
    with pytest.raises(ProblemsError) as raised:
        lab(tmp_path, TASKS.replace(right, mistaken)).check("how-many", 12)
    assert [str(problem) for problem in raised.value.problems] == [says]


def test_a_sentence_that_a_kind_asks_for_and_one_that_it_does_not_are_both_named(tmp_path):
    with pytest.raises(ProblemsError) as raised:
        lab(tmp_path, TASKS.replace("    odd:", "    even:")).check("how-many", 12)
    assert [str(problem) for problem in raised.value.problems] == [
        "tasks.yml:23 [of-its-own] `told` has `even`, which nothing asks for. Take it out.",
        "tasks.yml:23 [of-its-own] `told` lacks `odd`. Add it.",
    ]
