"""Every path through a scenario's graph, for tests that look at each."""

from collections.abc import Iterator

from oncamera.content.graph import Edges


def walk_paths(edges: Edges, start: str) -> Iterator[tuple[str, ...]]:
    """Give every path of an acyclic graph from a step to an ending, as the ids of the choices made."""
    waiting: list[tuple[str, tuple[str, ...]]] = [(start, ())]
    while waiting:
        step, made = waiting.pop()
        if not edges[step]:
            yield made
        waiting += [(to, (*made, choice)) for choice, to in reversed(edges[step])]
