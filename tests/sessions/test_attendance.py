"""Who took part: joined by name from what people gave, without scores and without answers."""

import csv
import io

import pytest

from oncamera.files.problems import ProblemsError
from oncamera.results.verify import Row
from oncamera.sessions.attendance import Person, attendance, attendance_csv, read_sign_in

SIGNED = [Person("Ana Núñez", "HR", signed_in="yes"), Person("Bo Lindqvist", "IT", signed_in="yes")]
SOUND = Row("ana.json", "ANA  Núñez", "recruiter", "2026-12-03", "0.1.0", "final", "88", "yes", "AAAA", "ok")


def test_a_person_is_one_line_however_the_name_is_written():
    [ana, bo] = attendance(SIGNED, [SOUND], ["ana núñez"])
    assert (ana.name, ana.team, ana.signed_in, ana.handed_in, ana.passed) == ("Ana Núñez", "HR", "yes", "yes", "yes")
    assert (bo.signed_in, bo.handed_in, bo.passed) == ("yes", "", "")


def test_a_code_without_a_name_says_of_nobody_that_they_did_not_hand_in():
    assert [person.handed_in for person in attendance(SIGNED, [], [""])] == ["", ""]


def test_a_file_with_a_certificate_was_handed_in_by_whom_it_names():
    changed = Row("bo.json", "Bo Lindqvist", verdict="changed: score", passed="yes", form="final")
    assert [person.handed_in for person in attendance(SIGNED, [SOUND, changed], [])] == ["yes", "yes"]


def test_who_only_sent_a_certificate_is_listed_as_not_signed_in():
    [ana, _] = attendance(SIGNED[1:], [SOUND], [])
    assert ana == Person(
        "ANA Núñez", signed_in="no", handed_in="yes", passed="yes", form="final", date="2026-12-03", version="0.1.0",
        code="AAAA",
    )  # fmt: skip


def test_who_only_sent_a_named_code_is_listed_as_not_signed_in():
    assert attendance(SIGNED[1:], [], ["Ana Núñez"])[0] == Person("Ana Núñez", signed_in="no", handed_in="yes")


def test_without_a_sign_in_list_it_is_left_open_who_signed():
    assert [person.signed_in for person in attendance([], [SOUND], ["Bo Lindqvist"])] == ["", ""]


def test_a_certificate_that_does_not_count_says_why():
    changed = Row("ana.json", "Ana Núñez", verdict="changed: score", passed="yes", form="final")
    [ana, _] = attendance(SIGNED, [changed], [])
    assert (ana.passed, ana.note) == ("no", "changed: score")


def test_of_two_certificates_the_one_that_counts_is_listed():
    changed = Row("first.json", "Ana Núñez", verdict="changed: score", form="day90")
    [ana, _] = attendance(SIGNED, [changed, SOUND], [])
    assert (ana.passed, ana.form, ana.note) == ("yes", "final", "")


def test_a_nameless_code_or_file_adds_nobody():
    assert attendance(SIGNED, [Row("x.json", verdict="no certificate")], ["", " "]) == SIGNED


def test_the_list_holds_no_score():
    heading = next(csv.reader(io.StringIO(attendance_csv(attendance(SIGNED, [SOUND], [])))))
    assert heading == [
        "name", "team", "signed_in", "handed_in", "passed", "form", "date", "version", "code", "note",
    ]  # fmt: skip
    assert "88" not in attendance_csv(attendance(SIGNED, [SOUND], []))


def test_a_name_cannot_become_a_formula():
    assert "\n'=1+1," in attendance_csv([Person("=1+1")])


@pytest.mark.parametrize("text", ["name,team\nAna Núñez,HR\n", "\ufeffTeam;Name\r\nHR;Ana  Núñez\r\n;\r\n"])
def test_a_sign_in_list_may_come_from_any_spreadsheet(tmp_path, text):
    path = tmp_path / "sign_in.csv"
    path.write_bytes(text.encode())
    assert read_sign_in(path).people == [Person("Ana Núñez", "HR", signed_in="yes")]


def test_a_sign_in_list_without_names_says_what_to_write(tmp_path):
    path = tmp_path / "sign_in.csv"
    path.write_text("who,team\nAna,HR\n")
    with pytest.raises(ProblemsError) as caught:
        read_sign_in(path)
    assert str(caught.value.problems[0]) == (
        "sign_in.csv:1 the sign-in list has no column `name`, only: who, team. Write `name,team` into its first line."
    )


def test_a_sign_in_list_in_another_encoding_is_read_and_says_so(tmp_path):
    path = tmp_path / "sign_in.csv"
    path.write_bytes("name\nZoë\n".encode() + "Núñez\n".encode("cp1252"))
    read = read_sign_in(path)
    assert [person.name for person in read.people] == ["Zoë", "Núñez"]
    assert [str(note) for note in read.notes] == [
        "sign_in.csv:3 1 line isn't UTF-8 text, from here on, and was read as Windows text."
        " If a name looks wrong, save the list as CSV UTF-8."
    ]


TEAMS = """1. Summary\r
Meeting title\tOn Camera\r
Attended participants\t3\r
\r
2. Participants\r
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\r
Ana Núñez\t12/3/26, 9:00:11 AM\t12/3/26, 10:00:02 AM\t59m 51s\tana@a.example\tana@a.example\tOrganizer\r
Bo Lindqvist (Guest)\t12/3/26, 9:01:00 AM\t12/3/26, 10:00:02 AM\t59m 2s\t\t\tAttendee\r
\r
3. In-Meeting Activities\r
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\r
Ana Núñez\t12/3/26, 9:00:11 AM\t12/3/26, 10:00:02 AM\t59m 51s\tana@a.example\tOrganizer\r
Bo Lindqvist (Guest)\t12/3/26, 9:01:00 AM\t12/3/26, 10:00:02 AM\t59m 2s\t\tAttendee\r
"""
OLD_TEAMS = (
    "Full Name\tUser Action\tTimestamp\nAna Núñez\tJoined\t9:00\nBo Lindqvist\tJoined\t9:01\nAna Núñez\tLeft\t9:30\n"
)
ZOOM = """Topic,ID,Host name,Duration (minutes),Start time,End time,Participants
On Camera,812,Kofi,60,12/03/2026,12/03/2026,2

Name (original name),Email,Join time,Leave time,Duration (minutes),Guest
Ana Núñez,ana@a.example,9:00,10:00,60,No
Bo Lindqvist,,9:00,10:00,60,Yes
"""
MEET = "First name,Last name,Email,Duration,Time joined\nAna,Núñez,ana@a.example,1 hr,9:00\nBo,Lindqvist,,1 hr,9:00\n"


def sign_in(tmp_path, content: str | bytes):
    path = tmp_path / "sign_in.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_sign_in(path)


@pytest.mark.parametrize("export", [TEAMS, OLD_TEAMS, ZOOM, MEET], ids=["Teams", "old Teams", "Zoom", "Meet"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_what_a_meeting_saved_is_a_sign_in_list(tmp_path, export, encoding):
    read = sign_in(tmp_path, export.encode(encoding))
    assert [person.name for person in read.people] == ["Ana Núñez", "Bo Lindqvist"]


def notes(tmp_path, content: str) -> list[str]:
    return [str(note).removeprefix("sign_in.csv") for note in sign_in(tmp_path, content).notes]


def test_a_name_on_two_lines_is_one_person_and_said(tmp_path):
    text = "name,team\nAna Núñez,\nBo,IT\nANA  NÚÑEZ,HR\nAna\u200b Núñez,Legal\n"
    assert sign_in(tmp_path, text).people[0] == Person("Ana Núñez", "HR", signed_in="yes")
    assert notes(tmp_path, text) == [
        ":2 Ana Núñez is on several lines: 2, 4, 5. They count as one person. If they are two, tell the names apart.",
        ":5 Ana Núñez is here with another team, 'Legal'. 'HR' is kept.",
    ]


def test_what_is_left_out_of_a_list_is_said(tmp_path):
    text = "name,email\nAna,a@a.example\n,b@a.example\n" + "x" * 140_000 + ",\nNúñez,Bo,IT\n"
    assert notes(tmp_path, text) == [
        ":3 the line has no name, only 'b@a.example', and was left out. Write the name in.",
        ":4 the name has 140,000 characters, and was left out. Write 200 at most. Is a quotation mark missing?",
        ":5 'IT' stands under no heading, and was left out. Put a name that holds a comma in quotation marks.",
    ]


def test_a_list_of_names_alone_may_hold_commas_and_numbers(tmp_path):
    read = sign_in(tmp_path, "Name\nNúñez, Ana\n\n2. Bo\n")
    assert [person.name for person in read.people] == ["Núñez, Ana", "2. Bo"]


def test_a_person_called_as_a_heading_and_a_number_is_a_person(tmp_path):
    (tmp_path / "list.csv").write_text("name,team\nPerson 1,HR\nParticipant 2,IT\nParticipant 3,IT\n")
    signed = read_sign_in(tmp_path / "list.csv")
    assert [person.name for person in signed.people] == ["Person 1", "Participant 2", "Participant 3"]


def test_a_list_without_a_name_in_it_is_refused(tmp_path):
    with pytest.raises(ProblemsError, match="the sign-in list names no one"):
        sign_in(tmp_path, "name,team\n,\n")


def test_a_certificate_that_should_be_looked_at_counts_and_says_why():
    look = Row("ana.json", "Ana Núñez", verdict="look: same answers as bo.json under another name", form="final")
    [ana, _] = attendance(SIGNED, [look], [])
    assert (ana.passed, ana.note) == ("yes", "look: same answers as bo.json under another name")


def test_a_name_with_hidden_characters_is_one_line_and_the_same_person():
    people = attendance(SIGNED, [], ["Ana\u200b Núñez", "Bo\x1b Lindqvist", "\u202e"])
    assert [person.name for person in people] == [r"\u202e", "Ana Núñez", "Bo Lindqvist"]
