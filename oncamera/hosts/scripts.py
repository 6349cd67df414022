"""Joins the ES modules of the package for their three hosts: Jupyter, the published page and the tests.

anywidget loads a module from a blob address, where a relative import fails; a page opened from disk cannot load
a module at all. So the sources are modules that import each other, and what is shipped is one text, in which each
module keeps a scope of its own: a function that is called once and gives what the module exports.

What a module imports only when it's needed, `await import("./one.js")`, is part of that one text too. On a published
page it's a file of its own, which `later.js` loads. It may hold a module that the page has as well, so such a module
keeps no state.
"""

import posixpath
import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from oncamera.files.paths import PACKAGE
from oncamera.widgets.registry import WIDGETS

SITE, LATER = "hosts/site/site.js", "hosts/site/later.js"
# What the site brings to life: by the name that the HTML has for it, which its script is called after.
_OF_THE_SITE = ("widgets/base_rates/base_rates.js", "widgets/session/deck.js", "hosts/site/your_path.js")
WIDGET_SCRIPTS = {
    posixpath.basename(script).removesuffix(".js"): script
    for script in (*_OF_THE_SITE, *(one.script for name, one in WIDGETS.items() if name != "board"))
}

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[a-z0-9_./]+\.js)";\n', re.MULTILINE)
_LATER = re.compile(r'\bawait import\("(\.[a-z0-9_./]+\.js)"\)')
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_DEFAULT = re.compile(r"^export default (\w+);\n", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
# Whole lines only: what stands behind code, or inside a text, stays.
_COMMENT = re.compile(r"^ *(?://.*|/\*\*(?:(?!\*/)[\s\S])*\*/|/\*[^*\n]*\*/)\n", re.MULTILINE)


class JoinError(ValueError):
    """A module that can't be joined: its imports go in a circle, or it imports or exports in another form."""


@dataclass(frozen=True)
class _Module:
    """One source: its text without imports, and by module what it imports of it, as written between the braces.

    later: the modules that it imports when they're needed, by how the text names them.
    """

    name: str
    text: str
    imports: tuple[tuple[str, str], ...]
    later: dict[str, str]

    def written(self, later: Callable[[str], str]) -> str:
        """Give the text, each import that comes later written anew."""
        return _LATER.sub(lambda said: f"await {later(self.later[said[1]])}", self.text)


def _const(name: str) -> str:
    """Name the constant that holds a module's exports: `$parts_judge` for `widgets/parts/judge.js`."""
    return "$" + re.sub(r"\W", "_", "/".join(name.removesuffix(".js").split("/")[-2:]))


@cache
def _read(name: str) -> _Module:
    text = (PACKAGE / name).read_text(encoding="utf-8")
    folder = posixpath.dirname(name)

    def found(path: str) -> str:
        return posixpath.normpath(posixpath.join(folder, path))

    imports = [(found(path), names) for names, path in _IMPORT.findall(text)]
    return _Module(name, _IMPORT.sub("", text), tuple(imports), {path: found(path) for path in _LATER.findall(text)})


def _with_imports(names: Iterable[str], whole: bool = False, path: tuple[str, ...] = ()) -> dict[str, _Module]:
    """Give modules and all that they import, each once, imports first. Raises JoinError for a circle.

    whole: with what they import only when it's needed.
    """
    found: dict[str, _Module] = {}
    for name in names:
        if name in path:
            raise JoinError(f"the imports go in a circle: {' → '.join([*path[path.index(name) :], name])}")
        if name not in found:
            module = _read(name)
            needed = [*(one for one, _ in module.imports), *(module.later.values() if whole else ())]
            found |= _with_imports(needed, whole, (*path, name))
            found[name] = module
    return found


def _imports(module: _Module) -> str:
    """Write a module's imports as constants that are taken out of the scopes before it."""
    taken = [(" ".join(names.split()).replace(" as ", ": "), _const(source)) for source, names in module.imports]
    return "".join(f"const {{ {names.strip(', ')} }} = {source};\n" for names, source in taken)


def _here(name: str) -> str:
    """Write an import that comes later of a module that stands in the same text."""
    return f"Promise.resolve({_const(name)})"


def _beside(name: str) -> str:
    """Write an import that comes later of a module in a file of its own, beside the page's other scripts."""
    return f'{_const(LATER)}.loadLater("{_const(name)}", "{later_file(name)}")'


def _scoped(module: _Module, later: Callable[[str], str] = _here) -> str:
    """Write a module as a constant: a function, called at once, that gives its exports."""
    given = _EXPORT.findall(module.text) + [f"default: {name}" for name in _DEFAULT.findall(module.text)]
    body = _DEFAULT.sub("", _EXPORT.sub("", module.written(later)))
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
    *before, entry = _with_imports([name], whole=True).values()
    return "\n".join([*map(_scoped, before), _imports(entry) + entry.written(_here)])


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
    modules = _with_imports([LATER, SITE])
    shared = f"window.onCameraModules = {{ {', '.join(map(_const, modules))} }};\n"
    return _classic([*map(_scoped, modules.values()), shared])


def _after_site(names: Iterable[str], whole: bool = False) -> list[str]:
    """Write modules as scopes, but for those of `site_script`: these are taken from where it has put them."""
    site = _with_imports([LATER, SITE])
    own = {name: module for name, module in _with_imports(names, whole).items() if name not in site}
    used = {needed for module in own.values() for needed, _ in module.imports} & set(site) | {LATER, SITE}
    handed = f"const {{ {', '.join(sorted(map(_const, used)))} }} = window.onCameraModules;\n"
    return [handed, *(_scoped(module, _here if whole else _beside) for module in own.values())]


@cache
def widgets_script(names: tuple[str, ...], whole: bool = False) -> str:
    """Give what a page with these widgets loads next: their modules, but for those of `site_script`; it starts them.

    When it has run to its end, it marks the page `oc-ready`: until then layout.html's note says that it did not.
    whole: with what is loaded later, for a page that has no files beside it.
    Raises KeyError for a name that no widget has.
    """
    scopes = _after_site([WIDGET_SCRIPTS[name] for name in names], whole)
    widgets = ", ".join(f"{name}: {_const(WIDGET_SCRIPTS[name])}.default" for name in names)
    start = f"{_const(SITE)}.startSite({{ {widgets} }});\n"
    return _classic([*scopes, start, _READY])


@cache
def later_scripts(names: tuple[str, ...]) -> dict[str, str]:
    """Give what a page with these widgets may load later, by file: each a classic script that hands its module over."""
    wanted = [WIDGET_SCRIPTS[name] for name in names]
    every = _with_imports(wanted, whole=True).values()
    return {later_file(name): _later_script(name) for module in every for name in module.later.values()}


@cache
def _later_script(name: str) -> str:
    return _classic([*_after_site([name]), f"window.onCameraModules.{_const(name)} = {_const(name)};\n"])


def later_file(name: str) -> str:
    """Name the file of a module that is loaded later, with a sum of what is in it: a browser keeps files long."""
    return f"later-{posixpath.basename(name)}?v={zlib.crc32(_later_script(name).encode()):08x}"


@cache
def page_script(entry: str) -> str:
    """Give a host with its own page as one classic script that adds no global name; at its end it marks `oc-ready`."""
    *before, module = _with_imports([entry], whole=True).values()
    return _classic([*map(_scoped, before), _imports(module), module.written(_here), _READY])


@cache
def style_sheets() -> dict[str, str]:
    """Give the widgets' style sheets by name: what they share, what only artefacts need, and each one's own."""
    parts = PACKAGE / "widgets" / "parts"
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.glob("widgets/*/*.css"))}
    shared = "".join(texts.pop(parts / f"{name}.css") for name in ("widgets", "steps"))
    return {"widgets.css": shared, **{path.name: text for path, text in texts.items()}}


def widget_styles() -> str:
    """Give all of them as one, for a host that doesn't know beforehand what it shows."""
    return "".join(style_sheets().values())
