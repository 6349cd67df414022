"""The course of a build: opened once, as the build begins, and handed to all that write pages."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from oncamera.content.course import Course

_COURSES: dict[str, Course] = {}  # by source folder; not on `env`, which a build keeps for the next


def course_of(env: BuildEnvironment) -> Course:
    """Give the course that is being built."""
    root = str(env.srcdir)
    if root not in _COURSES:
        _COURSES[root] = Course.load(Path(root))
    return _COURSES[root]


def is_changed(env: BuildEnvironment, name: str, now: object) -> bool:
    """Tell whether something differs from what it was in the build before, and keep it for the next."""
    before = getattr(env, f"oncamera_{name}", now)
    setattr(env, f"oncamera_{name}", now)
    return before != now


def setup(app: Sphinx) -> None:
    """Open the course anew for each build."""
    app.connect("builder-inited", lambda app: _COURSES.pop(str(app.srcdir), None))
