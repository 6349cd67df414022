"""Whatever lies in a course's folders is read, refused by name or knowingly passed over: no traceback."""

import os
import socket

import pytest

from oncamera.__main__ import main
from oncamera.checks.run import check
from oncamera.content.course import Course

GONE = "this is a link that leads nowhere. Delete it, or link to a file."


def told(book) -> list[str]:
    return [str(problem) for problem in check(Course.load(book))]


@pytest.mark.parametrize(
    ("folder", "ending"),
    [("bank/questions", ".yml"), ("bank/cases/access", ".yml"), ("bank/scenarios", ".yml"), ("evidence/claims", ".yml"),
     ("session/plans", ".yml"), ("chapters", ".md"), ("exercises", ".ipynb")],
)  # fmt: skip
def test_what_is_no_file_is_named_in_every_folder(tiny_copy, folder, ending):
    here = tiny_copy / folder
    here.mkdir(parents=True, exist_ok=True)
    (here / f"a{ending}").symlink_to("nowhere")
    (here / f"b{ending}").symlink_to(f"b{ending}")
    (here / f"c{ending}").mkdir()
    os.mkfifo(here / f"d{ending}")
    (here / f"e{ending}").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as bound:
        home = os.open(here, os.O_RDONLY)
        bound.bind(f"/proc/self/fd/{home}/f{ending}")
        os.close(home)
    assert told(tiny_copy) == [
        f"{folder}/a{ending} {GONE}",
        f"{folder}/b{ending} {GONE}",
        f"{folder}/c{ending} this is a folder, not a file. Rename the folder, or write a file in its place.",
        *(
            f"{folder}/{name}{ending} this isn't an ordinary file. Delete it, or write a file in its place."
            for name in "def"
        ),
    ]


@pytest.mark.parametrize(
    "file",
    ["bank/controls.yml", "bank/timeline.yml", "bank/the_scheme.yml", "bank/control_map.yml", "bank/standards.yml",
     "evidence/sources.yml", "organization.yml", "evidence.md"],
)  # fmt: skip
def test_a_dangling_link_is_not_taken_for_a_file_that_the_course_lacks(tiny_copy, file):
    (tiny_copy / file).parent.mkdir(parents=True, exist_ok=True)
    (tiny_copy / file).unlink(missing_ok=True)
    (tiny_copy / file).symlink_to("nowhere")
    assert f"{file} {GONE}" in told(tiny_copy)


def test_what_editors_leave_behind_is_passed_over(tiny_copy):
    bank = tiny_copy / "bank" / "questions"
    (bank / ".#locks.yml").symlink_to("ona@host.4711")
    for name in (".locks.yml.swp", "locks.yml~", "locks.yml.bak", "#locks.yml#", ".DS_Store"):
        (bank / name).write_bytes(b"\xff")
    assert told(tiny_copy) == []


@pytest.mark.parametrize(
    ("file", "ending", "right"),
    [
        ("bank/questions/keys.yaml", ".yaml", "keys.yml"),
        ("bank/questions/keys.YML", ".YML", "keys.yml"),
        ("bank/questions/keys.json", ".json", "keys.yml"),
        ("bank/questions/keys.yml.txt", ".yml.txt", "keys.yml"),
        ("evidence/claims/keys.yaml", ".yaml", "keys.yml"),
        ("session/plans/keys.yaml", ".yaml", "keys.yml"),
        ("chapters/keys.markdown", ".markdown", "keys.md"),
    ],
)
def test_a_file_with_another_ending_is_named_with_the_right_one(tiny_copy, file, ending, right):
    (tiny_copy / file).parent.mkdir(parents=True, exist_ok=True)
    (tiny_copy / file).write_text("- id: keys\n")
    assert told(tiny_copy) == [f"{file} nothing reads a file that ends with {ending}. Rename it to {right}."]


def test_a_record_where_nothing_reads_it_is_named(tiny_copy):
    (tiny_copy / "bank" / "keys.yml").write_text("- id: keys\n")
    (tiny_copy / "organisation.yml").write_text("company: Keys\n")
    assert told(tiny_copy) == [
        "bank/keys.yml nothing reads a file in this place. Move it to its own kind: see CONTRIBUTING.md.",
        "organisation.yml nothing reads a file of this name. Rename it to organization.yml.",
    ]


@pytest.mark.parametrize(
    ("file", "raw", "line"),
    [
        ("chapters/key_card.md", "# Keys\n\nDer Schlüssel.\n".encode("latin-1"), 3),
        ("chapters/key_card.md", "# Keys\n".encode("utf-16"), 1),
        ("chapters/key_card.md", "# Keys\n".encode("utf-16-le"), 1),
        ("index.md", b"# Tiny\n\xe9\n", 2),
        ("evidence.md", b"# Evidence\n\xe9\n", 2),
        ("_toc.yml", b"format: jb-book\nroot: \xe9\n", 2),
        ("_config.yml", b"title: \xe9\n", 1),
        ("organization.yml", b"company: \xe9\n", 1),
        ("exercises/keys.ipynb", b'{"cells": ["\xe9"]}', 1),
    ],
)
def test_a_file_in_another_encoding_is_named_with_its_line(tiny_copy, file, raw, line):
    (tiny_copy / file).parent.mkdir(exist_ok=True)
    (tiny_copy / file).write_bytes(raw)
    assert any(one.startswith(f"{file}:{line} the file is not UTF-8 text") for one in told(tiny_copy))
    assert all(one.endswith("Save it with UTF-8 encoding.") for one in told(tiny_copy))


def test_the_mark_that_windows_puts_first_and_its_line_ends_are_no_mistake(tiny_copy):
    for path in [*tiny_copy.rglob("*.md"), *tiny_copy.rglob("*.yml")]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert told(tiny_copy) == []


@pytest.mark.parametrize("escape", ["\\0", "\\x0b", "\\x85", "\\r", "\\uFFFE", "\\uFDD0", "\\U0010FFFF", "\\u202E"])
def test_a_character_that_no_page_can_hold_is_named_in_any_record(tiny_copy, escape):
    (tiny_copy / "organization.yml").write_text(f'hr_phone: "1"\ncompany: "A{escape}B"\n')
    (one,) = told(tiny_copy)
    assert one.startswith("organization.yml:2 `company` holds the character U+")
    assert one.endswith(". Delete it: no page can show it.")


def test_a_character_that_no_page_can_hold_is_named_deep_in_a_record_and_in_prose(tiny_copy):
    locks = tiny_copy / "bank" / "questions" / "locks.yml"
    locks.write_text(locks.read_text().replace("text: Turn the key.", 'text: "Turn\\x0b the key."'))
    page = tiny_copy / "chapters" / "locks.md"
    page.write_text(page.read_text().replace("Close it first.", "Close\x0c it first."))
    assert told(tiny_copy) == [
        "bank/questions/locks.yml:6 [lock-first] `choices → a → text` holds the character U+000B. "
        "Delete it: no page can show it.",
        "chapters/locks.md:30 the line holds the character U+000C. Delete it: no page can show it.",
    ]


def test_a_folder_without_a_course_is_refused_by_name(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("")
    for folder, what in [
        (tmp_path / "nope", "there is no such folder"),
        (tmp_path / "a.txt", "this is a file, not a folder"),
        (tmp_path, "this folder holds no course: it has no `_toc.yml`, no `_config.yml`, no `bank/`, "
                   "no page in `chapters/`"),
    ]:  # fmt: skip
        assert main(["check", str(folder)]) == 1
        said = capsys.readouterr()
        assert said.err == f"{folder} {what}. Name a course's folder: the one that holds _toc.yml.\n"
        assert said.out == "1 problem.\n"


def test_a_course_without_a_chapter_is_refused(tiny_copy, capsys):
    for path in (tiny_copy / "chapters").rglob("*.md"):
        path.unlink()
    assert main(["check", str(tiny_copy)]) == 1
    assert "this folder holds no course: it has no page in `chapters/`." in capsys.readouterr().err
