"""The papers of the lab `exercises/first_hour.ipynb`: doors, rights, evidence, statements. All invented."""

from typing import TYPE_CHECKING

from oncamera.labs.first_hour.data import ACCOUNT

if TYPE_CHECKING:
    import pandas as pd

    from oncamera.labs.kit.tables import InlineTable

DOORS = (  # door, kind, who made it, as whom it acts, made, ends by itself, closed by us (UTC)
    ("P-1", "password", ACCOUNT, ACCOUNT, "2025-12-01 09:00", "", "2026-03-03 14:04"),
    ("S-0", "session", ACCOUNT, ACCOUNT, "2026-03-02 14:01", "2026-03-03 02:01", ""),
    ("S-1", "session", ACCOUNT, ACCOUNT, "2026-03-03 13:02", "2026-03-04 01:02", "2026-03-03 14:15"),
    ("S-2", "session", ACCOUNT, ACCOUNT, "2026-03-03 13:31", "2026-03-04 01:31", "2026-03-03 14:15"),
    ("T-1", "code token", ACCOUNT, ACCOUNT, "2026-01-12 10:30", "2026-07-12 10:30", "2026-03-03 14:23"),
    ("T-2", "code token", ACCOUNT, ACCOUNT, "2025-11-30 10:30", "2026-02-28 10:30", ""),
    ("K-1", "deploy key", "m.mazurek", "svc-build", "2025-06-02 08:15", "", ""),
    ("K-2", "deploy key", ACCOUNT, "svc-build", "2026-03-03 13:38", "", "2026-03-03 14:23"),
    ("L-0", "open link", ACCOUNT, "anyone", "2026-02-10 15:00", "2026-02-17 15:00", ""),
    ("L-1", "open link", ACCOUNT, "anyone", "2026-03-03 13:45", "2026-03-10 13:45", "2026-03-03 14:23"),
    ("M-1", "mail rule", ACCOUNT, ACCOUNT, "2026-03-03 13:44", "", "2026-03-03 14:23"),
)
RIGHTS = (  # who or what, can use, since, until
    (ACCOUNT, "group:staff", "2025-12-01", ""),
    (ACCOUNT, "group:developers", "2025-12-01", ""),
    (ACCOUNT, "group:release", "2026-01-05", "2026-02-13"),
    (ACCOUNT, "vault:test", "2026-01-20", ""),
    ("group:staff", "mail", "2024-01-01", ""),
    ("group:staff", "wiki", "2024-01-01", ""),
    ("group:developers", "code:booking", "2024-01-01", ""),
    ("group:developers", "code:fares", "2024-01-01", ""),
    ("group:developers", "code:deploy", "2024-01-01", ""),
    ("group:developers", "code:timetable", "2024-01-01", ""),
    ("group:developers", "group:reports", "2025-03-01", ""),
    ("group:reports", "store:exports", "2025-03-01", ""),
    ("vault:test", "servers:test", "2024-01-01", ""),
    ("servers:test", "database:test", "2024-01-01", ""),
    ("group:release", "servers:live", "2024-01-01", ""),
    ("servers:live", "database:live", "2024-01-01", ""),
    ("m.mazurek", "group:release", "2024-01-01", ""),
    ("svc-backup", "store:exports", "2024-01-01", ""),
    ("svc-backup", "store:archive", "2024-01-01", ""),
    ("group:finance", "payroll", "2024-01-01", ""),
    ("h.lindahl", "group:finance", "2024-01-01", ""),
)
EVIDENCE = (  # item, what, whose it is, whom it is about, gone at, hours from UTC
    ("V-1", "list of programs running on LT-311", "firm", ACCOUNT, "2026-03-03 09:30", -6),
    ("V-2", "gateway, each connection in detail", "firm", ACCOUNT, "2026-03-03 16:10", 1),
    ("V-3", "deleted mail and the mail rule", "firm", ACCOUNT, "2026-03-04 00:00", 1),
    ("V-4", "store, who fetched what", "firm", ACCOUNT, "2026-03-10 13:00", 0),
    ("V-5", "code, who copied what", "firm", ACCOUNT, "2026-06-01 00:00", 0),
    ("V-6", "chat messages of the account", "firm", ACCOUNT, "2026-04-02 00:00", 1),
    ("V-7", "door log of the Rotterdam office", "firm", "others", "2026-03-03 15:00", 0),
    ("V-8", "Robin Teague's private mailbox", "Robin Teague", ACCOUNT, "2026-03-05 00:00", -6),
    ("V-9", "a look through the laptop's camera", "Robin Teague", ACCOUNT, "2026-03-03 08:30", -6),
)
STATEMENTS = {
    "F-1": "From 13:31 UTC the account had two sessions at once, from two lines.",
    "F-2": "Robin Teague has stolen our code.",
    "F-3": "Code and exports were copied through the account, a key and a link that it had made.",
    "F-4": "The worker is probably not who they say they are.",
    "F-5": "The account's right to the live servers ended on 13 February.",
    "F-6": "Not known: whether Robin Teague or somebody else used the account. Both are being checked.",
    "F-7": "No customer is affected.",
    "F-8": "The password was changed at 14:04 UTC; the last of the other doors was closed at 14:23.",
    "F-9": "Robin does not sound like somebody from Tulsa.",
}


def make_doors() -> "pd.DataFrame":
    """Give every door that the account had or made, with times in UTC; no time where it has no end."""
    import pandas as pd

    doors = pd.DataFrame(DOORS, columns=["door", "kind", "made_by", "acts_as", "made", "ends", "closed"])
    for column in ("made", "ends", "closed"):
        doors[column] = pd.to_datetime(doors[column].replace("", None), format="%Y-%m-%d %H:%M")
    return doors


def make_rights() -> "pd.DataFrame":
    """Give who or what can use what, since when and until when."""
    import pandas as pd

    rights = pd.DataFrame(RIGHTS, columns=["who", "can_use", "since", "until"])
    for column in ("since", "until"):
        rights[column] = pd.to_datetime(rights[column].replace("", None), format="%Y-%m-%d")
    return rights


def make_evidence() -> "pd.DataFrame":
    """Give what could be kept, whose it is, and when it will be gone, each by its own clock."""
    import pandas as pd

    return pd.DataFrame(EVIDENCE, columns=["item", "what", "whose", "about", "gone_at", "zone"])


def make_statements() -> "pd.DataFrame":
    """Give the statements that somebody has proposed for the report."""
    import pandas as pd

    return pd.DataFrame(list(STATEMENTS.items()), columns=["statement", "words"])


def shown(papers: "pd.DataFrame") -> "InlineTable":
    """Show papers as a table: a time on one line, and nothing where there is none."""
    from oncamera.labs.kit.tables import table

    said = papers.astype(object)
    for column in papers.select_dtypes("datetime"):
        times = papers[column]
        form = "%d %b %Y" if (times.dropna() == times.dropna().dt.normalize()).all() else "%d %b %Y %H:%M"
        said[column] = times.dt.strftime(form.replace(" ", "\N{NO-BREAK SPACE}")).fillna("")
    return table(said)
