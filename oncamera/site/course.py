"""The course's index for the browser: which pages there are, and which questions on each.

It is a file of its own, without a hash in its address: were it part of a page or of the hashed script, an edited
question would change every page.
"""

import json
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from oncamera.bank import load_questions
from oncamera.cases import load_cases
from oncamera.problems import ProblemsError
from oncamera.scripts import page_script
from oncamera.site.minutes import length_of
from oncamera.widgets.quiz import quiz_css

_SHOWN = re.compile(r'data-(?:question|case)="([a-z0-9-]+)"')


def _shown(env: BuildEnvironment) -> dict[str, list[str]]:
    if not hasattr(env, "oncamera_shown"):
        env.oncamera_shown = {}  # type: ignore[attr-defined]
    return env.oncamera_shown  # type: ignore[attr-defined,no-any-return]


def _note_questions(app: Sphinx, document: nodes.document) -> None:
    html = "".join(node.astext() for node in document.findall(nodes.raw))
    _shown(app.env)[app.env.docname] = _SHOWN.findall(html)


def has_questions(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether a page shows questions, and so a progress and what is kept."""
    return bool(_shown(env).get(docname))


def page_order(env: BuildEnvironment) -> list[str]:
    """List the pages as a reader turns them."""
    order, seen = [env.config.root_doc], {env.config.root_doc}
    for name in order:
        for child in env.toctree_includes.get(name, []):
            if child not in seen:
                seen.add(child)
                order.append(child)
    return order


def course_index(env: BuildEnvironment) -> dict[str, Any]:
    """Give the index: pages in order, each with its title, minutes and the ids and fingerprints of what it asks."""
    root = Path(env.srcdir)
    fingerprints = {q.id: q.fingerprint for questions in load_questions(root).values() for q in questions}
    fingerprints |= {case.id: case.fingerprint for case in load_cases(root)}
    found = []
    for name in page_order(env):
        length = length_of(env, name)
        questions = [[id_, fingerprints[id_]] for id_ in _shown(env).get(name, [])]
        if questions and length:
            title = env.titles[name].astext()
            found.append({"page": name, "title": title, "minutes": length.minutes, "questions": questions})
    return {"course": env.config.oncamera_course, "pages": found}


def _write(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    try:
        index = course_index(app.env)
    except ProblemsError:
        return  # the page that shows the file has reported it
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (Path(app.outdir) / "course.js").write_text(f"window.onCamera={text};\n", encoding="utf-8")


def _add_static(app: Sphinx) -> None:
    """Put the joined script and the widgets' styles where Sphinx looks for static files, before it hashes them."""
    folder = Path(app.doctreedir) / "oncamera_static"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "oncamera.js").write_text(page_script(), encoding="utf-8")
    (folder / "widgets.css").write_text(quiz_css(), encoding="utf-8")
    app.config.html_static_path.append(str(folder))


def setup(app: Sphinx) -> None:
    """Note the questions of each page as it is read; write the index at the end."""
    app.connect("builder-inited", _add_static)
    app.connect("doctree-read", _note_questions)
    app.connect("env-purge-doc", lambda app, env, docname: _shown(env).pop(docname, None))
    app.connect("env-merge-info", lambda app, env, docnames, other: _shown(env).update(_shown(other)))
    app.connect("build-finished", _write)
