"""What an artefact looks like at work: a record for each shape, with the fields that the thing itself has.

Every text may hold clue marks. The order of the fields is the order in which the thing is read.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, model_validator

from oncamera.content.markup import plain
from oncamera.content.records import Line, Record

MARK = re.compile(r"\[(?P<text>[^\[\]]+)\]\{cue=(?P<id>[a-z0-9-]+)\}")
Lines = list[Line]
Some = Annotated[list[Line], Field(min_length=1)]


class Entry(Record):
    """A post, a school or a piece of work, as a résumé and a profile list it."""

    what: Line
    when: Line | None = None
    where: Line | None = None
    points: Lines = Field(default_factory=list)


class Section(Record):
    """A part of a résumé: entries, or lines such as skills."""

    heading: Line
    entries: list[Entry] = Field(default_factory=list)
    lines: Lines = Field(default_factory=list)

    @model_validator(mode="after")
    def _holds_something(self) -> "Section":
        if not self.entries and not self.lines:
            raise ValueError("the section is empty | Give it `entries` or `lines`.")
        return self


class Resume(Record):
    """A page of a résumé."""

    name: Line
    headline: Line | None = None
    contact: Lines = Field(default_factory=list)
    sections: Annotated[list[Section], Field(min_length=1)]


class Profile(Record):
    """A page about oneself on a job network or a marketplace."""

    name: Line
    headline: Line | None = None
    facts: Lines = Field(default_factory=list)
    about: Lines = Field(default_factory=list)
    experience: list[Entry] = Field(default_factory=list)
    activity: Lines = Field(default_factory=list)


class Rated(Record):
    """One line of a scorecard. score: from 0 to the card's `out_of`."""

    what: Line
    score: Line
    note: Line | None = None


class Scorecard(Record):
    """What an applicant tracking system holds about one application."""

    candidate: Line
    posting: Line
    stage: Line | None = None
    out_of: Annotated[int, Field(ge=2, le=10)] = 5
    rated: Annotated[list[Rated], Field(min_length=1)]
    notes: Lines = Field(default_factory=list)

    @model_validator(mode="after")
    def _scores_are_on_the_scale(self) -> "Scorecard":
        for rated in self.rated:
            if not 0 <= number_in(rated.score) <= self.out_of:
                raise ValueError(
                    f"the score {rated.score!r} is not from 0 to {self.out_of} | Mend it, or `out_of`, 5 if not given."
                )
        return self


class Quoted(Record):
    """An earlier message below an answer."""

    line: Line
    body: Some


class Other(Record):
    """Another line of the mailbox, which is not open."""

    sender: Line
    subject: Line
    sent: Line


class Email(Record):
    """An open message, with what it quotes; inbox: the other lines of the mailbox."""

    inbox: list[Other] = Field(default_factory=list)
    subject: Line
    sender: Line
    to: Line | None = None
    sent: Line
    attachments: Lines = Field(default_factory=list)
    body: Some
    signature: Lines = Field(default_factory=list)
    quoted: list[Quoted] = Field(default_factory=list)


class Message(Record):
    """One message of a chat. mine: sent by the reader, so it stands on the right."""

    who: Line
    when: Line
    text: Line
    mine: bool = False
    reactions: Lines = Field(default_factory=list)


class Chat(Record):
    """A chat with both sides."""

    channel: Line
    day: Line | None = None
    messages: Annotated[list[Message], Field(min_length=1)]


class Table(Record):
    """Columns, and rows of as many cells."""

    columns: Annotated[list[Line], Field(min_length=2)]
    rows: Annotated[list[list[str]], Field(min_length=1)]
    note: Line | None = None

    @model_validator(mode="after")
    def _rows_fit(self) -> "Table":
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    f"a row has {len(row)} cells where there are {len(self.columns)} columns"
                    " | Give each row as many cells as there are columns."
                )
        return self


class SignIns(Table):
    """A sign-in log: a table also on a phone."""


class Tested(Record):
    """One thing that an ID check looked at."""

    what: Line
    result: Line


class IdCheck(Record):
    """The result page of an identity check. score and threshold: from 0 to 100."""

    result: Line
    subject: Line
    document: Line
    score: Line
    threshold: Line
    checks: list[Tested] = Field(default_factory=list)
    notes: Lines = Field(default_factory=list)

    @model_validator(mode="after")
    def _scores_are_on_the_scale(self) -> "IdCheck":
        for name, text in (("score", self.score), ("threshold", self.threshold)):
            if not 0 <= number_in(text) <= 100:
                raise ValueError(f"the {name} {text!r} is not from 0 to 100 | Write a number alone, such as `71`.")
        return self


class Letter(Record):
    """A letter on paper. letterhead: the sender's name first."""

    letterhead: Some
    date: Line
    to: Lines = Field(default_factory=list)
    subject: Line | None = None
    body: Some
    signed: Some
    stamp: Lines = Field(default_factory=list)


class Participant(Record):
    """Who was in a meeting, as its system counted."""

    name: Line
    joined: Line
    left: Line
    camera: Line
    device: Line | None = None


class Meeting(Record):
    """The report that a meeting's system makes afterwards."""

    subject: Line
    when: Line
    length: Line | None = None
    participants: Annotated[list[Participant], Field(min_length=1)]
    notes: Lines = Field(default_factory=list)


class Event(Record):
    """Something that a system recorded."""

    when: Line
    what: Line


class Device(Record):
    """A device as the fleet's system knows it. facts: by their labels."""

    name: Line
    state: Line | None = None
    facts: Annotated[dict[str, Line], Field(min_length=1)]
    events: list[Event] = Field(default_factory=list)


class Account(Record):
    """An account that pay goes to."""

    bank: Line
    routing: Line | None = None
    account: Line
    holder: Line | None = None


class DirectDeposit(Record):
    """A direct-deposit form: where the pay went, and where it is to go."""

    employee: Line
    number: Line | None = None
    submitted: Line
    effective: Line
    old: Account
    new: Account
    signed: Line | None = None
    office: Lines = Field(default_factory=list)


class Billed(Record):
    """One line of an invoice."""

    what: Line
    quantity: Line
    rate: Line
    amount: Line


class Invoice(Record):
    """An invoice. sender: the name first. pay_to: by its labels."""

    sender: Some
    number: Line
    date: Line
    due: Line | None = None
    bill_to: Some
    items: Annotated[list[Billed], Field(min_length=1)]
    total: Line
    pay_to: dict[str, Line] = Field(default_factory=dict)
    notes: Lines = Field(default_factory=list)


class Comment(Record):
    """What someone wrote in a ticket. internal: not shown to who opened it."""

    who: Line
    when: Line
    text: Line
    internal: bool = False


class Ticket(Record):
    """A ticket with its comments. facts: by their labels."""

    number: Line
    subject: Line
    status: Line
    facts: dict[str, Line] = Field(default_factory=dict)
    body: Lines = Field(default_factory=list)
    comments: list[Comment] = Field(default_factory=list)


class Appointment(Record):
    """One entry of a calendar."""

    start: Line
    end: Line
    what: Line
    where: Line | None = None


class Day(Record):
    """One day of a calendar."""

    day: Line
    entries: list[Appointment] = Field(default_factory=list)


class Calendar(Record):
    """Some days of someone's calendar."""

    whose: Line
    zone: Line | None = None
    days: Annotated[list[Day], Field(min_length=1)]


class Stop(Record):
    """A place that a parcel came through, the newest first."""

    what: Line
    where: Line
    when: Line


class Tracking(Record):
    """A carrier's page about one parcel."""

    status: Line
    number: Line
    to: Line
    stops: Annotated[list[Stop], Field(min_length=1)]


def number_in(text: str) -> float:
    """Read the number that a text is, without its clue marks; -1.0 when it is none."""
    words = plain(MARK.sub(lambda mark: mark["text"], text))
    return float(words) if re.fullmatch(r"\d+(\.\d+)?", words) else -1.0


def texts_in(value: Any) -> Iterator[str]:
    """Give every text of a record, or of what a field holds, in the order of reading."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)
