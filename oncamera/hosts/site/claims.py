"""What a sentence rests on: a link to a claim of the ledger, printed with its status, its source below the page."""

import difflib
from functools import partial
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from oncamera.content.claims import SOURCES, Claim, Source, claim_files
from oncamera.content.organization import FILE as ORGANIZATION
from oncamera.files.problems import ProblemsError
from oncamera.hosts.site.corrections import report_on
from oncamera.hosts.site.the_course import course_of, is_changed
from oncamera.templating import render
from oncamera.widgets.ledger.ledger import SEEN

log = logging.getLogger(__name__)
LEDGER = "evidence"  # the page that prints the ledger
_CITED = "oncamera_claims"  # in a page's metadata: the claims that it cites, in order


def address_of(env: BuildEnvironment, docname: str, page: str = LEDGER) -> str:
    """Give the address of a page, the ledger unless said, as seen from another; "" when the book has none."""
    return str(env.app.builder.get_relative_uri(docname, page)) if page in env.found_docs else ""


class ClaimNode(nodes.Inline, nodes.TextElement):
    """A stretch of a sentence that rests on a claim; holds the text alone until the page is written."""


def _take_links(app: Sphinx, document: nodes.document) -> None:
    """Take each link to a claim, `[allegedly earned at least \\$88 million](../evidence.md#main-case-proceeds)`.

    It is plain Markdown, so that JupyterLab and GitHub show a sentence with a link where the site prints a mark.
    """
    for link in list(document.findall(addnodes.pending_xref)):
        if link.get("refdomain") == "doc" and link["reftarget"] == LEDGER and isinstance(link["reftargetid"], str):
            text = link.astext()
            link.replace_self(ClaimNode(text, "", nodes.Text(text), claim=link["reftargetid"]))


def ledger_of(env: BuildEnvironment) -> tuple[dict[str, Claim], dict[str, Source]]:
    """Give the ledger, or an empty one when it has problems (then they are logged)."""
    try:
        return (course_of(env).claims_by_id, course_of(env).sources_by_id)
    except ProblemsError as error:
        log.error("%s", error)
        return {}, {}


def _cited_by(env: BuildEnvironment, docname: str) -> list[str]:
    return list(env.metadata.get(docname, {}).get(_CITED, []))


def _note_citations(app: Sphinx, document: nodes.document) -> None:
    env = app.env
    cited = list(dict.fromkeys(node["claim"] for node in document.findall(ClaimNode)))
    env.metadata[env.docname][_CITED] = cited
    if cited:
        root = Path(env.srcdir)
        for path in [*claim_files(root), root / SOURCES.place, root / ORGANIZATION]:
            env.note_dependency(str(path))
    claims, _ = ledger_of(env) if cited else ({}, {})
    for name in cited:
        if claims and name not in claims:
            close = difflib.get_close_matches(name, claims, n=1)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            log.warning("there is no claim %r in evidence/claims%s", name, hint, location=env.docname)


def cited_on(env: BuildEnvironment, docname: str) -> dict[str, list[tuple[str, str]]]:
    """Give the pages that cite each claim, as addresses seen from a page, and titles."""
    pages: dict[str, list[tuple[str, str]]] = {}
    for page in sorted(env.metadata):
        for name in _cited_by(env, page):
            address = env.app.builder.get_relative_uri(docname, page)
            pages.setdefault(name, []).append((address, env.titles[page].astext()))
    return pages


def _pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the ledger page again when other pages have changed what they cite."""
    now = {page: cited for page in env.metadata if (cited := _cited_by(env, page))}
    return [LEDGER] if is_changed(env, "cited", now) and LEDGER in env.found_docs else []


def _resolve(app: Sphinx, document: nodes.document, docname: str) -> None:
    cited = _cited_by(app.env, docname)
    claims, _ = ledger_of(app.env) if cited else ({}, {})
    numbers = {name: number for number, name in enumerate(cited, 1)}
    said: set[int] = set()  # the source's entry leads back to the sentence that cites it first
    for node in list(document.findall(ClaimNode)):
        claim = claims.get(node["claim"])
        if claim is None:
            continue  # said above
        number = numbers[claim.id]
        html = render("claim.html", text=node.astext(), claim=claim, number=number, first=number not in said)
        said.add(number)
        node.replace_self(nodes.raw("", html, format="html"))


def checked_when(cited: list[Claim]) -> str:
    """Say when a page's facts were checked: "on 2026-11-23", or from the first day to the last."""
    first, last = (pick(claim.checked for claim in cited) for pick in (min, max))
    return f"on {first}" if first == last else f"from {first} to {last}"


def sources_html(app: Sphinx, docname: str) -> str:
    """Render the list of what a page's claims rest on; empty for a page without claims."""
    names = _cited_by(app.env, docname)
    claims, sources = ledger_of(app.env) if names else ({}, {})
    cited = [claims[name] for name in names if name in claims]
    if not cited:
        return ""
    return render(
        "page_sources.html",
        cited=cited,
        checked=checked_when(cited),
        sources=sources,
        seen=SEEN,
        ledger=address_of(app.env, docname),
        report=partial(report_on, app.env, docname),
    )


def setup(app: Sphinx) -> None:
    """Number claims as pages are read; print them when pages are written."""
    app.add_node(ClaimNode)
    app.connect("doctree-read", _take_links)
    app.connect("doctree-read", _note_citations)
    app.connect("env-updated", _pages_to_write)
    # Late: a Word file is made from the words before they become HTML.
    app.connect("doctree-resolved", _resolve, priority=600)
