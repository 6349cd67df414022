"""Two devices' answers made into one: the newer answer wins, what changes is said first, and it can be undone."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from oncamera.hosts.scripts import joined_module
from tests.browser.test_what_is_kept import CERTIFICATE, EXAM, FIRST, KEPT, SECOND, keep, put, stored
from tests.conftest import COURSE

NOW = "2026-12-01T12:00Z"
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
TODAY = {"q": "11111111"}  # the fingerprint of q's wording
EXAM_IDS = {"final": ["e1", "e2"], "day90": ["n1"]}
THIRD = COURSE.chapter("the_case")[2]


@pytest.fixture(scope="module")
def merge(browser):
    page = browser.new_page()
    page.goto("about:blank")
    source = joined_module("results/merge_answers.js")
    run = """async ([source, here, file, forms, today, now]) => {
      const { mergeKept } = await import(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
      const { kept, fate, certificates } = mergeKept(here, file, forms, new Map(Object.entries(today)), now);
      return { kept, fate: Object.fromEntries(fate), certificates: Object.fromEntries(certificates) };
    }"""
    yield lambda here, file: page.evaluate(run, [source, here, file, EXAM_IDS, TODAY, NOW])
    page.close()


def answer(letter: str = "a", at: str | None = None, v: str = "11111111", **other: object) -> dict:
    return {"picked": [letter], "tries": 1, "v": v} | ({"at": at} if at else {}) | other


@pytest.mark.parametrize(
    ("here", "file", "wins"),
    [
        (answer("a", "2026-11-30T10:00Z"), answer("b", "2026-11-30T10:01Z"), "file"),
        (answer("a", "2026-11-30T10:01Z"), answer("b", "2026-11-30T10:00Z"), "here"),
        (answer("a"), answer("b", "2020-01-01T00:00Z"), "file"),
        (answer("a", "2020-01-01T00:00Z"), answer("b"), "here"),
        (answer("a", "2026-11-30T10:00Z"), answer("b", "2099-01-01T00:00Z"), "here"),
        (answer("a", "2026-11-30T10:00Z"), answer("b", "2026-11-30T11:00Z", v="22222222"), "here"),
        (answer("a", "2026-11-30T11:00Z", v="22222222"), answer("b", "2026-11-30T10:00Z"), "file"),
        (answer("a", tries=3), answer("b", tries=2), "here"),
        (answer("a", tries=2), answer("b", tries=3), "file"),
        (answer("a", branches=[["a", "b"]]), answer("a"), "here"),
        (answer("a"), answer("b"), "file"),
    ],
    ids=["newer in the file", "newer here", "only the file's has a time", "only the one here has a time",
         "a time from the future", "newer, but to an old wording", "older, but to today's wording",
         "more tries here", "more tries in the file", "a longer path here", "no difference to tell"],
)  # fmt: skip
def test_which_of_two_answers_wins(merge, here, file, wins):
    found = merge({"answers": {"q": here}}, {"answers": {"q": file}})
    assert found["kept"]["answers"]["q"] == (file if wins == "file" else here)
    assert found["fate"] == {"q": "changed" if wins == "file" else "stays"}


def test_what_only_one_side_has_is_in_the_result(merge):
    found = merge(
        {"answers": {"mine": answer()}, "role": "it"}, {"answers": {"theirs": answer()}, "plan": {"controls": []}}
    )
    assert found["kept"] == {
        "answers": {"mine": answer(), "theirs": answer()}, "role": "it", "plan": {"controls": []}, "certificates": None,
    }  # fmt: skip
    assert found["fate"] == {"theirs": "added"}


def test_the_same_answer_twice_changes_nothing(merge):
    found = merge(
        {"answers": {"q": answer(at="2026-11-30T10:00Z")}}, {"answers": {"q": answer(at="2026-11-30T11:00Z")}}
    )
    assert found["fate"] == {"q": "stays"}


def test_work_and_plan_stay_as_they_are_here(merge):
    found = merge(
        {"answers": {}, "role": "it", "plan": {"controls": ["a"]}}, {"answers": {}, "role": "legal", "plan": {}}
    )
    assert (found["kept"]["role"], found["kept"]["plan"]) == ("it", {"controls": ["a"]})


def certificate(form: str, date: str, code: str = "AAAA-AAAA-AAAA-AAAA-AAAA") -> dict:
    return CERTIFICATE | {"form": form, "date": date, "code": code}


OTHER_CODE = "BBBB-BBBB-BBBB-BBBB-BBBB"


@pytest.mark.parametrize(
    ("mine", "theirs", "fate", "letter"),
    [
        ([], [certificate("final", "2026-11-01")], {"final": "added"}, "b"),
        ([certificate("final", "2026-11-01")], [], {}, "a"),
        (
            [certificate("final", "2026-11-01")],
            [certificate("final", "2026-11-02", OTHER_CODE)],
            {"final": "changed"},
            "b",
        ),
        (
            [certificate("final", "2026-11-02")],
            [certificate("final", "2026-11-01", OTHER_CODE)],
            {"final": "stays"},
            "a",
        ),
        (
            [certificate("final", "2026-11-02")],
            [certificate("final", "2099-11-01", OTHER_CODE)],
            {"final": "stays"},
            "a",
        ),
        ([certificate("final", "2026-11-01")], [certificate("final", "2026-11-01")], {}, "a"),
    ],
)
def test_a_certificate_keeps_the_answers_that_its_code_is_made_of(merge, mine, theirs, fate, letter):
    # By its time alone the other answer would win each time.
    late, early = "2026-11-30T10:00Z", "2026-11-01T10:00Z"
    times = (early, late) if letter == "a" else (late, early)
    here = {"answers": {"e1": answer("a", times[0])}, "certificates": mine}
    file = {"answers": {"e1": answer("b", times[1])}, "certificates": theirs}
    found = merge(here, file)
    assert found["certificates"] == fate
    assert found["kept"]["answers"]["e1"]["picked"] == [letter]
    assert len(found["kept"]["certificates"]) == 1


def test_certificates_for_different_forms_are_all_kept(merge):
    found = merge({"answers": {}, "certificates": [certificate("final", "2026-11-01")]},
                  {"answers": {}, "certificates": [certificate("day90", "2026-11-20")]})  # fmt: skip
    assert [one["form"] for one in found["kept"]["certificates"]] == ["final", "day90"]


PHONE = {
    "schema": 1, "course": "on-camera", "role": "legal", "answers": {
        FIRST.id: {"picked": ["a"], "tries": 1, "v": FIRST.fingerprint, "at": "2026-11-20T10:00Z"},
        SECOND.id: {"picked": ["a"], "tries": 1, "v": SECOND.fingerprint, "at": "2026-11-20T10:00Z"},
        THIRD.id: {"picked": ["a"], "tries": 1, "v": THIRD.fingerprint, "at": "2026-11-20T10:00Z"},
    },
}  # fmt: skip
LAPTOP = {
    "schema": 1, "course": "on-camera", "role": "it", "answers": {
        FIRST.id: {"picked": ["b"], "tries": 1, "v": FIRST.fingerprint, "at": "2026-11-21T10:00Z"},
        SECOND.id: {"picked": ["b"], "tries": 1, "v": SECOND.fingerprint},
        EXAM.id: {"picked": EXAM.key, "tries": 1, "v": EXAM.fingerprint},
    },
}  # fmt: skip
BOTH = {FIRST.id: LAPTOP["answers"][FIRST.id], SECOND.id: PHONE["answers"][SECOND.id],
        THIRD.id: PHONE["answers"][THIRD.id], EXAM.id: LAPTOP["answers"][EXAM.id]}  # fmt: skip


def add_the_phones(page: Page, url: str, folder: Path) -> None:
    keep(page, url, LAPTOP)
    put(page, folder, PHONE)
    note = page.locator(".oc-kept-note")
    expect(note).to_contain_text("If you add it to what is kept here: 1 added, 1 replaced by the file's, 1 as before.")
    assert stored(page) == LAPTOP
    page.get_by_role("button", name="Add it to what is kept").click()
    expect(note).to_have_text("Put in: 1 added, 1 replaced by the file's, 1 as before.")


def test_a_phones_answers_are_added_to_a_laptops_and_the_changes_are_listed(page, course_url, tmp_path):
    add_the_phones(page, course_url, tmp_path)
    assert (stored(page)["answers"], stored(page)["role"]) == (BOTH, "it")
    lines = page.locator(".oc-kept-reasons > li")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("The case: 1 added, 1 replaced by the file's, 1 as before.")
    expect(lines.last).to_have_text("Your work: yours stays.")


def test_each_answer_that_a_file_adds_or_contests_is_listed_with_its_dates(page, course_url, tmp_path):
    add_the_phones(page, course_url, tmp_path)
    expect(page.locator(".oc-kept-reasons li li")).to_have_text(
        [
            "Question 1: yours, from 2026-11-21, stays; the file's, from 2026-11-20, isn't taken.",
            "Question 2: the file's answer, from 2026-11-20, takes the place of yours, undated.",
            "Question 3: added, from 2026-11-20.",
        ]
    )


def test_putting_a_file_in_can_be_undone(page, course_url, tmp_path):
    add_the_phones(page, course_url, tmp_path)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".oc-kept-note")).to_have_text("Undone: what was kept before is back.")
    assert stored(page) == LAPTOP
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_replacing_everything_can_be_undone_too(page, course_url, tmp_path):
    keep(page, course_url, LAPTOP)
    put(page, tmp_path, PHONE)
    page.get_by_role("button", name="Replace everything here instead").click()
    assert stored(page) == PHONE
    page.get_by_role("button", name="Undo").click()
    assert stored(page) == LAPTOP


def test_an_undo_ends_when_another_tab_has_changed_what_is_kept(page, course_url, tmp_path):
    add_the_phones(page, course_url, tmp_path)
    other = page.context.new_page()
    other.goto(course_url + KEPT)
    other.evaluate(
        "text => localStorage.setItem('on-camera.answers.v1', text)", json.dumps(LAPTOP | {"role": "finance"})
    )
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_a_file_is_said_to_be_put_in_only_when_it_is_kept(page, course_url, tmp_path):
    keep(page, course_url, LAPTOP)
    page.evaluate(FULL)
    put(page, tmp_path, PHONE)
    page.get_by_role("button", name="Add it to what is kept").click()
    expect(page.locator(".oc-kept-note")).to_have_text("It shows on this page, but this browser won't keep it.")
    assert stored(page) == LAPTOP


def test_an_answer_is_stamped_with_its_minute_when_it_is_given(page, course_url):
    page.clock.set_fixed_time("2026-11-25T14:05:59Z")
    page.goto(course_url + "/chapters/the_case.html")
    question = page.locator(f'[data-question="{FIRST.id}"]')
    question.locator("input").first.check()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".oc-verdict")).not_to_be_empty()
    page.clock.set_fixed_time("2026-11-25T15:00:00Z")
    question = page.locator(f'[data-question="{SECOND.id}"]')
    question.locator("input").first.check()
    question.get_by_role("button", name="Check").click()
    assert {one: kept["at"] for one, kept in stored(page)["answers"].items()} == {
        FIRST.id: "2026-11-25T14:05Z",
        SECOND.id: "2026-11-25T15:00Z",
    }


def test_cases_and_a_scenario_are_listed_by_their_own_names(call):
    kinds = {"c1": "case", "c2": "case", "walk": "scenario"}
    file = {"answers": {"c2": answer("verify", rating=2), "walk": answer("left", "2026-11-30T10:00Z")}}
    fate = {"c2": "added", "walk": "added"}
    found = call("widgets/kept/kept.js", "mergeItems", fate, ["q", "c1", "c2", "walk"], {"answers": {}}, file, kinds)
    assert found == ["Case 2: added, undated.", "Your way through: added, from 2026-11-30."]
