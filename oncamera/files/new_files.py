"""Writes new files: all of them or none, and never over one that is there."""

import os
from collections.abc import Mapping
from pathlib import Path


class TakenError(ValueError):
    """A file of that name is there. The message names it."""


def write_new(files: Mapping[Path, bytes], instead: str) -> None:
    """Write files that are not there yet. instead: how to name another place, told when one is there.

    Each is written aside and then given its name, so what has its name is whole. Raises TakenError, and OSError when a
    folder isn't there or can't be written to; nothing is left of any file then.
    """
    taken = [str(path) for path in files if os.path.lexists(path)]
    if taken:
        raise TakenError(f"{', '.join(taken)}: already there, and left as it is. {instead}")
    for folder in {path.parent for path in files}:
        if not folder.is_dir():
            raise NotADirectoryError(f"there is no folder {folder}")
    aside = {path: path.with_name(f".{path.name}.{os.getpid()}.part") for path in files}
    made: list[Path] = []
    try:
        for path, content in files.items():
            with aside[path].open("xb") as file:
                made.append(aside[path])
                file.write(content)
        for path, part in aside.items():
            _name(part, path, instead)
            made.append(path)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    for part in aside.values():
        part.unlink(missing_ok=True)


def _name(part: Path, path: Path, instead: str) -> None:
    """Give a written file its name, unless another has taken it meanwhile."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise TakenError(f"{path}: already there, and left as it is. {instead}") from None
    except OSError:  # a memory stick or a network drive without links
        if os.path.lexists(path):
            raise TakenError(f"{path}: already there, and left as it is. {instead}") from None
        part.rename(path)
