"""A failed browser test leaves pictures of what was open."""

import os
import subprocess
import sys
from types import SimpleNamespace

from playwright.sync_api import Error

from tests.browser.screenshots import save
from tests.conftest import ROOT

FAILING = """
import pytest
from playwright.sync_api import sync_playwright
from tools import programs

@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=programs.require("chromium"), args=["--no-sandbox"])

@pytest.fixture
def two_pages(browser):
    context = browser.new_context()
    context.new_page().set_content("<h1>First</h1>")
    context.new_page().set_content("<h1>Second</h1>")
    yield
    context.close()

def test_fails(two_pages):
    assert False

def test_passes(two_pages):
    pass
"""


def test_a_failure_leaves_a_picture_of_each_open_page_and_names_it(tmp_path):
    (tmp_path / "test_it.py").write_text(FAILING)
    command = [sys.executable, "-m", "pytest", "-q", "--rootdir", str(tmp_path), "-p", "tests.browser.screenshots"]
    ran = subprocess.run(
        [*command, str(tmp_path)], capture_output=True, text=True, check=False, timeout=120, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    folder = tmp_path / "_build" / "screenshots"
    assert "1 failed, 1 passed" in ran.stdout, ran.stdout + ran.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["test_it-test_fails-1.png", "test_it-test_fails-2.png"]
    assert f"{folder / 'test_it-test_fails-1.png'}: about:blank" in ran.stdout


class Crashed:
    def screenshot(self, **_: object) -> None:
        raise Error("Target crashed")


def test_a_page_that_crashed_does_not_hide_why_the_test_failed(tmp_path):
    browser = SimpleNamespace(contexts=[SimpleNamespace(pages=[Crashed()])])
    assert save(browser, tmp_path, "name") == ["No picture of page 1: Target crashed"]
