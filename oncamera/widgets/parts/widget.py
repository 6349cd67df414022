"""What a widget is to its hosts: one row of `registry.py`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from oncamera.content.reading import Reading

STILL = "widgets/parts/still.js"  # puts the HTML in, and adds nothing


@dataclass(frozen=True)
class Place:
    """Where a widget is shown, and what it may link to from there.

    number: ends what begins the ids, where one page may show a widget twice; published: on the site;
    address, title: of a page by its name, "" for a page that isn't there;
    cited: the pages that cite each claim, as address and title; report: where to report that a claim is wrong, or "".
    """

    number: str = ""
    published: bool = False
    address: Callable[[str], str] = lambda page: ""
    title: Callable[[str], str] = lambda page: ""
    cited: Callable[[], Mapping[str, Sequence[tuple[str, str]]]] = dict
    report: Callable[[str], str] = lambda claim: ""

    @property
    def ledger(self) -> str:
        """The address of the page that prints the ledger, or ""."""
        return self.address("evidence")


@dataclass
class Asked:
    """What is asked of a reader: ids with fingerprints, in order; reading: all that is read for it.

    all: everything that is answered, in the order of the page.
    """

    questions: list[tuple[str, str]] = field(default_factory=list)
    cases: list[tuple[str, str]] = field(default_factory=list)
    scenarios: list[tuple[str, str]] = field(default_factory=list)
    reading: Reading = field(default_factory=Reading)

    all: list[tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        """Gather what one widget asks: it asks one kind of thing."""
        self.all = [*self.questions, *self.cases, *self.scenarios]

    def add(self, other: "Asked") -> None:
        """Add what another widget of the page asks."""
        self.questions += other.questions
        self.cases += other.cases
        self.scenarios += other.scenarios
        self.reading += other.reading
        self.all += other.all


class Answered:
    """What Python reads of a widget that is shown in a notebook; a widget adds its own properties."""

    course: Any
    arguments: dict[str, Any]
    answers: dict[str, Any]


@dataclass(frozen=True)
class Widget:
    """One widget. All its functions take the course first, then where it is shown, then what a cell asked for.

    call: what a cell types to show it; html: complete without scripts; made_from: the files that, changed, change it;
    data: what the script needs, by name; script: the module that enhances it; asks: what it asks of a reader;
    answered: what Python reads of it; live: what a notebook shows in place of the HTML.
    """

    call: str
    html: Callable[..., str]
    made_from: Callable[..., list[Path]]
    data: Callable[..., dict[str, Any]] | None = None
    script: str = STILL
    asks: Callable[..., Asked] = lambda course, **_: Asked()
    answered: type[Answered] = Answered
    live: Callable[..., Any] | None = None


def evidence_files(root: Path) -> list[Path]:
    """List the files of the ledger."""
    return sorted((root / "evidence").rglob("*.yml"))
