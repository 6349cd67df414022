"""The JavaScript of exams and certificates, without a page: the same golden cases as in Python."""

import hashlib
import json
import re

import pytest

from oncamera.results.answers import parse_answers, write_answers
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "golden"
PASSING, MEASURE, CERTIFICATE, FILES = (
    json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    for name in ("passing", "measure", "certificate", "answers_files")
)


@pytest.mark.parametrize("golden", PASSING, ids=lambda golden: golden["case"])
def test_a_result_agrees_with_the_golden_one(call, golden):
    found = call("results/exam.js", "examResult", golden["key"], golden["answers"])
    assert {name: found[name] for name in golden["result"]} == golden["result"]


@pytest.mark.parametrize("example", MEASURE["difference"], ids=lambda example: example["from"])
def test_the_interval_of_a_difference_agrees_with_the_published_one(call, example):
    found = call("results/signal_detection.js", "differenceInterval", example["now"], example["before"])
    assert found == pytest.approx([example["low"], example["high"]], abs=5e-5)


def test_a_change_stands_beside_both_counts(call):
    before = {
        "right": 6,
        "questions": 12,
        "caught": 1,
        "impostors": 3,
        "cleared": 6,
        "genuine": 9,
        "points": 13,
        "of": 24,
    }
    now = before | {"right": 9, "cleared": 8, "points": 18}
    rows = call("results/exam.js", "examChange", now, before)
    assert [(row["row"], row["before"], row["now"]) for row in rows] == [
        ("right", [6, 12], [9, 12]),
        ("caught", [1, 3], [1, 3]),
        ("cleared", [6, 9], [8, 9]),
        ("points", [13, 24], [18, 24]),
    ]
    assert rows[3]["change"] == pytest.approx(5 / 24)
    assert rows[3]["interval"] == pytest.approx([-0.0596, 0.4393], abs=5e-5)


@pytest.mark.parametrize("vector", CERTIFICATE["sha256"], ids=lambda vector: vector["from"])
def test_a_digest_agrees_with_the_standard(call, vector):
    assert call("results/sha256.js", "sha256", vector["text"] * vector["times"]) == vector["digest"]


@pytest.mark.parametrize("length", [55, 56, 63, 64, 65, 119, 120])
def test_a_digest_holds_at_the_edge_of_a_block(call, length):
    assert call("results/sha256.js", "sha256", "a" * length) == hashlib.sha256(b"a" * length).hexdigest()


def test_the_code_agrees_with_the_golden_one(call):
    golden = CERTIFICATE["code"]
    text = call("results/certificate.js", "answersText", golden["ids"], golden["answers"])
    assert text == golden["text"]
    assert (
        call("results/certificate.js", "codeOf", golden["certificate"], "on-camera", text)
        == golden["certificate"]["code"]
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Ana   Nu\u0301n\u0303ez ", "Ana Núñez"), ("a\nb\tc", "a b c"), (" \u2028 ", ""), ("x" * 90, "x" * 90)],
)
def test_a_typed_name_becomes_one_that_is_accepted(call, typed, kept):
    assert call("results/certificate.js", "cleanName", typed) == kept


@pytest.mark.parametrize("golden", FILES, ids=lambda golden: golden["case"])
def test_an_answers_file_is_taken_or_refused_as_in_python(call, golden):
    found = call("results/answers_file.js", "readAnswersFile", golden["text"])
    if golden["misfits"] == []:
        assert (found["file"]["schema"], found["problems"]) == (1, [])
    elif golden["misfits"] is None:
        assert found == {"file": None, "problems": ["The file is not JSON."]}
    else:
        assert found["file"] is None
        assert sorted(found["problems"]) == sorted(f"“{place}” does not fit." for place in golden["misfits"])


def test_the_table_for_a_spreadsheet_is_the_one_of_python(call, tmp_path):
    answers = {
        "two-forms": {"picked": ["a", "c"], "tries": 2, "v": "3f9c2b10"},
        "a-case": {"picked": ["verify"], "rating": 2, "tries": 1, "v": "00000000"},
        "the-key": {"picked": ["wait"], "branches": [["ask", "call"], []], "open": True, "tries": 1, "v": "00000000"},
    }
    write_answers(parse_answers(answers), tmp_path / "a.csv")
    assert call("results/answers_file.js", "answersCsv", answers) == (tmp_path / "a.csv").read_text()


LOOKS = [
    {"days": 90, "title": "A look; a second, and a \\", "address": "https://example.com/day90.html", "says": "Now"},
    {"days": 180, "title": "é🌿" * 40, "address": "https://example.com/day180.html", "says": "Later"},
]


@pytest.fixture
def calendar(call):
    return call("widgets/exam_result/ics.js", "icsText", "2026-11-25", "20261125T101500Z", "3F9C-2B10", LOOKS)


def test_a_calendar_file_has_what_the_standard_asks(calendar):
    assert calendar.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//On Camera//course//EN\r\nBEGIN:VEVENT\r\n")
    assert calendar.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert "\n" not in calendar.replace("\r\n", "")
    assert calendar.count("DTSTAMP:20261125T101500Z\r\n") == 2


def test_the_two_days_are_whole_days_ninety_and_180_days_later(calendar):
    assert re.findall(r"DT(?:START|END);VALUE=DATE:(\d+)", calendar) == ["20270223", "20270224", "20270524", "20270525"]


def test_each_event_has_an_id_of_its_own(calendar):
    assert re.findall(r"UID:(.*)\r", calendar) == ["3F9C-2B10-90@on-camera.example", "3F9C-2B10-180@on-camera.example"]


def test_no_line_is_over_75_octets_and_unfolding_gives_the_text_back(calendar):
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= 75
    assert "SUMMARY:" + "é🌿" * 40 + "\r\n" in calendar.replace("\r\n ", "")


def test_signs_with_a_meaning_are_escaped(calendar):
    assert "SUMMARY:A look\\; a second\\, and a \\\\\r\n" in calendar
    assert "DESCRIPTION:Now\\nhttps://example.com/day90.html\r\n" in calendar
