"""Playing a scenario on a published page, as a reader does: with the keyboard, again, without scripts, on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from oncamera.content.course import Course
from oncamera.hosts.scripts import joined_module
from oncamera.results.scenario_paths import follow
from oncamera.widgets.scenario.scenario import scenario_data, scenario_html
from tests.browser.conftest import kept_answers
from tests.browser.test_axe import axe_problems
from tests.browser.test_every_page import MOST_GZIP, MOST_REQUESTS, MOST_SCRIPT, visit
from tests.conftest import COURSE, TINY

STRANGE_KEY = "/chapters/scenarios/the_strange_key.html"
KEY = Course.load(TINY).scenario("the-strange-key")
PATH = ["keep-key", "try-doors", "greet", "sit-up", "to-workshop", "last-look", "knock"]
GRAPH = {"start": KEY.start, "v": KEY.fingerprint, "steps": {name: list(ways) for name, ways in KEY.edges.items()}}


def choose(page: Page, *choices: str) -> None:
    for choice in choices:
        page.locator(f'button[data-way="{choice}"]').click()


def press(page: Page, words: str) -> None:
    """Tab to the button of these words and press it, without a mouse."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == words:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard does not reach {words!r}")


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.querySelector('.oc-step-title')?.textContent ?? ''")


def shown_steps(page: Page) -> list[str]:
    steps = page.locator(".oc-step").all()
    return [step.get_attribute("data-step") for step in steps if step.is_visible()]


def test_one_step_is_shown_at_a_time_and_the_focus_follows(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    assert shown_steps(page) == ["key-found"]
    press(page, "Put the key into your pocket.")
    assert shown_steps(page) == ["at-home"]
    assert focused(page) == "At home"
    expect(page.locator("h2:focus")).to_be_in_viewport()
    told = page.locator('[data-step="at-home"] .oc-told')
    assert told.inner_text().startswith("You chose: Put the key into your pocket. It is quick, and the key is safe")


def test_the_keyboard_alone_plays_to_the_end_goes_back_and_takes_another_branch(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    for choice in PATH:
        press(page, KEY.ways[choice].do)
    assert focused(page) == "It was the old cellar key"
    expect(page.locator(".oc-path-lead")).to_contain_text("It ends at step 8, “It was the old cellar key”.")
    page.get_by_role("button", name="Choose again at step 6, The workshop").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "The workshop"
    expect(page.get_by_text("Another branch: your first path is kept.")).to_be_visible()
    expect(page.locator('[data-step="workshop"] li', has_text="Try the last door.")).to_contain_text("chosen before")
    press(page, "Take their word for it.")
    expect(page.locator(".oc-path-lead")).to_contain_text("This is a branch that you tried after your first path.")
    kept = kept_answers(page)["the-strange-key"]
    assert (kept["picked"], kept["tries"]) == (PATH, 2)
    assert kept["branches"] == [["keep-key", "try-doors", "greet", "sit-up", "to-workshop", "believe"]]
    press(page, "Leave this branch")
    assert "branches" not in kept_answers(page)["the-strange-key"]
    expect(page.locator(".oc-path-lead")).to_contain_text("Go back to any choice and try another")


def test_a_reader_who_comes_back_goes_on_where_they_left(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH[:3])
    expect(page.locator(".oc-progress").first).to_have_text("You're at step 4; 0 of 2 in the course")
    expect(page.locator('[data-page="chapters/scenarios/the_strange_key"] .oc-done')).to_have_text("step 4")
    page.reload()
    assert shown_steps(page) == ["night"]
    choose(page, *PATH[3:])
    expect(page.locator(".oc-progress").first).to_have_text("1 of 1 answered on this page; 1 of 2 in the course")
    page.reload()
    assert shown_steps(page) == ["end-good"]
    expect(page.locator(".oc-path")).to_be_visible()


def test_steps_are_counted_as_they_are_walked(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    counted = []
    for choice in PATH:
        counted.append(page.locator(".oc-step:visible h2 .oc-number:visible").inner_text())
        choose(page, choice)
    assert counted == ["Step 1", "Step 2", "Step 3", "Step 4", "Step 5", "Step 6", "Step 7"]
    assert page.locator(".oc-path-list .oc-made-at").all_inner_texts()[5] == "Step 6: The workshop (9 on the map)"


def test_the_browsers_back_goes_back_a_step_and_loses_nothing(page, tiny_url):
    page.goto(tiny_url + "/index.html")
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH[:3])
    page.go_back()
    assert shown_steps(page) == ["stranger"]
    assert focused(page) == KEY.steps["stranger"].title
    expect(page.locator("h2:focus")).to_be_in_viewport()
    expect(page.locator('[data-step="stranger"] li', has_text=KEY.ways["greet"].do)).to_contain_text("your choice")
    expect(page.locator('[data-way="greet"]')).to_be_disabled()
    assert kept_answers(page)["the-strange-key"]["picked"] == PATH[:3]
    page.get_by_role("button", name="Go on to where you were").click()
    assert shown_steps(page) == ["night"]
    choose(page, PATH[3])
    assert kept_answers(page)["the-strange-key"]["picked"] == PATH[:4]


def test_back_brings_the_steps_heading_into_view_on_a_small_screen(page, tiny_url):
    page.set_viewport_size({"width": 320, "height": 400})
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH[:2])
    page.mouse.wheel(0, 2_000)
    choose(page, PATH[2])
    page.go_back()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))")
    expect(page.locator('[data-step="stranger"] h2')).to_be_in_viewport()
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") < 200


def test_back_and_forward_walk_through_all_steps_and_then_leave(page, tiny_url):
    page.goto(tiny_url + "/index.html")
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH[:2])
    page.go_back()
    page.go_back()
    assert shown_steps(page) == ["key-found"]
    page.go_forward()
    page.go_forward()
    assert shown_steps(page) == ["stranger"]
    expect(page.locator('.oc-step:visible [data-way="greet"]')).to_be_enabled()
    for _ in range(3):
        page.go_back()
    expect(page).to_have_url(tiny_url + "/index.html")


def test_back_from_a_branch_shows_the_end_that_it_was_taken_from(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH)
    page.locator(".oc-path-list button").last.click()
    assert shown_steps(page) == ["last-door"]
    page.go_back()
    assert shown_steps(page) == ["end-good"]
    page.get_by_role("button", name="Go on to where you were").click()
    assert shown_steps(page) == ["last-door"]


def test_a_link_inside_the_page_leaves_the_step_where_it_is(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH[:2])
    page.evaluate("location.hash = 'main'")
    page.go_back()
    assert shown_steps(page) == ["stranger"]


def test_the_history_holds_no_answer_that_erasing_could_not_reach(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH[:2])
    assert page.evaluate("history.state") == {"the-strange-key": [0, 2]}
    page.get_by_role("button", name="Erase everything").click()
    page.locator(".oc-really").click()
    page.go_back()
    assert shown_steps(page) == ["key-found"]


def test_an_unfinished_branch_is_resumed_too(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH)
    page.locator(".oc-path-list button").first.click()
    page.reload()
    assert shown_steps(page) == ["key-found"]
    expect(page.locator(".oc-branch")).to_be_visible()


def test_only_what_you_did_comes_back(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, "ask-ona", "go-home")
    expect(page.locator('[data-step="evening"] .oc-later')).to_be_hidden()
    choose(page, "ring-smith", "pay-now")
    later = page.locator('[data-step="morning"] .oc-later')
    assert re.sub(r"\s+", " ", later.inner_text()) == "You chose “Pay for a new lock.” The new lock shines."


def test_the_end_shows_the_path_on_the_map_and_what_each_choice_did(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH)
    rows = {row.get_attribute("data-sum"): row for row in page.locator("[data-sum]").all()}
    sums = {line: row.locator("td").first.inner_text().split()[-1] for line, row in rows.items()}
    assert sums == {"risk": "+3", "evidence": "0", "time": "−1", "legal": "0", "fairness": "+2"}
    expect(rows["legal"]).to_contain_text("Nothing that you did.")
    expect(rows["evidence"]).to_contain_text("−1 Put the key into your pocket. Nobody wrote down where it lay.")
    walked = page.locator(".chart-step.is-first").evaluate_all("nodes => nodes.map(node => node.dataset.node)")
    assert sorted(walked) == sorted([*(step for step, _ in follow(KEY, PATH)[0]), "end-good"])
    expect(page.locator(".chart-line.is-first")).to_have_count(7)
    expect(page.locator(".oc-path-list > li")).to_have_count(8)


def test_a_branch_is_marked_apart_on_the_map(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH)
    page.locator(".oc-path-list button").last.click()
    choose(page, "walk-in")
    expect(page.locator(".chart-line.is-later")).to_have_count(1)
    expect(page.locator('.chart-step.is-later[data-node="end-bad"]')).to_have_count(1)
    expect(page.locator('.chart-step.is-first[data-node="end-good"]')).to_have_count(1)


def test_erasing_begins_again(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH[:2])
    page.get_by_role("button", name="Erase everything").click()
    page.locator(".oc-really").click()
    assert shown_steps(page) == ["key-found"]


def test_a_kept_path_of_an_earlier_wording_or_of_nonsense_does_no_harm(page, tiny_url):
    page.goto(tiny_url + STRANGE_KEY)
    for kept in ({"picked": ["keep-key"], "tries": 1, "v": "0"}, {"picked": ["no", "such"], "v": KEY.fingerprint}):
        page.evaluate(
            "kept => localStorage.setItem('on-camera.answers.v1', JSON.stringify("
            "{schema: 1, course: 'on-camera', answers: {'the-strange-key': kept}}))", kept,
        )  # fmt: skip
        page.reload()
        assert shown_steps(page) == ["key-found"]


def test_in_jupyter_the_same_module_draws_the_widget_and_hands_the_path_over(page):
    traits = {"html": scenario_html(COURSE, KEY, "s1"), "scenario": scenario_data(KEY), "answers": {}}
    kept = page.evaluate(
        """async ([source, traits]) => {
          const module = await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
          const told = {}, el = document.body, saved = [];
          const model = {
            get: (name) => traits[name], on: (name, listener) => { told[name] = listener; },
            set(name, value) { traits[name] = value; told[`change:${name}`]?.(); },
            save_changes: () => saved.push(traits.answers),
          };
          module.default.render({ model, el });
          for (const choice of ["ask-ona", "go-home"]) el.querySelector(`[data-way="${choice}"]`).click();
          return saved;
        }""",
        [joined_module("widgets/scenario/scenario.js"), traits],
    )
    assert kept[-1] == {
        "the-strange-key": {"picked": ["ask-ona", "go-home"], "tries": 1, "v": KEY.fingerprint, "open": True}
    }
    assert shown_steps(page) == ["evening"]
    assert page.evaluate("[history.length, history.state]") == [1, None]


def test_without_scripts_it_is_a_gamebook_of_links(tab, tiny_url):
    page = tab(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page.goto(tiny_url + STRANGE_KEY)
    assert len(shown_steps(page)) == len(KEY.steps)
    for choice in PATH:
        made = page.locator(f'a[data-way="{choice}"]')
        expect(made.locator("xpath=..")).to_contain_text(f"(go to {KEY.numbers[KEY.ways[choice].go]})")
        made.click()
        expect(page.locator(f'[data-step="{KEY.ways[choice].go}"] h2')).to_be_in_viewport()
    expect(page.locator(".oc-ending").first).to_be_visible()
    expect(page.locator(".oc-later").first).to_contain_text("If you chose “Put the key into your pocket.”")
    expect(page.locator(".oc-key .oc-reason").first).to_be_hidden()
    page.get_by_text("The key: what each choice did").click()
    expect(page.locator(".oc-key .oc-reason").first).to_be_visible()
    expect(page.locator(".oc-path")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("choices", [PATH[:3], PATH])
def test_on_paper_it_is_a_numbered_booklet_with_the_key_apart(page, tiny_url, choices):
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *choices)
    page.emulate_media(media="print")
    assert len(shown_steps(page)) == len(KEY.steps)
    ways = page.locator('[data-step="key-found"] .oc-ways li')
    assert [re.sub(r"\s+", " ", way.inner_text()) for way in ways.all()] == [
        "Ask Ona whether it is hers. (go to 2)",
        "Put the key into your pocket. (go to 3)",
    ]
    expect(page.locator(".oc-later").last.locator(".oc-if")).to_be_visible()
    expect(page.locator(".oc-told").last).to_be_hidden()
    expect(page.locator(".oc-key .oc-reason").first).to_be_visible()
    assert page.locator(".oc-key").evaluate("key => getComputedStyle(key).breakBefore") == "page"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_playing(tab, tiny_url, scheme):
    page = tab(color_scheme=scheme, viewport={"width": 390, "height": 800})
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH[:3])
    found = axe_problems(page)
    choose(page, *PATH[3:])
    for closed in page.locator(".oc-scenario details").all():
        closed.evaluate("details => { details.open = true; }")
    found += axe_problems(page)
    page.locator(".oc-path-list button").nth(1).click()
    assert found + axe_problems(page) == []


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_scrolls_sideways_at_the_end(page, tiny_url, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_policy_is_kept_while_playing(page, tiny_url):
    page.add_init_script(
        "window.broken = []; addEventListener('securitypolicyviolation', e => window.broken.push(e.violatedDirective))"
    )
    page.goto(tiny_url + STRANGE_KEY)
    choose(page, *PATH)
    assert page.evaluate("window.broken") == []


def test_the_page_is_small(browser, tiny_url):
    found = visit(browser, tiny_url + STRANGE_KEY)
    assert len(found.requests) <= MOST_REQUESTS
    assert 1000 < sum(found.sizes.values()) < MOST_GZIP
    assert 1000 < found.script < MOST_SCRIPT
