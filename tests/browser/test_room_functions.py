"""The JavaScript of codes and of the board's record, without a page: the same codes as in Python."""

from dataclasses import asdict

import pytest

from oncamera.results.answers_folder import BOARD_COLUMNS
from oncamera.results.result_code import ALPHABET, encode, find_codes
from oncamera.results.submission import room_forms
from tests.browser.rooms import a_text
from tests.conftest import COURSE
from tests.results.test_result_code import CODE, GOLDEN, HANDLED, LONGEST
from tools.synthetic_room import BOARD, TABLE, saved_by_board, synthetic_results

NAME = "on-camera"
ROOM_FORMS = room_forms(COURSE)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["case"])
def test_a_result_has_its_golden_code_and_is_read_back(call, golden):
    assert call("results/result_code.js", "encodeResult", golden["result"], NAME) == golden["code"]
    assert [one["result"] for one in call("results/read_code.js", "findCodes", golden["code"], NAME)] == [
        golden["result"]
    ]


def test_a_code_survives_what_a_chat_does_to_it(call):
    lost = [
        name
        for name, handle in HANDLED.items()
        if [one.get("result") for one in call("results/read_code.js", "findCodes", handle(CODE), NAME)]
        != [GOLDEN[0]["result"]]
    ]
    assert lost == []


def test_every_single_wrong_sign_is_refused(call):
    spoilt = [
        CODE[:place] + sign + CODE[place + 1 :]
        for place in range(5, len(CODE))
        for sign in ALPHABET
        if CODE[place] not in ("-", sign)
    ]
    found = call("results/read_code.js", "findCodes", "\n".join(spoilt), NAME)
    assert (len(found), [one for one in found if one.get("result")]) == (len(spoilt), [])


def test_a_code_of_another_course_is_named_so(call):
    (found,) = call("results/read_code.js", "findCodes", encode(LONGEST), "another-course")
    assert found["problem"] == "it is from another course"


@pytest.mark.parametrize("text", [CODE[:20], "OCU2" + CODE[4:], "OCU1-0", CODE[:30] + " " + CODE, "focus 1"])
def test_what_is_no_whole_code_is_named_alike(call, text):
    said = [(one["label"], one.get("problem", "")) for one in call("results/read_code.js", "findCodes", text, NAME)]
    assert said == [(one.label, one.problem) for one in find_codes(text)]


@pytest.mark.parametrize("name", ["Zoë", "  a \n b ", "界" * 40, "x" * 59 + "é", "🎥" * 16])
def test_a_name_is_cut_alike(call, name):
    result = {**asdict(LONGEST), "name": name}
    (found,) = find_codes(call("results/result_code.js", "encodeResult", result, NAME))
    assert found.result.name == find_codes(encode(type(LONGEST)(**{**vars(LONGEST), "name": name})))[0].result.name


def test_the_record_of_a_session_has_one_line_a_figure_and_none_about_a_person(call, count):
    text = "\n".join(encode(one) for one in synthetic_results(ROOM_FORMS, COURSE, "final"))
    summary = count(ROOM_FORMS, a_text("codes", text), view="final").figures
    lines = call("widgets/board/board_record.js", "recordCsv", [summary, {"view": "day90", "results": 3}]).splitlines()
    assert lines[0] == "view,figure,group,number,of,low,high"
    assert lines[1:3] == ["final,results,,30,,,", f"final,whole,,{summary['whole']},,,"]
    assert lines[3].startswith(f"final,caught,,{summary['caught']['hits']},{summary['caught']['of']},0.")
    assert lines[-1] == "day90,results,,3,,,"
    assert {line.count(",") for line in lines} == {6}
    assert lines[0].split(",") == BOARD_COLUMNS


def test_the_synthetic_board_that_ships_is_what_the_board_makes_of_the_synthetic_room(page):
    board, table = saved_by_board(page, COURSE)
    assert board == BOARD.read_text(encoding="utf-8"), "make it again: python -m tools.synthetic_room"
    assert table == TABLE.read_text(encoding="utf-8")
