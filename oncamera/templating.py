"""One Jinja environment for every widget: autoescape on, no way to write raw HTML but through `inline`."""

import json
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from oncamera.content.markup import inline
from oncamera.content.shapes import number_in
from oncamera.files.paths import PACKAGE


def capitalize_first(text: str) -> str:
    """Begin a text with a capital letter, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


@cache
def _environment() -> Environment:
    # Each template lies beside its Python, and has a name of its own; the theme's pages are Sphinx's to render.
    folders = sorted({path.parent for path in PACKAGE.rglob("*.html") if "theme" not in path.parts})
    environment = Environment(loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined)
    environment.filters["inline"] = inline
    environment.filters["capitalize_first"] = capitalize_first  # Jinja's own lowers the rest
    environment.filters["lower_first"] = lambda text: text[:1].lower() + text[1:]
    environment.globals["number_in"] = number_in
    return environment


def render(template: str, **values: Any) -> str:
    """Render one template with its values."""
    return _environment().get_template(template).render(**values)


def json_script(kind: str, data: Any) -> Markup:
    """Put data into a page as an inert block that no text inside it can end.

    `<` is escaped, so neither `</script>` nor `<!--` can occur (HTML standard, script content restrictions).
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup('<script type="application/json" class="{}">{}</script>').format(kind, Markup(text))
