"""What must hold of every shipped plan: its lengths, its English, and that each audience meets both kinds of people."""

import pytest
import textstat

from oncamera.content.plans import AUDIENCES
from tests.conftest import COURSE

PLANS = {placed.record.id: placed.record for placed in COURSE.plans}
TRUTH = {case.id: case.truth for case in COURSE.desk}
each_plan = pytest.mark.parametrize("plan", PLANS.values(), ids=list(PLANS))


def test_the_plans_are_of_these_lengths():
    assert {name: plan.minutes for name, plan in PLANS.items()} == {
        "half-day": 210,
        "ninety-minutes": 90,
        "sixty-minutes": 60,
        "thirty-minutes": 30,
    }


@each_plan
def test_the_minutes_add_up(plan):
    assert sum(part.minutes for part in plan.parts) == plan.minutes


@each_plan
def test_the_drops_really_shorten(plan):
    left = sum(part.after_drop()[0] for part in plan.parts)
    assert left == plan.minutes - plan.saved
    assert left <= 0.8 * plan.minutes


@each_plan
def test_each_audience_has_a_version_of_its_own(plan):
    assert list(plan.variants) == list(AUDIENCES)


@each_plan
def test_each_audience_meets_an_impostor_and_a_genuine_person(plan):
    for who in ("everyone", *AUDIENCES):
        swapped = {swap.shown: swap.instead for swap in plan.variants[who].swaps} if who in plan.variants else {}
        shown = [swapped.get(one, one) for part in plan.parts for one in part.shows]
        assert {TRUTH[one.name] for one in shown if one.kind == "case"} == {"impostor", "genuine"}, who


@each_plan
def test_nobody_sits_for_more_than_75_minutes_without_a_break(plan):
    stretches = [0]
    for part in plan.parts:
        stretches = [*stretches, 0] if part.title == "Break" else [*stretches[:-1], stretches[-1] + part.minutes]
    assert max(stretches) <= 75


@each_plan
def test_a_plan_is_written_in_plain_english(plan):
    said = [plan.audience, plan.after_it, *plan.needs]
    for part in plan.parts:
        said += [*part.say, part.people_do, *part.listen_for, *part.ask, *(point.says for point in part.points)]
    assert textstat.flesch_kincaid_grade(" ".join(said)) <= 10
