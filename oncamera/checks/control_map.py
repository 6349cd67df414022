"""Rules about the control map."""

import difflib
from collections.abc import Iterator

from oncamera.content.course import Course
from oncamera.files.problems import Problem

FILE = "bank/control_map.yml"


def every_control_stands_in_one_row_of_the_map(course: Course) -> list[Problem]:
    """Each control is in exactly one row, of its own stage; a course without a map needs none."""
    stages = {placed.record.id: placed.record.stage for placed in course.controls}
    rows: dict[str, list[str]] = {name: [] for name in stages}
    problems = []
    for placed in course.map_rows:
        row = placed.record
        for name in row.controls:
            if name not in stages:
                close = difflib.get_close_matches(name, stages, n=1)
                instead = f"Did you mean {close[0]!r}?" if close else "Write the id of one in bank/controls.yml."
                problems.append(Problem(placed.file, placed.line, row.id, f"there is no control {name!r}", instead))
                continue
            rows[name].append(row.id)
            if stages[name] != row.stage:
                what = f"the control {name!r} is of the stage {stages[name]}, the row of {row.stage}"
                problems.append(Problem(placed.file, placed.line, row.id, what, "Put it into a row of its own stage."))
    for name, found in rows.items() if course.map_rows else ():
        if len(found) != 1:
            what = f"the control stands in {len(found)} rows of the control map"
            instead = f"Leave it in one of: {', '.join(found)}." if found else "Put it into a row of its stage."
            problems.append(Problem(FILE, 0, name, what, instead))
    return problems


def every_number_of_the_map_is_named(course: Course) -> list[Problem]:
    """A row names only numbers that its standard lists, and each number that a standard lists is used."""
    return [*_unknown_numbers(course), *_unused_numbers(course)]


def _unknown_numbers(course: Course) -> Iterator[Problem]:
    standards = {placed.record.id: placed.record for placed in course.standards}
    for placed in course.map_rows:
        for name, numbers in placed.record.refs.items():
            if name not in standards:
                what = f"there is no standard {name!r}"
                instead = f"Write one of: {', '.join(standards) or 'none'}."
                yield Problem(placed.file, placed.line, placed.record.id, what, instead)
                continue
            for number in numbers:
                if number not in standards[name].named:
                    what = f"{name} has no number {number!r} in bank/standards.yml"
                    instead = "Check it against the standard, and add it under `named:`."
                    yield Problem(placed.file, placed.line, placed.record.id, what, instead)


def _unused_numbers(course: Course) -> Iterator[Problem]:
    used = {
        (name, number)
        for placed in course.map_rows
        for name, numbers in placed.record.refs.items()
        for number in numbers
    }
    for placed in course.standards:
        standard = placed.record
        for number in standard.named:
            if (standard.id, number) not in used:
                what = f"no row of the map names {number}"
                yield Problem(placed.file, placed.line, standard.id, what, "Name it in a row, or delete it.")
        for number in standard.unchecked:
            if number not in standard.named:
                what = f"`unchecked` names {number}, which is not under `named`"
                yield Problem(placed.file, placed.line, standard.id, what, "Delete it.")
