"""The room's board in the browser: what comes in, what is skipped and why, and what is shown of whom."""

import re
from dataclasses import asdict

from playwright.sync_api import Page, expect

from oncamera.hosts.scripts import joined_module
from oncamera.results.result_code import encode
from oncamera.results.submission import room_forms
from oncamera.widgets.board.board import board_data, board_html
from tests.browser.conftest import kept_answers
from tests.browser.rooms import a_text
from tests.browser.test_desk_journey import decide
from tests.conftest import COURSE
from tools.synthetic_room import synthetic_results

PRACTICE, BOARD = "/chapters/desk_practice.html", "/chapters/session/board.html"
FORMS = room_forms(COURSE)
RESULTS = synthetic_results(FORMS, COURSE, "practice")
SIMULATED = [encode(result) for result in RESULTS]


def code_on(page: Page) -> str:
    expect(page.locator('.oc-send [name="code"]')).not_to_have_value("")  # what makes it is loaded when it's due
    return page.locator('.oc-send [name="code"]').input_value()


def paste(page: Page, text: str) -> None:
    page.locator('.oc-board-in [name="text"]').fill(text)
    page.get_by_role("button", name="Count them").click()


def test_sixty_results_are_counted_from_one_paste(page, course_url):
    page.goto(course_url + BOARD)
    paste(page, "\n".join(encode(result) for result in synthetic_results(FORMS, COURSE, "final", 60)))
    expect(page.locator(".oc-board-note")).to_have_text("60 results counted: Final 60.")
    expect(page.locator('.oc-board-people [data-row="questions"]')).to_be_visible()
    expect(page.locator('.oc-board-change [data-row="right"]')).to_be_visible()


def test_what_is_dropped_on_the_page_is_counted(page, course_url):
    page.goto(course_url + BOARD)
    page.evaluate(
        """([name, text]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], name));
          document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
        }""",
        ["chat.txt", " ".join(SIMULATED[:7])],
    )
    expect(page.locator(".oc-board-note")).to_have_text("7 results counted: Practice 7.")


def test_what_cannot_be_counted_is_named_and_skipped(page, course_url, tmp_path):
    page.goto(course_url + BOARD)
    whole = SIMULATED[0]
    flipped = whole[:40] + ("7" if whole[40] != "7" else "8") + whole[41:]
    paste(page, f"{whole}\n{whole}\n{flipped}\n{SIMULATED[1][:30]}\n")
    (tmp_path / "other.json").write_text('{"schema": 1, "course": "other-course", "answers": {}}')
    page.locator('.oc-board-in [name="files"]').set_input_files(tmp_path / "other.json")
    expect(page.locator(".oc-board-skipped summary")).to_have_text("Skipped: 4")
    page.locator(".oc-board-skipped summary").click()
    said = page.locator(".oc-board-skipped li")
    expect(said.nth(0)).to_contain_text(f"…{whole.replace('-', '')[-5:]}: it is counted already.")
    expect(said.nth(1)).to_contain_text("a sign in it is wrong or missing")
    expect(said.nth(2)).to_contain_text("its end is missing")
    expect(said.nth(3)).to_have_text("other.json: it is from another course.")
    expect(page.locator(".oc-board-note")).to_contain_text("1 result counted: Practice 1. 4 results skipped")


def test_nothing_is_told_of_fewer_than_five(page, course_url):
    page.goto(course_url + BOARD)
    paste(page, " ".join(SIMULATED[:4]))
    expect(page.locator(".oc-board-few")).to_contain_text("4 results so far. The figures show from 5")
    expect(page.locator(".oc-board-figures")).to_be_hidden()
    paste(page, SIMULATED[4])
    expect(page.locator(".oc-board-figures")).to_be_visible()


def test_leaving_a_board_that_has_results_asks_first(page, course_url):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.goto(course_url + BOARD)
    page.get_by_role("link", name="the case desk", exact=True).click()
    expect(page).to_have_url(re.compile(PRACTICE))
    assert asked == []  # an empty board lets go
    page.goto(course_url + BOARD)
    paste(page, SIMULATED[0])
    with page.expect_event("dialog"):
        page.get_by_role("link", name="the case desk", exact=True).click()
    expect(page).to_have_url(re.compile(BOARD))
    assert asked == ["beforeunload"]
    expect(page.locator(".oc-board-note")).to_have_text("1 result counted: Practice 1.")


def test_a_file_opened_from_the_board_shows_none_of_the_facilitators_answers(page, course_url):
    case = COURSE.form("practice")[0]
    page.goto(course_url + PRACTICE)
    decide(page, case, "verify", 2)
    page.goto(f"{course_url}{PRACTICE}?room#d-{case.id}-title")
    expect(page.locator(f'[data-case="{case.id}"] .oc-verdict')).to_have_text("")
    expect(page.locator(".oc-progress").first).to_contain_text("Shown to a room")
    decide(page, case, "hold", 6)
    expect(page.locator(".oc-send")).to_be_hidden()
    assert kept_answers(page)[case.id]["rating"] == 2


def test_a_result_comes_through_the_same_stream_from_a_live_host(page):
    results = [asdict(result) for result in RESULTS[:5]]
    shown = page.evaluate(
        """async ([source, board, html, results]) => {
          const { default: widget } = await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
          const state = { board, html };
          let told;
          const el = document.createElement("div");
          const model = { get: (name) => state[name], on: (name, listener) => { told = listener; } };
          widget.render({ model, el });
          for (const result of results) { state.incoming = { label: "live", result }; told(); }
          return el.querySelector(".oc-board-note").textContent;
        }""",
        [joined_module("widgets/board/board.js"), board_data(COURSE), board_html(), results],
    )
    assert shown == "5 results counted: Practice 5."


def test_a_name_shows_only_when_its_owner_types_it(page, course_url):
    page.goto(course_url + PRACTICE)
    expect(page.locator(".oc-send")).to_be_hidden()
    decide(page, COURSE.form("practice")[0], "verify", 2)
    page.locator('.oc-send [name="name"]').fill("Zoë")
    code = code_on(page)
    page.goto(course_url + BOARD)
    paste(page, code)
    expect(page.locator(".oc-board-names")).to_have_text("Names that learners added: Zoë.")


def test_the_code_is_copied_and_a_browser_keeps_its_number_until_it_is_erased(page, course_url):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(course_url + PRACTICE)
    case = COURSE.form("practice")[0]
    decide(page, case, "verify", 2)
    code = code_on(page)
    page.get_by_role("button", name="Copy the code").click()
    expect(page.locator(".oc-send-note")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == code
    page.reload()
    assert code_on(page) == code
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    expect(page.locator(".oc-send")).to_be_hidden()
    decide(page, case, "verify", 2)
    assert code_on(page) != code


def test_the_board_says_without_scripts_what_it_needs(browser, course_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(course_url + BOARD)
    expect(page.locator(".oc-board-plain")).to_contain_text("in a browser with scripts on")
    expect(page.locator(".oc-board-figures")).to_be_hidden()
    context.close()


def test_the_next_person_at_a_computer_starts_afresh_and_both_results_count(page, course_url, count):
    page.goto(course_url + PRACTICE)
    case = next(case for case in COURSE.desk if case.form == "practice")
    decide(page, case, "verify", 2)
    first = code_on(page)
    page.get_by_text("Not you? Start afresh").click()
    page.get_by_role("button", name="Erase and start afresh").click()
    expect(page.locator(".oc-send")).to_be_hidden()
    assert kept_answers(page) == {}
    decide(page, case, "verify", 2)
    codes = "\n".join([first, code_on(page)])
    assert len(count(FORMS, a_text("codes", codes)).results) == 2


def test_a_code_whose_script_did_not_come_says_so_and_is_made_on_the_next_press(tab, course_url):
    page = tab()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.route("**/later-code_for.js*", lambda route: route.abort())
    page.goto(course_url + PRACTICE)
    decide(page, COURSE.form("practice")[0], "verify", 2)
    expect(page.locator(".oc-send-note")).to_contain_text("The code couldn't be loaded.")
    page.unroute("**/later-code_for.js*")
    page.get_by_role("button", name="Copy the code").click()
    expect(page.locator(".oc-send-note")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("OCU1-")
