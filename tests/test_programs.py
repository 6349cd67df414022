"""The programs that tests drive: nothing is installed unsaid, and what is missing comes with the line to type."""

import os
import shutil
from pathlib import Path

import pytest

from tools import programs, sockets


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose apt-get installs what it's told into the one folder on PATH, and notes each command."""
    folder = tmp_path / "bin"
    folder.mkdir()
    apt = folder / "apt-get"
    apt.write_text(
        f'#!/bin/sh\necho "$*, $DEBIAN_FRONTEND" >>{tmp_path}/ran\n[ "$1" = update ] && exit 0\n'
        f'for last; do :; done\n[ "$last" = harp-light ] || {{ echo "E: no package $last" >&2; exit 100; }}\n'
        f"/bin/cp {apt} {folder}/harp\n"
    )
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("NO_INSTALL", raising=False)
    monkeypatch.setattr(programs, "BESIDES_PATH", [])
    harp = programs.Tool("The Harp", "harp-light", programs.on_path("harp"))
    lute = programs.Tool("The Lute", "lute-nogui", programs.on_path("lute"), elsewhere="ask a luthier")
    monkeypatch.setattr(programs, "TOOLS", {"harp": harp, "lute": lute})
    return tmp_path


def as_user(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: number, raising=False)


def ran(machine: Path) -> list[str]:
    return (machine / "ran").read_text().splitlines() if (machine / "ran").exists() else []


def test_root_is_told_each_command_and_how_to_avoid_it_before_it_runs(machine, monkeypatch, capfd):
    as_user(monkeypatch, 0)
    programs.get(["harp"])
    said = capfd.readouterr().out.splitlines()
    assert said[:4] == [
        "Not here: The Harp. Installing now, outside of .venv:",
        "  apt-get update",
        "  apt-get install --yes --no-install-recommends harp-light",
        "To install nothing, stop this (Ctrl+C) and put NO_INSTALL=1 in front of the command.",
    ]
    assert said[4:] == [f"The Harp: {machine / 'bin' / 'harp'}"]


def test_debian_asks_no_question_that_nobody_could_answer(machine, monkeypatch):
    as_user(monkeypatch, 0)
    programs.get(["harp"])
    assert ran(machine) == [
        "update, noninteractive",
        "install --yes --no-install-recommends harp-light, noninteractive",
    ]


def test_one_package_that_is_not_to_be_had_does_not_cost_the_others(machine, monkeypatch, capfd):
    as_user(monkeypatch, 0)
    with pytest.raises(SystemExit) as stopped:
        programs.get(["lute", "harp"])
    assert str(stopped.value) == (
        "Needed, and not installed: The Lute.\n"
        "On Debian or Ubuntu type:\n"
        "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends lute-nogui\n"
        "Elsewhere, for The Lute: ask a luthier."
    )
    assert "E: no package lute-nogui" in capfd.readouterr().out
    assert shutil.which("harp")


def test_with_no_install_nothing_is_run_and_all_that_is_missing_is_one_line(machine, monkeypatch):
    as_user(monkeypatch, 0)
    monkeypatch.setenv("NO_INSTALL", "1")
    with pytest.raises(SystemExit, match="recommends harp-light lute-nogui\n"):
        programs.get(["harp", "lute"])
    assert ran(machine) == []


def test_someone_who_is_not_root_gets_the_line_and_nothing_is_run(machine, monkeypatch):
    as_user(monkeypatch, 1000)
    with pytest.raises(SystemExit, match="sudo apt-get install --yes --no-install-recommends harp-light"):
        programs.get(["harp"])
    assert ran(machine) == []


def test_a_tool_that_is_here_is_named_with_its_path(machine, monkeypatch, capfd):
    lute = machine / "bin" / "lute"
    lute.write_text("")
    lute.chmod(0o755)
    as_user(monkeypatch, 0)
    programs.get(["lute"])
    assert (capfd.readouterr().out, ran(machine)) == (f"The Lute: {lute}\n", [])


def test_a_test_that_needs_a_missing_tool_fails_and_says_what_to_type(machine):
    with pytest.raises(RuntimeError, match=r"^The Harp was not found\. Type: python -m tools\.programs harp$"):
        programs.require("harp")


def test_the_tests_drive_a_browser_a_server_a_word_processor_and_what_checks_scripts():
    assert {key: tool.package for key, tool in programs.TOOLS.items()} == {
        "chromium": "chromium",
        "npm": "npm",
        "nginx": "nginx-light",
        "soffice": "libreoffice-writer-nogui",
    }


def test_the_socket_that_a_server_is_handed_lets_none_of_its_workers_stand_in_accept():
    with sockets.listening() as held:
        assert not os.get_blocking(held.fileno())
