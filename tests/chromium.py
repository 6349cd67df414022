"""Finds the Chromium that the tests drive, or gets it: on PATH, then Playwright's own, then Debian's package.

Run as a program, it makes sure that there is one and says which, or stops with the line to type.
"""

import os
import shutil
import subprocess
import sys

from oncamera.export.chromium import find_chromium


def require() -> str:
    """Give the path, or fail saying what to install: a browser test never skips."""
    path = find_chromium()
    if not path:
        raise RuntimeError("No Chromium was found. Type: python tests/chromium.py")
    return path


def _run(*command: str) -> bool:
    print("  " + " ".join(command), flush=True)
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def install_debian_package(name: str) -> bool:
    """Install one of Debian's packages where we are root; tell whether it is there now."""
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        return False
    _run("apt-get", "update")
    return _run("apt-get", "install", "--yes", "--no-install-recommends", name)


def get() -> str:
    """Find Chromium, or install it; stop with the exact line to type where that is not possible."""
    path = find_chromium()
    if path:
        return path
    print("No Chromium here; trying to install one:")
    find_chromium.cache_clear()
    if _run(sys.executable, "-m", "playwright", "install", "chromium") and find_chromium():
        return require()
    find_chromium.cache_clear()
    if install_debian_package("chromium") and find_chromium():
        return require()
    sys.exit(
        "Chromium is needed for the tests and could not be installed. On Debian type:\n"
        "  sudo apt-get install chromium\n"
        "elsewhere install Chrome or Chromium, or name it: CHROMIUM=/path/to/chromium make test"
    )


if __name__ == "__main__":
    print(f"Chromium: {get()}")
