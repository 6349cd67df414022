"""The question bank: what a question is, and how the files below `bank/` are read."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field, model_validator

from oncamera.content.records import Id, Line, Record, Shelf, fingerprint_of
from oncamera.content.vocabulary import Form


class Choice(Record):
    """One choice of a question, with the reason why it is right or wrong."""

    text: Line
    because: Line
    correct: bool = False


class Question(Record):
    """One question.

    part: the section of the chapter that it follows; pick: whether one choice is right, or several may be;
    objective: word for word one of the chapter's stated objectives; claims: what the reasons rely on.
    """

    id: Id
    form: Form = "chapter"
    part: Id
    ask: Line
    pick: Literal["one", "many"] = "one"
    choices: dict[Literal["a", "b", "c", "d", "e", "f"], Choice]
    objective: Line
    claims: list[Id] = Field(default_factory=list)

    @model_validator(mode="after")
    def _key_fits_pick(self) -> "Question":
        right = sum(choice.correct for choice in self.choices.values())
        if not len(self.choices) >= 2:
            raise ValueError("there is only one choice | Write two to six choices, `a` to `f`.")
        if self.pick == "one" and right != 1:
            raise ValueError(
                f"{right} choices are marked correct, where one may be picked"
                " | Mark exactly one choice `correct: true`, or write `pick: many`."
            )
        if self.pick == "many" and not right:
            raise ValueError("no choice is marked correct | Mark at least one choice `correct: true`.")
        return self

    @property
    def is_exam(self) -> bool:
        """Whether it belongs to an exam form: then nothing on the page tells its key, and one answer is kept."""
        return self.form != "chapter"

    @property
    def key(self) -> list[str]:
        """The letters of the correct choices, in order."""
        return [letter for letter, choice in self.choices.items() if choice.correct]

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change when the question's meaning may have.

        The reasons are left out: mending the wording of a reason does not make an answer out of date.
        """
        meaning = [self.ask, self.pick, [[k, c.text, c.correct] for k, c in self.choices.items()]]
        return fingerprint_of(meaning)


QUESTIONS = Shelf(Question, "bank/questions")
question_files = QUESTIONS.files


def is_right(picked: Iterable[str], key: Iterable[str]) -> bool:
    """Judge one answer: right when exactly the correct choices are picked. `judge.js` says the same."""
    return set(picked) == set(key)
