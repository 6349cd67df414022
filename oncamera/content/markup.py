"""The little Markdown that bank and evidence texts may hold: emphasis and code, nothing else."""

import html
import re

from markdown_it import MarkdownIt
from markupsafe import Markup

# No links and no images: widget HTML is shown at several depths and by several hosts, so it can hold no address.
# Raw HTML is not enabled, so whatever looks like a tag is shown as text.
_INLINE = MarkdownIt("zero").enable(["emphasis", "backticks", "escape"])


def inline(text: str) -> Markup:
    """Render one text as safe inline HTML."""
    return Markup(_INLINE.renderInline(text))


def plain(text: str) -> str:
    """Give one text without its markup, to be shown where no HTML is."""
    return html.unescape(re.sub(r"<[^>]+>", "", _INLINE.renderInline(text)))
