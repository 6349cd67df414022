"""What a session left, as one folder: answers files, chats, the board's figures; all else is named with what to do.

Passed over without a word is only what a computer leaves in a folder by itself: `.DS_Store`, `._name`, `Thumbs.db`,
`desktop.ini`, `~$name` and the like. A file that someone hid (`.ana.json`) is read as any other.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from oncamera.content.vocabulary import COURSE
from oncamera.files.brought_files import decode, read_brought
from oncamera.files.problems import Problem, ProblemsError
from oncamera.files.visible_text import visible
from oncamera.results.answers import AnswersFile, parse_answers_file, read_json

MOST_FILES = 20_000  # a company's; what is beyond is counted and named
MOST_REASONS = 5  # of one file
ANSWERS = ".json"
BOARD_COLUMNS = ["view", "figure", "group", "number", "of", "low", "high"]  # as board_record.js writes them
CHATS = {".txt", ".text", ".log", ".md", ".csv", ".tsv", ".vtt", ".srt", ".sbv", ".html", ".htm"}
_MARKED_UP = {".html", ".htm", ".vtt", ".srt"}
_OWN = (
    ".ds_store", "._*", ".localized", ".directory", "thumbs.db", "ehthumbs.db", "desktop.ini", "~$*", ".~lock.*#",
    "icon\r", "__macosx", ".gitkeep", ".spotlight-*", ".trashes", ".fseventsd",
)  # fmt: skip
_OTHERS = {
    "archive": ({".zip", ".7z", ".rar", ".gz", ".tar", ".tgz"}, "Unpack it into this folder."),
    "picture": (
        {".png", ".jpg", ".jpeg", ".gif", ".heic", ".webp", ".bmp", ".tiff"},
        "A code in a picture can't be read: ask for it as text, and save that as a .txt file.",
    ),
}
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Submission:
    """One thing in the folder. name: as it can be shown; ending: of its name, in small letters.

    answers: of an answers file; text: of a chat; board: where the figures lie that the room's board saved.
    Without any of the three it was not read, and problems says why.
    opened: it could be read, but is no answers file of this course; other_course: it names another one.
    """

    name: str
    ending: str
    answers: AnswersFile | None = None
    text: str | None = None
    board: Path | None = None
    problems: tuple[Problem, ...] = ()
    opened: bool = False
    other_course: bool = False


def read_submissions(folder: Path) -> Iterator[Submission]:
    """Read a folder one by one, in order of name.

    Raises NotADirectoryError when there is no such folder, and PermissionError when it is closed.
    """
    paths = _paths(folder)
    for path in paths[:MOST_FILES]:
        yield _read(path)
    if len(paths) > MOST_FILES:
        what = f"the folder holds {len(paths):,} things, and those after the first {MOST_FILES:,} were not read"
        name = visible(folder.name)
        yield Submission(name, "", problems=(Problem(name, 0, "", what, "Share them out over several folders."),))


def _paths(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not _is_own(path.name))
    except PermissionError:
        raise PermissionError(f"you may not read the folder {folder}") from None
    except (OSError, ValueError):
        what = f"{folder} is a file, not a folder" if folder.is_file() else f"there is no folder {folder}"
        raise NotADirectoryError(what) from None


def _is_own(name: str) -> bool:
    return any(fnmatchcase(name.lower(), pattern) for pattern in _OWN)


def _read(path: Path) -> Submission:
    name, ending = visible(path.name), path.suffix.lower() or path.name.lower()
    try:
        if ending == ANSWERS:
            return _answers(name, read_brought(path), path)
        if ending in CHATS:
            return _chat(name, ending, decode(read_brought(path)).text, path)
        problem = _unread(name, ending)
        if path.is_dir():
            problem = Problem(name, 0, "", "it is a folder, and what is in it was not read", "Move its files here.")
    except ProblemsError as error:
        return Submission(name, ending, problems=tuple(error.problems))
    except OSError as error:
        problem = Problem(name, 0, "", f"it can't be read ({error.strerror})", "Copy it here again.")
    return Submission(name, ending, problems=(problem,))


def _answers(name: str, raw: bytes, path: Path) -> Submission:
    try:
        return Submission(name, ANSWERS, answers=parse_answers_file(raw, name))
    except ProblemsError as error:
        found = _few(error.problems)
    data = _data_of(raw)
    other_course = isinstance(data.get("course"), str) and data["course"] != COURSE
    if "views" in data and "answers" not in data and not other_course:
        return Submission(name, ANSWERS, board=path)
    return Submission(name, ANSWERS, problems=found, opened=True, other_course=other_course)


def _data_of(raw: bytes) -> dict[str, Any]:
    try:
        data = read_json(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _chat(name: str, ending: str, text: str, path: Path) -> Submission:
    if text.lstrip("\ufeff").replace(";", ",").startswith(",".join(BOARD_COLUMNS)):
        return Submission(name, ending, board=path)
    if text.lstrip("\ufeff \t\r\n").startswith("{") and '"answers"' in text:
        problem = Problem(name, 0, "", "it looks like an answers file", "Rename it, so that it ends in .json.")
        return Submission(name, ending, problems=(problem,))
    # A blank in place of each tag: a code may be broken by one, and a name must not run into it.
    return Submission(name, ending, text=html.unescape(_TAG.sub(" ", text)) if ending in _MARKED_UP else text)


def _unread(name: str, ending: str) -> Problem:
    for kind, (endings, instead) in _OTHERS.items():
        if ending in endings:
            return Problem(name, 0, "", f"it is {'an' if kind == 'archive' else 'a'} {kind}, and was not read", instead)
    what = "it is neither an answers file (.json) nor a chat saved as text (.txt)"
    return Problem(name, 0, "", what, "Save the chat as a .txt file, or ask for the .json file again.")


def _few(problems: list[Problem]) -> tuple[Problem, ...]:
    if len(problems) <= MOST_REASONS:
        return tuple(problems)
    shown, last = problems[: MOST_REASONS - 1], problems[MOST_REASONS - 1]
    what = f"and {len(problems) - len(shown)} more things in it don't fit"
    return (*shown, Problem(last.file, last.line, "", what, "Ask for the file again."))
