"""One case or scenario as a page of its own, to look at while writing: no build, no server."""

from pathlib import Path
from typing import Any

from markupsafe import Markup

from oncamera.content.cases import Case, make_twin
from oncamera.content.course import Course
from oncamera.content.records import read_file
from oncamera.content.scenarios import Scenario
from oncamera.files.paths import PACKAGE
from oncamera.hosts.scripts import site_script, widget_styles, widgets_script
from oncamera.templating import json_script, render
from oncamera.widgets.desk.desk import desk_data, desk_html
from oncamera.widgets.scenario.scenario import scenario_data, scenario_html

SITE_CSS = PACKAGE / "hosts" / "site" / "theme" / "static" / "site.css"


def preview_case(path: Path, out: Path, course: Course) -> list[Case]:
    """Write a page that shows the cases of one file, matched ones too, as the practice desk does.

    Gives the cases shown. Raises ProblemsError with every problem of the file; writes nothing then.
    """
    cases = [placed.record for placed in read_file(path, Case, course.root)]
    cases += [make_twin(case) for case in cases if case.twin]
    _write(path, out, "desk", desk_html(course, cases, "practice"), {"desk": desk_data(cases, "practice")})
    return cases


def preview_scenario(path: Path, out: Path, course: Course) -> list[Scenario]:
    """Write a page that plays the scenario of one file. Gives it. Raises ProblemsError; writes nothing then."""
    scenarios = [placed.record for placed in read_file(path, Scenario, course.root)]
    _write(path, out, "scenario", scenario_html(course, scenarios[0]), {"scenario": scenario_data(scenarios[0])})
    return scenarios


def _write(path: Path, out: Path, widget: str, html: str, data: dict[str, Any]) -> None:
    styles = SITE_CSS.read_text(encoding="utf-8") + widget_styles()
    # Our own files, on the author's own disk: this page is never published, so it may carry them inline.
    script = site_script() + widgets_script((widget,), whole=True)
    page = render(
        "preview.html", name=path.name, styles=Markup(styles), script=Markup(script),
        widget=widget, html=Markup(html), data=json_script("oc-data", data),
    )  # fmt: skip
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(page, encoding="utf-8")
