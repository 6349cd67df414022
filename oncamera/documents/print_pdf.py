"""The print set: PDFs for each paper, of the course or of one plan, tagged, with outline and page numbers."""

import io
import tempfile
from collections.abc import Collection, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oncamera.content.course import Course
from oncamera.documents.chromium import find_chromium
from oncamera.documents.print_sets import SETS, PrintSet, plan_sets, print_sets
from oncamera.files.terminal import say, show
from oncamera.version import VERSION

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAPERS = ("A4", "Letter")
NEEDED = "Printing needs Playwright, pypdf and Beautiful Soup. Type: .venv/bin/pip install '.[paper]'"
NO_CHROMIUM = "Printing needs Chromium. Type: .venv/bin/python -m tools.programs chromium"
_FOOTER = (
    '<div style="font: 7.5pt sans-serif; color: #444; width: 100%; margin: 0 14mm; display: flex; '
    'justify-content: space-between"><span>On Camera {version} · {says} · CC BY 4.0 · not legal advice</span>'
    '<span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>'
)


class CannotPrintError(RuntimeError):
    """Something that printing needs is missing; the message is the line to type."""


def write_print_sets(
    sets: Sequence[PrintSet], site: Path, out: Path, papers: Sequence[str] = PAPERS
) -> Iterator[tuple[Path, int]]:
    """Write the sets that have pages; give each file with its number of sheets.

    Raises CannotPrintError, naming what to install, and NotBuiltError for a page that is not in the built site.
    """
    try:
        import pypdf  # noqa: F401
        from playwright.sync_api import sync_playwright

        from oncamera.documents.print_html import prepare

        chromium = find_chromium()
    except ImportError:
        raise CannotPrintError(NEEDED) from None
    if not chromium:
        raise CannotPrintError(NO_CHROMIUM)
    made = [(chosen, *prepare(site, chosen)) for chosen in sets]
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as aside, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=False).new_page()
        for chosen, pages, styles in made:
            for paper in papers if pages else ():
                pdf = _print(page, Path(aside) / "now-printing.html", chosen, pages, styles, paper)
                path = out / f"{chosen.id}-{paper}.pdf"
                path.write_bytes(pdf)
                yield path, len(_read(pdf).pages)
        browser.close()


def _print(page: "Page", scratch: Path, chosen: PrintSet, pages: Any, styles: list[str], paper: str) -> bytes:
    """Print twice: only the first PDF knows which sheet each page begins on, for the contents of the second."""
    from oncamera.documents.print_html import document_html

    pdf, numbers = b"", dict.fromkeys([one.anchor for one in pages], 888)  # as wide as a real number
    try:
        for _ in range(2):
            scratch.write_text(document_html(chosen, pages, styles, paper, numbers), encoding="utf-8")
            page.goto(scratch.resolve().as_uri())
            pdf = page.pdf(
                format=paper, prefer_css_page_size=True, print_background=True, tagged=True, outline=True,
                display_header_footer=True, header_template="<span></span>",
                footer_template=_FOOTER.format(version=escape(VERSION), says=escape(chosen.footer)),
            )  # fmt: skip
            numbers = _numbers(pdf)
    finally:
        scratch.unlink(missing_ok=True)
    return pdf


def _numbers(pdf: bytes) -> dict[str, int]:
    """Find on which sheet each link of the contents lands, and how many sheets there are."""
    reader = _read(pdf)
    found = {}
    for name, destination in reader.named_destinations.items():
        number = reader.get_destination_page_number(destination)
        if number is not None:
            found[name.removeprefix("/")] = number + 1
    return found | {"end": len(reader.pages) + 1}


def _read(pdf: bytes) -> Any:
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(pdf))


def run(
    course: Course, site: Path, out: Path, papers: Sequence[str], only: Collection[str] = (), plan: str | None = None
) -> int:
    """Print all sets, `only` some by their ids, or those of one plan; say what was made. Returns 0, or 1 without.

    Raises LookupError for a plan, and for a page that the site has not.
    """
    try:
        sets = plan_sets(course, plan) if plan else [one for one in print_sets(course) if one.id in (only or SETS)]
        for path, sheets in write_print_sets(sets, site, out, papers):
            show(f"{path}: {sheets} sheets")
    except CannotPrintError as error:
        say(error)
        return 1
    return 0
