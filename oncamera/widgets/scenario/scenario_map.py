"""A scenario's map: its steps in rows by their longest distance from the start, drawn narrow enough for a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from oncamera.content.graph import in_order, longest_distances
from oncamera.content.scenarios import Scenario

RADIUS, ROW = 15, 66
WIDE, NARROW = 46, 18  # what a step takes of its row, and a line that only passes through it
SWEEPS = 8


@dataclass(frozen=True)
class Node:
    """One step on the map. kind: of its ending, or ""."""

    step: str
    number: int
    x: float
    y: float
    kind: str


@dataclass(frozen=True)
class Link:
    """The line between two steps, with the ids of the choices that lead along it."""

    ways: list[str]
    d: str


@dataclass(frozen=True)
class Map:
    """A map, ready to be drawn."""

    width: float
    height: float
    nodes: list[Node]
    links: list[Link]


def draw_map(scenario: Scenario) -> Map:
    """Lay a scenario's graph out."""
    edges, numbers = scenario.edges, scenario.numbers
    depth = longest_distances(edges, scenario.start)
    pairs: dict[tuple[str, str], list[str]] = {}
    for step in edges:
        for way, to in edges[step]:
            pairs.setdefault((step, to), []).append(way)
    # A line that skips rows takes a place of its own in each, so that it runs between the steps and not over them.
    chains = [[step, *(f"{step}>{to}@{row}" for row in range(depth[step] + 1, depth[to])), to] for step, to in pairs]
    rows: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for step in in_order(edges, scenario.start):
        rows[depth[step]].append(step)
    for chain in chains:
        for distance, name in enumerate(chain[1:-1], depth[chain[0]] + 1):
            rows[distance].append(name)
    across = _uncross(rows, chains)
    width = max(sum(_width(name) for name in row) for row in rows)
    x = {name: width / 2 + place for name, place in across.items()}
    y = {name: RADIUS + 3 + ROW * distance for distance, row in enumerate(rows) for name in row}
    nodes = []
    for name, record in scenario.steps.items():
        kind = record.ending.kind if record.ending else ""
        nodes.append(Node(name, numbers[name], round(x[name], 1), y[name], kind))
    links = [Link(pairs[chain[0], chain[-1]], _line([(x[name], y[name]) for name in chain])) for chain in chains]
    return Map(width, ROW * (len(rows) - 1) + 2 * RADIUS + 6, nodes, links)


def _width(name: str) -> int:
    return NARROW if "@" in name else WIDE


def _uncross(rows: list[list[str]], chains: Sequence[Sequence[str]]) -> dict[str, float]:
    """Order each row by where its neighbors stand, down and up in turn; give each place, from the middle."""
    near: dict[str, dict[int, list[str]]] = {name: {-1: [], 1: []} for row in rows for name in row}
    for chain in chains:
        for upper, lower in pairwise(chain):
            near[upper][1].append(lower)
            near[lower][-1].append(upper)
    places = _places(rows)
    for sweep in range(SWEEPS):
        side = -1 if sweep % 2 == 0 else 1
        for row in rows if side == -1 else rows[::-1]:
            row.sort(key=lambda name: mean([places[n] for n in near[name][side]] or [places[name]]))
            places.update(_places([row]))
    return places


def _places(rows: Sequence[Sequence[str]]) -> dict[str, float]:
    places: dict[str, float] = {}
    for row in rows:
        left = -sum(_width(name) for name in row) / 2
        for name in row:
            places[name] = left + _width(name) / 2
            left += _width(name)
    return places


def _line(points: Sequence[tuple[float, float]]) -> str:
    """Draw a line from the foot of the first point to the head of the last, upright at each point."""
    (x, y), *rest = points
    y += RADIUS
    parts = [f"M{x:.1f} {y:.1f}"]
    for index, (to_x, to_y) in enumerate(rest, 1):
        to_y -= RADIUS if index == len(rest) else 0
        half = (to_y - y) / 2
        parts.append(f"C{x:.1f} {y + half:.1f} {to_x:.1f} {to_y - half:.1f} {to_x:.1f} {to_y:.1f}")
        x, y = to_x, to_y
    return "".join(parts)
