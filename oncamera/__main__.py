"""The command line: `python -m oncamera check`."""

import argparse
import datetime
import sys
from pathlib import Path

from oncamera.check import check, stale_claims
from oncamera.paths import data_root


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns 0, or 1 when there are problems."""
    parser = argparse.ArgumentParser(prog="python -m oncamera")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check the bank and the prose, and say all that is wrong")
    checking.add_argument("folder", nargs="?", type=Path, help="the course's folder (default: this course)")
    given = parser.parse_args(arguments)
    root = given.folder or data_root()
    for stale in stale_claims(root, datetime.date.today()):
        print(f"warning: {stale}", file=sys.stderr)
    problems = check(root)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(problems)} problems." if problems else "No problems.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
