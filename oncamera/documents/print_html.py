"""One set of pages as one HTML document to print: cover, contents, and each page out of the built site.

One document, because Chromium then numbers its sheets, makes its outline and tags it; joined PDFs lose their tags.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from oncamera.documents.print_sets import PrintedPage, PrintSet
from oncamera.templating import render
from oncamera.version import VERSION

KEYS = ".oc-key, .oc-chart"  # a scenario's map tells how each path ends
_NOT_PRINTED = "script, .sheet-tools, .screen-only, [hidden]"
_KEPT_WITH_KEYS = f"h1, .oc-question legend, .oc-case > h2, {KEYS}"
_KEY_FOLLOWS = "; the key stands at the end"  # in a booklet, which has its key elsewhere
_LISTS_OF_IDS = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")


class NotBuiltError(LookupError):
    """A page of the set is not in the built site."""


@dataclass(frozen=True)
class Prepared:
    """One page, ready to be put into the document. anchor: the id of its beginning; keys: it holds only these."""

    anchor: str
    title: str
    html: Markup
    sheet: bool
    keys: bool


def read_built(site: Path, name: str) -> BeautifulSoup:
    """Read one built page. Raises NotBuiltError when it is not there."""
    path = site / f"{name}.html"
    if not path.is_file():
        raise NotBuiltError(f"{path} is not built. Type: make site")
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def prepare(site: Path, chosen: PrintSet) -> tuple[list[Prepared], list[str]]:
    """Give the pages of a set, and the addresses of the styles that they use. A page without keys has no key page."""
    anchors: dict[str, str] = {}
    read: list[tuple[str, PrintedPage, BeautifulSoup]] = []
    styles: dict[str, None] = {}
    for page in chosen.pages:
        soup = read_built(site, page.name)
        if page.shows == "keys" and not soup.select_one(f"article :is({KEYS})"):
            continue
        anchor = f"p{len(read) + 1}"
        anchors.setdefault(page.name, anchor)
        read.append((anchor, page, soup))
        for link in soup.select("link[rel=stylesheet]"):
            styles[_file_address(site, page.name, str(link["href"]))] = None
    return [_prepared(site, anchor, page, soup, anchors) for anchor, page, soup in read], list(styles)


def _prepared(site: Path, anchor: str, page: PrintedPage, soup: BeautifulSoup, anchors: Mapping[str, str]) -> Prepared:
    article = soup.article
    if article is None:
        raise NotBuiltError(f"{site / page.name}.html has no text. Type: make site")
    for extra in article.select(_NOT_PRINTED):
        extra.decompose()
    if page.shows == "no keys":
        for key in article.select(KEYS):
            key.decompose()
        for said in article.find_all(string=lambda text: _KEY_FOLLOWS in (text or "")):
            said.replace_with(str(said).replace(_KEY_FOLLOWS, ""))
    elif page.shows == "keys":
        _keep_only(article, _KEPT_WITH_KEYS)
    heading = article.h1
    title = heading.get_text().strip() if heading else page.name
    if page.shows == "keys" and heading:
        title = f"Answers: {title}"
        heading.string = title
    for folded in article.find_all("details"):
        folded["open"] = ""
    html = article.decode_contents()
    sheet = "sheet" in (soup.body.get_attribute_list("class") if soup.body else [])
    sources = soup.select_one(".page-sources")
    if sources and not sheet and page.shows != "keys":
        html += str(sources)
    part = BeautifulSoup(html, "lxml")
    for element in part.find_all(True):
        _settle(site, element, anchor, page.name, anchors)
    # It is our own built page, escaped when it was built.
    return Prepared(
        anchor, title, Markup(part.body.decode_contents() if part.body else ""), sheet, page.shows == "keys"
    )


def _keep_only(article: Tag, selector: str) -> None:
    """Leave of an article what a selector names, with all that is inside it and round it."""
    kept: set[int] = set()
    for found in article.select(selector):
        kept |= {id(found), *(id(inner) for inner in found.find_all(True)), *(id(outer) for outer in found.parents)}
    for element in article.find_all(True):
        if id(element) not in kept and not element.decomposed:
            element.decompose()


def _settle(site: Path, element: Tag, anchor: str, name: str, anchors: Mapping[str, str]) -> None:
    """Make ids unique in the document, and let addresses lead to what is in it, or nowhere."""
    if "id" in element.attrs:
        element["id"] = f"{anchor}-{element['id']}"
    for attribute, value in list(element.attrs.items()):
        if attribute in _LISTS_OF_IDS:
            words = value if isinstance(value, list) else str(value).split()
            element[attribute] = " ".join(f"{anchor}-{word}" for word in words)
        elif attribute in ("href", "xlink:href"):
            _settle_link(element, attribute, str(value), anchor, name, anchors)
        elif attribute == "src":
            element[attribute] = _file_address(site, name, str(value))
        elif isinstance(value, str) and "url(#" in value:
            element[attribute] = re.sub(r"url\(#", f"url(#{anchor}-", value)


def _settle_link(element: Tag, attribute: str, value: str, anchor: str, name: str, anchors: Mapping[str, str]) -> None:
    address = urlsplit(value)
    if address.scheme in ("http", "https", "mailto"):
        return
    if not address.path:
        element[attribute] = f"#{anchor}-{address.fragment}"
        return
    page = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(address.path))).removesuffix(".html")
    if page in anchors:
        element[attribute] = f"#{anchors[page]}"
    else:
        del element[attribute]


def _file_address(site: Path, name: str, address: str) -> str:
    if urlsplit(address).scheme:
        return address
    return (site / posixpath.dirname(name) / unquote(urlsplit(address).path)).resolve().as_uri()


def document_html(
    chosen: PrintSet, pages: list[Prepared], styles: list[str], paper: str, numbers: Mapping[str, int]
) -> str:
    """Write the document. numbers: the sheet on which each page begins, by anchor, where they are known."""
    return render(
        "print.html", chosen=chosen, pages=pages, styles=styles, paper=paper, numbers=numbers, version=VERSION,
        lengths=dict(_lengths(pages, numbers)),
    )  # fmt: skip


def _lengths(pages: list[Prepared], numbers: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Give the number of sheets of each page, where the beginning of the next is known."""
    begins = [numbers.get(page.anchor, 0) for page in pages] + [numbers.get("end", 0)]
    for page, begin, following in zip(pages, begins, begins[1:], strict=False):
        yield page.anchor, max(following - begin, 0)
