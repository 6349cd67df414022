"""Writes what the scripts need of the vocabulary: `python -m tools.vocabulary`."""

import json
from pathlib import Path

from oncamera.content import vocabulary

FILE = Path(vocabulary.__file__).with_suffix(".js")
NAMES = (
    "COURSE", "CODED_FORMS", "STATES", "SCORED", "FORMS", "ROLES", "ACTIONS", "RATINGS", "PASS_POINTS", "FEWEST_CAUGHT",
    "FEWEST_CLEARED", "FEWEST", "FEWEST_FOR_D_PRIME",
)  # fmt: skip


def script() -> str:
    """Give `vocabulary.js`. A list or a dict's keys in their order: scripts need no names of a form or an action."""
    lines = ["// Written by `python -m tools.vocabulary` from vocabulary.py, which is the place to change."]
    for name in NAMES:
        value = getattr(vocabulary, name)
        lines.append(f"export const {name} = {json.dumps(value if isinstance(value, int | str) else list(value))};")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(script(), encoding="utf-8")
    print(f"Written: {FILE.name}.")
