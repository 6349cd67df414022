"""What the lab `exercises/first_hour.ipynb` hands out: events, clocks, doors, rights, evidence, statements.

All are invented. The tables are `exercises/data/first_hour_*.csv`; the events and clocks come from
`tools/lab_tables/first_hour.py`, the others are written by hand.
"""

from typing import TYPE_CHECKING

from oncamera.labs.kit.tables import read_table, table

if TYPE_CHECKING:
    import pandas as pd

    from oncamera.labs.kit.tables import InlineTable

ACCOUNT, KEY, LINK = "r.teague", "key K-2", "link L-1"
THEIRS = (ACCOUNT, KEY, LINK)


def read_events() -> "pd.DataFrame":
    """Give the raw events, in the order in which the systems handed them over: by system, then as each wrote them."""
    return read_table("first_hour_events")


def read_clocks() -> "pd.DataFrame":
    """Give what IT knows about the clocks, by system: hours from UTC, minutes slow."""
    return read_table("first_hour_clocks").set_index("system")


def read_doors() -> "pd.DataFrame":
    """Give every door that the account had or made, with times in UTC; no time where it has no end."""
    return read_table("first_hour_doors", times=["made", "ends", "closed"])


def read_rights() -> "pd.DataFrame":
    """Give who or what can use what, since when and until when."""
    return read_table("first_hour_rights", times=["since", "until"])


def read_evidence() -> "pd.DataFrame":
    """Give what could be kept, whose it is, and when it will be gone, each by its own clock."""
    return read_table("first_hour_evidence")


def read_statements() -> "pd.DataFrame":
    """Give the statements that someone has proposed for the report."""
    return read_table("first_hour_statements")


def shown(papers: "pd.DataFrame") -> "InlineTable":
    """Show papers as a table: a time on one line, and nothing where there is none."""
    said = papers.astype(object)
    for column in papers.select_dtypes("datetime"):
        times = papers[column]
        form = "%d %b %Y" if (times.dropna() == times.dropna().dt.normalize()).all() else "%d %b %Y %H:%M"
        said[column] = times.dt.strftime(form.replace(" ", "\N{NO-BREAK SPACE}")).fillna("")
    return table(said)
