"""New files: all or none, and never over one that is there."""

import os

import pytest

from oncamera.files import new_files
from oncamera.files.new_files import TakenError, write_new


def test_all_are_written_and_nothing_else_is_left(tmp_path):
    write_new({tmp_path / "a": b"1", tmp_path / "b": b"2"}, "")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1", "b": b"2"}


@pytest.mark.parametrize("kind", ["file", "folder", "dangling link"])
def test_of_what_is_there_nothing_is_touched_and_no_other_is_written(tmp_path, kind):
    taken = tmp_path / "b"
    make = {"file": lambda: taken.write_bytes(b"mine"), "folder": taken.mkdir,
            "dangling link": lambda: taken.symlink_to("c")}  # fmt: skip
    make[kind]()
    with pytest.raises(TakenError, match="b: already there, and left as it is"):
        write_new({tmp_path / "a": b"1", taken: b"2"}, "Name another.")
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
    assert kind != "file" or taken.read_bytes() == b"mine"


def test_a_crash_leaves_nothing_half(tmp_path, monkeypatch):
    def full(part, path, instead):
        if path.name == "b":
            raise OSError(28, "No space left on device")
        os.link(part, path)

    monkeypatch.setattr(new_files, "_name", full)
    with pytest.raises(OSError, match="No space"):
        write_new({tmp_path / "a": b"1", tmp_path / "b": b"2"}, "")
    assert list(tmp_path.iterdir()) == []


def test_where_there_are_no_links_files_are_written_too(tmp_path, monkeypatch):
    def no_links(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write_new({tmp_path / "a": b"1"}, "")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1"}


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(NotADirectoryError, match="there is no folder "):
        write_new({tmp_path / "gone" / "a": b"1"}, "")
