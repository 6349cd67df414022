"""The tabletop exercise as data: what is wrong is told to its author, by file and line."""

import shutil
from pathlib import Path

import pytest

from oncamera.checks import tabletop as rules
from oncamera.content.course import Course
from oncamera.content.tabletop import load_tabletop
from oncamera.content.vocabulary import ROLES
from oncamera.files.problems import ProblemsError
from tests.conftest import COURSE, ROOT, TINY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the exercise, free to be spoilt."""
    shutil.copytree(ROOT / "session" / "tabletop", tmp_path / "session" / "tabletop")
    return tmp_path


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / "session" / "tabletop" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        load_tabletop(folder)
    return [str(problem) for problem in caught.value.problems]


def course_with(folder: Path) -> Course:
    return Course(
        tabletop=Course.load(folder).tabletop,
        controls=COURSE.controls,
        claims=COURSE.claims,
        pages=COURSE.pages,
    )


def test_a_course_without_an_exercise_has_none():
    assert Course.load(TINY).tabletop is None


def test_the_exercise_takes_two_and_a_half_hours_in_three_modules():
    tabletop = COURSE.tabletop
    assert [(title, minutes) for _, title, minutes, _ in tabletop.phases()] == [
        ("Welcome", 10),
        ("Signs, and what is behind them", 40),
        ("Contain, keep, decide", 40),
        ("Break", 10),
        ("A demand, and everybody who must hear of it", 30),
        ("Hot wash", 20),
    ]


def test_each_function_has_something_to_do_in_the_exercise():
    doing = [expected.by for _, _, expected in COURSE.tabletop.actions()]
    assert {role: doing.count(role) >= 4 for role in ROLES} == dict.fromkeys(ROLES, True)


def test_a_missing_file_is_named(folder):
    (folder / "session" / "tabletop" / "roles.yml").unlink()
    assert problems_of(folder) == ["session/tabletop/roles.yml the file is missing. Write it, or delete the folder."]


def test_injects_out_of_order_are_named(folder):
    edit(folder, "modules/signs.yml", "minute: 8", "minute: 16")
    assert problems_of(folder) == [
        "session/tabletop/modules/signs.yml:1 the injects come at minutes [0, 16, 15, 22, 29]. "
        "Put them in order, each later than the last."
    ]


def test_an_inject_after_the_end_of_its_module_is_named(folder):
    edit(folder, "modules/extortion.yml", "minutes: 30", "minutes: 23")
    assert problems_of(folder) == [
        "session/tabletop/modules/extortion.yml:1 the last inject comes at minute 23 of 23. "
        "Leave time to talk about it, or give the module more minutes."
    ]


def test_who_acts_gets_the_sheet(folder):
    edit(folder, "modules/signs.yml", "to: [finance]", "to: [legal]")
    said = problems_of(folder)
    assert len(said) == 2
    assert said[0].endswith(
        "the action 'change-left-undone' falls to 'finance', who does not get the sheet. "
        "Add finance to `to:`, or name another function in `by:`."
    )


def test_problems_of_all_files_are_told_at_once(folder):
    edit(folder, "modules/signs.yml", "by: security", "by: guard")
    edit(folder, "exercise.yml", "minutes: 150", "minuts: 150")
    assert [line.split(" ")[0].partition(":")[0] for line in problems_of(folder)] == [
        "session/tabletop/exercise.yml",
        "session/tabletop/exercise.yml",
        "session/tabletop/modules/signs.yml",
    ]


def test_an_entry_of_the_timetable_is_a_module_or_has_minutes(folder):
    edit(folder, "exercise.yml", "  - module: signs", "  - module: signs\n    minutes: 4\n    title: Signs")
    assert problems_of(folder)[0].endswith(
        "an entry of the timetable is both, or neither. Write `module:`, or `title:` with `minutes:`."
    )


def test_an_unknown_control_is_named(folder):
    edit(folder, "modules/signs.yml", "control: odd-connections", "control: odd-things")
    assert [str(problem) for problem in rules.every_expected_action_has_its_control(course_with(folder))] == [
        "session/tabletop/modules/signs.yml:1 [own-side-first] there is no control 'odd-things'. "
        "Write the id of a row in bank/controls.yml."
    ]


def test_an_unknown_objective_is_named(folder):
    edit(folder, "modules/signs.yml", "objective: one-voice", "objective: many-voices")
    said = [str(problem) for problem in rules.every_expected_action_has_its_control(course_with(folder))]
    assert said == [
        "session/tabletop/modules/signs.yml:1 [lead-and-log] there is no objective 'many-voices'. "
        "Write one of: verify-first, same-for-all, contain, decide-with-counsel, one-voice."
    ]


def test_an_id_that_stands_twice_is_named_in_both_places(folder):
    edit(folder, "modules/extortion.yml", "id: the-demand", "id: lead-and-log")
    said = rules.every_inject_has_an_id_of_its_own(course_with(folder))
    assert [problem.file.rpartition("/")[2] for problem in said] == ["signs.yml", "extortion.yml"]


def test_a_timetable_that_does_not_add_up_is_named(folder):
    edit(folder, "exercise.yml", "minutes: 150", "minutes: 120")
    assert [str(problem) for problem in rules.the_timetable_adds_up(course_with(folder))] == [
        "session/tabletop/exercise.yml:1 [quayfold-tuesday] the timetable adds up to 150 minutes, "
        "and `minutes:` says 120. Change an entry, or write `minutes: 150`."
    ]


def test_a_module_that_the_timetable_leaves_out_is_named(folder):
    edit(folder, "exercise.yml", "  - module: containment\n", "")
    assert [problem.what for problem in rules.the_timetable_adds_up(course_with(folder))] == [
        "the timetable names the module 'containment' 0 times"
    ]


def test_a_function_without_a_card_is_named(folder):
    edit(folder, "roles.yml", "- role: legal", "- role: finance")
    said = [problem.what for problem in rules.every_function_has_its_card_and_its_part(course_with(folder))]
    assert said == ["the function 'finance' has 2 cards", "the function 'legal' has 0 cards"]


def test_a_page_that_the_toolkit_lacks_is_named(folder):
    edit(folder, "roles.yml", "first_hour_card", "first_day_card")
    said = [problem.what for problem in rules.every_function_has_its_card_and_its_part(course_with(folder))]
    assert said == ["the toolkit has no page 'first_day_card'"]


def test_an_allegation_behind_an_action_is_hedged(folder):
    edit(folder, "modules/signs.yml", "claims: [watch-remote-connections]", "claims: [scheme-laptop-hosting]")
    said = [problem.what for problem in rules.every_fact_of_the_tabletop_is_hedged(course_with(folder))]
    assert said == ["the reason rests on 'scheme-laptop-hosting', which is alleged"]


def test_a_page_with_the_expected_actions_is_marked_for_the_facilitator(folder):
    course = course_with(folder)
    course.pages = [
        page
        if page.stem != "facilitator_handbook"
        else type(page)(page.file, page.stem, page.text.replace("nosearch: true\n", ""))
        for page in course.pages
    ]
    assert [str(problem) for problem in rules.every_face_of_the_tabletop_is_shown_once(course)] == [
        "chapters/session/tabletop/facilitator_handbook.md:1 the page holds the expected actions and is not marked "
        "`nosearch: true`. Write `nosearch: true` into its front matter."
    ]


def test_a_face_that_no_page_shows_is_named(folder):
    course = course_with(folder)
    course.pages = [page for page in course.pages if page.stem != "hot_wash"]
    assert [problem.what for problem in rules.every_face_of_the_tabletop_is_shown_once(course)] == [
        "the face 'hot-wash' of the exercise is shown 0 times"
    ]
