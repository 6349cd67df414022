"""Finite graphs of steps and choices: cycles, reach, distances and paths. Knows ids only, nothing of the course."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

# By step: each choice with the step that it leads to. An ending has none.
Edges = Mapping[str, Sequence[tuple[str, str]]]


def find_cycle(edges: Edges) -> list[str]:
    """Give the steps of one cycle, in order, the first again at the end; [] when there is none."""
    done: set[str] = set()

    def visit(step: str, above: list[str]) -> list[str]:
        if step in above:
            return [*above[above.index(step) :], step]
        if step in done:
            return []
        found = next((cycle for _, to in edges[step] if (cycle := visit(to, [*above, step]))), [])
        done.add(step)
        return found

    return next((cycle for step in edges if (cycle := visit(step, []))), [])


def reachable_from(edges: Edges, start: str) -> set[str]:
    """Give every step that can be reached from a step, itself included."""
    seen, waiting = {start}, [start]
    while waiting:
        for _, to in edges[waiting.pop()]:
            if to not in seen:
                seen.add(to)
                waiting.append(to)
    return seen


def count_paths(edges: Edges, start: str, goal: str) -> int:
    """Count the paths between two steps of an acyclic graph; two choices that lead to one step make two paths."""

    @cache
    def count(step: str) -> int:
        return 1 if step == goal else sum(count(to) for _, to in edges[step])

    return count(start)


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

    def visit(step: str) -> None:
        if step not in seen:
            seen.add(step)
            for _, to in reversed(edges[step]):
                visit(to)
            order.append(step)

    visit(start)
    return order[::-1]


def walk_paths(edges: Edges, start: str) -> Iterator[tuple[str, ...]]:
    """Give every path of an acyclic graph from a step to an ending, as the ids of the choices made."""
    if not edges[start]:
        yield ()
    for choice, to in edges[start]:
        for rest in walk_paths(edges, to):
            yield (choice, *rest)
