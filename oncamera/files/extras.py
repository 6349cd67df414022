"""The libraries that `pip install .` leaves out, asked for where they're needed."""

from importlib.util import find_spec


class MissingExtraError(ImportError):
    """A library of one of the package's extras isn't installed; the message is the line to type."""


def require(extra: str, *libraries: str) -> None:
    """Raise MissingExtraError, naming the extra to install, unless each library can be imported. It imports none."""
    missing = [library for library in libraries if find_spec(library) is None]
    if missing:
        names = ", ".join(missing)
        raise MissingExtraError(f'Not installed: {names}. In the course\'s folder, type: pip install ".[{extra}]"')
