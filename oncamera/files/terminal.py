"""What a command prints: whatever a file or a name holds, it neither breaks the command nor acts on the terminal."""

import io
import sys

from oncamera.files.problems import ProblemsError
from oncamera.files.visible_text import visible


def prepare_streams() -> None:
    """Let no letter that the terminal doesn't know stop a command: it is written as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def show(text: object) -> None:
    """Print what a command has made."""
    print(visible(str(text), keep="\n"))


def show_table(text: str) -> None:
    """Print a CSV as UTF-8, whatever the terminal's own encoding. A file gets the mark that Excel knows it by."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    mark = "" if sys.stdout is None or sys.stdout.isatty() else "\ufeff"
    print(mark + text, end="")


def say(text: object) -> None:
    """Print to the side what someone should know; of several problems, each on a line."""
    for one in text.problems if isinstance(text, ProblemsError) else [text]:
        print(visible(str(one), keep="\n"), file=sys.stderr)
