"""What `exercises/resume_triage.ipynb` asks for. Who is in a ring is known from the key."""

from pathlib import Path
from typing import Any

from oncamera.labs.kit.lab import Kind, Lab, TaskText
from oncamera.labs.kit.lists import read_names
from oncamera.labs.kit.shortlist import Shortlist
from oncamera.labs.kit.tables import read_table

_STORIES = (
    "same course", "flatmates", "agency", "family phone", "colleagues", "new surname", "copied from", "alone",
    "applied twice",
)  # fmt: skip
_COUNTS = ("found", "missed", "others", "length")


def _values() -> dict[str, Any]:
    key = read_table("resume_triage_key")
    return {
        "applications": list(key["application"]),
        "in_a_ring": list(key["application"][key["ring"] != ""]),
        "new_surnames": list(key["application"][key["story"] == "new surname"]),
    }


def _shortlist(text: TaskText, common: dict[str, Any]) -> Shortlist:
    key = read_table("resume_triage_key").set_index("application")
    return Shortlist(
        read=read_names(list(key.index)),
        sought=frozenset(common["answer"].split(", ")),
        others={str(label): text.told[story] for label, story in key["story"][key["ring"] == ""].items()},
        least=41,
        most=20,
        too_many=text.told["too_many"],
        **common,
    )


LAB = Lab(Path(__file__).parent, _values, {"shortlist": Kind(_shortlist, ("too_many", *_STORIES), _COUNTS)})
check = LAB.check
