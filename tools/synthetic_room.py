"""A synthetic room: made-up learners hand in made-up results, to try the board and the lab on a room's results out.

No real person stands behind any of them, and what they show is what was put into the model (`Habits`).
`python -m tools.synthetic_room` writes the board's figures of one again, after cases have changed.
"""

import json
from pathlib import Path
from typing import Any

from oncamera.content.course import Course
from oncamera.content.questions import is_right
from oncamera.content.vocabulary import COURSE, JUDGED_AT, ROLES, SCORED, exam_page
from oncamera.files.extras import require
from oncamera.hosts.scripts import joined_module
from oncamera.results.answers import Answer
from oncamera.results.result_code import Part, Result, encode, state_of
from oncamera.results.submission import RoomForm, room_forms
from oncamera.results.synthetic_learners import Habits, make_learners
from oncamera.version import VERSION
from tools import programs

ROOT = Path(__file__).parent.parent
BOARD, TABLE = ROOT / "exercises" / "data" / "synthetic_board.json", ROOT / "tests" / "golden" / "synthetic_board.csv"
COUNT = """async ([sources, text, forms, names, course, version]) => {
  const load = (source) => import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
  const [{ addText, emptyRoom }, { recordOf, recordCsv }] = await Promise.all(sources.map(load));
  const record = recordOf(addText(emptyRoom(), "", text, forms, course), forms, names, version);
  return [JSON.stringify(record, null, 1) + "\\n", recordCsv(record.views)];
}"""
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
    chosen, baseline = (next(one for one in forms if one.form == name) for name in (form, "baseline"))
    rows = zip(synthetic_answers(course, form, seats, seed), synthetic_tokens(seats, seed), strict=True)
    results = []
    for answers, token in rows:
        part, before = _part(answers, chosen), _part(answers, baseline)
        whole = form != "baseline" and all(before.states) and before.answered == len(baseline.questions)
        if part.judged:
            results.append(Result(VERSION, token, (part, before) if whole else (part,)))
    return results


def _part(answers: dict[str, Answer], form: RoomForm) -> Part:
    judged = [answers.get(case.id) for case in form.cases]
    answered = [(answers[asked.id], asked.key) for asked in form.questions if asked.id in answers]
    right = sum(is_right(answer.picked, key) for answer, key in answered)
    states = tuple(state_of(one.rating, one.picked[0]) if one and one.rating else 0 for one in judged)
    return Part(form.form, form.print, states, len(answered), right)


def write_synthetic_room(
    folder: Path, forms: list[RoomForm], course: Course, form: str = "practice", seats: int = SEATS, seed: int = SEED
) -> None:
    """Write a synthetic room into a folder: six seats as answers files, the others as codes pasted from a chat."""
    folder.mkdir(parents=True, exist_ok=True)
    results = synthetic_results(forms, course, form, seats, seed)
    answers, tokens = synthetic_answers(course, form, seats, seed), synthetic_tokens(seats, seed)
    for seat in range(6):
        plain = {name: answer.model_dump(exclude_none=True) for name, answer in answers[seat].items()}
        file = {"schema": 1, "course": COURSE, "answers": plain, "kept": {f"{COURSE}.token": tokens[seat]}}
        text = json.dumps(file, indent=1)
        (folder / f"synthetic-seat-{seat + 1:02}.json").write_text(text + "\n", encoding="utf-8")
    lines = ["SYNTHETIC: made-up results of made-up learners.", ""]
    for seat, result in enumerate(results[6:], 7):
        lines += [f"[09:{seat + 10}] Seat {seat} (synthetic): here is mine, `{encode(result)}` thanks!"]
    (folder / "synthetic-chat.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def saved_by_board(page: Any, course: Course) -> tuple[str, str]:
    """Let the board's scripts count the practice room in a page of Playwright's: its JSON and its CSV."""
    forms = room_forms(course)
    text = "\n".join(encode(result) for result in synthetic_results(forms, course, "practice"))
    sources = [joined_module(file) for file in ("results/room.js", "widgets/board/board_record.js")]
    names = {"stages": list(JUDGED_AT), "roles": list(ROLES)}
    given = [sources, text, [form.model_dump() for form in forms], names, COURSE, VERSION]
    board, table = page.evaluate(COUNT, given)
    return board, table


def main() -> None:
    """Let the board count a synthetic room, in Chromium, and write what it saves: for the lab, and for the tests."""
    from playwright.sync_api import sync_playwright

    course = Course.load(ROOT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=programs.require("chromium"), args=["--no-sandbox"])
        board, table = saved_by_board(browser.new_page(), course)
        browser.close()
    for path, text in ((BOARD, board), (TABLE, table)):
        path.write_text(text, encoding="utf-8")
        print(f"Written: {path.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
