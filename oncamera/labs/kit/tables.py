"""A pandas table as HTML fit for the page: every column has a name, and nothing but text is in it."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class InlineTable:
    """A table that shows itself as HTML, in a notebook and on a page."""

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return self._html


def table(data: "pd.DataFrame") -> InlineTable:
    """Show a table without its row numbers: pandas' own form leaves a column heading empty.

    A named index is kept, as the first column.
    """
    named = data.reset_index() if any(data.index.names) else data
    # pandas writes its alignment as inline style, which the page's policy forbids; the style sheet aligns instead.
    html = re.sub(r' style="[^"]*"', "", named.to_html(index=False, border=0, escape=True))
    return InlineTable(f'<div class="table-scroll" tabindex="0" role="group" aria-label="Table">{html}</div>')
