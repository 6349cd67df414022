"""A scenario as HTML: a gamebook of links without scripts, a booklet on paper, one step at a time with them."""

from typing import Any

from oncamera.content.claims import fill_figures, load_ledger
from oncamera.content.controls import ROLES
from oncamera.content.scenario_steps import LINES
from oncamera.content.scenarios import Scenario, load_scenario
from oncamera.files.paths import building_site, data_root
from oncamera.templating import render
from oncamera.widgets.parts.named import NamedWidget
from oncamera.widgets.scenario.scenario_map import draw_map

LINE_NAMES = {
    "risk": "Risk left",
    "evidence": "Evidence kept",
    "time": "Time",
    "legal": "Legal exposure",
    "fairness": "Fairness",
}
ENDINGS = {"good": "A good ending", "mixed": "A mixed ending", "bad": "A bad ending"}


def scenario(name: str) -> Any:
    """Show one scenario by its id.

    In Jupyter: a widget, with `.path` (a table of your first path), `.branches` and `.answers`.
    During a site build: a note that names the scenario.

    Raises LookupError, naming what there is, when there is no such scenario.
    """
    if building_site():
        return NamedWidget("scenario", name=name)
    from oncamera.hosts.jupyter.live import LiveScenario

    return LiveScenario(load_scenario(data_root(), name))


def scenario_html(record: Scenario, view: str = "s", ledger: str = "") -> str:
    """Render a scenario as HTML that is complete without scripts.

    view: begins every id, so that a notebook can show a scenario twice; ledger: the address of the ledger page, or "".
    """
    claims, sources = load_ledger(data_root())
    return render(
        "scenario.html", scenario=record, view=view, numbers=record.numbers, ways=record.ways, map=draw_map(record),
        roles=ROLES, lines=LINE_NAMES, better=LINES, endings=ENDINGS, claims=claims, sources=sources, ledger=ledger,
        order=sorted(record.steps, key=record.numbers.__getitem__), fill=lambda text: fill_figures(text, claims),
    )  # fmt: skip


def scenario_data(record: Scenario) -> dict[str, Any]:
    """Give what the script needs: the graph as pairs, whose order stays, and the fingerprint."""
    steps = [[name, [[way, to] for way, to in ways]] for name, ways in record.edges.items()]
    return {"id": record.id, "v": record.fingerprint, "start": record.start, "steps": steps}
