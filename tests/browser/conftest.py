"""A real Chromium, and a page that remembers what it should not have done."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from oncamera.hosts.scripts import joined_module
from tests.browser.rooms import count_rooms
from tests.browser.screenshots import pytest_runtest_makereport  # noqa: F401  a picture of each page when a test fails
from tools import programs

# How long Playwright waits for a thing before a test fails. It says nothing about the course: a busy machine is slow.
expect.set_options(timeout=60_000)

CALL = """async ([source, name, given]) => {
  const module = await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
  return module[name](...given);
}"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
        opened = playwright.chromium.launch(executable_path=programs.require("chromium"), args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def pages(course_site: Path) -> list[str]:
    """The addresses of all pages, relative to the site."""
    found = page_paths(course_site)
    assert "index.html" in found
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a new, empty browser profile, which doesn't glide. It fails its test on any error in the console."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.errors = errors  # type: ignore[attr-defined]
    yield opened
    context.close()
    assert errors == []


@pytest.fixture
def tab(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A tab that does not fail its test on console errors: each test here says what it looks for."""
    contexts: list[BrowserContext] = []

    def open_tab(**options: Any) -> Page:
        contexts.append(browser.new_context(**{"reduced_motion": "reduce"} | options))
        return contexts[-1].new_page()

    yield open_tab
    for context in contexts:
        context.close()


def page_paths(site: Path) -> list[str]:
    """List the addresses of all pages, relative to the site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def kept_answers(page: Page) -> dict[str, Any]:
    """Read what the site keeps in this browser."""
    return page.evaluate("JSON.parse(localStorage.getItem('on-camera.answers.v1') ?? '{\"answers\": {}}').answers")


def all_on_one_page(page: Page) -> None:
    """Show every case and every exam question of a page, one below the other."""
    buttons = page.get_by_role("button", name="All on one page")
    while buttons.count():
        buttons.first.click()


@pytest.fixture(scope="session")
def empty_page(browser):
    """One empty page for functions that know no page; it fails on any error in its console."""
    context = browser.new_context()
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def call(empty_page):
    """Call one exported function of one of our modules with plain arguments."""
    return lambda file, name, *given: empty_page.evaluate(CALL, [joined_module(file), name, given])


@pytest.fixture
def count(empty_page):
    """Count one room by the board's scripts: forms, steps, and perhaps the view whose figures are wanted."""
    return lambda forms, *steps, view="": count_rooms(empty_page, [steps], forms, view)[0]
