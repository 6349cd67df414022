"""The record of a session: the board's two rates, no names on the page, nothing of small groups."""

import datetime
import hashlib
import io
import json
import shutil
import zipfile
from dataclasses import replace

import docx
import pytest
from bs4 import BeautifulSoup

from oncamera.__main__ import main
from oncamera.content.organization import Organization
from oncamera.documents.session_record import make_record, record_html
from oncamera.results.result_code import encode
from oncamera.results.submission import room_forms
from oncamera.sessions.record import Asked, SessionRecord
from tests.conftest import COURSE
from tools.synthetic_room import BOARD, TABLE, synthetic_results

pytestmark = pytest.mark.build

FORMS = room_forms(COURSE)
GIVEN = ["--plan", "thirty-minutes", "--date", datetime.date.today().isoformat()]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("room")
    shutil.copy(BOARD, folder / "on-camera-room.json")
    (folder / "broken.json").write_text("{")
    sign_in = tmp_path_factory.mktemp("list") / "sign_in.csv"
    sign_in.write_text("name,team\nAna Núñez,HR\nBo Lindqvist,IT\n")
    return make_record(Asked(folder, "sixty-minutes", "2026-12-03", sign_in, "Kofi Mensah"), COURSE)


def a_board(*views: dict, skipped: int = 0) -> str:
    """What the board saves."""
    return json.dumps({"schema": 1, "course": "on-camera", "skipped": skipped, "views": views})


def a_room(folder):
    """A folder with the board's figures of four people, and the chat with one code, whose owner typed a name."""
    folder.mkdir()
    [result] = synthetic_results(FORMS, COURSE, "practice", seats=1)
    (folder / "chat.txt").write_text(encode(replace(result, name="Zoë")))
    (folder / "on-camera-room.json").write_text(a_board({"view": "practice", "results": 4}))
    return folder


def words(html: bytes) -> str:
    return " ".join(BeautifulSoup(html, "lxml").body.get_text(" ").split())


def test_the_page_says_course_version_plan_date_and_who_led_it(made):
    page = words(made.files["record.html"])
    assert "Course On Camera, version " in page
    assert "Plan The 60-minute session (60 minutes)" in page
    assert "Date 2026-12-03 Led by Kofi Mensah" in page


def test_the_page_says_both_mistakes_of_the_group_with_their_intervals(made):
    rows = BeautifulSoup(made.files["record.html"], "lxml").select("table")[1].select("tr")
    cells = [[cell.get_text().strip() for cell in row.find_all(["th", "td"])] for row in rows]
    assert cells[0] == ["Files judged", "Results", "Impostors caught", "Honest people wrongly flagged"]
    assert cells[1][:2] == ["Practice", "30"]
    assert all("of" in cell and "to" in cell for row in cells[1:] for cell in row[2:])


def test_the_page_names_no_learner_and_is_tied_to_the_list(made):
    files = made.files
    assert "Ana" not in words(files["record.html"])
    assert "Ana Núñez,HR,yes" in files["attendance.csv"].decode()
    digest = hashlib.sha256(files["attendance.csv"]).hexdigest()[:16]
    assert f"SHA-256 begins {digest}" in words(files["record.html"])


def test_the_word_file_says_the_same_as_the_page(made):
    word = docx.Document(io.BytesIO(made.files["record.docx"]))
    inside = "".join(node.text or "" for node in word.element.body.iter() if node.tag.endswith("}t"))
    page = BeautifulSoup(made.files["record.html"], "lxml").main.get_text()
    assert "".join(inside.split()) == "".join(page.split())


def test_the_same_room_gives_the_same_word_file(made):
    with zipfile.ZipFile(io.BytesIO(made.files["record.docx"])) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_page_loads_nothing(made):
    soup = BeautifulSoup(made.files["record.html"], "lxml")
    assert soup.select("script, link, img, iframe") == []
    assert soup.html["lang"] == "en"


def test_the_page_claims_no_conformity(made):
    assert "it claims no conformity with any standard" in words(made.files["record.html"])


def test_a_group_under_five_is_counted_and_not_shown(tmp_path):
    (tmp_path / "on-camera-room.json").write_text(a_board({"view": "practice", "results": 4}, skipped=2))
    files = make_record(Asked(tmp_path, "thirty-minutes", "2026-12-03"), COURSE).files
    assert "Practice 4 not shown: under 5 people" in words(files["record.html"])
    assert "2 files or codes were not counted." in words(files["record.html"])


def test_what_the_board_saved_is_filed_as_it_is(tmp_path):
    saved = {"on-camera-room.json": a_board(), "on-camera-room.csv": "view,figure,group,number,of,low,high\n"}
    for name, text in saved.items():
        (tmp_path / name).write_text(text)
    files = make_record(Asked(tmp_path, "thirty-minutes", "2026-12-03"), COURSE).files
    assert files["group_results.json"].decode() == saved["on-camera-room.json"]
    assert files["group_results.csv"].decode() == saved["on-camera-room.csv"]


def test_the_boards_table_alone_is_enough_for_the_page(tmp_path):
    shutil.copy(TABLE, tmp_path / "on-camera-room.csv")
    page = words(make_record(Asked(tmp_path, "thirty-minutes", "2026-12-03"), COURSE).files["record.html"])
    assert "Practice 30 70 of 89, 79% (69 to 86) 52 of 269" in page


def test_figures_that_were_saved_twice_are_asked_about(tmp_path, capsys):
    room = a_room(tmp_path / "room")
    (room / "on-camera-room (1).json").write_text(a_board())
    assert main(["record", str(room), *GIVEN, "--out", str(tmp_path / "out")]) == 1
    assert "in this folder more than once: on-camera-room (1).json, on-camera-room.json. Keep the ones that you" in (
        capsys.readouterr().err
    )


def test_a_name_that_was_typed_beside_a_code_is_on_the_list(tmp_path):
    files = make_record(Asked(a_room(tmp_path / "room"), "thirty-minutes", "2026-12-03"), COURSE).files
    assert "Zoë,,,yes" in files["attendance.csv"].decode()


def test_two_names_of_one_browser_are_both_on_the_list(tmp_path):
    [result] = synthetic_results(FORMS, COURSE, "practice", seats=1)
    sent = [replace(result, name=name) for name in ("Ana", "Bo")]
    (tmp_path / "chat.txt").write_text("\n".join(map(encode, sent)))
    files = make_record(Asked(tmp_path, "thirty-minutes", "2026-12-03"), COURSE).files
    assert [line.partition(",")[0] for line in files["attendance.csv"].decode().splitlines()[1:]] == ["Ana", "Bo"]


def test_without_the_boards_figures_the_command_says_how_to_save_them(tmp_path, capsys):
    room = a_room(tmp_path / "room")
    (room / "on-camera-room.json").unlink()
    assert main(["record", str(room), *GIVEN, "--out", str(tmp_path / "out")]) == 0
    assert "on the room's board, press “Save the figures as JSON”, and put that file into" in capsys.readouterr().err


def test_without_anything_handed_in_the_record_is_still_one_to_sign(tmp_path):
    files = make_record(Asked(tmp_path, "thirty-minutes", "2026-12-03"), COURSE).files
    page = words(files["record.html"])
    assert "No sign-in list was given." in page
    assert "No figures of the room's board were put in." in page
    assert files["attendance.csv"].decode().count("\n") == 1


def test_the_command_names_what_it_could_not_count(tmp_path, capsys):
    room = a_room(tmp_path / "room")
    (room / "broken.json").write_text("{")
    assert main(["record", str(room), *GIVEN, "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    assert [line.rpartition("/")[2] for line in said.out.splitlines()] == [
        "attendance.csv", "group_results.json", "record.html", "record.docx",
    ]  # fmt: skip
    assert said.err.startswith("broken.json:1 the file is not JSON. Download it again.")
    assert "4 results, as the board counted them; it skipped 0, and says why there." in said.err


def test_the_record_is_written_where_you_are_and_not_where_make_clean_deletes_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    a_room(tmp_path / "room")
    assert main(["record", "room", *GIVEN]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record", "room"]


def test_the_page_says_how_long_the_list_is_kept_and_not_how_long_interview_notes_are():
    organization = Organization(attendance_days="400", keep_days="30")
    record = SessionRecord(
        plan=COURSE.plan("thirty-minutes"), date="2026-12-03", led_by="", version="0.1.0",
        organization=organization, signed_in=0, named=0, passed=0, digest="", board=None,
    )  # fmt: skip
    assert "Kept for 400 days, unless a law or an audit asks for more; then deleted." in words(
        record_html(record).encode()
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (["--plan", "sixty"], "there is no plan 'sixty'; the plans are: half-day, ninety-minutes, sixty-minutes"),
        (["--date", "3 December"], "'3 December' is no date. Write it as 2026-12-03."),
        (["--sign-in", "no_list.csv"], "no_list.csv the file isn't there. Check its name."),
    ],
)
def test_a_wrong_argument_says_what_is_wrong(tmp_path, capsys, change, says):
    arguments = ["record", str(tmp_path), *GIVEN, *change]
    assert main([*arguments, "--out", str(tmp_path / "out")]) == 1
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_not_there_is_named(tmp_path, capsys):
    gone = tmp_path / "gone"
    assert main(["record", str(gone), *GIVEN]) == 1
    assert f"there is no folder {gone}" in capsys.readouterr().err


def test_a_record_that_is_there_is_never_written_over(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    a_room(tmp_path / "room")
    assert main(["record", "room", *GIVEN]) == 0
    (tmp_path / "record" / "record.docx").write_bytes(b"signed")
    (tmp_path / "record" / "attendance.csv").unlink()
    assert main(["record", "room", *GIVEN]) == 1
    assert "record/record.docx: already there, and left as it is." in capsys.readouterr().err
    assert (tmp_path / "record" / "record.docx").read_bytes() == b"signed"
    assert not (tmp_path / "record" / "attendance.csv").exists()


def test_a_folder_with_nothing_to_count_makes_no_record(tmp_path, capsys):
    (tmp_path / "room").mkdir()
    assert main(["record", str(tmp_path / "room"), *GIVEN, "--out", str(tmp_path / "out")]) == 1
    assert "no one gave a name: no record was made." in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_sign_in_list_alone_makes_a_record_and_says_what_it_merged(tmp_path, capsys):
    (tmp_path / "room").mkdir()
    (tmp_path / "list.csv").write_text("Full name\nAna\nANA\n")
    given = [*GIVEN, "--sign-in", str(tmp_path / "list.csv"), "--out", str(tmp_path / "out")]
    assert main(["record", str(tmp_path / "room"), *given]) == 0
    assert "list.csv:2 Ana is on several lines: 2, 3." in capsys.readouterr().err
    assert b"Ana,,yes" in (tmp_path / "out" / "attendance.csv").read_bytes()


@pytest.mark.parametrize("date", ["20261203", "2026-W49-4", "2026-02-30", "٢٠٢٦-12-03", "2026-12-03\n", ""])
def test_a_date_in_another_form_is_refused(tmp_path, capsys, date):
    assert main(["record", str(tmp_path), "--plan", "thirty-minutes", "--date", date]) == 1
    assert "is no date. Write it as 2026-12-03." in capsys.readouterr().err


@pytest.mark.parametrize("days", [400, -400])
def test_a_date_that_is_far_off_is_asked_about(tmp_path, capsys, days):
    room, out = a_room(tmp_path / "room"), tmp_path / "out"
    date = (datetime.date.today() + datetime.timedelta(days)).isoformat()
    given = ["record", str(room), "--plan", "thirty-minutes", "--date", date, "--out", str(out)]
    assert main(given) == 1
    assert "If that is right, add --date-is-right." in capsys.readouterr().err
    assert main([*given, "--date-is-right"]) == 0


def test_who_led_it_may_be_any_text(tmp_path):
    files = make_record(Asked(a_room(tmp_path / "room"), "thirty-minutes", "2026-12-03", led_by="Zoë\x0b\ud800\ufffe"),
                        COURSE).files  # fmt: skip
    assert "Led by Zoë " in words(files["record.html"])
