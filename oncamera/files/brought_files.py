"""Files that people bring: read in bounded time and memory whatever they turn out to be, and decoded as saved.

A folder, a pipe, a device, a link that leads nowhere or a file that is too long is refused by name.
"""

import codecs
import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from oncamera.files.problems import Problem, ProblemsError
from oncamera.files.visible_text import visible

LARGEST = 2_000_000  # bytes; a whole answers file has about 30,000, and a day's chat about 500,000
_REASONS = {
    errno.ENOENT: ("the file isn't there", "Check its name."),
    errno.ENOTDIR: ("the file isn't there", "Check its name."),
    errno.ELOOP: ("it is a link that leads in a circle", "Put the file itself there."),
    errno.EACCES: ("you may not read it", "Change its permissions, or ask whoever owns it."),
    errno.EPERM: ("you may not read it", "Change its permissions, or ask whoever owns it."),
    errno.EISDIR: ("it is a folder", "Give the file itself."),
    errno.ENODEV: ("it is a pipe or a device, not a file", "Give the file itself."),
    errno.EFBIG: (f"the file has more than {LARGEST:,} bytes", "Nothing that belongs here is that long."),
    errno.ENAMETOOLONG: ("its name is too long", "Give it a shorter one."),
}
_BOMS = [  # the longer first: UTF-32's begins as UTF-16's does
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
]  # fmt: skip
_LOOKED_AT = 1_000  # bytes that tell UTF-16 without a mark


@dataclass(frozen=True)
class Decoded:
    """A file's text. not_utf8: the lines, from 1, that were read as Windows text because they aren't UTF-8."""

    text: str
    not_utf8: tuple[int, ...] = ()


def refused(path: Path, what: str, instead: str) -> ProblemsError:
    """Make the one problem of a file that cannot be read."""
    return ProblemsError([Problem(visible(path.name), 0, "", what, instead)])


def read_ordinary(path: Path, most: int) -> bytes:
    """Read a whole file of at most so many bytes, if it is one: nothing else is waited for, or acted on.

    Raises OSError: with EISDIR for a folder, ENODEV for a pipe or a device, EFBIG for more bytes, else the system's.
    """
    kind, raw = path.stat().st_mode, b""  # before it is opened: to open a device can act on it
    if stat.S_ISREG(kind):
        # Should it have become a pipe since, opening it doesn't wait for a writer.
        opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(opened, "rb") as file:
            kind = os.fstat(opened).st_mode
            raw = file.read(most + 1) if stat.S_ISREG(kind) else b""
    if not stat.S_ISREG(kind):
        raise OSError(errno.EISDIR if stat.S_ISDIR(kind) else errno.ENODEV, "not a file")
    if len(raw) > most:
        raise OSError(errno.EFBIG, "too long")
    return raw


def read_brought(path: Path) -> bytes:
    """Read a whole file. Raises ProblemsError, naming it, when it is no ordinary file or has over LARGEST bytes."""
    try:
        return read_ordinary(path, LARGEST)
    except OSError as error:
        if path.is_symlink() and error.errno == errno.ENOENT:
            raise refused(path, "it is a link that leads nowhere", "Put the file itself there.") from None
        what = f"it can't be read ({error.strerror})"
        raise refused(path, *_REASONS.get(error.errno or 0, (what, "Copy it here again."))) from None
    except ValueError:  # a NUL in the name
        raise refused(path, "the file isn't there", "Check its name.") from None


def decode(raw: bytes) -> Decoded:
    """Give the text of a file as office programs save it: UTF-8, UTF-16 or, line by line, Windows' own."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return Decoded(raw[len(bom) :].decode(encoding, errors="replace"))
    start = raw[:_LOOKED_AT]
    low, high = start[1::2].count(0), start[::2].count(0)  # where English text in UTF-16 has its empty bytes
    if max(low, high) > len(start) / 5 and abs(low - high) > len(start) / 5:
        return Decoded(raw.decode("utf-16-le" if low > high else "utf-16-be", errors="replace"))
    try:
        return Decoded(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    lines, strange = [], []
    for number, line in enumerate(raw.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True), 1):
        try:
            lines.append(line.decode())
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", errors="replace"))
            strange.append(number)
    return Decoded("".join(lines), tuple(strange))
