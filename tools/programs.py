"""The programs that the tests drive and pip can't install: finds them, or installs them where it may.

`python -m tools.programs` makes sure that all of them are there; `python -m tools.programs chromium` that one is. It
says what it's about to install, and how, before it does. Where it may not, it prints the line to type and stops.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from oncamera.documents.chromium import find_chromium

APT_INSTALL = ["apt-get", "install", "--yes", "--no-install-recommends"]
# Debian keeps servers where only root looks; Homebrew and LibreOffice on a Mac have folders of their own.
BESIDES_PATH = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin", "/Applications/LibreOffice.app/Contents/MacOS"]


@dataclass(frozen=True)
class Tool:
    """One program: what people call it, Debian's package for it, where to look, and where else it comes from."""

    name: str
    package: str
    find: Callable[[], str | None]
    elsewhere: str = "install it and put it on PATH"
    without_root: tuple[str, ...] = ()  # what installs it for this user alone, after `python -m`


def on_path(*names: str) -> Callable[[], str | None]:
    """Give a finder that looks on PATH first, then where systems keep such programs."""

    def find() -> str | None:
        places = [None, os.pathsep.join(BESIDES_PATH)]
        return next((path for place in places for name in names if (path := shutil.which(name, path=place))), None)

    return find


def chromium_now() -> str | None:
    """Look for Chromium afresh: it may have been installed a moment ago."""
    find_chromium.cache_clear()
    return find_chromium()


TOOLS = {
    "chromium": Tool(
        "Chromium", "chromium", chromium_now,
        elsewhere="install Chrome or Chromium, or name it: CHROMIUM=/path/to/chromium",
        without_root=("playwright", "install", "chromium"),
    ),
    "npm": Tool("npm, with Node 18 or later", "npm", on_path("npm"), elsewhere="install Node from https://nodejs.org"),
    "nginx": Tool("nginx", "nginx-light", on_path("nginx")),
    "soffice": Tool("LibreOffice Writer", "libreoffice-writer-nogui", on_path("soffice", "libreoffice")),
}  # fmt: skip


def require(key: str) -> str:
    """Give the path of one tool, or fail saying what to type: a test that needs one never skips."""
    path = TOOLS[key].find()
    if not path:
        raise RuntimeError(f"{TOOLS[key].name} was not found. Type: python -m tools.programs {key}")
    return path


def get(keys: Sequence[str]) -> None:
    """Find each tool or install it; stop with the lines to type for what is still missing."""
    missing = [key for key in keys if not TOOLS[key].find()]
    if missing and not os.environ.get("NO_INSTALL"):
        _install(missing)
        missing = [key for key in missing if not TOOLS[key].find()]
    if missing:
        sys.exit(_what_to_type(missing))
    for key in keys:
        print(f"{TOOLS[key].name}: {require(key)}")


def _install(missing: Sequence[str]) -> None:
    """Say what will be run, then run it: Debian's packages as root, or what a tool offers to a user."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        commands = [["apt-get", "update"], *([*APT_INSTALL, TOOLS[key].package] for key in missing)]
    else:
        commands = [[sys.executable, "-m", *TOOLS[key].without_root] for key in missing if TOOLS[key].without_root]
    if not commands:
        return
    print(f"Not here: {', '.join(TOOLS[key].name for key in missing)}. Installing now, outside of .venv:")
    for command in commands:
        print("  " + " ".join(command))
    print("To install nothing, stop this (Ctrl+C) and put NO_INSTALL=1 in front of the command.", flush=True)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        result = subprocess.run(
            command, env=quietly, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if result.returncode:
            print(f"{' '.join(command)} failed:\n{(result.stdout + result.stderr)[-1500:]}", flush=True)


def _what_to_type(missing: Sequence[str]) -> str:
    tools = [TOOLS[key] for key in missing]
    lines = [f"Needed, and not installed: {', '.join(tool.name for tool in tools)}.", "On Debian or Ubuntu type:"]
    lines.append(f"  sudo apt-get update && sudo {' '.join(APT_INSTALL)} {' '.join(tool.package for tool in tools)}")
    return "\n".join([*lines, *(f"Elsewhere, for {tool.name}: {tool.elsewhere}." for tool in tools)])


if __name__ == "__main__":
    unknown = sorted(set(sys.argv[1:]) - set(TOOLS))
    if unknown:
        sys.exit(f"No tool is called {', '.join(unknown)}. There are: {', '.join(TOOLS)}.")
    get(sys.argv[1:] or list(TOOLS))
