"""Matplotlib figures as inline SVG: drawn once, readable in light and dark, small, and with their words as text.

A page takes its colors from CSS variables, so a figure names them: draw with the colors below and `figure`
replaces each by its variable. Text stays text, in the reader's own font: it can be searched, and enlarged.
"""

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from markupsafe import Markup

from oncamera.files.extras import require
from oncamera.templating import render

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Each is the light color of site.css, and its variable's name there. A page without the variables shows these.
INK, QUIET, LINE, CARD = "#1c2b30", "#52636a", "#d9d4c7", "#ffffff"
GREEN, GREEN_WASH, RUST, RUST_WASH = "#0b6159", "#e2f0ec", "#93391a", "#fbeae2"
GOLD, GOLD_WASH = "#7a5a00", "#fbf1d3"
_VARIABLES = {
    INK: "ink", QUIET: "quiet", LINE: "line", CARD: "card", GREEN: "green", GREEN_WASH: "green-wash",
    RUST: "rust", RUST_WASH: "rust-wash", GOLD: "gold", GOLD_WASH: "gold-wash",
}  # fmt: skip
# In JupyterLab's dark theme, ink must be light; the other colors can be read on both grounds.
_JUPYTERLAB = {
    "ink": "--jp-content-font-color1",
    "quiet": "--jp-content-font-color2",
    "line": "--jp-border-color1",
    "card": "--jp-layout-color1",
}

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_HREF = f"{{{_XLINK}}}href"
ElementTree.register_namespace("", _SVG)
ElementTree.register_namespace("xlink", _XLINK)

STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "on-camera",  # without it every build draws other ids
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "axes.edgecolor": LINE,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "font.size": 11,
}


class InlineFigure:
    """A drawn figure that shows itself as HTML, in a notebook and on a page."""

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return self._html


def figure(drawn: "Figure", alt: str, caption: str, words: Sequence[str] = (), name: str = "figure") -> InlineFigure:
    """Turn a drawn figure into HTML with its text alternative, and close it.

    alt: one sentence for a screen reader; caption: shown below; words: the figure as a list, folded away;
    name: makes the ids in the drawing this page's own. Draw inside `style()`, with the colors above.
    """
    require("labs", "matplotlib")
    import matplotlib.pyplot as plt

    buffer = io.StringIO()
    with style():  # what is text or path, and every id, is settled on saving
        drawn.savefig(buffer, format="svg", transparent=True, bbox_inches="tight", metadata={"Date": None})
    plt.close(drawn)
    svg = Markup(inline_svg(buffer.getvalue(), alt, name))
    return InlineFigure(render("figure.html", svg=svg, caption=caption, words=list(words)))


def inline_svg(svg: str, alt: str, name: str) -> str:
    """Make matplotlib's SVG fit to stand in a page whose policy allows no inline style.

    Style attributes become presentation attributes, known colors become CSS variables, fonts are left to the
    page, and ids that nothing refers to go.
    """
    root = ElementTree.fromstring(svg)
    for part in list(root):
        if part.tag == f"{{{_SVG}}}metadata" or part.find(f"{{{_SVG}}}style") is not None:
            root.remove(part)
    used = set(re.findall(r"url\(#([\w-]+)\)", svg)) | {part.get(_HREF, "")[1:] for part in root.iter()}
    for part in root.iter():
        said = part.attrib
        said.update(_presentation(said.pop("style", "")))
        if said.get("id") in used:
            said["id"] = f"{name}-{said['id']}"
        else:
            said.pop("id", None)
        if _HREF in said:
            said[_HREF] = f"#{name}-{said[_HREF][1:]}"
        for key, value in said.items():
            said[key] = re.sub(r"(\d+\.\d\d)\d+", r"\1", value.replace("url(#", f"url(#{name}-"))
    del root.attrib["height"]
    root.attrib.update({"role": "img", "aria-label": alt, "width": "448", "stroke-linejoin": "round"})
    return re.sub(r"\n\s*", "\n", ElementTree.tostring(root, encoding="unicode")).strip()


def _presentation(style: str) -> dict[str, str]:
    kept = {}
    for declaration in style.split(";"):
        key, _, value = (part.strip() for part in declaration.partition(":"))
        if key == "font":
            # The shorthand is no presentation attribute: keep weight and size, leave the family to the page.
            if size := re.search(r"[\d.]+px", value):
                kept["font-size"] = size[0]
            if "bold" in value or "700" in value:
                kept["font-weight"] = "bold"
        elif key and key != "font-family" and value:
            known = _VARIABLES.get(value.lower())
            kept[key] = _themed(known, value) if known else value
    return kept


def _themed(name: str, value: str) -> str:
    """Give a color as the page's variable, else JupyterLab's, else the light one."""
    own = _JUPYTERLAB.get(name)
    return f"var(--{name}, var({own}, {value}))" if own else f"var(--{name}, {value})"


def style() -> Any:
    """Give the context in which to draw: `with style(): ...`."""
    require("labs", "matplotlib")
    import matplotlib as mpl

    return mpl.rc_context(STYLE)  # type: ignore[arg-type]  # every value above is one that matplotlib takes
