"""A copy made on Windows, with its line endings and byte order marks, is the same course."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from oncamera.content.questions import QUESTIONS
from oncamera.content.scenarios import SCENARIOS
from tests.conftest import ROOT, TINY

MARK = b"\xef\xbb\xbf"
WAYS = {
    "CRLF": lambda raw: raw.replace(b"\n", b"\r\n"),
    "a byte order mark": lambda raw: MARK + raw,
    "CRLF and a byte order mark": lambda raw: MARK + raw.replace(b"\n", b"\r\n"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The tiny book, with a text of several lines in it."""
    book = Path(shutil.copytree(TINY, tmp_path / "book", ignore=shutil.ignore_patterns("_build")))
    questions = book / "bank" / "questions" / "locks.yml"
    text = questions.read_text(encoding="utf-8")
    first = text.index("  ask: ")
    questions.write_text(
        text[:first] + "  ask: |\n    Which key\n\n    opens it?\n" + text[text.index("\n", first) + 1 :],
        encoding="utf-8", newline="\n",
    )  # fmt: skip
    return book


def rewrite(book: Path, way: str) -> None:
    for path in book.rglob("*"):
        if path.suffix in {".yml", ".md"}:
            path.write_bytes(WAYS[way](path.read_bytes()))


def fingerprints(book: Path) -> list[tuple[str, str]]:
    records = [placed.record for shelf in (QUESTIONS, SCENARIOS) for placed in shelf.load(book)]
    return [(record.id, record.fingerprint) for record in records]


@pytest.mark.parametrize("way", WAYS)
def test_the_bank_has_the_same_fingerprints(copy, way):
    before = fingerprints(copy)
    rewrite(copy, way)
    assert len(before) > 1
    assert fingerprints(copy) == before


@pytest.mark.build
@pytest.mark.parametrize("way", WAYS)
def test_a_check_of_the_whole_course_says_the_same(copy, way):
    def check() -> tuple[int, str]:
        command = [sys.executable, "-m", "oncamera", "check", str(copy)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=copy)
        return ran.returncode, ran.stdout + ran.stderr

    before = check()
    rewrite(copy, way)
    assert check() == before


def test_git_hands_out_every_text_with_the_line_endings_of_linux():
    told = subprocess.run(
        ["git", "check-attr", "--stdin", "text", "eol"], cwd=ROOT, capture_output=True, text=True, check=True,
        input="postBuild\n.ci/run\nbank/controls.yml\nMakefile\noncamera/widgets/quiz/quiz.js\nassets/readme.png\n",
    ).stdout.splitlines()  # fmt: skip
    said = dict(line.rsplit(": ", 1) for line in told)
    assert {said.pop("assets/readme.png: text"), said.pop("assets/readme.png: eol")} == {"unset", "lf"}
    assert set(said.values()) == {"auto", "lf"}


def test_no_text_in_the_repository_has_other_line_endings():
    listed = subprocess.run(["git", "ls-files", "--eol"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    odd = [
        line for line in listed.splitlines() if line.split()[0] in {"i/crlf", "i/mixed"} and "attr/-text" not in line
    ]
    assert odd == []
