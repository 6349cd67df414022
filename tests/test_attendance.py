"""Who took part: joined by name from what people gave, without scores and without answers."""

import csv
import io

import pytest

from oncamera.attendance import Person, attendance, attendance_csv, read_sign_in
from oncamera.problems import ProblemsError
from oncamera.verify import Row

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
