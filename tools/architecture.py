"""Draws the house from its imports: `python -m tools.architecture` writes the picture into docs/architecture.md.

A room is a folder or a module at the top level of the package; an arrow goes from a room to one that it imports,
at the top of a file or inside a function. The rules that hold are read from the same page.
"""

import ast
import re
from collections.abc import Mapping, Set
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "architecture.md"
PICTURE = re.compile(r"```mermaid\n.*?```\n", re.DOTALL)
RULES = re.compile(r"```text\n(.*?)```", re.DOTALL)
Arrows = Mapping[str, Set[str]]


def file_imports(package: Path) -> dict[str, set[str]]:
    """Give each module of a package, by its dotted name, with the modules of the package that it imports.

    What is imported for the type checker alone doesn't count: no running program follows that arrow.
    """
    paths = {".".join(path.relative_to(package.parent).with_suffix("").parts): path for path in package.rglob("*.py")}
    modules = {name.removesuffix(".__init__"): path for name, path in paths.items()}
    found: dict[str, set[str]] = {name: set() for name in modules}
    for name, path in modules.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        guards = [
            node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        ]
        never_run = {node for guard in guards for node in ast.walk(guard)}
        for node in set(ast.walk(tree)) - never_run:
            if isinstance(node, ast.Import):
                asked = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                inside = [f"{node.module}.{alias.name}" for alias in node.names]
                asked = [full if full in modules else str(node.module) for full in inside]
            else:
                continue
            found[name] |= {one for one in asked if one in modules and one != name}
    return found


def room_imports(files: Arrows) -> dict[str, set[str]]:
    """Give each room with the rooms that its files import. The package's own `__init__` is a door, not a room."""
    rooms: dict[str, set[str]] = {name.split(".")[1]: set() for name in files if "." in name}
    for name, others in files.items():
        for other in others:
            if "." in name and "." in other and (room := name.split(".")[1]) != other.split(".")[1]:
                rooms[room].add(other.split(".")[1])
    return rooms


def circle(arrows: Arrows) -> list[str]:
    """Name the members of one circle of imports, first and last the same; none: an empty list."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def floors(rooms: Arrows) -> list[set[str]]:
    """Give the rooms floor by floor, lowest first: one lies just above the highest that it imports."""
    heights: dict[str, int] = {}
    for room in TopologicalSorter(rooms).static_order():
        heights[room] = 1 + max((heights[other] for other in rooms[room]), default=-1)
    return [{room for room in rooms if heights[room] == floor} for floor in range(max(heights.values()) + 1)]


def direct(rooms: Arrows) -> dict[str, set[str]]:
    """Leave out each arrow that a longer way stands for too: what is left is little enough to look at."""

    def reached(room: str) -> set[str]:
        return rooms[room].union(*(reached(other) for other in rooms[room]))

    return {room: {other for other in others if not any(other in reached(by) for by in others)}
            for room, others in rooms.items()}  # fmt: skip


def picture(rooms: Arrows) -> str:
    """Draw the rooms as Mermaid text, one box a floor, the highest first."""
    lines = ["```mermaid", "flowchart TD"]
    for number, floor in reversed([*enumerate(floors(rooms), 1)]):
        inside = "; ".join(f'{room.strip("_")}["{room}"]' for room in sorted(floor))
        lines.append(f'  subgraph floor{number}["{number}"]\n    {inside}\n  end')
    for room, others in sorted(direct(rooms).items()):
        lines += [f"  {room.strip('_')} --> {other}" for other in sorted(others)]
    return "\n".join([*lines, "```", ""])


def ranks(page: str) -> dict[str, int]:
    """Read "who may import whom" from the page: each room with its rank. A room may import those of a lower one.

    A line such as `content ← course, results` puts the right one rank over the left.
    """
    found: dict[str, int] = {}
    block = RULES.search(page)
    for rank, line in enumerate(block[1].splitlines() if block else []):
        for over, side in enumerate(line.split("←")):
            for room in side.split(","):
                if found.setdefault(room.strip(), rank + over) != rank + over:
                    raise ValueError(f"{PAGE.name}: {room.strip()} stands on two floors")
    return found


if __name__ == "__main__":
    drawn = picture(room_imports(file_imports(ROOT / "oncamera")))
    PAGE.write_text(PICTURE.sub(lambda _: drawn, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"Drawn into {PAGE.relative_to(ROOT)}.")
