"""Joins the ES modules of the package for their three hosts: Jupyter, the published page and the tests.

anywidget loads a module from a blob address, where a relative import fails; a page opened from disk cannot load
a module at all. So the sources are modules that import each other, and what is shipped is one text, in which each
module keeps a scope of its own: a function that is called once and gives what the module exports.
"""

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from oncamera.files.paths import PACKAGE
from oncamera.widgets.registry import WIDGETS

SITE = "hosts/site/site.js"
# What the site brings to life beside the widgets that carry data: by the name that the HTML has for it.
_ON_PAGES = {
    "base_rates": "widgets/base_rates/base_rates.js",
    "deck": "widgets/session/deck.js",
    "filter": "widgets/parts/filter.js",
    "planner": "widgets/planner/planner.js",
    "still": "widgets/parts/still.js",
    "your_path": "hosts/site/your_path.js",
}
WIDGET_SCRIPTS = _ON_PAGES | {name: one.script for name, one in WIDGETS.items() if one.data and name != "board"}

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[a-z0-9_./]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_DEFAULT = re.compile(r"^export default (\w+);\n", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
# Whole lines only: what stands behind code, or inside a text, stays.
_COMMENT = re.compile(r"^ *(?://.*|/\*\*(?:(?!\*/)[\s\S])*\*/|/\*[^*\n]*\*/)\n", re.MULTILINE)


class JoinError(ValueError):
    """A module that can't be joined: its imports go in a circle, or it imports or exports in another form."""


@dataclass(frozen=True)
class _Module:
    """One source: its text without imports, and by module what it imports of it, as written between the braces."""

    name: str
    text: str
    imports: tuple[tuple[str, str], ...]


def _const(name: str) -> str:
    """Name the constant that holds a module's exports: `$parts_judge` for `widgets/parts/judge.js`."""
    return "$" + re.sub(r"\W", "_", "/".join(name.removesuffix(".js").split("/")[-2:]))


@cache
def _read(name: str) -> _Module:
    text = (PACKAGE / name).read_text(encoding="utf-8")
    folder = posixpath.dirname(name)
    imports = [(posixpath.normpath(posixpath.join(folder, path)), names) for names, path in _IMPORT.findall(text)]
    return _Module(name, _IMPORT.sub("", text), tuple(imports))


def _with_imports(
    names: Iterable[str], read: Callable[[str], _Module], path: tuple[str, ...] = ()
) -> dict[str, _Module]:
    """Give modules and all that they import, each once, imports first. Raises JoinError for a circle."""
    found: dict[str, _Module] = {}
    for name in names:
        if name in path:
            raise JoinError(f"the imports go in a circle: {' → '.join([*path[path.index(name) :], name])}")
        if name not in found:
            module = read(name)
            found |= _with_imports((needed for needed, _ in module.imports), read, (*path, name))
            found[name] = module
    return found


def _imports(module: _Module) -> str:
    """Write a module's imports as constants that are taken out of the scopes before it."""
    taken = [(" ".join(names.split()).replace(" as ", ": "), _const(source)) for source, names in module.imports]
    return "".join(f"const {{ {names.strip(', ')} }} = {source};\n" for names, source in taken)


def _scoped(module: _Module) -> str:
    """Write a module as a constant: a function, called at once, that gives its exports."""
    given = _EXPORT.findall(module.text) + [f"default: {name}" for name in _DEFAULT.findall(module.text)]
    body = _DEFAULT.sub("", _EXPORT.sub("", module.text))
    if other := _OTHER.search(body):
        raise JoinError(f'{module.name}: can\'t join "{other[0]}"; import and export by name, one line each')
    return (
        f"const {_const(module.name)} = (() => {{\n{_imports(module)}{body}return {{ {', '.join(given)} }};\n}})();\n"
    )


@cache
def joined_module(name: str) -> str:
    """Give one module with all that it imports as one self-contained ES module: anywidget's `_esm`, and the tests'.

    What the module itself exports stays exported. Raises JoinError for a circle of imports.
    """
    *before, entry = _with_imports([name], _read).values()
    return "\n".join([*map(_scoped, before), _imports(entry) + entry.text])


def without_comments(text: str) -> str:
    """Take out the comments that have lines of their own."""
    return _COMMENT.sub("", text)


def _classic(body: Iterable[str]) -> str:
    """Write scopes as one classic script."""
    return f"(() => {{\n{''.join(body)}}})();\n"


@cache
def minified(script: str) -> str:
    """Give a classic script as a page loads it: without comments and blanks; names stay, so an error can be read.

    tdewolff-minify would shorten names too, for 2 KB less. Tried (2.24.12): it moved a declaration behind its use.
    """
    import minify_html  # here, since a notebook and the checks write no script

    lean = without_comments(script)  # the library keeps comments: they might be licenses
    tag, end = "<script>", "</script>"
    page = minify_html.minify(f"{tag}{lean}{end}", minify_js=True)
    return f"// Joined from the package oncamera, where the comments stand.\n{page[len(tag) : -len(end)]}\n"


_READY = 'document.documentElement.classList.add("oc-ready");\n'


@cache
def site_script() -> str:
    """Give what every page with a widget loads first: the site as host, with the modules that widgets share with it.

    It begins nothing. It hands its modules to `widgets_script` by the only name that it adds to the page.
    """
    modules = _with_imports([SITE], _read)
    shared = f"window.onCameraModules = {{ {', '.join(map(_const, modules))} }};\n"
    return _classic([*map(_scoped, modules.values()), shared])


@cache
def widgets_script(names: tuple[str, ...]) -> str:
    """Give what a page with these widgets loads next: their modules, but for those of `site_script`; it starts them.

    When it has run to its end, it marks the page `oc-ready`: until then layout.html's note says that it did not.
    Raises KeyError for a name that no widget has.
    """
    site = _with_imports([SITE], _read)
    wanted = [WIDGET_SCRIPTS[name] for name in names]
    own = {name: module for name, module in _with_imports(wanted, _read).items() if name not in site}
    used = {needed for module in own.values() for needed, _ in module.imports} & set(site) | {SITE}
    handed = f"const {{ {', '.join(sorted(map(_const, used)))} }} = window.onCameraModules;\n"
    widgets = ", ".join(f"{name}: {_const(WIDGET_SCRIPTS[name])}.default" for name in names)
    start = f"{_const(SITE)}.startSite({{ {widgets} }});\n"
    return _classic([handed, *map(_scoped, own.values()), start, _READY])


@cache
def page_script(entry: str) -> str:
    """Give a host with its own page as one classic script that adds no global name; at its end it marks `oc-ready`."""
    *before, module = _with_imports([entry], _read).values()
    return _classic([*map(_scoped, before), _imports(module), module.text, _READY])


@cache
def widget_styles() -> str:
    """Give the style sheet that every host shows the widgets with."""
    parts = PACKAGE / "widgets" / "parts"
    return "".join((parts / f"{name}.css").read_text(encoding="utf-8") for name in ("widgets", "artefacts", "steps"))
