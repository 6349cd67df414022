"""The page of what is kept: it shows everything, takes it out, puts a file in, and erases it."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from oncamera.results.answers import read_answers, read_answers_file
from tests.conftest import COURSE

KEPT = "/chapters/what_is_kept.html"
FIRST, SECOND, *_ = COURSE.chapter("the_case")
EXAM = COURSE.chapter("desk_final")[0]
CASE = COURSE.form("practice")[0]
WRONG = next(letter for letter in SECOND.choices if letter not in SECOND.key)
CERTIFICATE = {"name": "Ana Núñez", "role": "it", "date": "2026-11-25", "version": "0.1.0", "form": "final",
               "score": 88, "code": "3F9C-2B10-77AA-01D2-9E4C"}  # fmt: skip
ANSWERS = {
    FIRST.id: {"picked": FIRST.key, "tries": 1, "v": FIRST.fingerprint},
    SECOND.id: {"picked": [WRONG], "tries": 2, "v": SECOND.fingerprint},
    EXAM.id: {"picked": EXAM.key, "tries": 1, "v": EXAM.fingerprint},
    CASE.id: {"picked": [CASE.best], "rating": 2, "tries": 1, "v": CASE.fingerprint},
    "long-gone": {"picked": ["a"], "tries": 1, "v": "00000000"},
}
FILE = {
    "schema": 1,
    "course": "on-camera",
    "answers": ANSWERS,
    "role": "it",
    "plan": {"controls": ["one", "two"], "company": "Alder Example"},
    "certificates": [CERTIFICATE],
}


def keep(page: Page, url: str, content: dict) -> None:
    page.goto(url + KEPT)
    page.evaluate("text => localStorage.setItem('on-camera.answers.v1', text)", json.dumps(content))
    page.reload()


def stored(page: Page) -> dict:
    return json.loads(page.evaluate("localStorage.getItem('on-camera.answers.v1')") or "{}")


def put(page: Page, folder: Path, content: dict | str) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / "answers.json").write_text(text, encoding="utf-8")
    page.get_by_label("Answers file (.json)").set_input_files(folder / "answers.json")


def test_everything_that_is_kept_is_shown_in_words(page, course_url):
    keep(page, course_url, FILE)
    page.get_by_role("button", name="Dark").click()
    page.reload()
    shown = page.locator(".oc-kept")
    expect(shown.get_by_role("row", name="The case 2 of 6 1 of 2 questions")).to_be_visible()
    expect(shown.get_by_role("row", name="The final: questions and files 1 of 24 not told here")).to_be_visible()
    expect(shown.get_by_role("row", name="Practice cases 1 of 12 not told here")).to_be_visible()
    expect(shown).to_contain_text("1 answer to questions that have changed since, or are gone")
    for words in ["Your workIT", "2 controls, Alder Example", "Certificate, finalAna Núñez, 2026-11-25, 88 of 100",
                  "Colorsdark"]:  # fmt: skip
        expect(shown.locator("dl")).to_contain_text(words)


def test_nothing_kept_is_said_to_be_nothing(page, course_url):
    page.goto(course_url + KEPT)
    expect(page.locator(".oc-kept-none")).to_be_visible()
    expect(page.locator(".oc-kept table")).to_be_hidden()


def test_it_is_taken_out_as_files_that_python_reads(page, course_url):
    keep(page, course_url, FILE)
    with page.expect_download() as table:
        page.get_by_role("button", name="Download the answers as CSV").click()
    with page.expect_download() as whole:
        page.get_by_role("button", name="Download my answers").click()
    assert table.value.suggested_filename == "on-camera-answers-ana-nunez.csv"
    folder = table.value.path().parent
    table.value.save_as(folder / "a.csv")
    whole.value.save_as(folder / "a.json")
    assert read_answers(folder / "a.csv") == read_answers(folder / "a.json")
    kept = read_answers_file(folder / "a.json")
    assert (kept.role, kept.certificates[0].name, len(kept.answers)) == ("it", "Ana Núñez", 5)


def test_a_file_is_put_in_whole(page, course_url, tmp_path):
    page.goto(course_url + KEPT)
    put(page, tmp_path, FILE | {"lost": False, "kept": {}})
    expect(page.locator(".oc-kept-note")).to_have_text("Put in: 5 answers, 1 certificate.")
    expect(page.locator(".oc-kept table")).to_contain_text("The case")
    assert stored(page) == FILE


def test_a_file_takes_the_place_of_what_is_kept_only_when_asked_to(page, course_url, tmp_path):
    mine = {"schema": 1, "course": "on-camera", "answers": {FIRST.id: ANSWERS[FIRST.id]}, "role": "legal"}
    keep(page, course_url, mine)
    put(page, tmp_path, FILE)
    page.get_by_role("button", name="Leave things as they are").click()
    assert stored(page) == mine
    put(page, tmp_path, {"schema": 1, "answers": {SECOND.id: ANSWERS[SECOND.id]}})
    page.get_by_role("button", name="Replace everything here instead").click()
    expect(page.locator(".oc-kept-note")).to_have_text("Everything here was replaced by the file.")
    assert stored(page) == {"schema": 1, "course": "on-camera", "answers": {SECOND.id: ANSWERS[SECOND.id]}}
    expect(page.locator(".oc-kept-facts")).to_be_hidden()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{broken", "The file is not JSON."),
        (FILE | {"answers": ANSWERS | {"q": {"picked": [], "v": "00000000"}}}, "“answers → q → picked” does not fit."),
    ],
    ids=["no JSON", "one bad answer"],
)
def test_a_file_that_does_not_fit_is_refused_whole_with_its_reason(page, course_url, tmp_path, content, reason):
    mine = {"schema": 1, "course": "on-camera", "answers": {FIRST.id: ANSWERS[FIRST.id]}}
    keep(page, course_url, mine)
    put(page, tmp_path, content)
    expect(page.locator(".oc-kept-reasons li")).to_have_text([reason])
    expect(page.get_by_role("button", name="Replace everything here instead")).to_be_hidden()
    assert stored(page) == mine


def test_it_is_erased(page, course_url):
    keep(page, course_url, FILE)
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    expect(page.locator(".oc-kept-none")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_after_erasing_no_name_stays_on_the_certificates_page(page, course_url):
    keep(page, course_url, FILE)
    page.goto(course_url + "/chapters/desk_final.html")
    expect(page.locator(".oc-certificate-name")).to_have_text("Ana Núñez")
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    expect(page.locator(".oc-certificate")).to_be_hidden()
    expect(page.locator(".oc-exam-name input")).to_have_value("")


def test_after_erasing_the_planner_is_empty(page, course_url):
    page.goto(course_url + "/chapters/your_programme.html")
    page.get_by_role("textbox", name="Company").fill("Alder Example")
    page.locator('.oc-planner input[type="checkbox"]').first.check()
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    expect(page.get_by_role("textbox", name="Company")).to_have_value("")
    expect(page.locator('.oc-planner input[type="checkbox"]:checked')).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == []
