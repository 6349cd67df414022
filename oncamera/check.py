"""The rules about several files at once. Each is named for the sentence that it makes true."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from oncamera.bank import Question, load_placed_questions
from oncamera.problems import Problem, ProblemsError
from oncamera.prose import Page, prose_lines, read_chapters
from oncamera.records import Placed

Questions = list[Placed[Question]]


def every_question_is_shown_once(questions: Questions, pages: list[Page]) -> list[Problem]:
    """Each chapter question stands on its own chapter's page, exactly once."""
    problems = []
    shown: Counter[str] = Counter()
    for page in pages:
        for call in page.quizzes:
            found = [q for q in questions if _stem(q) == call.chapter and call.part in (None, q.record.part)]
            if not found:
                what = f"quiz({call.chapter!r}, part={call.part!r}) shows no question"
                problems.append(
                    Problem(page.file, call.line, "", what, f"Add one to bank/questions/{call.chapter}.yml.")
                )
            if call.chapter != page.stem:
                what = f"the page shows questions of another chapter, {call.chapter!r}"
                problems.append(Problem(page.file, call.line, "", what, "Give the page questions of its own."))
            shown.update(q.record.id for q in found)
    for placed in questions:
        times = shown[placed.record.id]
        if placed.record.form == "chapter" and times != 1:
            what = f"the question is shown {times} times"
            instead = f"Show its part once: quiz({_stem(placed)!r}, part={placed.record.part!r})."
            problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
    return problems


def every_objective_is_stated_and_tested(questions: Questions, pages: list[Page]) -> list[Problem]:
    """Each question names an objective of its chapter word for word, and each objective has a question."""
    problems = []
    for page in pages:
        mine = [placed for placed in questions if _stem(placed) == page.stem and placed.record.form == "chapter"]
        for placed in mine:
            if placed.record.objective not in page.objectives:
                what = f"the objective {placed.record.objective!r} is not stated on the page"
                stated = "; ".join(page.objectives) or "none"
                problems.append(
                    Problem(placed.file, placed.line, placed.record.id, what, f"Write one of these: {stated}.")
                )
        tested = {placed.record.objective for placed in mine}
        for objective in page.objectives:
            if objective not in tested:
                problems.append(Problem(page.file, 0, "", f"no question tests the objective {objective!r}",
                                        f"Add a question to bank/questions/{page.stem}.yml."))  # fmt: skip
    return problems


def every_dollar_is_escaped(questions: Questions, pages: list[Page]) -> list[Problem]:
    """In prose a dollar sign is written `\\$`: JupyterLab takes what stands between two bare ones for mathematics."""
    return [
        Problem(page.file, number, "", "the line has a bare dollar sign", "Write it as `\\$`.")
        for page in pages
        for number, line in prose_lines(page)
        if re.search(r"(?<!\\)\$", line)
    ]


RULES: list[Callable[[Questions, list[Page]], list[Problem]]] = [
    every_question_is_shown_once,
    every_objective_is_stated_and_tested,
    every_dollar_is_escaped,
]


def check(root: Path) -> list[Problem]:
    """Check a whole course. Returns all problems at once, sorted; an empty list means that it is sound."""
    try:
        questions = load_placed_questions(root)
    except ProblemsError as error:
        return error.problems
    pages = read_chapters(root)
    return sorted(problem for rule in RULES for problem in rule(questions, pages))


def _stem(placed: Placed[Question]) -> str:
    return Path(placed.file).stem
