"""What each page's template needs: styles, scripts, the byline, the contents and the launch button."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from oncamera.hosts.scripts import WIDGET_SCRIPTS, later_scripts, minified, style_sheets, widgets_script
from oncamera.hosts.site.claims import sources_html
from oncamera.hosts.site.corrections import owner_and_name
from oncamera.hosts.site.course import has_questions
from oncamera.hosts.site.minutes import Length, length_of
from oncamera.hosts.site.shown import widgets_of

KEPT_PAGE = "chapters/what_is_kept"
SEARCH_SCRIPTS = [
    "documentation_options.js",
    "doctools.js",
    "language_data.js",
    "searchtools.js",
]


def binder_address(repository: str, branch: str, path: str) -> str | None:
    """Give the address that opens one file in Binder's JupyterLab, or None when the repository is not set.

    Raises ValueError when the repository is not one that Binder can name this way.
    """
    if not repository:
        return None
    owner, name = owner_and_name(repository)
    opened = quote(f"lab/tree/{path}", safe="")
    return f"https://mybinder.org/v2/gh/{owner}/{name}/{quote(branch, safe='')}?urlpath={opened}"


def _write_script(outdir: Path, names: tuple[str, ...]) -> str:
    """Write the script for pages with these widgets, and name it: only here is known which widgets a page shows."""
    name = f"oncamera-{'-'.join(names)}.js"
    static = outdir / "_static"
    (static / name).write_text(minified(widgets_script(names)), encoding="utf-8")
    for later, script in later_scripts(names).items():
        (static / later.partition("?")[0]).write_text(minified(script), encoding="utf-8")
    return name


def _add_context(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return
    pathto = context["pathto"]

    body = str(context.get("body") or "")
    widgets = set(re.findall(r'data-widget="(\w+)"', body))
    # A lab's verdicts and the files on paper have the widgets' looks, and no script.
    looks = '<p class="oc-check ' in body or "oc-handout" in body
    styles = [
        "site.css",
        *(["widgets.css"] if widgets or looks else []),
        *(["artefacts.css"] if "oc-artefact" in body else []),
        *(["icons.css"] if "oc-stage" in body else []),
        *sorted(f"{name}.css" for name in widgets if f"{name}.css" in style_sheets()),
        *(["session.css"] if "oc-session" in body else []),
    ]
    scripts = ["board.js"] if "board" in widgets else []
    if own := tuple(sorted(widgets & set(WIDGET_SCRIPTS))):
        scripts += ["oncamera.js", _write_script(Path(builder.outdir), own)]
    sources = sources_html(app, page) if doctree is not None else ""
    _set_assets(app, context, styles, scripts, SEARCH_SCRIPTS if page == "search" else [])
    if sources:
        app.add_js_file("sources.js", loading_method="defer")
    length = length_of(app.env, page)
    options = builder.theme_options
    context.update(
        course_id=app.config.oncamera_course,
        # Slides keep no answer and tell no progress, so they need no index of the course.
        needs_index=bool(own) and "deck" not in widgets,
        needs_questions="kept" in widgets,
        needs_scripts=bool(scripts) or page == "search",
        has_questions=has_questions(app.env, page),
        kept_page=pathto(KEPT_PAGE) if KEPT_PAGE in app.env.found_docs and page != KEPT_PAGE else "",
        shows_answers=has_questions(app.env, page) or ("kept", {}) in widgets_of(app.env, page),
        page_sources=sources,
        byline=_byline(length) if length and (length.questions or length.cases or length.scenarios) else "",
        navigation=_navigation(app, page, pathto),
        page_sections=_sections(context),
        launch=_launch(app, page, options) if doctree is not None else None,
    )


def _set_assets(app: Sphinx, context: dict[str, Any], styles: list[str], scripts: list[str], search: list[str]) -> None:
    """Let a page load these, in this order, and nothing else: Sphinx would add its own."""
    context["css_files"].clear()
    context["script_files"].clear()
    for name in styles:
        app.add_css_file(name)
    for name in ["theme.js", *search]:
        app.add_js_file(name)
    # The guard takes the place of sphinx_highlight.js.
    for name in [*scripts, *(["search_guard.js"] if search else [])]:
        app.add_js_file(name, loading_method="defer")


def _byline(length: Length) -> str:
    asked = [(length.questions, "question"), (length.cases, "case"), (length.scenarios, "scenario")]
    parts = [(length.minutes, "minute"), *asked]
    return " · ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in parts if number)


def _navigation(app: Sphinx, page: str, pathto: Any) -> list[dict[str, Any]]:
    """Give the contents: each part of `_toc.yml` with its caption and pages.

    What stands below a page shows only there, and on the pages below it: else ninety titles hide the forty that count.
    """
    root = app.config.root_doc

    def entry(name: str) -> dict[str, Any]:
        inside = page in below(app.env, name)
        children = app.env.toctree_includes.get(name, []) if name == page or inside else []
        return {
            "name": name,
            "title": app.env.titles[name].astext(),
            "href": pathto(name),
            "current": "page" if name == page else "true" if inside else "",
            "pages": [entry(child) for child in children if child in app.env.titles],
        }

    return [
        {
            "caption": toctree.get("caption"),
            "pages": [entry(name) for _, name in toctree["entries"] if name in app.env.titles],
        }
        for toctree in app.env.get_doctree(root).findall(addnodes.toctree)
    ]


def below(env: BuildEnvironment, name: str) -> set[str]:
    """Name the pages that a page of the contents leads to, such as those of the toolkit."""
    found: set[str] = set()
    for child in env.toctree_includes.get(name, []):
        found |= {child} | below(env, child)
    return found


def _sections(context: dict[str, Any]) -> str:
    """Give the links to the page's sections, when it has at least two."""
    toc = str(context.get("toc") or "")
    return toc if toc.count('href="#') > 2 else ""


def _launch(app: Sphinx, page: str, options: dict[str, Any]) -> dict[str, str | None] | None:
    """Give the launch button of a page that is a notebook."""
    if page not in app.env.nb_metadata or not app.env.nb_metadata[page].get("exec_data"):  # type: ignore[attr-defined]
        return None
    path = app.env.doc2path(page, base=False)
    folder = str(options.get("path_to_docs") or "").strip("/")
    whole = f"{folder}/{path}" if folder else str(path)
    address = binder_address(str(options.get("repository_url") or ""), str(options["repository_branch"]), whole)
    return {"url": address, "path": whole}


def setup(app: Sphinx) -> None:
    """Fill in each page's context."""
    app.connect("html-page-context", _add_context, priority=900)
