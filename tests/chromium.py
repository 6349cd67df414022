"""Finds the Chromium that the tests drive, or gets it: on PATH, then Playwright's own, then Debian's package.

Run as a program, it makes sure that there is one and says which, or stops with the line to type.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]


@cache
def find() -> str | None:
    """Give the path of a Chromium that is here, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def require() -> str:
    """Give the path, or fail saying what to install: a browser test never skips."""
    path = find()
    if not path:
        raise RuntimeError("No Chromium was found. Type: python tests/chromium.py")
    return path


def _run(*command: str) -> bool:
    print("  " + " ".join(command), flush=True)
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def get() -> str:
    """Find Chromium, or install it; stop with the exact line to type where that is not possible."""
    path = find()
    if path:
        return path
    print("No Chromium here; trying to install one:")
    find.cache_clear()
    if _run(sys.executable, "-m", "playwright", "install", "chromium") and find():
        return require()
    find.cache_clear()
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _run("apt-get", "update")
        if _run("apt-get", "install", "--yes", "--no-install-recommends", "chromium") and find():
            return require()
    sys.exit(
        "Chromium is needed for the tests and could not be installed. On Debian type:\n"
        "  sudo apt-get install chromium\n"
        "elsewhere install Chrome or Chromium, or name it: CHROMIUM=/path/to/chromium make test"
    )


if __name__ == "__main__":
    print(f"Chromium: {get()}")
