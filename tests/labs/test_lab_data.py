"""The labs' synthetic data: drawn the same everywhere, fit for the lesson, and fair whatever the seed."""

import csv
from collections import Counter

import pytest

from tests.conftest import ROOT
from tools.lab_tables import first_hour, login_hunt
from tools.lab_tables import follow_the_money as money
from tools.lab_tables import follow_the_money_words as money_words
from tools.lab_tables import resume_triage as triage

pytestmark = pytest.mark.build

DATA = ROOT / "exercises" / "data"


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("lab", [triage, money, login_hunt, first_hour], ids=lambda lab: lab.__name__)
def test_the_shipped_tables_are_what_their_maker_writes(lab, tmp_path):
    lab.write_tables(tmp_path)
    written = sorted(tmp_path.iterdir())
    assert written
    assert [path.name for path in written if path.read_bytes() != (DATA / path.name).read_bytes()] == []


def test_there_are_400_applications_with_nine_rings():
    sizes = Counter(one.ring for one in triage.make_applications())
    assert sum(sizes.values()) == 400
    assert [sizes[ring] for ring in range(1, 10)] == [9, 7, 6, 5, 5, 4, 4, 3, 3]


def test_every_number_site_and_mailbox_is_one_that_nobody_can_have():
    for one in rows("resume_triage.csv"):
        digits = "".join(filter(str.isdigit, one["phone"]))[-10:]
        assert not digits or digits[3:8] == "55501"
        assert one["email"].endswith(".example")
        assert not one["site"] or ".example" in one["site"]


def share_by_row(people, is_one):
    """Give, for each part of the world that names come from, the share of people for whom something holds."""
    total, hit = Counter(), Counter()
    for person, row in people:
        total[row] += 1
        hit[row] += is_one(person)
    return {row: hit[row] / total[row] for row in total}


def test_no_part_of_the_world_has_more_than_its_share_of_ring_members():
    people = [(one, one.part_of_the_world) for seed in range(30) for one in triage.make_applications(seed)]
    shares = share_by_row(people, lambda one: one.ring > 0)
    assert len(shares) == 8
    assert all(abs(share - 46 / 400) < 0.02 for share in shares.values())


def test_no_part_of_the_world_has_more_than_its_share_of_payroll_problems():
    people = [(one, one.row) for seed in range(200) for one in money.make_workers(seed)]
    shares = share_by_row(people, lambda one: one.story in money.PROBLEMS)
    assert len(shares) == 8
    assert all(abs(share - 6 / 80) < 0.02 for share in shares.values())


@pytest.mark.parametrize("seed", [1, 2])
def test_with_any_seed_two_kinds_of_link_find_most_and_still_trouble_honest_people(seed, tmp_path):
    import pandas as pd

    from oncamera.labs.resume_triage.links import find_links, list_by_rule

    triage.write_tables(tmp_path, seed)
    key = pd.read_csv(tmp_path / "resume_triage_key.csv", dtype=str)
    sought = set(key["application"][key["ring"].notna()])
    anything, tidied, two_kinds = list_by_rule(
        find_links(pd.read_csv(tmp_path / "resume_triage.csv", dtype=str))
    ).values()
    assert sought <= tidied < anything
    assert len(two_kinds & sought) >= 40
    assert 8 <= len(two_kinds - sought) < len(tidied - sought) < len(anything - sought)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_any_seed_a_stolen_payday_bears_the_right_name(seed):
    (robbed,) = [one for one in money.make_workers(seed) if one.story == "stolen payday"]
    (_, before, first), (payday, after, second) = robbed.accounts
    assert (before, payday) == (after, len(money.PAYDAYS) - 1)
    assert first != second


def test_the_key_of_the_requests_follows_the_rules_that_the_notebook_states():
    from oncamera.labs.follow_the_money.tasks import LAB

    keys = LAB.tasks["hold-or-pay"].keys
    names_that_fit = {"R01", "R02", "R04", "R06", "R12"}
    for label, _, _, _, paper, call, on_file in money_words.REQUESTS:
        settled = call == "confirmed" and (label in names_that_fit or paper != "")
        assert keys[label] == ("pay" if settled else "hold" if on_file == "yes" else "counsel"), label


def test_nobody_in_the_payroll_bears_a_name_that_stands_for_somebody_else():
    names = {one.name for one in money.make_workers()}
    assert names.isdisjoint({*money_words.OTHERS, *money_words.SPOUSES})


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_any_seed_tidied_names_find_each_payee_problem_and_stop_far_fewer_others(seed, tmp_path):
    import pandas as pd

    from oncamera.labs.follow_the_money.names import count_held

    money.write_tables(tmp_path, seed)
    people, payments, key = (
        pd.read_csv(tmp_path / f"follow_the_money_{name}.csv") for name in ("people", "payments", "key")
    )
    problems = set(key["worker"][key["problem"] == "payee"])
    as_they_stand, _, tidied, no_word = count_held(payments.merge(people), problems)
    assert (as_they_stand[1], tidied[1], no_word[1]) == (4, 4, 3)
    assert as_they_stand[2] > 1.5 * tidied[2] > 1.5 * no_word[2] > 0
