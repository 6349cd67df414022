"""Scenarios that branch: what one is, and the rules that keep its graph playable and its choices hard."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, model_validator

from oncamera.content.graph import Edges, count_paths, find_cycle, in_order, reachable_from
from oncamera.content.reading import SECONDS_A_DECISION, WORDS_A_MINUTE, count_words
from oncamera.content.records import Id, Line, Record, Shelf, fingerprint_of
from oncamera.content.scenario_steps import Step, Way
from oncamera.content.vocabulary import Role

MINUTES_OFF = 2
FEWEST_STEPS, MOST_STEPS, MOST_PATHS = 12, 25, 20_000


class Scenario(Record):
    """One scenario: a finite graph of steps in which every step can be reached and every path ends."""

    id: Id
    title: Line
    roles: Annotated[list[Role], Field(min_length=1)]
    minutes: Annotated[int, Field(ge=8, le=15)]
    opening: Line
    start: Id
    steps: dict[Id, Step]

    @model_validator(mode="after")
    def _graph_is_sound(self) -> "Scenario":
        problems = list(_graph_problems(self))
        if not problems and len(self.steps) <= MOST_STEPS:  # the paths of a larger graph are past counting
            problems = list(_path_problems(self))
        if not FEWEST_STEPS <= len(self.steps) <= MOST_STEPS:
            problems.insert(0, f"there are {len(self.steps)} steps | Write {FEWEST_STEPS} to {MOST_STEPS}.")
        if problems:
            raise ValueError("\n".join(problems))
        return self

    @property
    def edges(self) -> Edges:
        """The bare graph: by step, each choice with the step that it leads to."""
        return {name: [(way.id, way.go) for way in step.choices] for name, step in self.steps.items()}

    @property
    def ways(self) -> dict[str, Way]:
        """Every choice by its id."""
        return {way.id: way for step in self.steps.values() for way in step.choices}

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each step in the booklet: the first step is 1, the others follow as they are written."""
        order = [self.start, *(name for name in self.steps if name != self.start)]
        return {name: number for number, name in enumerate(order, 1)}

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change when what is to be decided may have changed."""
        meaning = [self.opening, self.start]
        for name, step in self.steps.items():
            ways = [[way.id, way.do, way.go] for way in step.choices]
            meaning.append(json.dumps([name, step.happens, [a.meaning() for a in step.artefacts], ways]))
        return fingerprint_of(meaning)

    def texts(self) -> Iterator[str]:
        """Give every text of the scenario."""
        yield from (self.title, self.opening)
        for step in self.steps.values():
            yield from step.texts()
            for way in step.choices:
                yield from [way.because] if way.because else []
                yield from (effect.because for effect in way.effects)

    def claims(self) -> Iterator[str]:
        """Give every claim that the reasons cite."""
        for step in self.steps.values():
            yield from step.ending.claims if step.ending else []
            for way in step.choices:
                yield from way.claims
                yield from (name for effect in way.effects for name in effect.claims)


def longest_minutes(scenario: Scenario) -> float:
    """Work out the minutes of the longest path.

    Words at 200 a minute: the opening, all that stands in its steps, the reason of each choice made; and 20 seconds
    for each step that leaves a choice.
    """
    longest: dict[str, float] = {}
    for step in reversed(in_order(scenario.edges, scenario.start)):
        here = scenario.steps[step]
        ahead = [count_words(way.because or "") / WORDS_A_MINUTE + longest[way.go] for way in here.choices]
        pause = SECONDS_A_DECISION / 60 if len(here.choices) > 1 else 0
        longest[step] = count_words(*here.texts()) / WORDS_A_MINUTE + pause + max(ahead, default=0)
    return count_words(scenario.opening) / WORDS_A_MINUTE + longest[scenario.start]


def _graph_problems(scenario: Scenario) -> Iterator[str]:
    steps = scenario.steps
    lost = [f"`go: {way.go}` of {way.id!r}" for s in steps.values() for way in s.choices if way.go not in steps]
    if scenario.start not in steps:
        lost.append(f"`start: {scenario.start}`")
    for where in lost:
        yield f"{where} names no step | Write the id of one of the steps."
    times = Counter(way.id for step in steps.values() for way in step.choices)
    for name in [name for name, number in times.items() if number > 1]:
        yield f"the choice id {name!r} is used {times[name]} times | Give each choice of the scenario an id of its own."
    if lost:
        return
    cycle = find_cycle(scenario.edges)
    if cycle:
        yield f"the steps go round: {' → '.join(cycle)} | Lead one of these choices on to a later step."
        return
    for name in sorted(set(steps) - reachable_from(scenario.edges, scenario.start)):
        yield f"no choice leads to the step {name!r} | Lead one there, or delete the step."
    if sum(step.ending is not None for step in steps.values()) < 2:
        yield "there is one ending only | Write at least two: paths that all end alike teach that choices are idle."


def _path_problems(scenario: Scenario) -> Iterator[str]:
    edges, start = scenario.edges, scenario.start
    paths = sum(count_paths(edges, start, name) for name, step in scenario.steps.items() if step.ending)
    if paths > MOST_PATHS:
        yield f"there are {paths:,} paths; the most is {MOST_PATHS:,} | Let fewer choices meet again at one step."
    owners = {way.id: name for name, step in scenario.steps.items() for way in step.choices}
    for name, step in scenario.steps.items():
        for later in step.later:
            if later.after not in owners:
                yield f"`after: {later.after}` at the step {name!r} names no choice | Write the id of a choice."
                continue
            before = count_paths(edges, start, owners[later.after])
            through = before * count_paths(edges, scenario.ways[later.after].go, name)
            if not through:
                yield f"nobody who makes the choice {later.after!r} comes to the step {name!r}" + (
                    " | Move the consequence to a step that follows the choice."
                )
            elif through == count_paths(edges, start, name):
                yield f"everybody who comes to the step {name!r} has made the choice {later.after!r}" + (
                    " | Write it into `happens:`, since all see it."
                )
    told = longest_minutes(scenario)
    if abs(told - scenario.minutes) > MINUTES_OFF:
        yield f"`minutes: {scenario.minutes}`, but the longest path takes {told:.1f} by the formula" + (
            f" | Write a number within {MINUTES_OFF} of it, between 8 and 15, or mend the length of the steps."
        )


SCENARIOS = Shelf(Scenario, "bank/scenarios")
scenario_files = SCENARIOS.files
