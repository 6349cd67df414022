"""What `exercises/follow_the_money.ipynb` asks for. Its counts stand in `tasks.yml`: the ledger is shipped."""

from itertools import permutations
from pathlib import Path
from typing import Any

from oncamera.labs.kit.decisions import Decisions, read_decisions
from oncamera.labs.kit.lab import Kind, Lab, TaskText

_WORDS = ("pay", "hold", "counsel")
_SLIPS = {f"{decided} instead of {right}": (decided, right) for decided, right in permutations(_WORDS, 2)}


def _decisions(text: TaskText, common: dict[str, Any]) -> Decisions:
    keys: dict[str, str] = text.answer
    slips = {slip: text.told[name] for name, slip in _SLIPS.items()}
    answer = " ".join(f"{label}={key}" for label, key in keys.items())
    return Decisions(read=read_decisions(list(keys), *_WORDS), keys=keys, slips=slips, **common | {"answer": answer})


def _values() -> dict[str, Any]:
    return {"workers": [f"W{number:02}" for number in range(1, 81)]}


LAB = Lab(Path(__file__).parent, _values, {"hold-or-pay": Kind(_decisions, _SLIPS, ["number"])})
check = LAB.check
