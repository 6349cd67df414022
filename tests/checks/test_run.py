"""The rules about several files, each on a copy of the tiny book that breaks it."""

from pathlib import Path

from oncamera.__main__ import main
from oncamera.checks.cases import every_case_stands_in_the_folder_of_its_stage
from oncamera.checks.run import check
from oncamera.content.course import Course
from tests.conftest import COURSE, ROOT, TINY


def edit(book: Path, file: str, old: str, new: str) -> None:
    path = book / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_the_tiny_book_is_sound():
    assert check(Course.load(TINY)) == []


def test_a_question_that_no_page_shows_is_named(tiny_copy):
    edit(tiny_copy, "chapters/locks.md", 'quiz("locks", part="keys")', "")
    assert [str(p) for p in check(Course.load(tiny_copy))] == [
        "bank/questions/locks.yml:1 [lock-first] the question is shown 0 times. "
        "Show its part once: quiz('locks', part='keys').",
    ]


def test_a_question_shown_twice_is_named(tiny_copy):
    edit(tiny_copy, "chapters/locks.md", "## Doors", 'quiz("locks")')
    assert "the question is shown 2 times" in str(check(Course.load(tiny_copy))[0])


def test_a_quiz_that_shows_nothing_is_named(tiny_copy):
    edit(tiny_copy, "chapters/locks.md", 'part="keys"', 'part="kees"')
    assert str(check(Course.load(tiny_copy))[1]) == (
        "chapters/locks.md:25 quiz('locks', part='kees') shows no question. Add one to bank/questions/locks.yml."
    )


def test_a_question_that_asks_what_another_asks_is_named(tiny_copy):
    questions = tiny_copy / "bank" / "questions" / "locks.yml"
    text = questions.read_text()
    questions.write_text(text + text.replace("id: lock-first", "id: lock-again"))
    line = len(text.splitlines()) + 1
    assert (
        f"bank/questions/locks.yml:{line} [lock-again] it asks word for word what 'lock-first' asks. "
        "Take one of the two out."
    ) in [str(p) for p in check(Course.load(tiny_copy))]


def test_an_objective_that_is_not_stated_is_named(tiny_copy):
    edit(tiny_copy, "bank/questions/locks.yml", "objective: Lock a door.", "objective: Lock doors.")
    assert [str(p) for p in check(Course.load(tiny_copy))] == [
        "bank/questions/locks.yml:1 [lock-first] the objective 'Lock doors.' is not stated on the page. "
        "Write one of these: Lock a door..",
        "chapters/locks.md no question tests the objective 'Lock a door.'. Add a question to bank/questions/locks.yml.",
    ]


def test_a_bare_dollar_sign_in_prose_is_named(tiny_copy):
    edit(tiny_copy, "chapters/locks.md", "Close it first.", "It costs $5.")
    assert [str(p) for p in check(Course.load(tiny_copy))] == [
        "chapters/locks.md:30 the line has a bare dollar sign. Write it as `\\$`."
    ]


def test_the_command_prints_every_problem_and_fails(tiny_copy, capsys):
    (tiny_copy / "bank" / "questions" / "locks.yml").write_text("")
    assert main(["check", str(tiny_copy)]) == 1
    assert capsys.readouterr().err == (
        "bank/questions/locks.yml the file is empty. Write at least one record, beginning with `- id:`.\n"
    )


def test_the_course_is_sound():
    assert check(COURSE) == []


def test_a_case_outside_the_folder_of_its_stage_is_named(tmp_path):
    (tmp_path / "bank" / "cases").mkdir(parents=True)
    example = (ROOT / "bank" / "README.md").read_text(encoding="utf-8").split("```yaml\n")[2].split("```")[0]
    (tmp_path / "bank" / "cases" / "parcel.yml").write_text(example, encoding="utf-8")
    told = [str(problem) for problem in every_case_stands_in_the_folder_of_its_stage(Course.load(tmp_path))]
    assert told == [
        "bank/cases/parcel.yml:1 [parcel-for-mira] the case of the stage onboarding stands elsewhere. "
        "Move it to bank/cases/onboarding/parcel.yml, or mend `stage`."
    ]
