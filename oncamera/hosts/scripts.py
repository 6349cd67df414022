"""Joins the ES modules of the package for their three hosts: Jupyter, the published page and the tests.

anywidget loads a module from a blob address, where a relative import fails; a page opened from disk cannot load
a module at all. So the sources are modules that import each other, and what is shipped is one text.
"""

import posixpath
import re
from functools import cache

from oncamera.files.paths import PACKAGE

_IMPORT = re.compile(r'^import \{[^}]*\} from "(\.[a-z0-9_./]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) )", re.MULTILINE)
# Whole lines only: what stands behind code, or inside a text, stays.
_COMMENT = re.compile(r"^ *(?://.*|/\*\*(?:(?!\*/)[\s\S])*\*/)\n", re.MULTILINE)
_DEFAULT = re.compile(r"^export default .*;\n", re.MULTILINE)


def _sources(name: str, seen: list[str]) -> list[str]:
    """List a module and all that it imports, each once, imports first."""
    if name in seen:
        return []
    seen.append(name)
    text = (PACKAGE / name).read_text(encoding="utf-8")
    folder = posixpath.dirname(name)
    needed = [posixpath.normpath(posixpath.join(folder, path)) for path in _IMPORT.findall(text)]
    before = [source for path in needed for source in _sources(path, seen)]
    return [*before, _IMPORT.sub("", text)]


@cache
def joined_module(name: str) -> str:
    """Give one module with all that it imports as one self-contained ES module: anywidget's `_esm`, and the tests'."""
    *before, entry = _sources(name, [])
    return "\n".join([*(_DEFAULT.sub("", source) for source in before), entry])  # a module has one default


@cache
def page_script(entry: str = "hosts/site/site_page.js") -> str:
    """Give a host and its widgets as one classic script that adds no global name, without the comments' weight.

    When it has run to its end, it marks the page `oc-ready`: until then layout.html's note says that it did not.
    """
    parts = [_COMMENT.sub("", _DEFAULT.sub("", _EXPORT.sub("", source))) for source in _sources(entry, [])]
    told = "// Joined from the package oncamera, where the comments stand.\n"
    ready = 'document.documentElement.classList.add("oc-ready");\n'
    return told + '(() => {\n"use strict";\n' + "".join(parts) + ready + "})();\n"


@cache
def widget_styles() -> str:
    """Give the style sheet that every host shows the widgets with."""
    return (PACKAGE / "widgets" / "parts" / "widgets.css").read_text(encoding="utf-8")
