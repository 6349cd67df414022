"""What must hold of every shipped scenario: each path ends, has its five sums, and is not the only sensible one."""

import pytest

from oncamera.content.course import Course
from oncamera.content.scenario_steps import LINES
from oncamera.results.scenario_paths import follow, sum_lines
from oncamera.widgets.scenario.scenario_map import draw_map
from tests.conftest import ROOT, TINY
from tests.paths import walk_paths

SCENARIOS = [placed.record for root in (ROOT, TINY) for placed in Course.load(root).scenarios]
each_scenario = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)


@each_scenario
def test_every_path_ends_and_has_five_sums(scenario):
    for path in walk_paths(scenario.edges, scenario.start):
        made, at = follow(scenario, path)
        assert [way.id for _, way in made] == list(path)
        assert scenario.steps[at].ending
        assert list(sum_lines([way for _, way in made])) == list(LINES)


@each_scenario
def test_no_path_is_best_on_every_line(scenario):
    sums = {
        tuple(sum_lines([way for _, way in follow(scenario, path)[0]]).values())
        for path in walk_paths(scenario.edges, scenario.start)
    }
    best = tuple(max(column) for column in zip(*sums, strict=True))
    assert best not in sums


@each_scenario
def test_the_endings_differ_in_kind(scenario):
    assert len({step.ending.kind for step in scenario.steps.values() if step.ending}) >= 2


@each_scenario
def test_something_comes_back_later(scenario):
    assert [later for step in scenario.steps.values() for later in step.later]


@each_scenario
def test_the_map_fits_a_phone(scenario):
    assert draw_map(scenario).width <= 340
