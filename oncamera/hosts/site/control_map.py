"""The directives `control-map` and `control-map-sources`, and the map as a table for a spreadsheet."""

from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.util import logging

from oncamera.content.control_map import MAP_ROWS, STANDARDS
from oncamera.content.controls import CONTROLS
from oncamera.content.course import Course
from oncamera.content.vocabulary import STAGES
from oncamera.files.problems import ProblemsError
from oncamera.files.spreadsheet import write_sheet
from oncamera.hosts.site.the_course import course_of
from oncamera.templating import render
from oncamera.widgets.ledger.ledger import SEEN

log = logging.getLogger(__name__)
PAGE = "chapters/session/audit"
CSV = "control_map.csv"  # beside the page, which links to it


class ControlMapDirective(Directive):
    """Prints the map, or how its numbers were read."""

    def run(self) -> list[nodes.Node]:
        """Render it; what is wrong with the data is an error of the page."""
        environment = self.state.document.settings.env
        course = course_of(environment)
        for shelf in (MAP_ROWS, STANDARDS, CONTROLS):
            environment.note_dependency(str(course.root / shelf.place))
        try:
            html = sources_html(course) if self.name.endswith("sources") else map_html(course)
        except ProblemsError as error:
            log.error("%s", error, location=environment.docname)
            return []
        return [nodes.raw("", html, format="html")]


def map_html(course: Course) -> str:
    """Render the map."""
    rows = [placed.record for placed in course.map_rows]
    standards = [placed.record for placed in course.standards]
    controls = {placed.record.id: placed.record for placed in course.controls}
    return render("control_map.html", rows=rows, standards=standards, controls=controls, stages=STAGES)


def sources_html(course: Course) -> str:
    """Render how the numbers were read."""
    standards = [placed.record for placed in course.standards]
    return render("control_map_sources.html", standards=standards, seen=SEEN)


def map_csv(course: Course) -> str:
    """Write the map with one line for each number, for a spreadsheet or a tool of the reader's own."""
    standards = {placed.record.id: placed.record for placed in course.standards}
    rows = [["stage", "what is done", "standard", "number", "title or gist", "checked", "what you could show"]]
    for placed in course.map_rows:
        row = placed.record
        for name, numbers in row.refs.items():
            for number in numbers:
                standard = standards[name]
                checked = "no" if number in standard.unchecked else standard.seen
                says = standard.named[number]
                rows.append([STAGES[row.stage], row.covers, standard.title, number, says, checked, row.show])
    return write_sheet(rows)


def _write_csv(app: Sphinx, error: Exception | None) -> None:
    folder = Path(app.outdir) / "chapters" / "session"
    if not error and app.builder.format == "html" and PAGE in app.env.found_docs and folder.is_dir():
        (folder / CSV).write_text(map_csv(course_of(app.env)), encoding="utf-8-sig")


def setup(app: Sphinx) -> None:
    """Add the directives and the table."""
    app.add_directive("control-map", ControlMapDirective)
    app.add_directive("control-map-sources", ControlMapDirective)
    app.connect("build-finished", _write_csv)
