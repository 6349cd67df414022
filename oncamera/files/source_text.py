"""What an author's files hold: which files a folder has, their text, and the characters that no page can hold."""

import errno
import re
from collections.abc import Iterator
from pathlib import Path

from oncamera.files.brought_files import read_ordinary
from oncamera.files.problems import Problem, ProblemsError, short_path

LARGEST_FILE = 1_000_000  # bytes; the longest real file is under 100,000, and parsing keeps every line in memory
_REASONS = {
    errno.EISDIR: ("this is a folder, not a file", "Rename the folder, or write a file in its place."),
    errno.ENODEV: ("this isn't an ordinary file", "Delete it, or write a file in its place."),
}

# XML, and so a Word file, can't hold control characters, surrogates or noncharacters; and marks of direction (U+202A
# to U+202E, U+2066 to U+2069) show a reader another text than the one that a reviewer has read.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def unfit_character(text: str) -> str:
    """Name the first character of a text that no page can hold, such as "U+000B"; "" when there is none."""
    found = _UNFIT.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def is_there(path: Path) -> bool:
    """Tell whether something of this name is there, even if it's a link that leads nowhere."""
    return path.is_symlink() or path.exists()


def list_files(folder: Path, ending: str, deep: bool = False) -> list[Path]:
    """List what is called `*<ending>` in a folder, in order of name, whether or not it can be read: reading says why.

    deep: in the folders below too. Names that begin with a dot are passed over: editors put their locks and backups
    there (`.#locks.yml`, `.locks.yml.swp`), and systems their notes.
    """
    found = folder.rglob(f"*{ending}") if deep else folder.glob(f"*{ending}")
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def read_bytes(path: Path, root: Path) -> bytes:
    """Read a file that an author wrote.

    Raises ProblemsError when it isn't a file, can't be read or is too large, FileNotFoundError when nothing is there.
    """
    file = short_path(path, root)
    try:
        return read_ordinary(path, LARGEST_FILE)
    except OSError as error:
        if error.errno == errno.EFBIG:
            what = f"the file has {path.stat().st_size:,} bytes; the most is {LARGEST_FILE:,}"
            raise _refuse(file, what, "Split it into several files.") from None
        if error.errno in _REASONS:
            raise _refuse(file, *_REASONS[error.errno]) from None
        if path.is_symlink():
            raise _refuse(file, "this is a link that leads nowhere", "Delete it, or link to a file.") from None
        if isinstance(error, FileNotFoundError):
            raise
        what = f"the file can't be read: {error.strerror or type(error).__name__}"
        raise _refuse(file, what, "Let your account read it, or delete it.") from None


def decode(raw: bytes, file: str) -> str:
    """Give the text of a file, without the byte order mark that Windows may put first.

    Raises ProblemsError with the line that isn't UTF-8, or with each line that holds a character that no page can hold.
    """
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _refuse(file, "the file is not UTF-8 text", "Save it with UTF-8 encoding.", line) from None
    unfit = list(_unfit_lines(text, file))
    if unfit:
        raise ProblemsError(unfit)
    return text


def _unfit_lines(text: str, file: str) -> Iterator[Problem]:
    if not _UNFIT.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        name = unfit_character(line)
        if name == "U+0000":
            what, instead = "the file is not UTF-8 text: it holds U+0000", "Save it with UTF-8 encoding."
            yield Problem(file, number, "", what, instead)
            return
        if name:
            yield Problem(file, number, "", f"the line holds the character {name}", "Delete it: no page can show it.")


def read_text(path: Path, root: Path) -> str:
    """Read the text of a file that an author wrote. Raises ProblemsError."""
    return decode(read_bytes(path, root), short_path(path, root))


def _refuse(file: str, what: str, instead: str, line: int = 0) -> ProblemsError:
    return ProblemsError([Problem(file, line, "", what, instead)])
