"""How long reading takes, by the course's one formula: words at 200 a minute, and 20 seconds a decision.

A page, a question, a case and a scenario are all timed by it. Of the reasons a reader sees one: that of the choice
made, which is taken to be as long as the question's reasons are on average.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from oncamera.content.cases import Case
from oncamera.content.markup import plain
from oncamera.content.questions import Question
from oncamera.content.shapes import MARK
from oncamera.content.vocabulary import ACTIONS, RATINGS

WORDS_A_MINUTE = 200
SECONDS_A_DECISION = 20
# Practice and the tracks show their cues and answers; the other forms carry their key in the page's data alone.
WORKED = {"practice", "track"}
_WORD = re.compile(r"\w[\w’'.,-]*")
_UNSEEN = ("script", "style", "details", "svg")  # what is folded is there to be looked up


@dataclass(frozen=True)
class Reading:
    """What is read, and how often the reader decides."""

    words: float = 0
    decisions: int = 0

    def __add__(self, other: "Reading") -> "Reading":
        """Read both."""
        return Reading(self.words + other.words, self.decisions + other.decisions)

    @property
    def minutes(self) -> float:
        """Minutes, not rounded."""
        return self.words / WORDS_A_MINUTE + self.decisions * SECONDS_A_DECISION / 60


def count_words(*texts: str) -> int:
    """Count the words that a reader of the texts sees."""
    return sum(len(_WORD.findall(plain(text))) for text in texts)


def count_html_words(html: str) -> int:
    """Count the words of HTML that a reader sees without unfolding anything."""
    reader = _Seen()
    reader.feed(html)
    return len(_WORD.findall(" ".join(reader.texts)))


class _Seen(HTMLParser):
    """Gathers the texts outside of what is folded, drawn or run."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        self.texts += [] if self.inside else [data]


def _mean(numbers: Iterable[int]) -> float:
    found = list(numbers)
    return sum(found) / len(found) if found else 0


def question_reading(question: Question) -> Reading:
    """A question with its choices; one decision. A chapter's shows the reason of the choice made, an exam's none."""
    choices = question.choices.values()
    words = count_words(question.ask, *(choice.text for choice in choices))
    reason = 0 if question.is_exam else _mean(count_words(choice.because) for choice in choices)
    return Reading(words + reason, 1)


def case_reading(case: Case) -> Reading:
    """A case with all its artefacts; two decisions: the next step, and what one believes.

    A worked one shows its outcome, the best step and all cues afterwards. What it asks is read once a form.
    """
    words = count_words(case.title, case.brief)
    for artefact in case.artefacts:
        talk = (word for who, when, _ in artefact.lines for word in (who, when))
        texts = (MARK.sub(r"\g<text>", text) for text in artefact.texts())
        words += count_words(artefact.title, *artefact.fields, *talk, *artefact.columns, *texts)
    if case.form in WORKED:
        told = (text for cue in case.cues for text in (cue.label or "", cue.because, cue.innocent_reading))
        words += count_words(case.outcome, case.why_best, *told)
    return Reading(words, 2)


def form_reading(cases: Iterable[Case]) -> Reading:
    """A form's cases, and once the steps and beliefs to choose from."""
    asked = count_words(*(f"{name} {says}" for name, says in ACTIONS.items()), *RATINGS)
    return sum((case_reading(case) for case in cases), Reading(asked))
