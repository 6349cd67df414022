"""Finite graphs of steps and choices: cycles, reach, distances and paths. Knows ids only, nothing of the course."""

from collections import Counter
from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

# By step: each choice with the step that it leads to. An ending has none.
Edges = Mapping[str, Sequence[tuple[str, str]]]


def find_cycle(edges: Edges) -> list[str]:
    """Give the steps of one cycle, in order, the first again at the end; [] when there is none."""
    try:
        TopologicalSorter({step: [to for _, to in ways] for step, ways in edges.items()}).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))  # it names each step before the one that leads to it
    return []


def reachable_from(edges: Edges, start: str) -> set[str]:
    """Give every step that can be reached from a step, itself included."""
    return set(in_order(edges, start))


def count_paths(edges: Edges, start: str, goal: str) -> int:
    """Count the paths between two steps of an acyclic graph; two choices that lead to one step make two paths."""
    paths = Counter({start: 1})
    for step in in_order(edges, start):
        for _, to in edges[step]:
            paths[to] += paths[step]
    return paths[goal]


def longest_distances(edges: Edges, start: str) -> dict[str, int]:
    """Give, for each step that can be reached in an acyclic graph, the most choices that lead to it."""
    distances = dict.fromkeys(reachable_from(edges, start), 0)
    for step in in_order(edges, start):
        for _, to in edges[step]:
            distances[to] = max(distances[to], distances[step] + 1)
    return distances


def in_order(edges: Edges, start: str) -> list[str]:
    """List the steps that can be reached in an acyclic graph so that each stands after all that lead to it."""
    order: list[str] = []
    seen: set[str] = set()
    waiting = [(start, False)]  # no recursion: a chain may be longer than Python's stack
    while waiting:
        step, left = waiting.pop()
        if left:
            order.append(step)
        elif step not in seen:
            seen.add(step)
            waiting += [(step, True), *((to, False) for _, to in edges[step])]
    return order[::-1]
