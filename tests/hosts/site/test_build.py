"""Building a book: the same cold and warm, and loud when something is wrong."""

import hashlib
from pathlib import Path

from tests.conftest import build_book


def fingerprint(book: Path) -> dict[str, str]:
    """Hash every file that is published. Sphinx's own build notes are left out."""
    site = book / "_build" / "html"
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != ".buildinfo"
    }


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_warm_build_after_an_edited_question_is_the_cold_build(built_tiny, tmp_path):
    edit(built_tiny / "bank" / "questions" / "locks.yml", "Turn the key.", "Turn it.")
    edit(built_tiny / "chapters" / "locks.md", "Close it first.", "Close it first, all of it, slowly. " * 60)
    assert build_book(built_tiny).returncode == 0
    warm = fingerprint(built_tiny)
    assert build_book(built_tiny, "--all").returncode == 0
    assert fingerprint(built_tiny) == warm
    assert "Turn it." in (built_tiny / "_build/html/chapters/locks.html").read_text()


def test_an_edited_question_writes_its_page_again_and_runs_no_notebook(built_tiny):
    edit(built_tiny / "bank" / "questions" / "locks.yml", "Turn the key.", "Turn it.")
    result = build_book(built_tiny)
    assert "Executed notebook" not in result.stdout
    assert "Turn it." in (built_tiny / "_build/html/chapters/locks.html").read_text()


def test_a_failing_cell_fails_the_build(tiny_copy):
    edit(tiny_copy / "chapters" / "locks.md", 'quiz("locks", part="keys")', 'quiz("locks", part="keys")\n1 / 0')
    result = build_book(tiny_copy)
    assert result.returncode != 0
    assert "ZeroDivisionError" in result.stdout + result.stderr


def test_a_broken_question_fails_the_build_with_its_place(tiny_copy):
    edit(tiny_copy / "bank" / "questions" / "locks.yml", "correct: true", "corect: true")
    result = build_book(tiny_copy)
    assert result.returncode != 0
    assert "bank/questions/locks.yml:10 [lock-first]" in result.stdout + result.stderr


def test_an_unset_repository_shows_how_to_run_locally(tiny_site):
    html = (tiny_site / "chapters/locks.html").read_text()
    assert "<code>make lab</code>" in html
    assert "mybinder.org" not in html


def test_a_set_repository_shows_a_binder_button(tiny_copy):
    edit(tiny_copy / "_config.yml", 'url: ""', "url: https://github.com/example/on-camera")
    assert build_book(tiny_copy).returncode == 0
    html = (tiny_copy / "_build/html/chapters/locks.html").read_text()
    assert 'href="https://mybinder.org/v2/gh/example/on-camera/main?urlpath=lab%2Ftree%2Fchapters%2Flocks.md"' in html


def test_the_minutes_of_the_course_are_printed(tiny_site):
    assert "it takes 1 minute." in (tiny_site / "index.html").read_text()


def test_the_objectives_stand_in_a_box(tiny_site):
    html = (tiny_site / "chapters/locks.html").read_text()
    assert '<div class="objectives docutils container">' in html
