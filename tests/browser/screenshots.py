"""When a test fails, a picture of each page that is open then: in _build/screenshots, which CI keeps."""

import re
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error


def save(browser: Browser, folder: Path, name: str) -> list[str]:
    """Write one picture a page; give their paths, or why there is none (a page may have crashed)."""
    folder.mkdir(parents=True, exist_ok=True)
    said = []
    for number, page in enumerate((page for context in browser.contexts for page in context.pages), start=1):
        path = folder / f"{name}-{number}.png"
        try:
            page.screenshot(path=path, timeout=10_000)
            said.append(f"{path}: {page.url}")
        except Error as error:
            said.append(f"No picture of page {number}: {error}")
    return said


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Look at the browser while the failed test's pages are still open."""
    report = yield
    browser = getattr(item, "funcargs", {}).get("browser")
    if report.when == "call" and report.failed and browser:
        name = re.sub(r"\W+", "-", f"{item.path.stem}-{item.name}").strip("-")[:150]
        folder = item.config.rootpath / "_build" / "screenshots"
        report.sections.append(("Screenshots", "\n".join(save(browser, folder, name))))
    return report
