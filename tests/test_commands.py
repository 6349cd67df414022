"""The commands as someone types them: never a traceback, never a broken terminal, nothing written over."""

import json
import os
import subprocess
import sys

import pytest

from oncamera.version import VERSION
from tests.conftest import ROOT
from tests.results.test_certificate import a_file

pytestmark = pytest.mark.build  # each starts a program
NAME = "Łukasz 山田"


def oncamera(*arguments: str, encoding: str = "utf-8", **options) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "oncamera", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=environment, timeout=120, **options)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "sent"
    folder.mkdir()
    for name, person in (("a", NAME), ("b", "=HYPERLINK(1)\u202e")):
        (folder / f"{name}.json").write_text(json.dumps(a_file(name=person)), encoding="utf-8")
    (folder / "esc\x1b[31m.json").write_text("{")
    return folder


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8", "utf-16"])
def test_the_list_is_whole_whatever_the_terminals_encoding(folder, encoding):
    done = oncamera("verify", str(folder), encoding=encoding)
    rows = done.stdout.decode("utf-8-sig").splitlines()
    assert done.stdout.startswith(b"\xef\xbb\xbf")
    assert [row.split(",")[:2] for row in rows[1:]] == [
        ["a.json", NAME], ["b.json", r"'=HYPERLINK(1)\u202e"], [r"esc\x1b[31m.json", ""],
    ]  # fmt: skip
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stdout + done.stderr


def test_the_list_goes_into_a_new_file_and_never_over_an_old_one(folder, tmp_path):
    out = tmp_path / "c.csv"
    assert oncamera("verify", str(folder), "--out", str(out)).stdout == b""
    assert NAME in out.read_text(encoding="utf-8-sig")
    out.write_text("mine")
    done = oncamera("verify", str(folder), "--out", str(out))
    assert (done.returncode, out.read_text()) == (1, "mine")
    assert b"already there, and left as it is. Name another file with --out." in done.stderr


def test_the_version_is_there():
    assert oncamera("--version").stdout.decode().split() == ["On", "Camera", VERSION]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["verify", "gone"], "there is no folder gone."),
        (["verify", "empty"], "empty there is no answers file (.json) in the folder."),
        (["verify", "file"], "file is a file, not a folder."),
        (["preview", "gone"], "gone: No such file or directory. Name one file:"),
        (["preview", "empty"], "empty: Is a directory. Name one file:"),
        (["aar", "gone"], "gone the file isn't there."),
        (["aar", "empty"], "empty it is a folder."),
        (["print", "--plan", "gone"], "there is no plan 'gone'"),
    ],
)
def test_what_is_not_there_is_named(tmp_path, arguments, says):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    done = oncamera(*arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().startswith(says)
    assert done.stderr.count(b"\n") == 1


def test_a_root_without_a_course_draws_no_learners(tmp_path, monkeypatch):
    monkeypatch.setenv("ONCAMERA_ROOT", str(tmp_path))
    done = oncamera("learners")
    assert (done.returncode, list(tmp_path.iterdir())) == (1, [])
    assert b"holds no course" in done.stderr


def test_a_reader_that_leaves_early_is_no_error(folder):
    command = [sys.executable, "-m", "oncamera", "verify", str(folder)]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=120, cwd=ROOT)
    os.close(writing)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr
