"""Writes the text of the monthly issue about facts, or nothing: `python -m tools.facts`."""

import datetime
from pathlib import Path

from oncamera.checks import stale
from oncamera.content.course import Course
from tools import links


def report(course: Course, today: datetime.date) -> str:
    """Say in Markdown what is due to be looked up again and which sources don't answer; "" when there is neither."""
    due = stale.due(course, today, stale.DUE_AFTER)
    dead = links.dead(links.addresses(course))
    parts = []
    if due:
        parts.append(f"## Due to be looked up again\n\n{stale.as_markdown(due)}")
    if dead:
        parts.append(
            f"## Addresses that don't answer\n\n{links.as_markdown(dead)}\n\n"
            "A site may have been down for an hour: look first. If a page has moved, write its new address into "
            "`evidence/sources.yml`; if it's gone, look for a copy, and say so under `seen_at`."
        )
    return "\n\n".join(parts)


if __name__ == "__main__":
    print(report(Course.load(Path()), datetime.date.today()))
