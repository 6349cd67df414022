"""The JavaScript of codes, room and figures, without a page: the same codes and figures as in Python."""

import json
from dataclasses import asdict

import pytest

from oncamera.content.vocabulary import ROLES, STAGES
from oncamera.hosts.scripts import joined_module
from oncamera.results.group_results import group_results_csv
from oncamera.results.result_code import ALPHABET, encode, find_codes
from oncamera.results.room import Room, add_text, read_folder
from oncamera.results.room_figures import VIEWS, summarize
from oncamera.results.submission import room_forms
from oncamera.results.synthetic_room import synthetic_results, write_synthetic_room
from tests.browser.test_whole_session import same
from tests.conftest import COURSE
from tests.results.test_result_code import CODE, GOLDEN, HANDLED, LONGEST

NAME = "on-camera"
ROOM_FORMS = room_forms(COURSE)
NAMES = {"stages": [name for name in STAGES if name != "program"], "roles": list(ROLES)}
ADD_ALL = """async ([room, team, files, forms, names, views]) => {
  const load = (source) => import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
  const { addFile, addText, emptyRoom } = await load(room);
  const { summarizeRoom } = await load(team);
  let now = emptyRoom();
  for (const [name, text] of files) {
    now = (name.endsWith(".txt") ? addText : addFile)(now, name, text, forms, "on-camera");
  }
  return { room: now, figures: views.map((view) => summarizeRoom(now, view, forms, names)) };
}"""


def in_browser(page, files):
    forms = [form.model_dump() for form in ROOM_FORMS]
    sources = [joined_module("results/room.js"), joined_module("results/room_figures.js")]
    return page.evaluate(ADD_ALL, [*sources, files, forms, NAMES, list(VIEWS)])


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


@pytest.mark.parametrize("form", ["practice", "final"])
def test_a_folder_gives_the_same_room_and_the_same_figures(page, tmp_path, form):
    write_synthetic_room(tmp_path, ROOM_FORMS, COURSE, form)
    (tmp_path / "a-broken.json").write_text("{")
    (tmp_path / "another-course.json").write_text('{"course": "other"}')
    old = json.loads((tmp_path / "synthetic-seat-02.json").read_text())
    old["answers"] = {name: {**answer, "v": "00000000"} for name, answer in old["answers"].items()}
    (tmp_path / "old.json").write_text(json.dumps(old))
    (tmp_path / "talk.txt").write_text("Good morning")
    (tmp_path / "twice.txt").write_text((tmp_path / "synthetic-chat.txt").read_text().lower())
    room = read_folder(tmp_path, ROOM_FORMS)
    found = in_browser(page, [[path.name, path.read_text()] for path in sorted(tmp_path.iterdir())])
    assert [(one["label"], one["reason"]) for one in found["room"]["skipped"]] == [
        (one.label, one.reason) for one in room.skipped
    ]
    assert len(room.skipped) == 5 + 24
    assert [one["label"] for one in found["room"]["results"]] == [label for label, _ in room.results]
    same(found["figures"], [summarize(room, view, ROOM_FORMS) for view in VIEWS])


def test_tracks_give_the_same_figures(page):
    codes = [
        encode(one)
        for seed, role in enumerate(("it", "legal"))
        for one in synthetic_results(ROOM_FORMS, COURSE, f"track-{role}", 6, seed)
    ]
    text = "\n".join(codes)
    found = in_browser(page, [["codes.txt", text]])["figures"][VIEWS.index("track")]
    expected = summarize(add_text(Room(), "codes.txt", text, ROOM_FORMS), "track", ROOM_FORMS)
    assert [row["name"] for row in expected["roles"]] == ["it", "legal"]
    same(found, expected)


def test_the_record_of_a_session_has_one_line_a_figure_and_none_about_a_person(call):
    text = "\n".join(encode(one) for one in synthetic_results(ROOM_FORMS, COURSE, "final"))
    summary = summarize(add_text(Room(), "codes", text, ROOM_FORMS), "final", ROOM_FORMS)
    lines = call("widgets/board/board_record.js", "recordCsv", [summary, {"view": "day90", "results": 3}]).splitlines()
    assert lines[0] == "view,figure,group,number,of,low,high"
    assert lines[1:3] == ["final,results,,30,,,", f"final,whole,,{summary['whole']},,,"]
    assert lines[3].startswith(f"final,caught,,{summary['caught']['hits']},{summary['caught']['of']},0.")
    assert lines[-1] == "day90,results,,3,,,"
    assert {line.count(",") for line in lines} == {6}


def test_python_writes_the_same_record_as_the_board(call):
    text = "\n".join(encode(one) for one in synthetic_results(ROOM_FORMS, COURSE, "final"))
    summaries = [summarize(add_text(Room(), "codes", text, ROOM_FORMS), "final", ROOM_FORMS)]
    summaries.append({"view": "day90", "results": 3})
    board = [line.split(",") for line in call("widgets/board/board_record.js", "recordCsv", summaries).splitlines()]
    ours = [line.split(",") for line in group_results_csv(summaries).splitlines()]
    assert [row[:3] for row in ours] == [row[:3] for row in board]
    numbers = [[float(cell or "nan") for cell in row[3:]] for row in ours[1:]]
    expected = [[float(cell or "nan") for cell in row[3:]] for row in board[1:]]
    assert numbers == [pytest.approx(row, nan_ok=True) for row in expected]
