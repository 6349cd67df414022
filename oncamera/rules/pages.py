"""Rules about the prose."""

import re

from oncamera.course import Course
from oncamera.organisation import explain_unknown_field, fields_named
from oncamera.problems import Problem
from oncamera.prose import prose_lines


def every_dollar_is_escaped(course: Course) -> list[Problem]:
    """In prose a dollar sign is written `\\$`: JupyterLab takes what stands between two bare ones for mathematics."""
    return [
        Problem(page.file, number, "", "the line has a bare dollar sign", "Write it as `\\$`.")
        for page in course.pages
        for number, line in prose_lines(page)
        if re.search(r"(?<!\\)\$", re.sub(r"`[^`]*`", "", line))
    ]


def every_organisation_field_exists(course: Course) -> list[Problem]:
    """A page prints only what `organisation.yml` can hold."""
    return [
        Problem(page.file, line, "", *said)
        for page in course.pages
        for line, text in prose_lines(page)
        for name in fields_named(text)
        if (said := explain_unknown_field(name))
    ]
