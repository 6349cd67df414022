"""The Sphinx extension that makes the published site: theme, widgets, minutes and the course's index."""

import hashlib
import os
import sys
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from oncamera.checks.run import check
from oncamera.content.course import Course
from oncamera.content.vocabulary import COURSE
from oncamera.files.paths import PACKAGE, ROOT_VARIABLE, STATIC_VARIABLE
from oncamera.hosts.site import (
    boxes,
    claims,
    control_map,
    course,
    minutes,
    openers,
    pages,
    sessions,
    shown,
    tabletop,
    the_course,
    toolkit,
    your_path,
)
from oncamera.version import VERSION


def _code_hash() -> str:
    """Hash the package's sources: a change in them makes every page stale."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".js", ".html", ".css", ".svg"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def refuse_problems(root: Path) -> None:
    """Stop before any page is read while `check` has something to say: it says it here too, once, in its own words."""
    problems = check(Course.load(root))
    if not problems:
        return
    for problem in problems:
        print(problem, file=sys.stderr)
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    print(f"{count}: nothing was built.", file=sys.stderr)
    # Any other error would be printed by Jupyter Book with the frames that it came through.
    raise SystemExit(1)


def _settle_config(app: Sphinx, config: Config) -> None:
    refuse_problems(Path(app.srcdir))
    # The kernels that execute the chapters inherit these.
    os.environ[STATIC_VARIABLE] = "1"
    os.environ[ROOT_VARIABLE] = str(Path(app.srcdir))
    config["oncamera_code"] = _code_hash()
    config["release"] = VERSION


def setup(app: Sphinx) -> dict[str, Any]:
    """Entry point for Sphinx."""
    app.add_config_value("oncamera_course", COURSE, "env", [str])
    app.add_config_value("oncamera_code", "", "env", [str])
    # Jupyter Book sets this for an extension that this book leaves out; unknown values are warnings.
    app.add_config_value("comments_config", {}, "")
    app.add_html_theme("oncamera", str(PACKAGE / "hosts" / "site" / "theme"))
    app.connect("config-inited", _settle_config)
    the_course.setup(app)
    boxes.setup(app)
    claims.setup(app)
    shown.setup(app)
    minutes.setup(app)
    course.setup(app)
    toolkit.setup(app)
    tabletop.setup(app)
    your_path.setup(app)
    sessions.setup(app)
    control_map.setup(app)
    openers.setup(app)
    pages.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
