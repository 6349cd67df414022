"""The `claim` role and the ledger page: what a sentence rests on, printed beside it and listed below it."""

import difflib
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from oncamera.evidence import Claim, Source, claim_files, load_ledger
from oncamera.problems import ProblemsError
from oncamera.templating import render

log = logging.getLogger(__name__)
_ROLE = re.compile(r"^(?P<text>.+?)\s*<(?P<id>[a-z0-9-]+)>$", re.DOTALL)
SEEN = {
    "primary": "read at the source",
    "mirror": "read in a copy",
    "secondary": "known through other reports",
}


class ClaimNode(nodes.Inline, nodes.TextElement):
    """A stretch of a sentence that rests on a claim; holds the text alone until the page is written."""


class LedgerNode(nodes.General, nodes.Element):
    """Stands for the whole ledger, until all pages have been read."""


def _claim_role(
    name: str, raw: str, text: str, line: int, inliner: Any, options: Any = None, content: Any = None
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """`` {claim}`allegedly earned at least $88 million <main-case-proceeds>` ``."""
    environment = inliner.document.settings.env
    match = _ROLE.match(text)
    if not match:
        log.warning("a claim role needs its id: {claim}`text <claim-id>`, not %r", text, location=environment.docname)
        return [nodes.Text(text)], []
    node = ClaimNode(text, claim=match["id"])
    node += nodes.Text(match["text"].replace(r"\$", "$"))
    return [node], []


class LedgerDirective(Directive):
    """Prints every claim of the ledger, with where it is cited."""

    def run(self) -> list[nodes.Node]:
        """Stand a node where the ledger will be."""
        return [LedgerNode()]


def ledger_of(env: BuildEnvironment) -> tuple[dict[str, Claim], dict[str, Source]]:
    """Give the ledger, or an empty one when it has problems (then they are logged)."""
    try:
        return load_ledger(Path(env.srcdir))
    except ProblemsError as error:
        log.error("%s", error)
        return {}, {}


def _cited(env: BuildEnvironment) -> dict[str, list[str]]:
    if not hasattr(env, "oncamera_cited"):
        env.oncamera_cited = {}  # type: ignore[attr-defined]
    return env.oncamera_cited  # type: ignore[attr-defined,no-any-return]


def _note_citations(app: Sphinx, document: nodes.document) -> None:
    env = app.env
    cited = list(dict.fromkeys(node["claim"] for node in document.findall(ClaimNode)))
    _cited(env)[env.docname] = cited
    if cited or list(document.findall(LedgerNode)):
        for path in [*claim_files(Path(env.srcdir)), Path(env.srcdir) / "evidence" / "sources.yml"]:
            env.note_dependency(str(path))
    claims, _ = ledger_of(env) if cited else ({}, {})
    for name in cited:
        if claims and name not in claims:
            close = difflib.get_close_matches(name, claims, n=1)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            log.warning("there is no claim %r in evidence/claims%s", name, hint, location=env.docname)


def ledger_page(env: BuildEnvironment) -> str | None:
    """Give the name of the page that prints the ledger, if the book has one."""
    return getattr(env, "oncamera_ledger_page", None)


def _find_ledger(app: Sphinx, document: nodes.document) -> None:
    if list(document.findall(LedgerNode)):
        app.env.oncamera_ledger_page = app.env.docname  # type: ignore[attr-defined]


def _pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the ledger page again when other pages have changed what they cite."""
    now = {name: list(ids) for name, ids in _cited(env).items() if ids}
    before = getattr(env, "oncamera_cited_written", None)
    env.oncamera_cited_written = now  # type: ignore[attr-defined]
    page = ledger_page(env)
    return [page] if page and before not in (None, now) else []


def _resolve(app: Sphinx, document: nodes.document, docname: str) -> None:
    ledgers: list[nodes.Element] = list(document.findall(LedgerNode))
    if not (_cited(app.env).get(docname) or ledgers):
        return
    claims, sources = ledger_of(app.env)
    numbers = {name: number for number, name in enumerate(_cited(app.env).get(docname, []), 1)}
    said: set[int] = set()  # the source's entry leads back to the sentence that cites it first
    for node in list(document.findall(ClaimNode)):
        claim = claims.get(node["claim"])
        if claim is None:
            continue  # said above
        number = numbers[claim.id]
        html = render("claim.html", text=node.astext(), claim=claim, number=number, first=number not in said)
        said.add(number)
        node.replace_self(nodes.raw("", html, format="html"))
    for ledger in ledgers:
        html = ledger_html(app, docname, claims, sources)
        ledger.replace_self(nodes.raw("", html, format="html"))


def sources_html(app: Sphinx, docname: str) -> str:
    """Render the list of what a page's claims rest on; empty for a page without claims."""
    claims, sources = ledger_of(app.env) if _cited(app.env).get(docname) else ({}, {})
    cited = [claims[name] for name in _cited(app.env).get(docname, []) if name in claims]
    if not cited:
        return ""
    page = ledger_page(app.env)
    address = app.builder.get_relative_uri(docname, page) if page else ""
    return render("page_sources.html", cited=cited, sources=sources, seen=SEEN, ledger=address)


def ledger_html(app: Sphinx, docname: str, claims: dict[str, Claim], sources: dict[str, Source]) -> str:
    """Render the whole ledger by subject, with links to the pages that cite each claim."""
    env = app.env
    pages: dict[str, list[tuple[str, str]]] = {name: [] for name in claims}
    for page, ids in sorted(_cited(env).items()):
        for name in ids:
            if name in pages:
                pages[name].append((app.builder.get_relative_uri(docname, page), env.titles[page].astext()))
    subjects: dict[str, list[Claim]] = {}
    root = Path(env.srcdir)
    for path in claim_files(root):
        ids = re.findall(r"^- id: (\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        subjects[path.stem.replace("_", " ").capitalize()] = [claims[name] for name in ids if name in claims]
    statuses = sorted({claim.status for claim in claims.values()})
    return render("ledger.html", subjects=subjects, sources=sources, pages=pages, seen=SEEN, statuses=statuses)


def setup(app: Sphinx) -> None:
    """Number claims as pages are read; print them when pages are written."""
    app.add_node(ClaimNode)
    app.add_node(LedgerNode)
    app.add_role("claim", _claim_role)
    app.add_directive("ledger", LedgerDirective)
    app.connect("doctree-read", _note_citations)
    app.connect("doctree-read", _find_ledger)
    app.connect("env-purge-doc", lambda app, env, docname: _cited(env).pop(docname, None))
    app.connect("env-merge-info", lambda app, env, docnames, other: _cited(env).update(_cited(other)))
    app.connect("env-updated", _pages_to_write)
    # Late: a Word file is made from the words before they become HTML.
    app.connect("doctree-resolved", _resolve, priority=600)
