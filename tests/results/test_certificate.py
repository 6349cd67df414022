"""The certificate's code, and the list of a folder: each change is named, a bad file is refused whole."""

import datetime
import json
import tomllib
from pathlib import Path

import pytest
from pydantic import ValidationError

from oncamera.__main__ import main
from oncamera.results import verify
from oncamera.results.answers import Answer, read_answers_file
from oncamera.results.certificate import Certificate, answers_text, code_of
from oncamera.results.exam import CaseKey, ExamKey, QuestionKey
from oncamera.results.verify import rows_csv, verify_folder
from oncamera.version import VERSION
from tests.conftest import COURSE, ROOT

GOLDEN = json.loads((ROOT / "tests" / "golden" / "certificate.json").read_text())
KEY = ExamKey(
    questions=[QuestionKey(id=f"q-{n}", v="00000000", key=["b"]) for n in range(12)],
    cases=[CaseKey(id=f"case-{n}", v="aaaaaaaa", impostor=n < 3) for n in range(12)],
)
SAID = {"name": "Ana Núñez", "role": "recruiter", "date": "2026-11-25", "version": VERSION, "form": "final"}


@pytest.fixture(autouse=True)
def one_key(monkeypatch):
    monkeypatch.setattr(verify, "exam_key", lambda root, form: KEY)


def answers(right: int) -> dict[str, dict]:
    kept = {q.id: {"picked": ["b" if n < right else "a"], "tries": 1, "v": q.v} for n, q in enumerate(KEY.questions)}
    verdicts = {c.id: {"picked": ["hold"], "rating": 6 if c.impostor else 1, "tries": 1, "v": c.v} for c in KEY.cases}
    return kept | verdicts


def a_file(right: int = 9, score: int = 88, **said: str) -> dict:
    """A whole answers file with its certificate, as the page makes it."""
    parsed = {name: Answer.model_validate(answer) for name, answer in answers(right).items()}
    blank = Certificate.model_validate(SAID | {"score": score, "code": "0000-0000-0000-0000-0000"} | said)
    code = code_of(blank, answers_text(KEY.ids, parsed))
    return {"schema": 1, "course": "on-camera", "answers": answers(right),
            "certificates": [blank.model_dump() | {"code": code}]}  # fmt: skip


def verdicts(folder: Path, **files: dict | str) -> list[str]:
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    rows, _ = verify_folder(folder, COURSE)
    return [row.verdict for row in rows]


def changed(**said: object) -> dict:
    """A file whose certificate was edited afterwards."""
    whole = a_file()
    whole["certificates"][0] |= said
    return whole


def test_the_code_agrees_with_the_golden_one():
    golden = GOLDEN["code"]
    parsed = {name: Answer.model_validate(answer) for name, answer in golden["answers"].items()}
    text = answers_text(golden["ids"], parsed)
    assert text == golden["text"]
    assert code_of(Certificate.model_validate(golden["certificate"]), text) == golden["certificate"]["code"]


def test_a_certificate_as_the_page_makes_it_is_sound(tmp_path):
    assert verdicts(tmp_path, ana=a_file()) == ["ok"]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"score": 96}, "changed: score"),
        ({"name": "Ben Okoro"}, "changed: name"),
        ({"version": "9.9.9"}, "changed: version"),
        ({"role": "legal"}, "changed: role or date"),
        ({"date": "2026-11-24"}, "changed: role or date"),
        ({"name": "Ben Okoro", "score": 100}, "changed: score, name"),
    ],
    ids=str,
)
def test_what_was_changed_is_named(tmp_path, said, named):
    assert verdicts(tmp_path, ana=changed(**said)) == [named]


def test_changed_answers_are_named(tmp_path):
    better = a_file()
    better["answers"]["q-11"]["picked"] = ["b"]
    same_score = a_file()
    same_score["answers"]["case-0"]["rating"] = 5
    assert verdicts(tmp_path, a=better, b=same_score) == ["changed: score, answers", "changed: answers"]


def test_a_certificate_without_a_pass_is_named(tmp_path):
    assert verdicts(tmp_path, ana=a_file(right=3, score=63)) == ["not passed"]


def test_a_whole_certificate_of_another_version_is_told_from_a_changed_one(tmp_path):
    assert verdicts(tmp_path, ana=a_file(version="0.0.9")) == [f"other version: this course is {VERSION}"]


def test_a_second_file_with_the_same_certificate_is_a_copy(tmp_path):
    assert verdicts(tmp_path, a=a_file(), b=a_file()) == ["ok", "copy of a.json"]


def test_a_bad_file_is_named_and_counts_for_nothing(tmp_path):
    good, bad = a_file(), a_file()
    bad["answers"]["q-0"]["picked"] = []
    (tmp_path / "good.json").write_text(json.dumps(good))
    (tmp_path / "bad.json").write_text(json.dumps(bad))
    rows, problems = verify_folder(tmp_path, COURSE)
    assert [(row.file, row.name, row.verdict) for row in rows] == [
        ("bad.json", "", "not read"),
        ("good.json", "Ana Núñez", "ok"),
    ]
    assert str(problems[0]).startswith("bad.json [q-0] `answers → q-0 → picked` does not fit.")


def test_a_file_without_a_certificate_is_named(tmp_path):
    assert verdicts(tmp_path, a={"schema": 1, "answers": {}}) == ["no certificate"]


def test_the_list_is_one_line_a_certificate(tmp_path):
    (tmp_path / "ana.json").write_text(json.dumps(a_file()), encoding="utf-8")
    listed = rows_csv(verify_folder(tmp_path, COURSE)[0])
    code = a_file()["certificates"][0]["code"]
    assert listed == (
        "file,name,role,date,version,form,score,passed,code,verdict\n"
        f"ana.json,Ana Núñez,recruiter,2026-11-25,{VERSION},final,88,yes,{code},ok\n"
    )


def test_a_name_is_no_formula(tmp_path):
    (tmp_path / "ana.json").write_text(json.dumps(a_file(name="=1+1")))
    assert "'=1+1" in rows_csv(verify_folder(tmp_path, COURSE)[0])


@pytest.mark.parametrize("name", ["", " Ana", "Ana ", "Ana\nB", "\u2028", "a" * 81, "\ud800"])
def test_a_name_that_no_page_would_make_is_refused(name):
    with pytest.raises(ValidationError):
        Certificate.model_validate(SAID | {"name": name, "score": 88, "code": "0000-0000-0000-0000-0000"})


@pytest.mark.parametrize(
    "wrong", [{"date": "2026-02-30"}, {"score": 101}, {"form": "baseline"}, {"code": "x"}, {"by": "me"}], ids=str
)
def test_a_certificate_that_does_not_fit_spoils_its_file(tmp_path, wrong):
    assert verdicts(tmp_path, ana=changed(**wrong)) == ["not read"]


def test_the_command_prints_the_list_and_fails_when_a_row_is_not_sound(tmp_path, capsys):
    verdicts(tmp_path, a=a_file(), b=changed(score=100))
    assert main(["verify", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 3
    assert said.err == "1 of 2 rows are sound. A certificate is a record, no proof against a cheat.\n"


def test_one_row_is_spoken_of_as_one(tmp_path, capsys):
    verdicts(tmp_path, a=a_file())
    assert main(["verify", str(tmp_path)]) == 0
    assert capsys.readouterr().err == "1 of 1 row is sound. A certificate is a record, no proof against a cheat.\n"


def test_a_folder_that_is_not_there_is_named(tmp_path, capsys):
    assert main(["verify", str(tmp_path / "nowhere")]) == 1
    assert "there is no folder" in capsys.readouterr().err


def test_the_certificates_are_read_with_the_file(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(a_file() | {"role": "it"}))
    kept = read_answers_file(tmp_path / "a.json")
    assert (kept.role, kept.certificates[0].score) == ("it", 88)


def test_the_version_has_one_home():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "oncamera/version.py"
    assert "release" not in (ROOT / "_config.yml").read_text()


def looked_at(folder: Path, **files: dict) -> list[str]:
    for name, content in files.items():
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return [row.verdict for row in verify_folder(folder, COURSE, datetime.date(2026, 12, 1))[0]]


def test_the_same_answers_under_two_names_are_a_reason_to_look_at_both(tmp_path):
    other = a_file(right=10, score=92, name="Cy")
    assert looked_at(tmp_path, ana=a_file(), ben=a_file(name="Ben Okoro"), cy=other) == [
        "look: same answers as ben.json under another name", "look: same answers as ana.json under another name", "ok",
    ]  # fmt: skip


@pytest.mark.parametrize("date", ["1999-01-01", "2026-11-22", "2026-12-03", "2099-01-01"])
def test_a_date_that_cannot_be_is_a_reason_to_look(tmp_path, date):
    says = "its date is before the course began" if date < "2026-12" else "its date has not come yet"
    assert looked_at(tmp_path, ana=a_file(date=date)) == [f"look: {says}"]


@pytest.mark.parametrize("date", ["2026-11-23", "2026-12-01", "2026-12-02"])
def test_from_the_first_day_until_tomorrow_a_date_can_be(tmp_path, date):
    assert looked_at(tmp_path, ana=a_file(date=date)) == ["ok"]


@pytest.mark.parametrize(("tries", "verdict"), [(100, "ok"), (9999, "look: an answer was tried 9,999 times")])
def test_more_tries_than_anyone_makes_are_a_reason_to_look(tmp_path, tries, verdict):
    file = a_file()
    file["answers"]["q-0"]["tries"] = tries
    assert looked_at(tmp_path, ana=file) == [verdict]


def test_a_name_that_only_looks_like_another_is_a_reason_to_look(tmp_path):
    twin = a_file(right=10, score=92, name="Ana\u200b Núñez")
    assert looked_at(tmp_path, ana=a_file(), twin=twin) == [
        "look: its name looks like the one in twin.json",
        "look: its name holds invisible characters; its name looks like the one in ana.json",
    ]


def test_one_person_with_two_files_is_no_twin(tmp_path):
    again = a_file(right=10, score=92, name="ANA NÚÑEZ")
    assert looked_at(tmp_path, ana=a_file(), later=again) == ["ok", "ok"]


def test_a_form_that_the_course_lacks_costs_nobody_else_their_row(tmp_path, monkeypatch):
    def key(root, form):
        if form == "day90":
            raise LookupError("no such page")
        return KEY

    monkeypatch.setattr(verify, "exam_key", key)
    assert looked_at(tmp_path, a=a_file(form="day90"), b=a_file(right=10, score=92)) == [
        "not checked: this course has no such form", "ok",
    ]  # fmt: skip
