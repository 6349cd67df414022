"""Bad input is refused with file, line, id, what is wrong and what to write instead; all problems at once."""

from pathlib import Path

import pytest

from oncamera.content.questions import Question
from oncamera.content.records import read_file, read_folder
from oncamera.files.problems import ProblemsError
from oncamera.files.strict_yaml import parse_yaml

GOOD = """\
- id: lock-first
  part: keys
  ask: First?
  choices:
    a: {text: Key, because: "No."}
    b: {text: Door, because: "Yes.", correct: true}
  objective: Lock.
"""


def problems_of(tmp_path: Path, text: str | bytes) -> list[str]:
    path = tmp_path / "locks.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ProblemsError) as caught:
        read_file(path, Question, tmp_path)
    return [str(problem) for problem in caught.value.problems]


def test_a_good_file_is_read_with_the_place_of_each_record(tmp_path):
    path = tmp_path / "locks.yml"
    path.write_text(GOOD)
    placed = read_file(path, Question, tmp_path)
    assert [(p.record.id, p.file, p.line) for p in placed] == [("lock-first", "locks.yml", 1)]


def test_a_misspelt_field_is_named_with_the_field_that_was_meant(tmp_path):
    assert problems_of(tmp_path, GOOD.replace("correct: true", "corect: true")) == [
        "locks.yml:6 [lock-first] there is no field `choices → b → corect`. Did you mean `correct`?",
    ]


def test_a_missing_field_is_named(tmp_path):
    assert problems_of(tmp_path, GOOD.replace("  ask: First?\n", "")) == [
        "locks.yml:1 [lock-first] the field `ask` is missing. Add `ask:`.",
    ]


def test_all_problems_of_a_file_are_told_at_once(tmp_path):
    spoilt = GOOD.replace("  ask: First?\n", "").replace("objective", "objectiv")
    found = problems_of(tmp_path, spoilt)
    assert [line.split("] ")[1] for line in found] == [
        "the field `ask` is missing. Add `ask:`.",
        "the field `objective` is missing. Add `objective:`.",
        "there is no field `objectiv`. Did you mean `objective`?",
    ]


def test_the_word_no_stays_a_word(tmp_path):
    path = tmp_path / "locks.yml"
    path.write_text(GOOD.replace("text: Key", "text: no"))
    assert read_file(path, Question, tmp_path)[0].record.choices["a"].text == "no"


def test_a_boolean_where_text_belongs_is_refused(tmp_path):
    assert problems_of(tmp_path, GOOD.replace("text: Key", "text: true")) == [
        "locks.yml:5 [lock-first] `choices → a → text` is True, not text. Put it in quotes if it is meant as text.",
    ]


def test_a_number_where_text_belongs_is_refused(tmp_path):
    assert problems_of(tmp_path, GOOD.replace("text: Key", "text: 12"))[0].startswith(
        "locks.yml:5 [lock-first] `choices → a → text` is 12, not text."
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  claims: key-bends", "`claims` is 'key-bends', not a list. Put it in brackets: `[one, two]`."),
        (
            "  choices:\n    a: {text: Turn, because: So, correct: yes}",
            "`choices → a → correct` is 'yes'. Write true or false.",
        ),
    ],
)
def test_a_value_of_another_kind_is_refused_with_the_form_that_it_takes(tmp_path, line, told):
    record = f"- id: lock-first\n  part: keys\n  ask: What?\n  objective: Lock a door.\n{line}\n"
    assert any(problem.endswith(told) for problem in problems_of(tmp_path, record))


def test_a_field_that_stands_twice_is_refused(tmp_path):
    assert problems_of(tmp_path, GOOD + "  ask: Again?\n") == [
        "locks.yml:8 the field 'ask' stands twice in one record. Keep one of the two.",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("&first Key", "locks.yml:5 the file uses an anchor or an alias (`&` or `*`). Write the value out."),
        (
            "!!python/name:os Key",
            "locks.yml:5 the file uses the tag 'tag:yaml.org,2002:python/name:os'. Take the tag out.",
        ),
        ("[" * 30 + "]" * 30, "locks.yml:5 the file is nested too deep. Close brackets, or indent less."),
        ("{[a]: b}", "locks.yml:5 a field's name is not a word. Write `name: value`."),
    ],
)
def test_what_no_record_needs_is_refused_at_its_line(tmp_path, text, told):
    assert problems_of(tmp_path, GOOD.replace("text: Key", f"text: {text}")) == [told]


def test_a_nest_of_a_hundred_thousand_brackets_is_refused(tmp_path):
    assert problems_of(tmp_path, "[" * 100_000) == [
        "locks.yml:1 the file is nested too deep. Close brackets, or indent less.",
    ]


def test_a_second_document_is_refused(tmp_path):
    assert problems_of(tmp_path, GOOD + "---\n" + GOOD) == [
        "locks.yml:8 a second document begins. Take out the line `---`.",
    ]


def test_a_date_stays_text(tmp_path):
    path = tmp_path / "locks.yml"
    path.write_text(GOOD.replace("text: Key", "text: 2024-12-11"))
    assert read_file(path, Question, tmp_path)[0].record.choices["a"].text == "2024-12-11"


def test_an_empty_file_is_refused(tmp_path):
    assert problems_of(tmp_path, "# nothing yet\n") == [
        "locks.yml the file is empty. Write at least one record, beginning with `- id:`.",
    ]


def test_a_file_that_is_no_list_is_refused(tmp_path):
    assert problems_of(tmp_path, "id: lock-first\n") == [
        "locks.yml:1 the file is not a list of records. Begin each record with `- id:`.",
    ]


def test_a_broken_line_is_named(tmp_path):
    (found,) = problems_of(tmp_path, GOOD + "  note: [unclosed\n")
    assert found == ("locks.yml:8 not readable as YAML: a bracket `[` opens here and isn't closed. Close it with `]`.")


def test_another_encoding_is_refused_at_its_line(tmp_path):
    spoilt = GOOD.replace("Key", "Schlüssel").encode("latin-1")
    assert problems_of(tmp_path, spoilt) == ["locks.yml:5 the file is not UTF-8 text. Save it with UTF-8 encoding."]


def test_a_file_of_five_megabytes_is_refused_unread(tmp_path):
    assert problems_of(tmp_path, b"#" * 5_000_000) == [
        "locks.yml the file has 5,000,000 bytes; the most is 1,000,000. Split it into several files.",
    ]


def test_an_id_of_another_shape_is_refused(tmp_path):
    assert problems_of(tmp_path, GOOD.replace("lock-first", "Lock_First"))[0].startswith(
        "locks.yml:1 [Lock_First] `id` is 'Lock_First'. Write small letters, digits and single hyphens"
    )


def test_an_id_used_in_two_files_is_refused_with_both_places(tmp_path):
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text(GOOD)
    with pytest.raises(ProblemsError) as caught:
        read_folder(tmp_path.glob("*.yml"), Question, tmp_path)
    assert [str(problem) for problem in caught.value.problems] == [
        "b.yml:1 [lock-first] the id 'lock-first' is taken by a.yml:1. Give this record an id of its own.",
    ]


def test_the_problems_of_all_files_are_told_at_once(tmp_path):
    (tmp_path / "a.yml").write_text("")
    (tmp_path / "b.yml").write_text("x: 1")
    with pytest.raises(ProblemsError, match="2 problems"):
        read_folder(tmp_path.glob("*.yml"), Question, tmp_path)


@pytest.mark.parametrize(
    "word",
    ["0142", "1_000", "0x1F", "0o17", "+1", "1.", ".5", "1e5", "1e999", "12:30", "-0", "٣", ".inf", ".nan", "tRUE",
     "No", "12345678901234567890", "2024-12-11", "007.5", "--1", "1.2.3"],
)  # fmt: skip
def test_a_word_that_is_no_plain_number_stays_text(tmp_path, word):
    path = tmp_path / "locks.yml"
    path.write_text(GOOD.replace("text: Key", f"text: {word}"), encoding="utf-8")
    assert read_file(path, Question, tmp_path)[0].record.choices["a"].text == word


@pytest.mark.parametrize(
    ("word", "value"),
    [("12", 12), ("-3", -3), ("0", 0), ("0.50", 0.5), ("-1.5", -1.5), ("true", True), ("TRUE", True), ("False", False),
     ("Null", None), ("~", None), ("999999999999999", 999_999_999_999_999)],
)  # fmt: skip
def test_plain_numbers_and_the_words_of_yaml_are_what_they_say(word, value):
    assert parse_yaml(f"a: {word}")[0] == {"a": value}
    assert type(parse_yaml(f"a: {word}")[0]["a"]) is type(value)


@pytest.mark.parametrize(
    ("opened", "told"),
    [
        ('  ask: "First?\n', ":3 not readable as YAML: a quotation mark opens here and closes only in line 5."),
        ("  ask: 'First?\n", ":3 not readable as YAML: a quotation mark opens here and never closes."),
        ("  ask: [First?\n", ":3 not readable as YAML: a bracket `[` opens here and isn't closed."),
        ("  ask: {First?\n", ":3 not readable as YAML: a brace `{` opens here and isn't closed."),
    ],
)
def test_what_is_not_closed_is_named_where_it_was_opened(tmp_path, opened, told):
    (found,) = problems_of(tmp_path, GOOD.replace("  ask: First?\n", opened))
    assert found.startswith(f"locks.yml{told}")


def test_a_quotation_that_the_next_one_closes_a_hundred_lines_later_is_named_where_it_was_opened(tmp_path):
    text = GOOD.replace("ask: First?", 'ask: "First?' + "\n  # more" * 100)
    assert problems_of(tmp_path, text)[0].startswith("locks.yml:3 not readable as YAML: a quotation mark opens here")


def test_a_tab_is_named_at_its_line(tmp_path):
    assert problems_of(tmp_path, GOOD.replace("  part", "\tpart"))[0].startswith("locks.yml:2 ")
