"""What the lab of the first hour promises: clocks can be put right, and the form says what events and papers say."""

import pandas as pd
import pytest

from oncamera.labs.first_hour.papers import read_events
from oncamera.labs.first_hour.report import form, report_form, right_form
from oncamera.labs.first_hour.tasks import check, in_utc, minutes_open, open_doors, reachable, to_copy
from tools.lab_tables.first_hour import CLOCKS, DAY, STORY, make_afternoon, stamp

pytestmark = pytest.mark.build
RIGHT = right_form()


def test_the_same_seed_gives_the_same_afternoon():
    assert make_afternoon().equals(make_afternoon())
    assert not make_afternoon(seed=1).equals(make_afternoon())


@pytest.mark.parametrize(
    ("system", "written"),
    [
        ("gateway", "2026-03-03 00:00:00"),
        ("laptop", "2026-03-02 18:00:00"),
        ("code", "1772496000"),
        ("store", "2026-03-02 23:54:00"),
        ("mail", "2026-03-03 01:00:00"),
        ("desk", "2026-03-03 01:00:00"),
    ],
)
def test_each_system_writes_midnight_by_its_own_clock(system, written):
    assert stamp(DAY, system) == written
    assert system in CLOCKS


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_event_of_the_story_comes_back_to_its_minute_whatever_stands_round_it(seed):
    events = make_afternoon(seed)
    told = {
        (f"{at:%H:%M}", who, what) for at, who, what in zip(in_utc(events), events["who"], events["what"], strict=True)
    }
    assert {(clock, who, what) for clock, _, who, what, *_ in STORY} <= told


def test_the_doors_stay_open_long_after_the_password_was_changed():
    assert minutes_open() == 34
    assert open_doors() == ("S-1", "S-2", "T-1", "K-2", "L-1", "M-1")


def test_more_can_be_reached_than_was_touched_and_less_than_everything():
    touched = {row[4] for row in STORY if row[2] == "r.teague" and row[3] in ("copied", "downloaded")}
    assert touched < set(reachable())
    assert "database:live" not in reachable()
    assert "database:test" in reachable()


def test_what_is_gone_first_is_copied_first():
    assert to_copy() == ("V-2", "V-1", "V-3", "V-4", "V-6", "V-5")


def test_the_form_asks_for_what_the_events_and_the_papers_say():
    events = read_events()
    utc = in_utc(events)
    theirs = events["who"].isin(["r.teague", "key K-2", "link L-1"]) & (events["result"] == "done")
    first = utc[events["what"] == "session S-2 opened"].iloc[0]
    assert RIGHT["first_sign"] == f"{first:%H:%M}"
    assert RIGHT["last_use"] == f"{utc[theirs].max():%H:%M}"
    assert RIGHT["could_reach"] == len(reachable())
    assert RIGHT["megabytes"] == events["megabytes"][theirs & (utc >= first)].sum()


@pytest.mark.parametrize(
    ("report", "says"),
    [
        (3, "Write the form in curly brackets"),
        ({"who": "x"}, "The form has no field `who`."),
        (dict.fromkeys(RIGHT), "`account` is still empty."),
        ({**RIGHT, "first_sign": 13.31}, "`first_sign` cannot be read. Write a time in UTC as text"),
        ({**RIGHT, "megabytes": "2,912"}, "`megabytes` cannot be read. That is text."),
        ({**RIGHT, "outside": "the boss"}, "`outside` cannot be read. That is none of the words on offer."),
        ({**RIGHT, "statements": ["F-1", "F-9"]}, "`statements` hold `F-9`, which judges how somebody speaks."),
    ],
)
def test_a_form_that_cannot_stand_is_told_which_field_is_off(report, says):
    verdict = check("report", report)
    assert not verdict.passed
    assert verdict.says.startswith(says)


def test_a_time_may_be_written_with_its_zone():
    assert check("report", {**RIGHT, "first_sign": "13:31 UTC", "last_use": "14:21:00"}).passed


def test_the_form_shows_what_has_been_filled_in():
    assert report_form()._repr_html_().count("(empty)") == len(form())
    shown = report_form({"account": "r.teague", "statements": ["F-1", "F-3"]})._repr_html_()
    assert "r.teague" in shown
    assert "F-1, F-3" in shown


def test_no_event_has_a_stamp_that_cannot_be_read():
    assert not pd.isna(in_utc(read_events())).any()
