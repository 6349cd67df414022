"""Which widgets a page shows. They are put in as the page is written, not as it is read.

So an edited question or case writes the pages that show it again, and runs no notebook: half a second, not three.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from oncamera.content.cases import case_files, load_cases
from oncamera.content.questions import exam_page, load_chapter, question_files
from oncamera.content.scenarios import load_scenario, scenario_files
from oncamera.files.problems import ProblemsError
from oncamera.hosts.site.claims import address_of, cited_on
from oncamera.results.exam import SCORED, exam_key
from oncamera.templating import json_script
from oncamera.widgets.board.board import board_data, board_html
from oncamera.widgets.desk.desk import desk_data, desk_html
from oncamera.widgets.exam_result.exam_result import LATER, exam_result_data, exam_result_html
from oncamera.widgets.kept.kept import kept_data, kept_html
from oncamera.widgets.ledger.ledger import ledger_html
from oncamera.widgets.quiz.quiz import quiz_data, quiz_html
from oncamera.widgets.reference.reference import PAGES
from oncamera.widgets.scenario.scenario import scenario_data, scenario_html
from oncamera.widgets.send_result.send_result import send_data

log = logging.getLogger(__name__)


class WidgetNode(nodes.General, nodes.Element):
    """Stands for a widget, by `widget` and `arguments`, until its page is written."""


@dataclass
class Asked:
    """What a page asks of its reader: ids with fingerprints, in the page's order; minutes: of each scenario."""

    questions: list[tuple[str, str]] = field(default_factory=list)
    cases: list[tuple[str, str]] = field(default_factory=list)
    scenarios: list[tuple[str, str]] = field(default_factory=list)
    minutes: list[int] = field(default_factory=list)

    @property
    def all(self) -> list[tuple[str, str]]:
        """Everything that is answered on the page."""
        return [*self.questions, *self.cases, *self.scenarios]


def _quiz_html(env: BuildEnvironment, docname: str, chapter: str, part: str | None) -> str:
    """Render a quiz for the site: its HTML, and beside it the data that the script needs."""
    root = Path(env.srcdir)
    whole = load_chapter(root, chapter)
    questions = load_chapter(root, chapter, part)
    html = quiz_html(questions, first=whole.index(questions[0]) + 1)
    data = json_script("oc-data", {"questions": quiz_data(questions)})
    return f'<div data-widget="quiz">{html}{data}</div>'


def _desk_html(env: BuildEnvironment, docname: str, form: str, role: str | None) -> str:
    """Render the case desk for the site, with its key as data. Where there is a score, that has the session code."""
    root = Path(env.srcdir)
    cases, every = load_cases(root, form, role), load_cases(root)
    data = json_script("oc-data", {"desk": desk_data(cases, form, every) | {"send": send_data(root, form, role)}})
    return f'<div data-widget="desk">{desk_html(cases, form, send=form not in SCORED)}{data}</div>'


def _scenario_html(env: BuildEnvironment, docname: str, name: str) -> str:
    """Render a scenario for the site, with its graph as data."""
    record = load_scenario(Path(env.srcdir), name)
    data = json_script("oc-data", {"scenario": scenario_data(record)})
    return f'<div data-widget="scenario">{scenario_html(record, ledger=address_of(env, docname))}{data}</div>'


def _exam_result_html(env: BuildEnvironment, docname: str, form: str) -> str:
    """Render the result of an exam form for the site, with the keys as data."""
    root = Path(env.srcdir)
    data = json_script("oc-data", {"exam": exam_result_data(root, form), "send": send_data(root, form)})
    later = []
    for other, days in LATER.items() if form == "final" else ():
        page = f"chapters/{exam_page(other)}"
        if page in env.found_docs:
            address = env.app.builder.get_relative_uri(docname, page)
            later.append((other, days, env.titles[page].astext(), address))
    return f'<div data-widget="exam_result">{exam_result_html(exam_key(root, form), later, send=True)}{data}</div>'


def _board_html(env: BuildEnvironment, docname: str) -> str:
    """Render the room's board, with the keys of every form as data."""
    data = json_script("oc-data", {"board": board_data(Path(env.srcdir), partial(address_of, env, docname))})
    return f'<div data-widget="board">{board_html()}{data}</div>'


def _kept_html(env: BuildEnvironment, docname: str) -> str:
    """Render the page of what is kept, with the keys of the chapters' questions as data."""
    data = json_script("oc-data", {"kept_page": kept_data(Path(env.srcdir))})
    return f'<div data-widget="kept">{kept_html()}{data}</div>'


class KeptDirective(Directive):
    """Shows the reader what this browser keeps."""

    def run(self) -> list[nodes.Node]:
        """Stand the widget's node here."""
        return [WidgetNode("", widget="kept", arguments={})]


def _reference(page: Callable[[Path, str], str]) -> Callable[[BuildEnvironment, str], str]:
    return lambda env, docname: page(Path(env.srcdir), address_of(env, docname))


_RENDERERS: dict[str, Callable[..., str]] = {
    "board": _board_html,
    "desk": _desk_html,
    "exam_result": _exam_result_html,
    "kept": _kept_html,
    "ledger": lambda env, docname: ledger_html(Path(env.srcdir), cited_on(env, docname)),
    "quiz": _quiz_html,
    "scenario": _scenario_html,
    **{name: _reference(page) for name, page in PAGES.items()},
}


def _files(root: Path, name: str, arguments: dict[str, Any]) -> list[Path]:
    """List the data that a widget is made from."""
    bank, evidence = root / "bank", sorted((root / "evidence").rglob("*.yml"))
    if name in ("exam_result", "desk"):
        asked = [bank / "questions" / f"{exam_page(form)}.yml" for form in (arguments["form"], "baseline")]
        return [path for path in [*asked, *case_files(root), *evidence] if path.is_file()]
    if name in ("kept", "board"):
        return [*question_files(root), *(case_files(root) if name == "board" else [])]
    own = {
        "ledger": root / "evidence" / "sources.yml",
        "quiz": bank / "questions" / f"{arguments.get('chapter')}.yml",
        "base_rates": root / "evidence" / "claims" / "numbers.yml",
        "controls": bank / "controls.yml",
        "planner": bank / "controls.yml",
        "scheme_map": bank / "the_scheme.yml",
        "timeline": bank / "timeline.yml",
    }
    own_files = scenario_files(root) if name == "scenario" else [own[name]]
    return [path for path in [*own_files, *evidence] if path.is_file()]


def widgets_of(env: BuildEnvironment, docname: str) -> list[tuple[str, dict[str, Any]]]:
    """List the widgets of a page that has been read, in its order: name and arguments."""
    return _all_widgets(env).get(docname, [])


def _all_widgets(env: BuildEnvironment) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    if not hasattr(env, "oncamera_widgets"):
        env.oncamera_widgets = {}  # type: ignore[attr-defined]
    return env.oncamera_widgets  # type: ignore[attr-defined,no-any-return]


def asked_on(env: BuildEnvironment, docname: str) -> Asked:
    """Say what a page asks. What cannot be read counts as nothing here: writing its page says why."""
    root, asked = Path(env.srcdir), Asked()
    for name, arguments in widgets_of(env, docname):
        try:
            if name == "quiz":
                asked.questions += [(q.id, q.fingerprint) for q in load_chapter(root, **arguments)]
            elif name == "desk":
                asked.cases += [(case.id, case.fingerprint) for case in load_cases(root, **arguments)]
            elif name == "scenario":
                record = load_scenario(root, **arguments)
                asked.scenarios.append((record.id, record.fingerprint))
                asked.minutes.append(record.minutes)
        except (ProblemsError, LookupError):
            continue
    return asked


def _note(app: Sphinx, document: nodes.document) -> None:
    found = [(node["widget"], node["arguments"]) for node in document.findall(WidgetNode)]
    _all_widgets(app.env)[app.env.docname] = found


def _stamp(env: BuildEnvironment, docname: str, read: Callable[[Path], bytes]) -> str:
    root, digest = Path(env.srcdir), hashlib.sha256()
    for name, arguments in widgets_of(env, docname):
        for path in _files(root, name, arguments):
            digest.update(read(path))
    return digest.hexdigest()


def _pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the pages again whose widgets' data has changed."""
    read = cache(Path.read_bytes)  # many pages are made from the same files: each is read once a build
    now = {docname: _stamp(env, docname, read) for docname in _all_widgets(env) if widgets_of(env, docname)}
    before = getattr(env, "oncamera_stamps", {})
    env.oncamera_stamps = now  # type: ignore[attr-defined]
    return [docname for docname, stamp in now.items() if before.get(docname) != stamp]


def _resolve(app: Sphinx, document: nodes.document, docname: str) -> None:
    for node in list(document.findall(WidgetNode)):
        name, arguments = node["widget"], node["arguments"]
        try:
            html = _RENDERERS[name](app.env, docname, **arguments)
        except (ProblemsError, LookupError) as error:
            log.error("%s", error, location=docname)
            html = ""
        node.replace_self(nodes.raw("", html, format="html"))


def setup(app: Sphinx) -> None:
    """Note each page's widgets as it is read; put them in as it is written."""
    app.add_node(WidgetNode)
    app.add_directive("kept", KeptDirective)
    app.connect("doctree-read", _note)
    app.connect("env-purge-doc", lambda app, env, docname: _all_widgets(env).pop(docname, None))
    app.connect("env-merge-info", lambda app, env, docnames, other: _all_widgets(env).update(_all_widgets(other)))
    app.connect("env-updated", _pages_to_write)
    app.connect("doctree-resolved", _resolve)
