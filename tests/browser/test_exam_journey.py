"""From the baseline to a certificate that the command line finds sound, as a learner does it."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from oncamera.__main__ import main
from oncamera.content.questions import Question
from oncamera.version import VERSION
from tests.browser.conftest import all_on_one_page, kept_answers
from tests.browser.test_axe import axe_problems
from tests.conftest import COURSE

FINAL = "/chapters/desk_final.html"
BASELINE = "/chapters/desk_baseline.html"


def wrong(question: Question) -> list[str]:
    return [next(letter for letter in question.choices if letter not in question.key)]


def fill(page: Page, form: str, right: int = 12) -> None:
    """Answer a whole form through its controls: so many questions right, and every verdict."""
    all_on_one_page(page)
    for number, question in enumerate(COURSE.chapter(f"desk_{form}")):
        section = page.locator(f'[data-question="{question.id}"]')
        for letter in question.key if number < right else wrong(question):
            section.locator(f'input[value="{letter}"]').check()
        section.get_by_role("button", name="Save my answer").click()
    for case in COURSE.form(form):
        section = page.locator(f'[data-case="{case.id}"]')
        section.locator(f'input[value="{case.best}"]').check()
        section.locator(f'input[value="{6 if case.truth == "impostor" else 1}"]').check()
        section.get_by_role("button", name="Save my answer").click()


def keep(page: Page, url: str, right: dict[str, int], flag: bool | None = None) -> None:
    """Put whole forms into this browser's store: for each, how many questions are right; flag: everyone, or no one."""
    answers = {}
    for form, number in right.items():
        for n, question in enumerate(COURSE.chapter(f"desk_{form}")):
            picked = question.key if n < number else wrong(question)
            answers[question.id] = {"picked": picked, "tries": 1, "v": question.fingerprint}
        for case in COURSE.form(form):
            flagged = case.truth == "impostor" if flag is None else flag
            answers[case.id] = {"picked": [case.best], "rating": 6 if flagged else 1, "tries": 1, "v": case.fingerprint}
    page.goto(url + "/index.html")
    kept = json.dumps({"schema": 1, "course": "on-camera", "answers": answers})
    page.evaluate("text => localStorage.setItem('on-camera.answers.v1', text)", kept)


def test_from_the_baseline_to_a_certificate_that_is_sound(page, course_url, tmp_path, capsys):
    page.goto(course_url + BASELINE)
    fill(page, "baseline", right=1)
    expect(page.locator(".oc-question").first.get_by_role("status")).to_have_text("Saved.")
    expect(page.locator(".oc-progress").first).to_contain_text("8 of 8 answered on this page")
    page.goto(course_url + FINAL)
    fill(page, "final", right=9)
    expect(page.locator(".oc-exam-lead")).to_have_text(
        "Passed, with 88 of 100: 9 of 12 questions right, 3 of 3 impostors caught, 9 of 9 genuine people cleared."
    )
    expect(page.locator('.oc-exam [data-row="right"]')).to_have_text(
        re.compile(r"1 of 4\s*9 of 12\s*\+50 \(−3 to \+76\)")
    )
    page.get_by_label("Name, as it should stand there").fill("  Ana  Núñez ")
    page.get_by_label("Role, if you like").select_option("security")
    page.get_by_role("button", name="Make my certificate").click()
    certificate = page.get_by_role("region", name="Certificate", exact=True)
    expect(certificate.get_by_role("heading")).to_be_focused()
    expect(certificate).to_contain_text("RoleSecurity")
    expect(certificate).to_contain_text("Ana Núñez")
    expect(certificate).to_contain_text("with 88 of 100")
    shown = ["3 of 3 impostors caught", "9 of 9 honest people cleared", "9 of 12 questions right"]
    expect(certificate.get_by_role("listitem")).to_have_text(shown)
    expect(certificate).to_contain_text(f"Course version{VERSION}")
    with page.expect_download() as download:
        page.locator(".oc-exam").get_by_role("button", name="Download my answers").click()
    assert download.value.suggested_filename == "on-camera-answers-ana-nunez.json"
    download.value.save_as(tmp_path / "ana.json")
    assert main(["verify", str(tmp_path)]) == 0
    row = capsys.readouterr().out.splitlines()[1]
    file, name, role, _, *rest = row.split(",")
    assert (file, name, role) == ("ana.json", "Ana Núñez", "security")
    assert (rest[:4], rest[-1]) == ([VERSION, "final", "88", "yes"], "ok")


def test_a_kept_answer_cannot_be_changed_and_says_nothing(page, course_url):
    page.goto(course_url + FINAL)
    all_on_one_page(page)
    question, other, *_ = COURSE.chapter("desk_final")
    section = page.locator(f'[data-question="{question.id}"]')
    page.locator(f'[data-question="{other.id}"] input').first.check()
    section.locator("input").first.check()
    section.get_by_role("button", name="Save my answer").click()
    expect(section.get_by_role("status")).to_have_text("Saved.")
    expect(section.get_by_role("status")).to_be_focused()
    expect(section.locator("input").first).to_be_disabled()
    expect(section.get_by_role("button", name="Save my answer")).to_be_hidden()
    expect(page.locator(f'[data-question="{other.id}"] input').first).to_be_checked()
    page.reload()
    expect(section.locator("input").first).to_be_checked()
    assert list(kept_answers(page)) == [question.id]


def test_keeping_without_a_choice_asks_for_one(page, course_url):
    page.goto(course_url + FINAL)
    section = page.locator(".oc-question").first
    section.get_by_role("button", name="Save my answer").click()
    expect(section.get_by_role("status")).to_have_text("Choose an answer first.")
    assert kept_answers(page) == {}


def test_no_result_shows_before_the_form_is_whole(page, course_url):
    page.goto(course_url + FINAL)
    expect(page.locator(".oc-exam-lead")).to_contain_text("once all 12 questions and 12 files are answered")
    expect(page.locator(".oc-exam-name, .oc-exam-change, .oc-certificate")).to_have_count(3)
    for part in (".oc-exam-name", ".oc-exam-change", ".oc-certificate"):
        expect(page.locator(part)).to_be_hidden()


@pytest.mark.parametrize("flag", [True, False], ids=["everyone", "no one"])
def test_who_flags_everyone_or_no_one_gets_no_certificate(page, course_url, flag):
    keep(page, course_url, {"final": 12}, flag=flag)
    page.goto(course_url + FINAL)
    expect(page.locator(".oc-exam-lead")).to_contain_text("Not passed yet")
    expect(page.locator(".oc-exam-name")).to_be_hidden()


def test_who_has_not_passed_is_led_to_the_other_forms(page, course_url):
    keep(page, course_url, {"final": 3})
    page.goto(course_url + FINAL)
    expect(page.locator(".oc-calendar")).to_be_hidden()
    page.locator(".oc-another").get_by_role("link", name="After 180 days: questions and files").click()
    expect(page.locator("h1")).to_have_text("After 180 days: questions and files")


def test_without_a_baseline_no_change_is_shown(page, course_url):
    keep(page, course_url, {"final": 10})
    page.goto(course_url + FINAL)
    expect(page.locator(".oc-exam-none")).to_be_visible()
    expect(page.locator(".oc-exam-change")).to_be_hidden()


def test_the_change_is_told_with_what_chance_can_do(page, course_url):
    keep(page, course_url, {"baseline": 3, "final": 9})
    page.goto(course_url + FINAL)
    expect(page.locator(".oc-exam-chance")).to_contain_text("chance alone can bring such a difference")
    expect(page.locator(".oc-exam-change")).to_contain_text("lifts a later score by itself")


@pytest.mark.parametrize("form", ["day90", "day180"])
def test_each_later_form_has_a_certificate_of_its_own(page, course_url, form):
    keep(page, course_url, {form: 12})
    page.goto(f"{course_url}/chapters/desk_{form}.html")
    page.get_by_label("Name, as it should stand there").fill("Ana")
    page.keyboard.press("Enter")
    kept = page.evaluate("JSON.parse(localStorage.getItem('on-camera.answers.v1')).certificates")
    assert [(one["form"], one["score"]) for one in kept] == [(form, 100)]


def test_a_certificate_is_there_on_return_and_its_name_can_be_mended(page, course_url):
    keep(page, course_url, {"final": 12})
    page.goto(course_url + FINAL)
    page.get_by_label("Name, as it should stand there").fill("Anna")
    page.keyboard.press("Enter")
    page.reload()
    expect(page.locator(".oc-certificate-name")).to_have_text("Anna")
    page.get_by_role("button", name="Change the name").click()
    page.get_by_label("Name, as it should stand there").fill("Ana")
    page.keyboard.press("Enter")
    expect(page.locator(".oc-certificate-name")).to_have_text("Ana")
    assert page.evaluate("JSON.parse(localStorage.getItem('on-camera.answers.v1')).certificates.length") == 1


def test_a_certificate_is_made_from_a_folder_too(page, course_site):
    page.goto((course_site / "index.html").as_uri())
    keep(page, course_site.as_uri(), {"final": 12})
    page.goto(course_site.as_uri() + FINAL)
    page.get_by_label("Name, as it should stand there").fill("Ana")
    page.keyboard.press("Enter")
    expect(page.locator('[data-said="code"]')).to_have_text(re.compile(r"^([0-9A-F]{4}-){4}[0-9A-F]{4}$"))


def test_axe_finds_nothing_at_a_result_and_its_certificate(page, course_url):
    keep(page, course_url, {"baseline": 2, "final": 12})
    page.goto(course_url + FINAL)
    assert axe_problems(page) == []
    page.get_by_label("Name, as it should stand there").fill("Ana")
    page.keyboard.press("Enter")
    expect(page.locator(".oc-certificate")).to_be_visible()
    assert axe_problems(page) == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_certificate_prints_on_one_sheet(page, course_url, paper):
    keep(page, course_url, {"final": 12})
    page.goto(course_url + FINAL)
    page.get_by_label("Name, as it should stand there").fill("A name that is quite long, with " + "many parts " * 4)
    page.keyboard.press("Enter")
    page.evaluate("document.documentElement.classList.add('prints-certificate')")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_hidden()
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))
    assert len(sheets) == 1


def test_a_certificate_is_downloaded_as_text(page, course_url):
    keep(page, course_url, {"final": 12})
    page.goto(course_url + FINAL)
    page.get_by_label("Name, as it should stand there").fill("Ana")
    page.keyboard.press("Enter")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download it as text").click()
    assert download.value.suggested_filename == "on-camera-certificate-ana.txt"
    assert "Ana\nhas passed the exam of this course (final) with 100 of 100." in download.value.path().read_text()


def test_the_later_looks_go_into_a_calendar(page, course_url):
    keep(page, course_url, {"final": 12})
    page.goto(course_url + FINAL)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download both dates for my calendar").click()
    assert download.value.suggested_filename == "on-camera-later-looks.ics"
    text = download.value.path().read_bytes().decode().replace("\r\n ", "")
    assert f"URL:{course_url}/chapters/desk_day90.html?back\r\n" in text
    assert f"URL:{course_url}/chapters/desk_day180.html?back\r\n" in text
    assert "SUMMARY:On Camera. After 90 days: questions and files\r\n" in text


@pytest.mark.parametrize("form", ["baseline", "final", "day90", "day180"])
def test_an_exam_page_tells_no_key_of_a_question(course_site, form):
    html = (course_site / "chapters" / f"desk_{form}.html").read_text(encoding="utf-8")
    shown = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    index = (course_site / "searchindex.js").read_text(encoding="utf-8")
    for question in COURSE.chapter(f"desk_{form}"):
        for choice in question.choices.values():
            assert choice.because[:40] not in shown
            assert choice.because[:40] not in index
    assert "oc-because" not in shown


def test_a_whole_form_is_looked_at_again_item_by_item(page, course_url):
    keep(page, course_url, {"final": 9})
    page.goto(course_url + FINAL)
    review = page.locator(".oc-review")
    expect(review.locator(".oc-review-lead")).to_have_text("You missed 3 of 24: those are open below.")
    assert review.locator("li.is-missed").count() == 3
    assert review.locator("details[open]").count() == 3
    missed = COURSE.chapter("desk_final")[9]
    row = review.locator(f'[data-review="{missed.id}"]')
    expect(row.locator('[data-choice]:visible:has-text("your answer")')).to_contain_text(
        missed.choices[wrong(missed)[0]].because[:60]
    )
    expect(row.locator('[data-choice]:visible:has-text("right")')).to_contain_text(
        missed.choices[missed.key[0]].because[:60]
    )
    expect(review.locator(".oc-again li:visible a").first).to_have_attribute("href", re.compile(r"\.html$"))
    case = COURSE.form("final")[0]
    page.locator(f'.oc-review [data-review="{case.id}"] summary').click()
    expect(page.locator(f'[data-review="{case.id}"] .oc-review-yours')).to_contain_text(f"You chose: {case.best}.")


def test_nothing_of_the_review_shows_before_the_form_is_whole(page, course_url):
    page.goto(course_url + FINAL)
    section = page.locator(".oc-question").first
    section.locator("input").first.check()
    section.get_by_role("button", name="Save my answer").click()
    expect(page.locator(".oc-review")).to_be_hidden()


@pytest.mark.parametrize("form", ["final", "day90", "day180"])
def test_failing_leads_to_what_to_read_and_to_a_fresh_form(page, course_url, form):
    keep(page, course_url, {form: 2})
    page.goto(f"{course_url}/chapters/desk_{form}.html")
    expect(page.locator(".oc-review-lead")).to_contain_text("Before you try again:")
    expect(page.locator(".oc-again li:visible")).not_to_have_count(0)
    expect(page.locator(".oc-another a")).to_have_count(2)


def test_a_certificate_made_on_another_day_says_it_as_people_write_it_and_names_no_command(page, course_url):
    keep(page, course_url, {"final": 12})
    page.clock.set_fixed_time("2026-09-03T12:00:00")
    page.goto(course_url + FINAL)
    page.get_by_label("Name, as it should stand there").fill("Ana")
    page.keyboard.press("Enter")
    expect(page.locator('[data-said="date"]')).to_have_text("Sept. 3, 2026")
    expect(page.locator(".oc-certificate code")).to_have_count(0)
    expect(page.locator(".oc-certificate")).not_to_contain_text("python")


def test_a_certificate_whose_answers_are_gone_shows_no_counts(page, course_url):
    keep(page, course_url, {"final": 12})
    page.goto(course_url + FINAL)
    page.get_by_label("Name, as it should stand there").fill("Ana")
    page.keyboard.press("Enter")
    page.evaluate("""() => {
        const kept = JSON.parse(localStorage.getItem('on-camera.answers.v1'));
        localStorage.setItem('on-camera.answers.v1', JSON.stringify({...kept, answers: {}}));
    }""")
    page.reload()
    expect(page.locator(".oc-certificate-name")).to_have_text("Ana")
    expect(page.locator(".oc-certificate-shown")).to_be_hidden()
