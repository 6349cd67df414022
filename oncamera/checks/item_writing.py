"""Figures about how the multiple-choice items are written: whether place or length gives the key away."""

from collections import Counter
from collections.abc import Sequence

from oncamera.content.markup import plain
from oncamera.content.questions import Question


def four_choice_items(questions: Sequence[Question]) -> list[Question]:
    """Pick the items with four choices of which one is right: the ones that can be guessed by place or length."""
    return [question for question in questions if question.pick == "one" and len(question.choices) == 4]


def choice_lengths(question: Question) -> dict[str, int]:
    """Give the length of each choice, in characters that a reader sees."""
    return {letter: len(plain(choice.text)) for letter, choice in question.choices.items()}


def key_places(questions: Sequence[Question]) -> dict[str, float]:
    """Give the share of four-choice items whose key stands at a, b, c and d."""
    items = four_choice_items(questions)
    places = Counter(question.key[0] for question in items)
    return {place: places[place] / len(items) if items else 0.0 for place in ("a", "b", "c", "d")}


def longest_keys(questions: Sequence[Question]) -> list[str]:
    """List the four-choice items whose key is the longest choice."""
    return [
        question.id
        for question in four_choice_items(questions)
        if choice_lengths(question)[question.key[0]] == max(choice_lengths(question).values())
    ]


def writing_figures(questions: Sequence[Question]) -> str:
    """Say the figures in one line, for the check's report."""
    items = four_choice_items(questions)
    places = ", ".join(f"{place} {share:.0%}" for place, share in key_places(questions).items())
    return f"{len(items)} four-choice items: key at {places}; key longest in {len(longest_keys(questions))}."
