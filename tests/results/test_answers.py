"""The answers file: what fits comes back unchanged, what does not is refused whole, with every reason."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oncamera.files.problems import ProblemsError
from oncamera.results.answers import Answer, parse_answers, read_answers, read_answers_file, write_answers
from tests.conftest import ROOT

ANSWERS = {
    "case-draft-note": Answer(picked=["a", "c"], tries=2, v="3f9c2b10"),
    "parcel-for-mira": Answer(picked=["verify"], rating=2, v="00000000"),
}


def problems_of(path) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        read_answers(path)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("name", ["answers.json", "answers.csv"])
def test_what_is_written_is_read_back(tmp_path, name):
    write_answers(ANSWERS, tmp_path / name)
    assert read_answers(tmp_path / name) == ANSWERS


def test_the_csv_can_be_read_by_a_person(tmp_path):
    write_answers(ANSWERS, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text() == (
        "id,picked,rating,tries,v\ncase-draft-note,a c,,2,3f9c2b10\nparcel-for-mira,verify,2,1,00000000\n"
    )


def test_every_reason_is_given_and_nothing_is_read_by_halves(tmp_path):
    data = {"schema": 1, "answers": {
        "good": {"picked": ["a"], "tries": 1, "v": "3f9c2b10"},
        "no-rating": {"picked": ["hold"], "rating": 7, "tries": 1, "v": "3f9c2b10"},
        "nothing": {"picked": [], "tries": 1, "v": "x"},
    }}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps(data))
    assert problems_of(tmp_path / "a.json") == [
        "a.json [no-rating] `answers → no-rating → rating` does not fit. Input should be less than or equal to 6.",
        "a.json [nothing] `answers → nothing → picked` does not fit. "
        "List should have at least 1 item after validation, not 0.",
        "a.json [nothing] `answers → nothing → v` does not fit. String should match pattern '^[0-9a-f]{8}$'.",
    ]


def test_a_row_that_does_not_fit_is_named_by_its_line(tmp_path):
    (tmp_path / "a.csv").write_text("id,picked,rating,tries,v\ngood,a,,1,3f9c2b10\nbad,a,nine,1,3f9c2b10\n")
    assert problems_of(tmp_path / "a.csv")[0].startswith("a.csv:3 [bad] `answers → bad → rating` does not fit.")


FILES = json.loads((ROOT / "tests" / "golden" / "answers_files.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("golden", FILES, ids=lambda golden: golden["case"])
def test_what_does_not_fit_is_named_as_in_the_browser(tmp_path, golden):
    (tmp_path / "a.json").write_text(golden["text"], encoding="utf-8")
    if golden["misfits"] == []:
        assert read_answers_file(tmp_path / "a.json").course == "on-camera"
        return
    said = problems_of(tmp_path / "a.json")
    if golden["misfits"] is None:
        assert "the file is not JSON" in said[0]
    else:
        named = [re.search("`(.*?)` does not fit", problem) for problem in said]
        assert sorted(match[1] for match in named if match) == sorted(golden["misfits"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{broken", "the file is not JSON"),
        ('{"schema": 2, "answers": {}}', "`schema` does not fit"),
        ('{"schema": 1, "course": "other", "answers": {}}', "`course` does not fit"),
        ("[]", "does not fit"),
    ],
)
def test_a_foreign_file_is_refused(tmp_path, text, reason):
    (tmp_path / "a.json").write_text(text)
    assert reason in problems_of(tmp_path / "a.json")[0]


def test_the_sites_own_download_is_read(tmp_path):
    download = {"schema": 1, "course": "on-camera", "answers": {}, "lost": False, "kept": {"on-camera.theme": "dark"}}
    (tmp_path / "a.json").write_text(json.dumps(download))
    assert read_answers(tmp_path / "a.json") == {}


def test_a_live_widgets_answers_are_checked_too():
    assert parse_answers({"q": {"picked": ["a"], "tries": 1, "v": "3f9c2b10"}})["q"].picked == ["a"]


@given(st.binary(max_size=300))
def test_no_file_crashes_the_reader(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("any") / "a.json"
    path.write_bytes(raw)
    try:
        read_answers(path)
    except ProblemsError as error:
        assert error.problems
