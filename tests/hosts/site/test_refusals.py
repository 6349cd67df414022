"""A build says what `check` says, in the same words, once, and stops before it runs a notebook."""

import subprocess
import sys

import pytest

from oncamera.__main__ import main
from oncamera.hosts.site import refuse_problems
from tests.conftest import build_book
from tests.mistakes import MISTAKES

BY_KIND = {mistake.kind: mistake for mistake in MISTAKES}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.kind)
def test_the_build_refuses_a_mistake_in_the_words_of_check(tiny_copy, capsys, mistake):
    mistake.make(tiny_copy)
    with pytest.raises(SystemExit) as stopped:
        refuse_problems(tiny_copy)
    built = capsys.readouterr().err.splitlines()
    main(["check", str(tiny_copy)])
    assert (stopped.value.code, built[:-1]) == (1, capsys.readouterr().err.splitlines())


def test_a_sound_course_is_built_without_a_word(tiny_copy, capsys):
    refuse_problems(tiny_copy)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("kind", ["claim", "chapter, quiz cell"])
def test_jupyter_book_stops_with_the_listed_problem_and_no_traceback(tiny_copy, kind):
    BY_KIND[kind].make(tiny_copy)
    result = build_book(tiny_copy)
    said = result.stdout + result.stderr
    assert (result.returncode, said.count(BY_KIND[kind].told), said.count("Traceback")) == (1, 1, 0), said
    assert not list(tiny_copy.rglob("*.html"))


@pytest.mark.parametrize("kind", ["contents, a field", "settings"])
def test_make_site_stops_before_jupyter_book_reads_a_broken_file_of_its_own(tiny_copy, kind):
    BY_KIND[kind].make(tiny_copy)
    command = [sys.executable, "-m", "oncamera.hosts.site"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tiny_copy)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"{BY_KIND[kind].told}\n1 problem: nothing was built.\n"


def test_make_site_builds_a_sound_course(tiny_copy):
    command = [sys.executable, "-m", "oncamera.hosts.site"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tiny_copy)
    assert result.returncode == 0, result.stdout + result.stderr
    assert (tiny_copy / "_build" / "html" / "chapters" / "locks.html").is_file()
