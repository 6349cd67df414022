"""What the lab of the logins promises: its lesson holds, its logs come out alike, and origin tells nothing."""

from collections import Counter
from statistics import mean

import pytest

from oncamera.labs.login_hunt.features import alarms, elsewhere, floor, off_hours, reasons, the_logs
from oncamera.labs.login_hunt.tasks import MOST, check
from tools.lab_tables.chance import Chance
from tools.lab_tables.login_hunt import SEED, make_logs, make_people

pytestmark = pytest.mark.build

OTHER_SEEDS = [SEED + 1000 * number for number in range(1, 4)]


@pytest.fixture(scope="module", params=[SEED, *OTHER_SEEDS])
def logs(request):
    return make_logs(request.param)


def test_the_stream_of_chance_is_the_one_that_python_promises():
    chance = Chance(1)
    assert [chance.whole(0, 99) for _ in range(5)] == [13, 84, 76, 25, 49]


def test_the_same_seed_gives_the_same_logs():
    assert make_logs().logins.equals(the_logs().logins)


def test_there_are_120_workers_ninety_days_and_three_accounts_run_from_elsewhere(logs):
    assert len(logs.people) == 120
    assert len(elsewhere(logs)) == 3
    assert 85 <= (logs.logins["begins"].max() - logs.logins["begins"].min()).days <= 90


def test_the_loudest_alarm_finds_none_of_the_three(logs):
    assert alarms(logs)["travel"].sum() > 30
    assert reasons(logs)["travel"][elsewhere(logs)].sum() == 0


def test_each_rule_alone_names_honest_people(logs):
    honest = reasons(logs).drop(elsewhere(logs))
    assert honest.sum().min() >= 1


def test_two_separate_reasons_name_the_three_and_two_honest_people(logs):
    named = reasons(logs).sum(axis=1) >= 2
    assert named.sum() == MOST
    assert named[elsewhere(logs)].all()


def test_nobody_stands_so_near_a_threshold_that_a_small_slip_would_move_them(logs):
    assert not floor(logs.logins).between(100, 120).any()
    assert not off_hours(logs).between(0.35, 0.65).any()


def test_the_three_have_nothing_to_do_with_home_or_keyboard():
    seeds = range(600)
    for field in ("country", "keyboard"):
        everyone, three = Counter(), Counter()
        for seed in seeds:
            for person in make_people(seed):
                everyone[getattr(person, field)] += 1
                three[getattr(person, field)] += person.kind.elsewhere
        shares = {value: three[value] / everyone[value] for value in everyone}
        assert all(abs(share - 3 / 120) < 0.01 for share in shares.values()), shares


def test_the_delay_of_honest_people_does_not_depend_on_where_they_live():
    found = {}
    for seed in range(100):
        for person in make_people(seed):
            if not person.kind.elsewhere:
                found.setdefault(person.country, []).append(person.best)
    middles = [mean(values) for values in found.values()]
    assert max(middles) - min(middles) < 4


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (["W-001"], "Write accounts and their reasons in curly brackets"),
        ({}, "The shortlist is empty."),
        ({"W-1": ["line"]}, "There is no account `W-1`."),
        ({"W-001": ["accent"]}, "The reasons of `W-001` must be a list of some of these"),
        ({"W-001": 3}, "The reasons of `W-001` must be a list of some of these"),
        ({"W-001": ["hours", "line"]}, "`W-001` has no reason `hours` left"),
    ],
)
def test_a_shortlist_that_cannot_stand_is_told_why(answer, says):
    verdict = check("shortlist", answer)
    assert not verdict.passed
    assert verdict.says.startswith(says)


def test_a_shortlist_of_the_three_alone_is_right_too():
    left = reasons(the_logs())
    three = {account: [name for name in left if left.loc[account, name]] for account in elsewhere(the_logs())}
    assert check("shortlist", three).passed
