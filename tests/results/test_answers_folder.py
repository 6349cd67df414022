"""What learners sent in: each thing in the folder is read, or named with what to do, and none costs another's."""

import json
import os

import pytest

from oncamera.files import brought_files
from oncamera.results import answers_folder as submissions
from oncamera.results.answers import AnswersFile
from oncamera.results.answers_folder import read_submissions
from oncamera.results.result_code import encode, find_codes
from oncamera.results.submission import room_forms
from oncamera.results.verify import verify_folder
from tests.conftest import COURSE
from tools.synthetic_room import synthetic_results

SOUND = json.dumps({"schema": 1, "course": "on-camera", "answers": {}})


def told(folder) -> dict[str, str]:
    """What was said of each thing: "answers", its text, or its first problem."""
    said = {}
    for one in read_submissions(folder):
        said[one.name] = "answers" if one.answers else one.text if one.text is not None else str(one.problems[0])
    return said


def make(path, kind: str) -> None:
    """Put one thing into a folder that is no file to read."""
    {"folder": path.mkdir, "dangling link": lambda: path.symlink_to("nowhere"), "loop": lambda: path.symlink_to(path),
     "endless device": lambda: path.symlink_to("/dev/zero"), "pipe": lambda: os.mkfifo(path)}[kind]()  # fmt: skip


@pytest.mark.parametrize("name", ["a.json", "a.txt", "a.html"])
@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("folder", "it is a folder. Give the file itself."),
        ("dangling link", "it is a link that leads nowhere. Put the file itself there."),
        ("loop", "it is a link that leads in a circle. Put the file itself there."),
        ("endless device", "it is a pipe or a device, not a file. Give the file itself."),
        ("pipe", "it is a pipe or a device, not a file. Give the file itself."),
    ],
)
def test_what_is_no_file_is_named_and_the_next_is_read(tmp_path, name, kind, says):
    make(tmp_path / name, kind)
    (tmp_path / "b.json").write_text(SOUND)
    assert told(tmp_path) == {name: f"{name} {says}", "b.json": "answers"}


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[" * 200_000, '{"a":' * 200_000, '{"schema": ' + "1" * 5_000 + "}", '{"schema": 1e999}',
     '{"schema": 1, "answers": {"a": {"picked": ["zzz"], "rating": NaN, "v": "00000000"}}}', '"\\ud800"'],
    ids=range(9),
)  # fmt: skip
def test_a_spoilt_answers_file_is_named_and_the_next_is_read(tmp_path, text):
    (tmp_path / "a.json").write_text(text)
    (tmp_path / "b.json").write_text(SOUND)
    said = told(tmp_path)
    assert said["a.json"].startswith("a.json")
    assert said["b.json"] == "answers"


def test_a_file_with_many_faults_has_few_lines(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"schema": 1, "answers": {f"A{n}": 1 for n in range(1_000)}}))
    [one] = read_submissions(tmp_path)
    assert len(one.problems) == 5
    assert str(one.problems[-1]) == "a.json and 1996 more things in it don't fit. Ask for the file again."


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("chat.docx", "Save the chat as a .txt file, or ask for the .json file again."),
        ("chat.rtf", "Save the chat as a .txt file, or ask for the .json file again."),
        ("answers", "Save the chat as a .txt file, or ask for the .json file again."),
        ("all.zip", "Unpack it into this folder."),
        ("screen.PNG", "A code in a picture can't be read: ask for it as text, and save that as a .txt file."),
        (".ana.pdf", "Save the chat as a .txt file, or ask for the .json file again."),
    ],
)
def test_a_file_of_another_kind_is_named_with_what_to_do(tmp_path, name, says):
    (tmp_path / name).write_text("OCU1-")
    assert told(tmp_path)[name].endswith(says)


def test_a_folder_inside_is_named(tmp_path):
    (tmp_path / "team b").mkdir()
    assert told(tmp_path) == {"team b": "team b it is a folder, and what is in it was not read. Move its files here."}


@pytest.mark.parametrize(
    "name", [".DS_Store", "._ana.json", "Thumbs.db", "desktop.ini", "~$chat.docx", ".~lock.a.csv#"]
)
def test_what_a_computer_leaves_by_itself_is_passed_over(tmp_path, name):
    (tmp_path / name).write_text("x")
    assert told(tmp_path) == {}


def test_a_hidden_answers_file_is_read(tmp_path):
    (tmp_path / ".ana.json").write_text(SOUND)
    assert told(tmp_path) == {".ana.json": "answers"}


def test_an_answers_file_with_another_ending_is_told_from_a_chat(tmp_path):
    (tmp_path / "ana.json.txt").write_text(SOUND)
    assert told(tmp_path) == {
        "ana.json.txt": "ana.json.txt it looks like an answers file. Rename it, so that it ends in .json."
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_chat_is_read_in_the_encoding_that_it_was_saved_in(tmp_path, encoding):
    (tmp_path / "chat.txt").write_bytes("Zoë: OCU1-45X9Y".encode(encoding))
    assert told(tmp_path) == {"chat.txt": "Zoë: OCU1-45X9Y"}


@pytest.mark.parametrize(
    ("name", "around"),
    [
        ("chat.txt", "[09:12] Zoë: `{}`!"),
        ("chat.html", "<html><p><b>Zoë</b><br>OCU&#49;{}</p></html>"),
        ("chat.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Zoë>{}</v>\n"),
        ("chat.srt", "1\n00:00:01,000 --> 00:00:02,000\nZoë: {}\n"),
        ("chat.sbv", "00:00:01.000,00:00:02.000\nZoë: {}\n"),
        ("chat.csv", 'time,who,what\n09:12,Zoë,"{}"\n'),
        ("chat.MD", "**Zoë** {}"),
    ],
)
def test_a_code_is_counted_in_every_kind_of_chat_that_is_text(tmp_path, name, around):
    forms = room_forms(COURSE)
    [result] = synthetic_results(forms, COURSE, "practice", seats=1)
    code = encode(result)
    (tmp_path / name).write_text(around.replace("OCU&#49;{}", code.replace("OCU1", "OCU&#49;")).replace("{}", code))
    [chat] = read_submissions(tmp_path)
    assert [one.result for one in find_codes(chat.text)] == [result]


def test_a_name_that_is_not_text_can_be_shown(tmp_path):
    with open(os.fsencode(tmp_path) + b"/a\xff\x1b[31m\n.json", "w") as file:  # noqa: PTH123
        file.write(SOUND)
    assert told(tmp_path) == {r"a\udcff\x1b[31m\n.json": "answers"}


@pytest.mark.parametrize("error", [PermissionError(13, "no"), FileNotFoundError(2, "no"), OSError(5, "I/O error")])
def test_a_file_that_cannot_be_opened_is_named(tmp_path, monkeypatch, error):
    def closed(path, flags):
        raise error

    (tmp_path / "a.json").write_text(SOUND)
    monkeypatch.setattr(brought_files.os, "open", closed)
    [one] = read_submissions(tmp_path)
    assert one.problems[0].file == "a.json"


def test_what_is_beyond_a_bounded_number_is_counted_and_named(tmp_path, monkeypatch):
    monkeypatch.setattr(submissions, "MOST_FILES", 2)
    for name in "abc":
        (tmp_path / f"{name}.json").write_text(SOUND)
    *read, last = read_submissions(tmp_path)
    assert [one.name for one in read] == ["a.json", "b.json"]
    assert last.problems[0].what == "the folder holds 3 things, and those after the first 2 were not read"


def test_verify_has_a_row_for_each_answers_file_and_a_line_for_all_else(tmp_path):
    make(tmp_path / "a.json", "folder")
    make(tmp_path / "b.json", "pipe")
    (tmp_path / "c.json").write_text(SOUND)
    (tmp_path / "d.docx").write_text("x")
    (tmp_path / "e.txt").write_text("x")
    rows, problems = verify_folder(tmp_path, COURSE)
    assert [(row.file, row.verdict) for row in rows] == [
        ("a.json", "not read"), ("b.json", "not read"), ("c.json", "no certificate"),
    ]  # fmt: skip
    assert [problem.file for problem in problems] == ["a.json", "b.json", "d.docx", "e.txt"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("on-camera-room.json", '{"schema": 1, "course": "on-camera", "views": []}'),
        ("on-camera-room.csv", "view,figure,group,number,of,low,high\npractice,results,,7,,,\n"),
        ("saved again.csv", "\ufeffview;figure;group;number;of;low;high\r\npractice;results;;7;;;\r\n"),
    ],
)
def test_the_boards_figures_are_told_from_what_people_sent_in(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    [one] = read_submissions(tmp_path)
    assert (one.board, one.text, one.problems) == (tmp_path / name, None, ())
    assert verify_folder(tmp_path, COURSE) == ([], [])


def test_the_board_of_another_course_is_no_board_of_this_one(tmp_path):
    (tmp_path / "a.json").write_text('{"schema": 1, "course": "other", "views": []}')
    [one] = read_submissions(tmp_path)
    assert (one.board, one.other_course) == (None, True)


def test_an_answers_file_is_whole(tmp_path):
    (tmp_path / "a.json").write_text(SOUND)
    [one] = read_submissions(tmp_path)
    assert one.answers == AnswersFile(schema=1, answers={})
