"""Finds a Chromium to print and to test with: named, on PATH, or Playwright's own."""

import os
import shutil
from functools import cache
from pathlib import Path

NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]


@cache
def find_chromium() -> str | None:
    """Give the path of a Chromium that is here, or None. Raises ImportError when Playwright is not installed."""
    from playwright.sync_api import sync_playwright

    named = os.environ.get("CHROMIUM")
    if named:
        return named
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
