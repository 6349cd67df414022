"""`python -m oncamera.hosts.site [FOLDER]`: build a course into its `_build/html`, as `make site` does.

It looks for problems before Jupyter Book reads the course's `_toc.yml` and `_config.yml`: to a mistake there, that
would answer with a traceback.
"""

import sys
from pathlib import Path

from oncamera.files.extras import require
from oncamera.hosts.site import refuse_problems


def main(arguments: list[str]) -> None:
    """Build the course of a folder, or of this one; exits with 1 and the listed problems when it has any."""
    folder = Path(arguments[0] if arguments else ".")
    refuse_problems(folder)
    require("site", "jupyter_book")
    from jupyter_book.cli.main import main as jupyter_book  # type: ignore[import-untyped]

    jupyter_book(["build", str(folder), "-W", "--keep-going", *arguments[1:]])


if __name__ == "__main__":
    main(sys.argv[1:])
