"""The course's index for the browser: which pages there are, and what each asks.

It is a file of its own, without a hash in its address: were it part of a page or of the hashed script, an edited
question would change every page. Every page with a widget loads it, so it knows a question by its fingerprint alone;
the page on what is kept loads the ids as well.
"""

import json
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from oncamera.content.learning_paths import ENOUGH, routes
from oncamera.content.vocabulary import EXAM_FORMS, exam_page
from oncamera.files.paths import PACKAGE
from oncamera.hosts.scripts import minified, page_script, site_script, style_sheets, without_comments
from oncamera.hosts.site.minutes import length_of
from oncamera.hosts.site.shown import asked_on
from oncamera.widgets.parts.widget import Asked


def has_questions(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether a page asks something, and so shows a progress and what is kept."""
    return bool(asked_on(env, docname, optional=True).all)


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
    """Give the index: pages in order, each with its title, minutes and the fingerprints of what it asks.

    A page that is `apart` belongs to an exam or to one role's track: it counts on a path, not in the whole course.
    One that is `optional` may be skipped; of one with `enough`, so many answers make a stop done. `kind`: what its
    items are called, if not questions.
    """
    found: list[dict[str, Any]] = []
    on_paths = {stop.page: stop.part for stops in routes(env.found_docs).values() for stop in stops}
    optional = {stop.page for stops in routes(env.found_docs).values() for stop in stops if stop.optional}
    apart = {f"chapters/{exam_page(form)}" for form in EXAM_FORMS}
    apart |= {page for page, part in on_paths.items() if part == "track"}
    for name in page_order(env):
        asked = asked_on(env, name).all
        length = length_of(env, name)
        if asked and length:
            title = env.titles[name].astext()
            every = " ".join(fingerprint for _, fingerprint in asked)
            page = {"page": name, "title": title, "minutes": length.minutes, "asked": every}
            page |= {"apart": True} if name in apart else {}
            page |= {"optional": True} if name in optional else {}
            page |= {"enough": ENOUGH[name]} if name in ENOUGH else {}
            found.append(page | ({"kind": kind} if (kind := _kind(asked_on(env, name))) else {}))
    paths = {role: [stop.page for stop in stops] for role, stops in routes(env.found_docs).items()}
    return {"course": env.config.oncamera_course, "pages": found, "routes": paths}


def _kind(asked: Asked) -> str:
    kinds = {"case": asked.cases, "scenario": asked.scenarios, "": asked.questions}
    found = [kind for kind, records in kinds.items() if records]
    return found[0] if len(found) == 1 else "item"


def questions_by_page(env: BuildEnvironment) -> dict[str, list[tuple[str, str]]]:
    """Give the ids and fingerprints of what each page asks."""
    return {name: asked for name in page_order(env) if (asked := asked_on(env, name, optional=True).all)}


def _write(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    written: dict[str, tuple[str, object]] = {
        "course.js": ("window.onCamera", course_index(app.env)),
        "questions.js": ("window.onCamera.questions", questions_by_page(app.env)),
    }
    for name, (place, value) in written.items():
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        (Path(app.outdir) / name).write_text(f"{place}={text};\n", encoding="utf-8")


def _add_static(app: Sphinx) -> None:
    """Put what many pages load where Sphinx looks for static files, before it hashes them."""
    folder = Path(app.doctreedir) / "oncamera_static"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "oncamera.js").write_text(minified(site_script()), encoding="utf-8")
    (folder / "board.js").write_text(minified(page_script("hosts/site/board_page.js")), encoding="utf-8")
    # These stand alone, and old browsers read the first of them: comments are all that they can spare.
    theme = PACKAGE / "hosts" / "site" / "theme" / "static"
    for name in ("theme.js", "sources.js", "unkept.js"):
        (folder / name).write_text(without_comments((theme / name).read_text(encoding="utf-8")), encoding="utf-8")
    for name, style in style_sheets().items():
        (folder / name).write_text(style, encoding="utf-8")
    app.config.html_static_path.append(str(folder))


def setup(app: Sphinx) -> None:
    """Add what the pages load; write the index at the end."""
    app.connect("builder-inited", _add_static)
    app.connect("build-finished", _write)
