"""The control map: every control in one row, every number named and used, no claim that a control suffices."""

import csv
import io
import re

from oncamera.checks.control_map import every_control_stands_in_one_row_of_the_map, every_number_of_the_map_is_named
from oncamera.content.control_map import MapRow, Standard
from oncamera.content.controls import Control
from oncamera.content.course import Course
from oncamera.content.records import Placed
from oncamera.hosts.site.control_map import map_csv, map_html, sources_html
from tests.conftest import COURSE

CLAIMS = re.compile(r"\b(complies|compliant|satisf\w+|fulfill\w+|meets the|certified)\b", re.IGNORECASE)


def a_control(name: str = "shut-doors", stage: str = "access") -> Placed:
    values = {"does": "Shut doors.", "who": ["it"], "innocent": "Wind.", "limit": "None.", "claims": ["a"]}
    return Placed(Control.model_validate({"id": name, "stage": stage, "effort": "small"} | values), "controls.yml", 3)


def a_row(*controls: str, refs: dict | None = None, name: str = "doors") -> Placed:
    values = {"stage": "access", "covers": "Doors.", "show": "The door.", "refs": refs or {"iso": ["A.1"]}}
    return Placed(MapRow.model_validate({"id": name, "controls": [*controls]} | values), "control_map.yml", 7)


def a_standard(*named: str, unchecked: tuple[str, ...] = ()) -> Placed:
    values = {"title": "ISO", "publisher": "ISO", "url": "https://example.com", "seen": "primary", "where": "Read."}
    values |= {"checked": "2026-11-25", "named": dict.fromkeys(named, "Doors"), "unchecked": [*unchecked]}
    return Placed(Standard.model_validate({"id": "iso"} | values), "standards.yml", 9)


def said(course: Course) -> list[str]:
    rules = (every_control_stands_in_one_row_of_the_map, every_number_of_the_map_is_named)
    return [str(problem) for rule in rules for problem in rule(course)]


def test_a_map_with_every_control_and_number_once_is_sound():
    assert said(Course(controls=[a_control()], map_rows=[a_row("shut-doors")], standards=[a_standard("A.1")])) == []


def test_a_course_without_a_map_needs_none():
    assert said(Course(controls=[a_control()])) == []


def test_a_control_in_no_row_or_in_two_is_named():
    rows = [a_row("shut-doors"), a_row("shut-doors", name="gates")]
    controls = [a_control(), a_control("watch")]
    assert said(Course(controls=controls, map_rows=rows, standards=[a_standard("A.1")])) == [
        "bank/control_map.yml [shut-doors] the control stands in 2 rows of the control map."
        " Leave it in one of: doors, gates.",
        "bank/control_map.yml [watch] the control stands in 0 rows of the control map. Put it into a row of its stage.",
    ]


def test_a_row_with_an_unknown_control_gets_the_nearest_one():
    [problem, _] = said(Course(controls=[a_control()], map_rows=[a_row("shut-door")], standards=[a_standard("A.1")]))
    assert problem == "control_map.yml:7 [doors] there is no control 'shut-door'. Did you mean 'shut-doors'?"


def test_a_number_that_no_standard_names_and_one_that_no_row_uses_are_named():
    course = Course(
        controls=[a_control()], map_rows=[a_row("shut-doors", refs={"iso": ["A.2"]})], standards=[a_standard("A.1")]
    )
    assert said(course) == [
        "control_map.yml:7 [doors] iso has no number 'A.2' in bank/standards.yml."
        " Check it against the standard, and add it under `named:`.",
        "standards.yml:9 [iso] no row of the map names A.1. Name it in a row, or delete it.",
    ]


def test_the_map_names_at_least_one_number_of_each_standard():
    used = {name for placed in COURSE.map_rows for name in placed.record.refs}
    assert used == {"iso-27001", "soc-2", "nist-800-53", "pci-dss"}


def test_no_row_claims_that_a_control_is_enough():
    texts = [text for p in COURSE.map_rows for text in (p.record.covers, p.record.show)]
    assert [text for text in texts if CLAIMS.search(text)] == []


def test_a_number_that_was_not_checked_says_so_where_it_stands():
    assert "PM-12 Insider Threat Program (not checked)" in map_html(COURSE)
    assert "Not checked in two places: PM-12." in sources_html(COURSE)


def test_only_a_source_that_was_read_at_the_publishers_is_primary():
    seen = {placed.record.id: placed.record.seen for placed in COURSE.standards}
    assert seen == {"iso-27001": "secondary", "soc-2": "secondary", "nist-800-53": "primary", "pci-dss": "secondary"}


def test_the_table_has_one_line_for_each_number():
    rows = list(csv.DictReader(io.StringIO(map_csv(COURSE))))
    numbers = sum(len(found) for placed in COURSE.map_rows for found in placed.record.refs.values())
    assert len(rows) == numbers
    [first] = [row for row in rows if row["number"] == "PM-12"]
    assert (first["stage"], first["checked"]) == ("The program itself", "no")
