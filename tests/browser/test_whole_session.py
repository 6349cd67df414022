"""The 60-minute session from the first slide to the record, minute by minute on the slides' own clock.

Six participants are real browsers, 24 are simulated; all are made up. The facilitator uses what the site gives and
nothing else: slides, board, follow-up, and the record of the session.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from oncamera.__main__ import main
from oncamera.content.plans import Plan
from oncamera.results.result_code import decision_of, encode
from oncamera.results.signal_detection import Counts, count
from oncamera.results.submission import room_forms
from oncamera.results.synthetic_learners import make_learners
from tests.browser.conftest import all_on_one_page, kept_answers
from tests.browser.test_desk_journey import decide
from tests.conftest import COURSE
from tools.synthetic_room import AFTER, SEED, synthetic_answers, synthetic_results

REAL, ROOM = 6, 30
NOON = datetime(2026, 12, 3, 12, 0, tzinfo=UTC)
FORMS = room_forms(COURSE)
PLAN = COURSE.plan("sixty-minutes")
CASES = {case.id: case for case in COURSE.desk}
QUESTIONS = {placed.record.id: placed.record for placed in COURSE.questions}
ANSWERS = synthetic_answers(COURSE, "practice")
RESULTS = synthetic_results(FORMS, COURSE, "practice")
EARLY = next(seat for seat in range(REAL) if len(RESULTS[seat].parts) == 2)  # did the baseline, as the invitation asks


@dataclass
class Participant:
    """A real browser in the room, answering as one of the synthetic learners."""

    page: Page
    answers: dict
    code: str = ""

    def do_the_baseline(self, course_url: str) -> None:
        self.page.goto(f"{course_url}/chapters/desk_baseline.html")
        all_on_one_page(self.page)
        for section in self.page.locator(".oc-question").all():
            for letter in self.answers[section.get_attribute("data-question")].picked:
                section.locator(f'input[value="{letter}"]').check()
            section.locator(".oc-check").click()
        self.judge("baseline")

    def judge(self, form: str) -> None:
        for case in COURSE.form(form):
            if case.id in self.answers:
                decide(self.page, case, self.answers[case.id].picked[0], self.answers[case.id].rating)

    def copy_the_code(self) -> str:
        self.page.get_by_role("button", name="Copy the code").click()
        expect(self.page.locator(".oc-send-note")).to_contain_text("Copied")
        self.code = self.page.locator('.oc-send [name="code"]').input_value()
        return self.code


@dataclass
class Session:
    """The room: the screen with the slides, the facilitator's second tab, and who takes part."""

    plan: Plan
    screen: Page
    second: Page
    people: list[Participant]
    url: str
    chat: list[str] = field(default_factory=list)
    minute: int = 0

    def a_minute_passes(self) -> None:
        self.screen.clock.fast_forward(60_000)
        self.minute += 1

    def clock(self) -> str:
        return self.screen.locator(".oc-deck-clock").text_content() or ""

    def slide(self) -> str:
        return self.screen.evaluate("document.querySelector('.oc-slide.is-current').id")

    def vote(self, name: str) -> str:
        """Let the room vote on a question by hand, and give the choice of most."""
        learners = make_learners([], ROOM, SEED, AFTER, [QUESTIONS[name]])
        votes = Counter(one[name].picked[0] for one in learners if name in one)
        assert sum(votes.values()) >= ROOM - 2
        chosen = votes.most_common(1)[0][0]
        shown = self.screen.locator(f'.is-current [data-question="{name}"]')
        shown.locator(f'input[value="{chosen}"]').check()
        shown.get_by_role("button", name="Check").click()
        expect(shown.get_by_role("status").first).not_to_be_empty()
        return chosen

    def judge_together(self, name: str) -> None:
        """Let the room vote on a file's next step and belief, and open its cues on the screen."""
        learners = [one[name] for one in make_learners([CASES[name]], ROOM, SEED, AFTER) if name in one]
        step = Counter(answer.picked[0] for answer in learners).most_common(1)[0][0]
        belief = Counter(answer.rating for answer in learners).most_common(1)[0][0]
        decide(self.screen, CASES[name], step, belief)
        shown = self.screen.locator(f'.is-current [data-case="{name}"]')
        expect(shown.locator(".oc-verdict")).to_contain_text(
            "misrepresented" if "impostor" in CASES[name].truth else "genuine"
        )
        cues = shown.locator(".oc-cue")
        assert cues.count() >= 2
        cues.first.click()
        expect(shown.locator(".oc-cue-card")).not_to_be_empty()


@pytest.fixture
def contexts(browser) -> Iterator[list[BrowserContext]]:
    """Browsers of seven people. Nothing may go wrong in any of their consoles."""
    opened, errors = [], []
    for _ in range(1 + REAL):
        context = browser.new_context(reduced_motion="reduce")
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.on("weberror", lambda error: errors.append(str(error.error)))
        context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        opened.append(context)
    yield opened
    for context in opened:
        context.close()
    assert errors == []


def open_the_room(contexts: list[BrowserContext], course_url: str) -> Session:
    """Do what the Tuesday list says: from the landing page to slides and board, in two tabs."""
    second = contexts[0].new_page()
    second.goto(course_url)
    second.get_by_role("link", name="Run a team session").first.click()
    second.locator("main").get_by_role("link", name="the room’s board").click()
    expect(second.get_by_role("button", name="Count them")).to_be_visible()
    screen = contexts[0].new_page()
    screen.clock.install(time=NOON)
    screen.goto(course_url)
    screen.get_by_role("link", name="Run a team session").first.click()
    screen.locator("li", has_text="60 minutes").get_by_role("link", name="Slides").first.click()
    screen.clock.pause_at(NOON + timedelta(minutes=10))  # from here on the clock moves only when the test says so
    screen.get_by_role("button", name="Show as slides").click()
    people = [Participant(context.new_page(), ANSWERS[seat]) for seat, context in enumerate(contexts[1:])]
    return Session(PLAN, screen, second, people, course_url)


def everyone_opens_the_course(session: Session) -> None:
    for seat, one in enumerate(session.people):
        if seat == EARLY:
            one.do_the_baseline(session.url)
        one.page.goto(session.url)
        expect(one.page.get_by_role("heading", level=1)).to_be_visible()


def everyone_judges_alone(session: Session) -> None:
    """Each finds the desk from the landing page, as the slide says, and judges what a synthetic learner judged."""
    for one in session.people:
        one.page.locator("main").get_by_role("link", name="Open the case desk").click()
        expect(one.page.get_by_role("heading", level=1)).to_have_text("Practice cases")
        one.judge("practice")


def codes_come_in(session: Session, folder: Path) -> None:
    """Five paste their code, one sends the file, 24 simulated ones paste theirs; the board counts the whole chat."""
    codes = [one.copy_the_code() for one in session.people]
    assert len(set(codes)) == REAL
    assert all(len(code) <= 300 for code in codes)
    last = session.people[-1].page
    with last.expect_download() as download:
        last.get_by_role("button", name="Download my answers").click()
    download.value.save_as(folder / "on-camera-answers.json")
    sent = codes[:-1] + [encode(result) for result in RESULTS[REAL:]]
    session.chat = [f"[14:{37 + seat // 10}] Seat {seat}: here, `{code}` thanks" for seat, code in enumerate(sent)]
    (folder / "chat.txt").write_text("\n".join(session.chat))
    session.second.bring_to_front()
    session.second.locator('.oc-board-in [name="text"]').fill("\n".join(session.chat))
    session.second.get_by_role("button", name="Count them").click()
    session.second.locator('.oc-board-in [name="files"]').set_input_files(folder / "on-camera-answers.json")
    expect(session.second.locator(".oc-board-note")).to_have_text(f"{ROOM} results counted: Practice {ROOM}.")
    expect(session.second.locator(".oc-board-people")).to_be_visible()


def files_that_split_the_room_are_opened(session: Session) -> None:
    """Open the first two that the board names on the desk, in a tab of their own: the board keeps its results."""
    named = session.second.locator(".oc-board-discuss li")
    assert named.count() == 3
    for item in named.all()[:2]:
        with session.second.context.expect_page() as opened:
            item.get_by_role("link").click()
        title = item.get_by_role("link").text_content().partition(": ")[2]
        expect(opened.value.locator(".oc-case h2:target")).to_contain_text(title)
        opened.value.close()
    expect(session.second.locator(".oc-board-note")).to_have_text(f"{ROOM} results counted: Practice {ROOM}.")


def the_page_on_the_slide_opens(session: Session, page: str) -> None:
    with session.screen.context.expect_page() as opened:
        session.screen.locator(".is-current .oc-open a").first.click()
    expect(opened.value).to_have_url(f"{session.url}/{page}.html")
    opened.value.close()


def what_was_judged() -> Counts:
    """Count the room's verdicts on the practice files, without the board."""
    impostor = [case.truth == "impostor" for case in COURSE.form("practice")]
    states = [zip(result.parts[0].states, impostor, strict=True) for result in RESULTS]
    return count((decision_of(state)[0], truth) for room in states for state, truth in room if state)


def test_a_whole_hour_runs_from_the_first_slide_to_the_record(contexts, course_url, tmp_path, capsys):
    room = tmp_path / "room"
    room.mkdir()
    session = open_the_room(contexts, course_url)
    doing = {
        "welcome": lambda: everyone_opens_the_course(session),
        "alone": lambda: everyone_judges_alone(session),
        "board": lambda: codes_come_in(session, room),
        "split": lambda: files_that_split_the_room_are_opened(session),
    }
    assert session.clock() == "Session: 60:00 left."
    for part in PLAN.parts:
        session.screen.bring_to_front()
        session.screen.keyboard.press("ArrowRight")
        assert session.slide() == f"slide-{part.id}"
        assert session.clock() == f"{part.title}: {part.minutes}:00 left. Session: {60 - session.minute}:00 left."
        for shown in part.shows:
            if shown.kind == "page":
                the_page_on_the_slide_opens(session, shown.name)
        for shown in part.shows:
            if shown.kind != "page":
                session.screen.keyboard.press("ArrowRight")
                assert session.slide() == f"slide-{part.id}-{shown.name}"
                session.vote(shown.name) if shown.kind == "question" else session.judge_together(shown.name)
        doing.get(part.id, lambda: None)()
        for left in reversed(range(part.minutes)):
            session.a_minute_passes()
            assert session.clock() == f"{part.title}: {left}:00 left. Session: {60 - session.minute}:00 left."
    assert session.minute == 60
    session.screen.keyboard.press("ArrowRight")
    assert session.slide() == "slide-promise"  # there is nothing after it
    assert kept_answers(session.screen) == {}  # and the facilitator's clicks are kept nowhere

    with session.second.expect_download() as download:
        session.second.get_by_role("button", name="Save the figures as JSON").click()
    download.value.save_as(room / "on-camera-room.json")
    saved = json.loads((room / "on-camera-room.json").read_text())
    [view] = saved["views"]
    expected = what_was_judged()
    assert (saved["skipped"], view["results"], expected.judged) == (0, ROOM, 358)
    assert (view["caught"]["hits"], view["caught"]["of"]) == (expected.caught, expected.impostors)
    assert (view["flagged"]["hits"], view["flagged"]["of"]) == (expected.flagged, expected.genuine)

    sign_in = tmp_path / "sign_in.csv"
    sign_in.write_text("name,team\n" + "".join(f"Person {seat},Team {seat % 4}\n" for seat in range(ROOM)))
    given = ["--plan", PLAN.id, "--date", "2026-12-03", "--date-is-right", "--sign-in", str(sign_in)]
    given += ["--out", str(tmp_path / "record")]
    assert main(["record", str(room), *given]) == 0
    rows = list(csv.DictReader((tmp_path / "record" / "attendance.csv").open()))
    assert len(rows) == ROOM
    record = (tmp_path / "record" / "record.html").read_text()
    assert f"{expected.caught} of {expected.impostors}" in record
    assert f"{expected.flagged} of {expected.genuine}" in record
    assert (tmp_path / "record" / "group_results.json").read_bytes() == (room / "on-camera-room.json").read_bytes()
