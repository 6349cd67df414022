"""Paths through a scenario: where a kept path leads, what it did on the five lines, and how a room's paths compare."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oncamera.content.scenario_steps import LINES, Way
from oncamera.content.scenarios import Scenario
from oncamera.files.extras import require
from oncamera.results.answers import Answer, read_answers

if TYPE_CHECKING:
    import pandas as pd

SYNTHETIC = "synthetic reader"  # begins the name of every made-up reader


def follow(scenario: Scenario, picked: Sequence[str]) -> tuple[list[tuple[str, Way]], str]:
    """Follow kept choices from the start: the choices made, each with its step, and the step that they lead to.

    Stops before a choice that its step does not have. `scenario_path.js` says the same.
    """
    made, at = [], scenario.start
    for name in picked:
        way = next((way for way in scenario.steps[at].choices if way.id == name), None)
        if way is None:
            break
        made.append((at, way))
        at = way.go
    return made, at


def sum_lines(ways: Sequence[Way]) -> dict[str, int]:
    """Add up what choices did on each of the five lines."""
    return {line: sum(way.change(line) for way in ways) for line in LINES}


def path_rows(scenario: Scenario, picked: Sequence[str]) -> list[dict[str, Any]]:
    """Give one row for each choice of a path that was a choice: step, choice, and its change on each line."""
    made, _ = follow(scenario, picked)
    return [
        {"step": step, "title": scenario.steps[step].title, "choice": way.id, "do": way.do}
        | {line: way.change(line) for line in LINES}
        for step, way in made
        if len(scenario.steps[step].choices) > 1
    ]


def path_table(scenario: Scenario, picked: Sequence[str]) -> "pd.DataFrame":
    """Give the rows of a path as a table, with its columns even before the first choice."""
    require("labs", "pandas")
    import pandas as pd

    return pd.DataFrame(path_rows(scenario, picked), columns=["step", "title", "choice", "do", *LINES])


def read_room(folder: Path) -> dict[str, dict[str, Answer]]:
    """Read every answers file of a folder, by the file's name. Raises ProblemsError for a file that does not fit."""
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in {".json", ".csv"})
    return {path.stem: read_answers(path) for path in files}


def room_table(scenario: Scenario, room: Mapping[str, Mapping[str, Answer]]) -> "pd.DataFrame":
    """Give one row for each reader who has played to an end: the ending, and the sum on each line.

    Only first paths count: whoever goes back knows what comes. Answers to an earlier wording are left out.
    """
    require("labs", "pandas")
    import pandas as pd

    rows = []
    for reader, answers in room.items():
        answer = answers.get(scenario.id)
        if answer is None or answer.v != scenario.fingerprint:
            continue
        made, at = follow(scenario, answer.picked)
        ending = scenario.steps[at].ending
        if ending:
            row = {"reader": reader, "ending": at, "kind": ending.kind, "path": [way.id for _, way in made]}
            rows.append(row | sum_lines([way for _, way in made]))
    return pd.DataFrame(rows, columns=["reader", "ending", "kind", "path", *LINES])


def choice_table(scenario: Scenario, room: Mapping[str, Mapping[str, Answer]]) -> "pd.DataFrame":
    """Give one row for each choice of each step that a room's first paths came to: how many took it, of how many."""
    require("labs", "pandas")
    import pandas as pd

    took = Counter(name for path in room_table(scenario, room)["path"] for name in path)
    rows = []
    for name, number in sorted(scenario.numbers.items(), key=lambda pair: pair[1]):
        step = scenario.steps[name]
        came = sum(took[way.id] for way in step.choices)
        if len(step.choices) > 1 and came:
            rows += [
                {"step": number, "title": step.title, "choice": way.id, "do": way.do, "took": took[way.id], "of": came}
                for way in step.choices
            ]
    return pd.DataFrame(rows, columns=["step", "title", "choice", "do", "took", "of"])


def make_room(scenario: Scenario, number: int, seed: int) -> dict[str, dict[str, Answer]]:
    """Make up readers, to try the tools out: each takes any choice of a step with the same chance.

    No real person stands behind them, and their names say so. The same seed gives the same room.
    """
    require("labs", "numpy")
    import numpy as np

    chance = np.random.default_rng(seed)
    room = {}
    for index in range(1, number + 1):
        at, picked = scenario.start, []
        while scenario.steps[at].choices:
            ways = scenario.steps[at].choices
            way = ways[int(chance.integers(len(ways)))]
            picked.append(way.id)
            at = way.go
        room[f"{SYNTHETIC} {index:02}"] = {scenario.id: Answer(picked=picked, v=scenario.fingerprint)}
    return room
