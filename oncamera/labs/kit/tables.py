"""The labs' tables: read from `exercises/data/`, and shown as HTML fit for the page."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from oncamera.files.paths import data_root

if TYPE_CHECKING:
    import pandas as pd


def read_table(name: str, times: Sequence[str] = ()) -> "pd.DataFrame":
    """Read one of the shipped tables, `exercises/data/<name>.csv`: an empty cell is empty text, or no time."""
    import pandas as pd

    path = data_root() / "exercises" / "data" / f"{name}.csv"
    found: pd.DataFrame = pd.read_csv(path, keep_default_na=False)
    for column in times:
        found[column] = pd.to_datetime(found[column].replace("", None)).astype("datetime64[us]")
    return found


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
