"""Mistakes that authors make, one in each kind of file: what is written, and the one line that answers it."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from oncamera.checks.notebooks import METADATA
from tests.conftest import ROOT

CASE = (ROOT / "bank" / "README.md").read_text(encoding="utf-8").split("```yaml\n")[2].split("```")[0]
CONTROL = """\
- id: count-keys
  stage: access
  does: Count the keys.
  who: [it]
  innocent: One is at the locksmith's.
  limit: Keep the count for a year.
  claims: [keys-get-lost]
  effort: small
"""
ROW = """\
- id: keys
  stage: access
  covers: Keys are counted.
  controls: [count-keys]
  show: The book of keys.
  refs: {locks-1: ["3.1"]}
"""
STANDARD = """\
- id: locks-1
  title: The standard of locks
  publisher: The locksmiths
  url: https://example.org/locks
  seen: primary
  where: Chapter 3
  checked: 2026-01-05
  named: {"3.1": Keys}
"""
LAB = json.dumps({
    "cells": [{"cell_type": "code", "id": "a", "metadata": {}, "execution_count": None, "source": "", "outputs": []}],
    "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5,
})  # fmt: skip
EVENT = "- {when: 2024-12-11, title: A key is lost, kind: report, claim: keys-get-lost}\n"
STEP = """\
- id: take-the-key
  title: Take the key
  happens: Someone takes a key.
  claims: [keys-get-lost]
  control: {title: Count, says: Count the keys., innocent: It is lent., claims: [keys-get-lost]}
"""
CLAIM = """\
- id: keys-get-lost
  says: One key in ten is lost.
  value: 10
  unit: percent
  status: reported
  source: key-study
  where: Page 3
  seen: primary
  checked: 2026-01-05
"""
SOURCE = "- {id: key-study, kind: study, title: Keys, publisher: The locksmiths, url: https://example.org/keys}\n"
PLAN = """\
- id: two-parts
  title: Two parts
  minutes: 20
  audience: Everyone
  after_it: You lock doors.
  needs: [A door]
  parts:
    - {id: one, title: One, minutes: 10, say: [Hello.], people_do: Listen., listen_for: [Yes],
       drop_if_short: {saves: 5, how: Stop.}}
    - {id: two, title: Two, minutes: 10, say: [Bye.], people_do: Go., listen_for: [Bye]}
"""
EXERCISE = """\
id: lost-key
title: The lost key
minutes: 30
what: A key is lost.
firm: [Six doors.]
people: [{name: Ona, says: Keeps the keys.}]
objectives: [{id: find-it, says: Find it.}]
rules: [Be kind.]
timetable: [{module: first-hour}]
hot_wash: [What went well?]
"""
MODULE = """\
id: first-hour
title: The first hour
minutes: 30
aim: Find the key.
truth: It is in the door.
injects:
  - id: no-key
    minute: 0
    clock: "9:00"
    to: [it]
    artefact: {kind: email, title: A note, body: [The key is gone.]}
    ask: [What do you do?]
    expect: [{id: look, does: Look., by: it, control: count-keys, objective: find-it}]
    wrong_turn: Change every lock.
"""
CARD = """\
- role: it
  you_are: You keep the keys.
  knows: [Where they hang.]
  may: Count them.
  not_alone: Give one away.
  keep_asking: Where is it?
  at_hand: [key_card]
"""
LOCKS, ROOM = "chapters/locks.md", "session/tabletop/modules/first_hour.yml"
TABLETOP = {"session/tabletop/exercise.yml": EXERCISE, "session/tabletop/roles.yml": CARD, ROOM: MODULE}


@dataclass(frozen=True)
class Mistake:
    """One mistake. kind: what file it is in; old, new: the edit; told: the line; files: what the tiny book lacks."""

    kind: str
    file: str
    old: str
    new: str
    told: str
    files: dict[str, str] = field(default_factory=dict)

    def make(self, book: Path) -> None:
        """Make the mistake in a copy of the tiny book."""
        for name, text in self.files.items():
            (book / name).parent.mkdir(parents=True, exist_ok=True)
            (book / name).write_text(text, encoding="utf-8")
        text = (book / self.file).read_text(encoding="utf-8")
        assert self.old in text
        (book / self.file).write_text(text.replace(self.old, self.new, 1), encoding="utf-8")


def new(kind: str, file: str, text: str, old: str, mistaken: str, told: str) -> Mistake:
    return Mistake(kind, file, old, mistaken, f"{file}{told}", {file: text})


MISTAKES = [
    Mistake("question", "bank/questions/locks.yml", "correct: true", "corect: true",
            "bank/questions/locks.yml:10 [lock-first] there is no field `choices → b → corect`. "
            "Did you mean `correct`?"),
    Mistake("question, a quotation mark", "bank/questions/locks.yml", "text: Turn the key.", 'text: "Turn the key.',
            "bank/questions/locks.yml:6 not readable as YAML: a quotation mark opens here and never closes. "
            "Close it on this line."),
    new("case", "bank/cases/onboarding/parcel.yml", CASE, "stage: onboarding", "stage: onbording",
        ":3 [parcel-for-mira] `stage` is 'onbording'. Write one of: 'sourcing', 'identity', 'interview', "
        "'onboarding', 'payroll', 'access', 'contractors' or 'incident'."),
    Mistake("scenario", "bank/scenarios/the_strange_key.yml", "go: at-onas", "go: at-ona",
            "bank/scenarios/the_strange_key.yml:2 [the-strange-key] `go: at-ona` of 'ask-ona' names no step. "
            "Write the id of one of the steps."),
    new("control", "bank/controls.yml", CONTROL, "effort: small", "effort: tiny",
        ":8 [count-keys] `effort` is 'tiny'. Write one of: 'small', 'medium' or 'large'."),
    new("control map", "bank/control_map.yml", ROW, "controls: [count-keys]", "controls: count-keys",
        ":4 [keys] `controls` is 'count-keys', not a list. Put it in brackets: `[one, two]`."),
    new("standard", "bank/standards.yml", STANDARD, "2026-01-05", "9999-12-31",
        ":7 [locks-1] `checked` is '9999-12-31', which is still to come. "
        "Write the day on which you checked it, such as `2026-11-30`."),
    new("timeline", "bank/timeline.yml", EVENT, "2024-12-11", "2024-13-11",
        ":1 `when` is '2024-13-11', which is on no calendar. Check the month and the day."),
    new("scheme", "bank/the_scheme.yml", STEP, "  happens: Someone takes a key.\n", "",
        ":1 [take-the-key] the field `happens` is missing. Add `happens:`."),
    new("claim", "evidence/claims/keys.yml", CLAIM, "status: reported", "status: reportd",
        ":5 [keys-get-lost] `status` is 'reportd'. Write one of: 'alleged', 'charged', 'admitted', 'convicted', "
        "'sentenced', 'designated', 'court-ordered', 'advised', 'law', 'reported' or 'estimated'."),
    new("source", "evidence/sources.yml", SOURCE, "https://example.org", "www.example.org",
        ":1 [key-study] `url` is 'www.example.org/keys'. "
        "Write an address that begins with https:// and holds no spaces."),
    new("plan", "session/plans/two_parts.yml", PLAN, "minutes: 20", "minutes: 25",
        ":1 [two-parts] the parts add up to 20 minutes, and `minutes:` says 25. "
        "Give 5 more to some part, or write `minutes: 20`."),
    Mistake("tabletop exercise", "session/tabletop/exercise.yml", "title: The lost key", "tittle: The lost key",
            "session/tabletop/exercise.yml:2 there is no field `tittle`. Did you mean `title`?", TABLETOP),
    Mistake("tabletop module", ROOM, "minute: 0", "minute: 5",
            f"{ROOM}:1 the first inject comes at minute 5. Begin at `minute: 0`.", TABLETOP),
    Mistake("role card", "session/tabletop/roles.yml", "role: it", "role: IT",
            "session/tabletop/roles.yml:1 `role` is 'IT'. "
            "Write one of: 'recruiter', 'manager', 'it', 'security', 'finance' or 'legal'.", TABLETOP),
    Mistake("chapter, front matter", LOCKS, "kernelspec:", "kernelspec",
            f"{LOCKS}:6 not readable as YAML: this line has no `: `. "
            "Write `name: value`, or put the text in quotes."),
    Mistake("chapter, prose", LOCKS, "Close it first.", "It costs $5.",
            f"{LOCKS}:30 the line has a bare dollar sign. Write it as `\\$`."),
    Mistake("chapter, claim", LOCKS, "Close it first.", "[Keys get lost](../evidence.md#keys-get-lost).",
            f"{LOCKS}:30 there is no claim 'keys-get-lost'. Write it in evidence/claims, or mend the id."),
    Mistake("chapter, quiz cell", LOCKS, 'part="keys")', 'part="keys"',
            f"{LOCKS}:25 Python can't read the cell: '(' was never closed. "
            "Copy a cell of another page, and change it."),
    Mistake("contents", "_toc.yml", "chapters/key_card", "chapters/keycard",
            "_toc.yml:7 there is no page 'chapters/keycard'. Did you mean 'chapters/key_card'?"),
    Mistake("contents, a field", "_toc.yml", "- file: chapters/locks", "- fil: chapters/locks",
            "_toc.yml:6 there is no field `parts → 0 → chapters → 0 → fil`. Did you mean `file`?"),
    Mistake("settings", "_config.yml", "title: Tiny", 'title: "Tiny',
            "_config.yml:1 not readable as YAML: a quotation mark opens here and closes only in line 3. "
            "Close it where its text ends."),
    Mistake("organization", "organization.yml", "company:", "compny:",
            "organization.yml:1 there is no field `compny`. Did you mean `company`?"),
    Mistake("notebook", "exercises/count.ipynb", '"outputs": []', '"outputs": [',
            "exercises/count.ipynb:1 the file is not JSON: expecting value. "
            "Save it as a Jupyter notebook, version 4.5, or take it back from Git.", {"exercises/count.ipynb": LAB}),
]  # fmt: skip
