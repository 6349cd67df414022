"""When the facts of a page were checked, as its sources say it."""

import pytest

from oncamera.content.claims import Claim
from oncamera.hosts.site.claims import checked_when


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2026-11-23"], "on 2026-11-23"),
        (["2026-11-23", "2026-11-23"], "on 2026-11-23"),
        (["2026-11-30", "2026-11-23", "2026-12-01"], "from 2026-11-23 to 2026-12-01"),
    ],
)
def test_a_page_says_when_its_facts_were_checked(days, said):
    record = {"id": "a", "says": "A.", "status": "reported", "source": "s", "where": "page 1", "seen": "primary"}
    assert checked_when([Claim.model_validate(record | {"checked": day}) for day in days]) == said
