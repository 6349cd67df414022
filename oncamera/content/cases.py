"""The case desk's cases: what a case is, how its cues are marked, and how a matched pair is made."""

import hashlib
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from oncamera.content import shapes
from oncamera.content.records import Id, Line, Record, Shelf, fingerprint_of
from oncamera.content.shapes import MARK, texts_in
from oncamera.content.vocabulary import TRUTHS, Action, CaseForm, CaseStage, Role, Truth

Kind = Literal[
    "resume", "profile", "scorecard", "email", "chat", "login_log", "id_check", "letter", "meeting", "device",
    "pay_request", "invoice", "ticket", "calendar", "tracking", "reference", "call_notes",
]  # fmt: skip
SHAPES: dict[str, Kind] = {  # the field that holds what is shown, and what kind of thing it is
    "resume": "resume", "profile": "profile", "scorecard": "scorecard", "email": "email", "chat": "chat",
    "sign_ins": "login_log", "id_check": "id_check", "letter": "letter", "meeting": "meeting", "device": "device",
    "direct_deposit": "pay_request", "invoice": "invoice", "ticket": "ticket", "calendar": "calendar",
    "tracking": "tracking",
}  # fmt: skip


class Artefact(Record):
    """One thing on the desk: in a shape as seen at work (one of `SHAPES`), or in one of three plain ones.

    Prose: `fields` (a header) and `body` (paragraphs; one that begins with "- " is a list item).
    Talk: `lines` of who, when, text. Table: `columns` and `rows` of as many cells.
    kind: follows from the shape; look: what a plain one is drawn as, where that isn't its kind.
    """

    kind: Kind
    title: Line
    look: Kind | None = None
    fields: dict[str, str] = Field(default_factory=dict)
    body: list[Line] = Field(default_factory=list)
    lines: list[Annotated[tuple[str, str, str], Field(strict=False)]] = Field(default_factory=list)
    columns: list[Line] = Field(default_factory=list)
    rows: list[list[str]] = Field(default_factory=list)
    resume: shapes.Resume | None = None
    profile: shapes.Profile | None = None
    scorecard: shapes.Scorecard | None = None
    email: shapes.Email | None = None
    chat: shapes.Chat | None = None
    sign_ins: shapes.SignIns | None = None
    id_check: shapes.IdCheck | None = None
    letter: shapes.Letter | None = None
    meeting: shapes.Meeting | None = None
    device: shapes.Device | None = None
    direct_deposit: shapes.DirectDeposit | None = None
    invoice: shapes.Invoice | None = None
    ticket: shapes.Ticket | None = None
    calendar: shapes.Calendar | None = None
    tracking: shapes.Tracking | None = None

    @model_validator(mode="before")
    @classmethod
    def _kind_follows_from_shape(cls, data: Any) -> Any:
        if isinstance(data, dict) and "kind" not in data:
            for shape, kind in SHAPES.items():
                if data.get(shape) is not None:
                    return {"kind": kind} | data
        return data

    @model_validator(mode="after")
    def _has_one_shape(self) -> "Artefact":
        plain = [bool(self.fields or self.body), bool(self.lines), bool(self.columns or self.rows)]
        given = [name for name in SHAPES if getattr(self, name) is not None]
        if not any(plain) and not given:
            raise ValueError(
                "the artefact is empty | Give it a shape, such as `email:` (bank/README.md lists them), or `fields`"
                " and `body`, or `lines`, or `columns` and `rows`."
            )
        if len(given) > 1 or (given and any(plain)):
            more = given[1] if len(given) > 1 else "fields, body, lines or columns"
            raise ValueError(f"the artefact has {given[0]} and {more} | Make two artefacts of it.")
        if given and (self.kind != SHAPES[given[0]] or self.look):
            raise ValueError(f"the shape {given[0]} says what it is | Take out `kind` and `look`.")
        uneven = [row for row in self.rows if len(row) != len(self.columns)]
        if uneven:
            raise ValueError(
                f"a row has {len(uneven[0])} cells where there are {len(self.columns)} columns"
                " | Give each row as many cells as there are columns."
            )
        return self

    @property
    def shape(self) -> Record | None:
        """What is shown as seen at work; None for a plain one."""
        return next((record for name in SHAPES if (record := getattr(self, name)) is not None), None)

    @property
    def drawn_as(self) -> Kind:
        """What it looks like."""
        return self.look or self.kind

    def texts(self) -> Iterator[str]:
        """Give every text in which a cue may be marked."""
        yield from self.fields.values()
        yield from self.body
        yield from (text for _, _, text in self.lines)
        yield from (cell for row in self.rows for cell in row)
        yield from texts_in(self.shape)

    def meaning(self) -> dict[str, Any]:
        """Give what is to be judged, for a fingerprint: without the look, and without the shapes that it hasn't."""
        without = {"look", *(name for name in SHAPES if getattr(self, name) is None)}
        return self.model_dump(exclude=without)


class Cue(Record):
    """One cue. weight: 1 weak to 3 strong, after its innocent reading; absent: what is not there, with a label."""

    id: Id
    points_to: Literal["impostor", "neutral", "genuine"]
    weight: Literal[1, 2, 3]
    because: Line
    innocent_reading: Line
    absent: bool = False
    label: Line | None = None
    claims: list[Id] = Field(default_factory=list)


def unfit_marks(texts: Iterable[str], cues: Iterable[Cue]) -> str:
    """Say what doesn't fit between the marks in texts and the cues, and what to write instead; "" if all does."""
    marked = {match["id"] for text in texts for match in MARK.finditer(text)}
    for cue in cues:
        if cue.absent and cue.id in marked:
            return f"the absent cue {cue.id!r} is marked | Unmark it, or take out `absent: true`."
        if cue.absent and not cue.label:
            return f"the absent cue {cue.id!r} has no label | Add `label:`, a few words for what is not there."
        if not cue.absent and cue.id not in marked:
            return f"the cue {cue.id!r} is marked nowhere | Mark it in an artefact: [text]{{cue={cue.id}}}."
    lost = ", ".join(sorted(marked - {cue.id for cue in cues}))
    return f"marked, but not among the cues: {lost} | Add the cue, or mend the mark." if lost else ""


class Person(Record):
    """Who the case is about; never shown. For the fairness tests: nothing of it may foretell the truth."""

    origin: Line
    gender: Line
    accent: Line
    time_zone: Line


class Twin(Record):
    """How the matched case is made: every string to change, and who the other person is."""

    id: Id
    form: CaseForm
    title: Line | None = None
    person: Person
    swap: Annotated[dict[str, str], Field(min_length=1)]


class Difficulty(Record):
    """Rated after the NIST Phish Scale: how many cues point the right way, how plausible the wrong verdict looks."""

    cues: Literal["few", "some", "many"]
    plausibility: Literal["low", "medium", "high"]

    @property
    def score(self) -> int:
        """From 1 (easy) to 9 (hard)."""
        return {"many": 1, "some": 2, "few": 3}[self.cues] * {"low": 1, "medium": 2, "high": 3}[self.plausibility]


class Case(Record):
    """One case of the desk. `pair` is the id that it shares with its matched case, or ""."""

    id: Id
    title: Line
    stage: CaseStage
    roles: Annotated[list[Role], Field(min_length=1, max_length=3)]
    form: CaseForm
    difficulty: Difficulty
    truth: Truth
    best: Action
    acceptable: list[Action] = Field(default_factory=list)
    person: Person
    brief: Line
    artefacts: Annotated[list[Artefact], Field(min_length=1, max_length=5)]
    cues: Annotated[list[Cue], Field(min_length=3, max_length=8)]
    outcome: Line
    why_best: Line
    twin: Twin | None = None
    pair: str = ""

    @model_validator(mode="after")
    def _cues_fit_marks(self) -> "Case":
        if unfit := unfit_marks(self._marked_texts(), self.cues):
            raise ValueError(unfit)
        points = {cue.points_to for cue in self.cues}
        if not set(TRUTHS) <= points:
            raise ValueError("a case needs a cue for each side | Add one that points to impostor, or to genuine.")
        if self.best in self.acceptable:
            raise ValueError("the best action is listed as acceptable too | Take it out of `acceptable`.")
        if (weighed(self) > 0) != (self.truth == "impostor"):
            raise ValueError(
                f"the cues weigh {weighed(self):+d} (impostor less genuine), but the truth is {self.truth} | Mend the"
                " weights, or the case: above 0 for an impostor, 0 or less for a genuine person."
            )
        return self

    @property
    def cue_words(self) -> dict[str, str]:
        """The words that each cue marks first, in the order of the artefacts."""
        marks = [match for text in self._marked_texts() for match in MARK.finditer(text)]
        return {match["id"]: match["text"] for match in reversed(marks)}

    def _marked_texts(self) -> Iterator[str]:
        return (text for artefact in self.artefacts for text in artefact.texts())

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change when what is to be judged may have changed."""
        meaning = [self.brief, [artefact.meaning() for artefact in self.artefacts], self.truth, self.best]
        return fingerprint_of(meaning)


def weighed(case: Case) -> int:
    """Weigh a case's cues as a careful reader does: those for an impostor less those for a genuine person."""
    sign = {"impostor": 1, "neutral": 0, "genuine": -1}
    return sum(sign[cue.points_to] * cue.weight for cue in case.cues)


def make_twin(case: Case) -> Case:
    """Make the matched case: the same, but for name, accent, origin or time zone. The answer stays.

    Raises ValueError when a string to be swapped does not occur in the case.
    """
    if case.twin is None:
        raise ValueError(f"the case {case.id!r} has no twin")
    swap = case.twin.swap
    pattern = re.compile("|".join(re.escape(old) for old in sorted(swap, key=len, reverse=True)))
    found: set[str] = set()

    def change(text: str) -> str:
        def one(match: "re.Match[str]") -> str:
            found.add(match[0])
            return swap[match[0]]

        return pattern.sub(one, text)

    data = case.model_dump(exclude={"twin"})
    for name in ("title", "brief", "artefacts", "cues", "outcome", "why_best"):
        data[name] = _map_texts(data[name], change)
    missing = sorted(set(swap) - found)
    if missing:
        raise ValueError(f"the twin of {case.id!r} swaps {missing[0]!r}, which does not occur in it")
    twin = case.twin
    title = twin.title or data["title"]
    data |= {"id": twin.id, "form": twin.form, "person": twin.person.model_dump(), "title": title, "pair": case.id}
    return Case.model_validate(data, strict=False)


def _map_texts(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _map_texts(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_map_texts(item, change) for item in value]
    return value


CASES = Shelf(Case, "bank/cases", deep=True)  # misplaced ones too: `check` names those
case_files = CASES.files


def with_twins(written: Iterable[Case]) -> list[Case]:
    """Give each case, and after it the matched one that is made of it, if it has one."""
    cases = []
    for case in written:
        if case.twin:
            case = case.model_copy(update={"pair": case.id})
            cases.append(make_twin(case))
        cases.append(case)
    return cases


def in_hidden_order(cases: Iterable[Case], salt: str = "") -> list[Case]:
    """Put cases in an order that tells nothing, and is the same each time. salt: another one gives another order."""
    return sorted(cases, key=lambda case: hashlib.sha256(f"{salt}{case.id}".encode()).hexdigest())


def in_practice_order(cases: Sequence[Case]) -> list[Case]:
    """Put practice cases in such an order that whoever stops after three has met an impostor.

    That holds from the first case, and from the middle, where half of a room begins. It takes two impostors.
    """
    middle = len(cases) // 2
    if sum(case.truth == "impostor" for case in cases) < 2:
        return in_hidden_order(cases)
    orders = (in_hidden_order(cases, str(salt or "")) for salt in itertools.count())
    return next(
        order
        for order in orders
        if all(any(case.truth == "impostor" for case in order[start : start + 3]) for start in {0, middle})
    )
