"""The directive `tabletop`: prints one face of the exercise in session/tabletop, as plain nodes, so in Word too."""

from collections.abc import Callable
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from oncamera.content.course import Course
from oncamera.content.tabletop import Tabletop, tabletop_files
from oncamera.documents.after_action import report_nodes
from oncamera.documents.tabletop import (
    Cite,
    evaluator_nodes,
    facilitator_nodes,
    handout_nodes,
    hot_wash_nodes,
    manual_nodes,
    role_nodes,
)
from oncamera.files.problems import ProblemsError
from oncamera.hosts.site.claims import ClaimNode
from oncamera.hosts.site.the_course import course_of
from oncamera.hosts.site.toolkit import is_marked
from oncamera.sessions.evaluator_notes import template_csv

log = logging.getLogger(__name__)
NOTES = "evaluator_notes.csv"  # beside the pages; a page of this folder links to it


def _link(stem: str, docname: str) -> list[nodes.Node]:
    """Name a toolkit page, as a link that Sphinx settles once it knows the titles."""
    named = {"refdomain": "std", "reftype": "doc", "refdoc": docname, "refexplicit": False}
    return [addnodes.pending_xref("", nodes.inline("", stem), reftarget=f"/chapters/toolkit/{stem}", **named)]


class TabletopDirective(Directive):
    """Prints one face: manual, roles, handouts, hot-wash, facilitator, evaluator or report."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Make the nodes; what is wrong with the data is an error of the page."""
        environment: BuildEnvironment = self.state.document.settings.env
        course, face = course_of(environment), self.arguments[0]
        for path in [
            *tabletop_files(course.root),
            course.root / "bank" / "controls.yml",
            *sorted((course.root / "evidence").rglob("*.yml")),
        ]:
            environment.note_dependency(str(path))
        try:
            tabletop = course.tabletop
            if tabletop is None:
                raise LookupError("the course has no exercise in session/tabletop")
            made = _face(course, face, tabletop, environment.docname)
        except (ProblemsError, LookupError) as error:
            log.error("%s", error, location=environment.docname)
            return []
        for node in made:
            for part in node.findall(nodes.section):
                self.state.document.ids[part["ids"][0]] = part  # no label: other pages may have the same
        return made


def _face(course: Course, face: str, tabletop: Tabletop, docname: str) -> list[nodes.Node]:
    faces: dict[str, Callable[[], list[nodes.Node]]] = {
        "manual": lambda: manual_nodes(tabletop),
        "roles": lambda: role_nodes(tabletop, lambda stem: _link(stem, docname)),
        "handouts": lambda: handout_nodes(tabletop),
        "hot-wash": lambda: hot_wash_nodes(tabletop),
        "facilitator": lambda: facilitator_nodes(
            tabletop, {p.record.id: p.record for p in course.controls}, _cite(course)
        ),
        "evaluator": lambda: [_notes_link(), *evaluator_nodes(tabletop)],
        "report": lambda: report_nodes(course, tabletop, None, None),
    }
    if face not in faces:
        raise LookupError(f"the exercise has no face {face!r}; write one of: {', '.join(faces)}")
    return faces[face]()


def _notes_link() -> nodes.paragraph:
    """Link to the table that `_write_notes` lays beside this page; in the Word file the words stay."""
    link = nodes.reference("", "The notes file, as CSV", refuri=NOTES, internal=True)
    return nodes.paragraph("", "", link, nodes.Text(" has a line for each of these."))


def _cite(course: Course) -> Cite:
    claims, sources = (course.claims_by_id, course.sources_by_id)

    def cite(name: str) -> list[nodes.Node]:
        publisher = sources[claims[name].source].publisher
        node = ClaimNode(publisher, claim=name)
        node += nodes.Text(publisher)
        return [node]

    return cite


def _write_notes(app: Sphinx, error: Exception | None) -> None:
    """Lay the evaluator's notes file beside the pages of the exercise."""
    if error or app.builder.format != "html":
        return
    tabletop = course_of(app.env).tabletop
    folder = Path(app.outdir) / "chapters" / "session" / "tabletop"
    if tabletop and folder.is_dir():
        (folder / NOTES).write_text(template_csv(tabletop), encoding="utf-8-sig")


def _keep_out(app: Sphinx, page: str, template: str, context: dict[str, object], doctree: object) -> None:
    """Ask search engines not to list what is for the facilitator alone."""
    context["facilitator"] = is_marked(app.env, page, "facilitator")
    if context["facilitator"]:
        context["metatags"] = f'{context.get("metatags", "")}\n<meta name="robots" content="noindex">'


def setup(app: Sphinx) -> None:
    """Add the directive and the notes file."""
    app.add_directive("tabletop", TabletopDirective)
    app.connect("html-page-context", _keep_out)
    app.connect("build-finished", _write_notes)
