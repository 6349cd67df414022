"""One case as a page of its own, to look at while writing: no build, no server."""

from pathlib import Path

from markupsafe import Markup

from oncamera.cases import Case, make_twin
from oncamera.paths import PACKAGE
from oncamera.records import read_file
from oncamera.scripts import page_script
from oncamera.templating import json_script, render
from oncamera.widgets.desk import desk_data, desk_html
from oncamera.widgets.quiz import quiz_css

SITE_CSS = PACKAGE / "site" / "theme" / "static" / "site.css"


def preview_case(path: Path, out: Path, root: Path) -> list[Case]:
    """Write a page that shows the cases of one file, matched ones too, as the practice desk does.

    Gives the cases shown. Raises ProblemsError with every problem of the file; writes nothing then.
    """
    cases = [placed.record for placed in read_file(path, Case, root)]
    cases += [make_twin(case) for case in cases if case.twin]
    data = json_script("oc-data", {"desk": desk_data(cases, "practice")})
    styles = SITE_CSS.read_text(encoding="utf-8") + quiz_css()
    # Our own files, on the author's own disk: this page is never published, so it may carry them inline.
    html = render(
        "preview.html", name=path.name, styles=Markup(styles), script=Markup(page_script()),
        desk=Markup(desk_html(cases, "practice")), data=data,
    )  # fmt: skip
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(html, encoding="utf-8")
    return cases
