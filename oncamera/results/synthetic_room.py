"""A synthetic room: made-up learners hand in made-up results, to try the board and the notebook out.

No real person stands behind any of them, and what they show is what was put into the model (`learners.Habits`).
"""

import json
from pathlib import Path

from oncamera.content.course import Course
from oncamera.content.vocabulary import COURSE, SCORED, exam_page
from oncamera.files.extras import require
from oncamera.results.answers import Answer
from oncamera.results.result_code import Result, encode
from oncamera.results.room import TOKEN
from oncamera.results.submission import RoomForm, hand_in
from oncamera.results.synthetic_learners import Habits, make_learners
from oncamera.version import VERSION

SEATS, SEED = 30, 20261125
BEFORE = Habits(sensitivity=1.3, lean_spread=0.6, hardness=0.15, best_action=0.55, answered=0.99, ease=0.4)
AFTER = Habits(sensitivity=2.4, hardness=0.15, answered=0.99)


def synthetic_answers(course: Course, form: str, seats: int = SEATS, seed: int = SEED) -> list[dict[str, Answer]]:
    """Make the answers of a room: the baseline, and one form after it. The same seed gives the same room."""
    before = make_learners(course.form("baseline"), seats, seed, BEFORE, course.chapter(exam_page("baseline")))
    questions = course.chapter(exam_page(form)) if form in SCORED else []
    desk, _, role = form.partition("-")
    after = make_learners(course.form(desk, role or None), seats, seed + 1, AFTER, questions)
    return [one | other for one, other in zip(before, after, strict=True)]


def synthetic_tokens(seats: int, seed: int = SEED) -> list[str]:
    """Make the random numbers of a room's browsers."""
    require("labs", "numpy")
    import numpy as np

    chance = np.random.default_rng(seed)
    return [f"{number:08x}" for number in chance.integers(2**32, size=seats)]


def synthetic_results(
    forms: list[RoomForm], course: Course, form: str, seats: int = SEATS, seed: int = SEED
) -> list[Result]:
    """Make what a room hands in."""
    chosen = next(one for one in forms if one.form == form)
    rows = zip(synthetic_answers(course, form, seats, seed), synthetic_tokens(seats, seed), strict=True)
    made = [hand_in(answers, chosen, forms, token, VERSION) for answers, token in rows]
    return [one for one in made if isinstance(one, Result)]


def write_synthetic_room(
    folder: Path, forms: list[RoomForm], course: Course, form: str = "practice", seats: int = SEATS, seed: int = SEED
) -> None:
    """Write a synthetic room into a folder: six seats as answers files, the others as codes pasted from a chat."""
    folder.mkdir(parents=True, exist_ok=True)
    results = synthetic_results(forms, course, form, seats, seed)
    answers, tokens = synthetic_answers(course, form, seats, seed), synthetic_tokens(seats, seed)
    for seat in range(6):
        plain = {name: answer.model_dump(exclude_none=True) for name, answer in answers[seat].items()}
        file = {"schema": 1, "course": COURSE, "answers": plain, "kept": {TOKEN: tokens[seat]}}
        text = json.dumps(file, indent=1)
        (folder / f"synthetic-seat-{seat + 1:02}.json").write_text(text + "\n", encoding="utf-8")
    lines = ["SYNTHETIC: made-up results of made-up learners.", ""]
    for seat, result in enumerate(results[6:], 7):
        lines += [f"[09:{seat + 10}] Seat {seat} (synthetic): here is mine, `{encode(result)}` thanks!"]
    (folder / "synthetic-chat.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
