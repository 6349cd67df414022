"""Reference widgets: the table of controls, the planner, the scheme's map, the timeline.

Each is complete HTML, lightly enhanced. A code cell shows it (`controls_table()`): live in Jupyter, and named for
the site build.
"""

from pathlib import Path
from typing import Any

from oncamera.content.attack_steps import load_placed_steps
from oncamera.content.claims import load_ledger
from oncamera.content.controls import ROLES, STAGES, load_placed_controls
from oncamera.content.timeline import KINDS, load_placed_events
from oncamera.files.paths import building_site, data_root
from oncamera.templating import render
from oncamera.widgets.base_rates.base_rates import base_rates_html
from oncamera.widgets.parts.named import NamedWidget

# A box of the map is BOX wide and TALL high; boxes stand GAP apart, in a row of two, then back: a phone's width.
BOX, TALL, GAP_X, GAP_Y = 148, 62, 44, 46


def _values(root: Path, ledger: str) -> dict[str, Any]:
    claims, sources = load_ledger(root)
    return {"claims": claims, "sources": sources, "ledger": ledger}


def controls_html(root: Path, ledger: str = "") -> str:
    """Render every control as one table. ledger: the address of the ledger page, or "" for no links to it."""
    controls = [placed.record for placed in load_placed_controls(root)]
    return render("controls.html", controls=controls, stages=STAGES, roles=ROLES, **_values(root, ledger))


def planner_html(root: Path, ledger: str = "") -> str:
    """Render the controls as a form that becomes a one-page program."""
    controls = [placed.record for placed in load_placed_controls(root)]
    by_stage = {stage: [c for c in controls if c.stage == stage] for stage in STAGES}
    return render("planner.html", by_stage=by_stage, stages=STAGES, roles=ROLES, **_values(root, ledger))


def scheme_map_html(root: Path, ledger: str = "") -> str:
    """Render the scheme's map: a drawing whose parts link to the list of steps below it."""
    steps = [placed.record for placed in load_placed_steps(root)]
    places = []
    for index in range(len(steps)):
        row, column = divmod(index, 2)
        column = column if row % 2 == 0 else 1 - column
        places.append((column * (BOX + GAP_X), row * (TALL + GAP_Y)))
    height = max(y for _, y in places) + TALL
    size = {"width": 2 * BOX + GAP_X, "height": height, "box": BOX, "tall": TALL}
    return render(
        "scheme_map.html",
        steps=steps,
        places=places,
        size=size,
        lines=_two_lines,
        **_values(root, ledger),
    )


def _two_lines(text: str) -> list[str]:
    """Break a short title into at most two lines of like length."""
    words = text.split()
    if len(text) <= 17 or len(words) == 1:
        return [text]
    cut = min(range(1, len(words)), key=lambda n: abs(len(" ".join(words[:n])) - len(" ".join(words[n:]))))
    return [" ".join(words[:cut]), " ".join(words[cut:])]


def timeline_html(root: Path, ledger: str = "") -> str:
    """Render the timeline as a list in order of time, with a filter by kind."""
    events = [placed.record for placed in load_placed_events(root)]
    return render("timeline.html", events=events, kinds=KINDS, **_values(root, ledger))


PAGES = {
    "base_rates": base_rates_html,
    "controls": controls_html,
    "planner": planner_html,
    "scheme_map": scheme_map_html,
    "timeline": timeline_html,
}
_MODULES = {
    "controls": "widgets/parts/filter.js",
    "planner": "widgets/reference/planner.js",
    "timeline": "filter.js",
    "scheme_map": None,
}


def _show(name: str) -> Any:
    if building_site():
        return NamedWidget(name)
    from oncamera.hosts.jupyter.live import LivePage

    return LivePage(PAGES[name](data_root()), _MODULES[name])


def controls_table() -> Any:
    """Show the table of controls."""
    return _show("controls")


def planner() -> Any:
    """Show the planner."""
    return _show("planner")


def scheme_map() -> Any:
    """Show the map of the scheme."""
    return _show("scheme_map")


def timeline_list() -> Any:
    """Show the timeline."""
    return _show("timeline")
