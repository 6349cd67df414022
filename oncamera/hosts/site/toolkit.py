"""The toolkit's pages: an organization's own names in them, a stage's checklist, one printed sheet, a Word file.

A page says in its front matter what it is: `sheet: true` prints on one sheet, `docx: true` is also a Word file.
"""

from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from oncamera.content.course import Course
from oncamera.content.organization import FILE, Organization, explain_unknown_field, is_blank
from oncamera.content.vocabulary import ROLES
from oncamera.documents.docx import BLANK, docx_bytes
from oncamera.files.problems import ProblemsError
from oncamera.hosts.site.claims import address_of
from oncamera.hosts.site.the_course import course_of
from oncamera.templating import render

log = logging.getLogger(__name__)
FOOTER = "From On Camera, an open course. Text: CC BY 4.0. Not legal advice."


def _organization_role(
    name: str, raw: str, text: str, line: int, inliner: Any, options: Any = None, content: Any = None
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """`` {org}`company` `` prints a field of organization.yml; a blank is marked as one."""
    environment = inliner.document.settings.env
    # While there is no such file, Sphinx reads these few pages again at each build; so it sees one that appears.
    environment.note_dependency(str(Path(environment.srcdir) / FILE))
    said = explain_unknown_field(text)
    if said:
        log.error("%s. %s", *said, location=(environment.docname, line))
        return [nodes.Text(text)], []
    try:
        organization = Course.load(Path(environment.srcdir)).organization
    except ProblemsError as error:
        log.error("%s", error, location=environment.docname)
        organization = Organization()
    entry = getattr(organization, text)
    return [nodes.inline("", entry, classes=[BLANK]) if is_blank(entry) else nodes.Text(entry)], []


class ChecklistDirective(Directive):
    """Prints the controls of one stage, out of bank/controls.yml, as boxes to tick."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Render the stage's controls. That there is such a stage has been checked."""
        environment = self.state.document.settings.env
        course, stage = course_of(environment), self.arguments[0]
        for path in [
            course.root / FILE,
            course.root / "bank" / "controls.yml",
            *sorted((course.root / "evidence").rglob("*.yml")),
        ]:
            environment.note_dependency(str(path))
        try:
            html = checklist_html(course, stage, address_of(environment, environment.docname))
        except ProblemsError as error:
            log.error("%s", error, location=environment.docname)
            return []
        return [nodes.raw("", html, format="html")]


def checklist_html(course: Course, stage: str, ledger: str = "") -> str:
    """Render one stage's checklist. ledger: the address of the ledger page, or "" for no links to it."""
    controls = [placed.record for placed in course.controls if placed.record.stage == stage]
    claims, sources = (course.claims_by_id, course.sources_by_id)
    evidence = {"claims": claims, "sources": sources, "ledger": ledger}
    organization = course.organization.model_dump()
    said = {"organization": organization, "is_blank": is_blank}
    return render("checklist.html", controls=controls, roles=ROLES, **said, **evidence)


def is_marked(env: BuildEnvironment, docname: str, mark: str) -> bool:
    """Tell whether a page's front matter has a mark, such as `sheet: true`."""
    return str(env.metadata.get(docname, {}).get(mark, "")).lower() == "true"


def _write_docx(app: Sphinx, document: nodes.document, docname: str) -> None:
    if app.builder.format != "html" or not is_marked(app.env, docname, "docx"):
        return
    path = Path(app.outdir) / f"{docname}.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(docx_bytes(document, app.env.titles[docname].astext(), FOOTER))


def _add_context(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    context["sheet"] = is_marked(app.env, page, "sheet")
    context["docx"] = f"{page.rpartition('/')[2]}.docx" if is_marked(app.env, page, "docx") else ""


def setup(app: Sphinx) -> None:
    """Add the role, the checklist and the Word files."""
    app.add_role("org", _organization_role)
    app.add_directive("checklist", ChecklistDirective)
    # After the minutes have been put in (500) and before claims become HTML (600).
    app.connect("doctree-resolved", _write_docx, priority=550)
    app.connect("html-page-context", _add_context)
