"""Whatever a browser holds under the course's names: what fits is used, the rest is set aside and said."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import all_on_one_page
from tests.conftest import COURSE

KEY = "on-camera.answers.v1"
SAID = "Some of what was kept here couldn't be read. It's set aside, and it's in your download. The rest works."
FIRST, SECOND, *_ = COURSE.chapter("the_case")
EXAM = COURSE.chapter("desk_final")[0]
GOOD = {"picked": FIRST.key, "tries": 1, "v": FIRST.fingerprint}
CERTIFICATE = {"name": "Ana Núñez", "role": "it", "date": "2026-11-25", "version": "0.1.0", "form": "final",
               "score": 88, "code": "3F9C-2B10-77AA-01D2-9E4C"}  # fmt: skip


def text_of(answer: object = None, **other: object) -> str:
    answers = {FIRST.id: GOOD} | ({SECOND.id: answer} if answer is not None else {})
    return json.dumps({"schema": 1, "course": "on-camera", "answers": answers} | other)


def spoil(**fields: object) -> str:
    return text_of({"picked": ["a"], "tries": 1, "v": SECOND.fingerprint} | fields)


SPOILT = {  # each leaves the first answer sound
    "nothing picked": spoil(picked=None),
    "a text picked": spoil(picked="a"),
    "no list of texts": spoil(picked=[["a"]]),
    "nothing in the list": spoil(picked=[]),
    "half a rating": spoil(rating=1.5),
    "a rating of 7": spoil(rating=7),
    "branches that are a number": spoil(branches=5),
    "branches of numbers": spoil(branches=[5]),
    "open as a text": spoil(open="yes"),
    "tries without end": spoil(tries=1e308),
    "a fingerprint that is a number": spoil(v=5),
    "an answer that is null": text_of().replace(f'"{FIRST.id}":', f'"{SECOND.id}": null, "{FIRST.id}":'),
    "an answer that is a text": text_of("a"),
    "a field that no answer has": spoil(more={}),
    "a field that each object has": spoil(constructor=1, toString="x"),
    "a field that no object may have": spoil(tries=7).replace('"tries": 7', '"__proto__": {"v": 1}'),
    "a rule's own mark": spoil(**{"rating?": 3}),
    "an id that is none": text_of().replace(f'"{FIRST.id}":', f'"<b>": 5, "{FIRST.id}":'),
    "a forbidden id": text_of().replace(f'"{FIRST.id}":', f'"__proto__": {{"picked": 5}}, "{FIRST.id}":'),
    "an id from Object": text_of().replace(f'"{FIRST.id}":', f'"constructor": 5, "{FIRST.id}":'),
    "an empty certificate": text_of(certificates=[{}]),
    "one good certificate of two": text_of(certificates=[{}, CERTIFICATE]),
    "a certificate for 5": text_of(certificates=[CERTIFICATE | {"name": 5}]),
    "certificates that are none": text_of(certificates={"name": "Ana"}),
    "a plan that is a list": text_of(plan=[1]),
    "a role that is none": text_of(role="constructor"),
    "a role that is a list": text_of(role=["it"]),
    "a field of another program": text_of(theirs={"a": 1}),
    "a field called as a method": text_of(toString=1, constructor={}),
    "a field called as the prototype": text_of(more=1).replace('"more"', '"__proto__"'),
    "a long text where none belongs": text_of(role="x" * 300_000),
}
LOST = {  # nothing of it can be used
    "no JSON": "{broken",
    "nothing": "null",
    "a list": "[1, 2]",
    "a number": "5",
    "another schema": '{"schema": 2, "answers": {}}',
    "a schema twice": '{"schema": 1, "schema": "1", "answers": {}}',
    "no schema": '{"answers": {}}',
    "no answers at all": '{"schema": 1}',
    "empty": "",
}


def opened(tab, url: str, path: str, kept: dict[str, str]) -> Page:
    """A page in a browser that holds these texts, with whatever error it makes."""
    page = tab()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
    page.goto(url + "/search.html")  # a light page of the same site
    page.evaluate("kept => Object.entries(kept).forEach(([key, text]) => localStorage.setItem(key, text))", kept)
    page.goto(url + path)
    return page


def whole(page: Page) -> None:
    expect(page.locator("html.oc-ready")).to_have_count(1)
    assert page.errors == []
    expect(page.locator(".page-note")).to_have_count(0)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in SPOILT.items()])
def test_what_fits_is_used_and_the_rest_is_set_aside_word_for_word(tab, course_url, text):
    page = opened(tab, course_url, "/chapters/the_case.html", {KEY: text})
    expect(page.locator(".oc-note")).to_have_text(SAID)
    whole(page)
    expect(page.locator(f'[data-question="{FIRST.id}"] .oc-verdict')).to_have_text("Right.")
    assert page.evaluate("localStorage.getItem('on-camera.answers.v1.unreadable')") == text
    with page.expect_download() as got:
        page.get_by_role("button", name="Download my answers").click()
    assert json.loads(got.value.path().read_text(encoding="utf-8"))["kept"][f"{KEY}.unreadable"] == text


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in LOST.items()])
def test_a_text_of_which_nothing_fits_is_set_aside_whole(tab, course_url, text):
    page = opened(tab, course_url, "/chapters/the_case.html", {KEY: text})
    expect(page.locator(".oc-note")).to_have_text(SAID)
    whole(page)
    assert page.evaluate("localStorage.getItem('on-camera.answers.v1.unreadable')") == text
    page.reload()
    expect(page.locator(".oc-note")).to_have_text("")  # said once: it is on the page of what is kept
    page.goto(course_url + "/chapters/what_is_kept.html")
    expect(page.locator(".oc-kept-facts")).to_contain_text("Set aside, because it couldn't be read")


def test_a_good_certificate_outlives_a_bad_one(tab, course_url):
    page = opened(tab, course_url, "/chapters/desk_final.html", {KEY: SPOILT["one good certificate of two"]})
    expect(page.locator(".oc-certificate-name")).to_have_text("Ana Núñez")
    whole(page)


PAGES = ["index", "chapters/your_programme", "chapters/desk_final", "chapters/desk_practice",
         "chapters/scenarios/second_interview", "chapters/what_is_kept"]  # fmt: skip


@pytest.mark.parametrize("page_name", PAGES)
def test_every_kind_of_page_lives_with_a_store_that_is_wrong_everywhere(tab, course_url, page_name):
    answers = {FIRST.id: GOOD, SECOND.id: {"picked": None}, EXAM.id: {"picked": 5, "rating": "x", "branches": 7}}
    text = json.dumps({"schema": 1, "answers": answers, "plan": 5, "role": 7, "certificates": [{}, 5, None]})
    kept = {KEY: text, "on-camera.token": "<b>{}", "on-camera.theme": '{"x": 1}', "on-camera.deck": "%"}
    page = opened(tab, course_url, f"/{page_name}.html", kept)
    expect(page.get_by_text(SAID)).to_be_visible()
    expect(page.locator("html.oc-ready")).to_have_count(1)
    assert page.errors == []
    expect(page.get_by_text("couldn't start")).to_have_count(0)


def test_a_second_text_that_cannot_be_read_does_not_take_the_firsts_place(tab, course_url):
    page = opened(tab, course_url, "/chapters/the_case.html", {KEY: "{first", f"{KEY}.unreadable": "{earlier"})
    expect(page.locator(".oc-note")).to_have_text(SAID)
    aside = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.includes('unreadable')).map(([, t]) => t)"
    )
    assert sorted(aside) == ["{earlier", "{first"]


def test_what_cannot_be_set_aside_is_not_written_over(tab, course_url):
    page = tab()
    page.add_init_script(
        "const set = Storage.prototype.setItem; Storage.prototype.setItem = function (key, text) {"
        " if (key.includes('unreadable'))"
        " throw new DOMException('full', 'QuotaExceededError'); set.call(this, key, text); }"
    )
    page.goto(course_url + "/index.html")
    page.evaluate(f"localStorage.setItem('{KEY}', '{{broken')")
    page.goto(course_url + "/chapters/the_case.html")
    expect(page.locator(".oc-note")).to_contain_text("this browser won't keep it apart")
    for _ in range(2):
        page.locator(f'[data-question="{FIRST.id}"] input').first.check()
        page.locator(f'[data-question="{FIRST.id}"]').get_by_role("button", name="Check").click()
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == "{broken"
    expect(page.locator(".oc-unkept")).to_contain_text("won't save your answers")


def test_a_choice_that_a_question_does_not_offer_leaves_it_open(tab, course_url):
    strange = {"schema": 1, "answers": {EXAM.id: {"picked": ["zzz"], "v": EXAM.fingerprint},
                                        FIRST.id: {"picked": ["zzz"], "v": FIRST.fingerprint}}}  # fmt: skip
    page = opened(tab, course_url, "/chapters/desk_final.html", {KEY: json.dumps(strange)})
    all_on_one_page(page)
    question = page.locator(f'[data-question="{EXAM.id}"]')
    expect(question.locator("input").first).to_be_enabled()
    question.locator("input").first.check()
    question.get_by_role("button").first.click()
    expect(question.locator(".oc-verdict")).to_have_text("Saved.")
    page.goto(course_url + "/chapters/the_case.html")
    expect(page.locator(f'[data-question="{FIRST.id}"] .oc-verdict')).to_have_text("")
    whole(page)


def test_a_scenario_goes_on_from_where_a_kept_path_still_leads(tab, course_url):
    scenario = COURSE.scenario("second-interview")
    strange = {"schema": 1, "answers": {scenario.id: {"picked": ["nowhere"], "v": scenario.fingerprint, "open": True}}}
    page = opened(tab, course_url, "/chapters/scenarios/second_interview.html", {KEY: json.dumps(strange)})
    before = page.locator("[data-step]:visible").get_attribute("data-step")
    page.locator("[data-step]:visible button[data-way]").first.click()
    assert page.locator("[data-step]:visible").get_attribute("data-step") != before
    whole(page)


def test_a_token_that_is_none_is_made_anew(tab, course_url):
    page = opened(tab, course_url, "/chapters/desk_practice.html", {"on-camera.token": "🌿" * 9})
    case = page.locator("[data-case]").first
    case.locator(".oc-action input").first.check()
    case.locator(".oc-rating input").first.check()
    case.locator(".oc-check").click()
    expect(page.locator('.oc-send [name="code"]')).to_have_value(re.compile("OCU1"))
    assert re.fullmatch("[0-9a-f]{8}", page.evaluate("localStorage.getItem('on-camera.token')"))
    whole(page)
