"""The room takes each result whole, or names it and says why not."""

import json

import pytest

from oncamera.results.exam import QuestionKey
from oncamera.results.result_code import FOREIGN, IMPOSSIBLE, SHORT, Part, Result, encode
from oncamera.results.submission import RoomCase, RoomForm
from tests.browser.rooms import a_file, a_result, a_text

DUPLICATE = "it is counted already"
FULLER = "the same browser has sent a fuller one, which is counted"
OTHER = (
    "the same browser has sent another result for this form, and only one counts: if two people share the computer, "
    "the second presses “Not you? Start afresh” beside the code"
)
EMPTY = "nothing is decided in it"
NO_CODE = "there is no code in it"
NO_FILE = "it is no answers file of this course, or a broken one"
OUTDATED = "its questions or files are not those of this page, but of an earlier or a later bank"
NOT_OFFERED = "an answer in it isn't one that the page offers"


def room_case(name: str, impostor: bool = False, pair: str = "", stage: str = "interview") -> RoomCase:
    return RoomCase(id=name, v="aaaaaaaa", title=name, stage=stage, impostor=impostor, best="verify",
                    acceptable=["hold"], pair=pair)  # fmt: skip


PRACTICE = RoomForm(
    form="practice",
    name="Practice",
    print="111111",
    questions=[],
    cases=[room_case("p-bad", True), room_case("p-good"), room_case("p-twin", pair="twin")],
)
BASELINE = RoomForm(
    form="baseline",
    name="Baseline",
    print="222222",
    questions=[QuestionKey(id="q", v="bbbbbbbb", key=["a"])],
    cases=[room_case("b-bad", True), room_case("b-twin", pair="twin")],
)
FORMS = [PRACTICE, BASELINE]


def part(*states: int, print: str = "111111") -> Part:
    return Part("practice", print, states)


def result(*states: int, token: str = "00000001", name: str = "") -> Result:
    return Result("0.1.0", token, (part(*states),), name)


def answer(rating: int, v: str = "aaaaaaaa", picked: list[str] | None = None) -> dict:
    return {"picked": picked or ["verify"], "rating": rating, "v": v}


def file_of(answers: dict, **more) -> str:
    return json.dumps({"schema": 1, "course": "on-camera", "answers": answers, **more})


def test_a_result_is_counted(count):
    room = count(FORMS, a_result("one", result(1, 2, 3)))
    assert (room.results, room.skipped) == ([("one", result(1, 2, 3))], [])


def test_the_same_browser_counts_once(count):
    room = count(FORMS, a_result("one", result(1, 2, 3)), a_result("two", result(1, 2, 3)))
    assert (room.labels, room.reasons) == (["one"], [DUPLICATE])


@pytest.mark.parametrize("names", [("", ""), ("Ana", ""), ("", "Bo"), ("Ana", "Ana")])
def test_of_two_different_results_of_one_browser_one_counts_and_the_other_is_told_why(count, names):
    first, second = result(1, 2, 3, name=names[0]), result(1, 2, 4, name=names[1])
    room = count(FORMS, a_result("one", first), a_result("two", second))
    assert ([one for _, one in room.results], room.reasons) == ([first], [OTHER])


def test_two_people_on_one_computer_both_count_when_they_typed_their_names(count):
    results = [result(1, 2, 3, name="Ana"), result(1, 2, 4, name="Bo"), result(5, 0, 0, name="Cy")]
    room = count(FORMS, *(a_result("code", one) for one in [*results, results[1]]))
    assert ([one for _, one in room.results], room.reasons) == (results, [DUPLICATE])


@pytest.mark.parametrize("order", [[0, 1], [1, 0], [0, 1, 0], [1, 0, 1, 0]])
def test_one_who_mends_the_name_and_goes_on_counts_once_in_whatever_order_the_codes_come(count, order):
    sent = [result(1, 0, 0, name="Ana"), result(1, 2, 3, name="Ana N.")]
    room = count(FORMS, *(a_result("code", sent[place]) for place in order))
    assert [one for _, one in room.results] == [sent[1]]


def test_an_earlier_state_of_a_counted_result_is_told_to_be_so(count):
    room = count(FORMS, a_result("whole", result(1, 2, 3)), a_result("half", result(1, 0, 0)))
    assert (room.labels, room.reasons) == (["whole"], [FULLER])


def test_of_two_results_of_one_browser_the_fuller_one_counts(count):
    room = count(FORMS, a_result("half", result(1, 0, 0)), a_result("whole", result(1, 2, 3)))
    assert (room.labels, room.skipped) == (["whole"], [("half", FULLER)])


@pytest.mark.parametrize(("answered", "right"), [(1, 2), (2, 1), (2, 2)])
def test_counts_that_cannot_be_are_refused(count, answered, right):
    bad = Result("0.1.0", "00000001", (Part("baseline", "222222", (1, 2), answered, right),))
    assert count(FORMS, a_result("bad", bad)).reasons == [IMPOSSIBLE]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (Result("0.1.0", "00000001", (part(1, 2, 3, print="999999"),)), OUTDATED),
        (Result("0.1.0", "00000001", (part(1, 2),)), OUTDATED),
        (Result("0.1.0", "00000001", (Part("final", "111111", (1, 2, 3)),)), OUTDATED),
        (Result("0.1.0", "00000001", (part(1, 2, 3), Part("baseline", "999999", (1, 2), 1, 1))), OUTDATED),
        (Result("0.1.0", "00000001", (part(1, 2, 3), part(1, 2, 3))), IMPOSSIBLE),
        (result(0, 0, 0), EMPTY),
        (Result("0.1.0", "00000001", ()), EMPTY),
    ],
)
def test_a_result_that_does_not_fit_is_skipped_whole(count, bad, reason):
    room = count(FORMS, a_result("bad", bad))
    assert (room.results, room.reasons) == ([], [reason])


def test_a_name_stands_in_the_label_only_when_it_was_given(count):
    named = result(1, 2, 3, token="00000002", name="Zoë")
    assert count(FORMS, a_result("one", result(1, 2, 3)), a_result("two", named)).labels == ["one", "two (Zoë)"]


@pytest.mark.parametrize(
    "text",
    [
        "{code} Replying to “{start}…”",
        "Replying to “{start}…” {code}",
        "Bo replied to “{start}...”: thanks, and mine comes next. " + "Let me look for it. " * 9 + "{code}",
    ],
)
@pytest.mark.parametrize("left", [5, 10, 40])
def test_a_quotation_of_a_counted_code_is_no_damage(count, text, left):
    code = encode(result(1, 2, 3))
    room = count(FORMS, a_text("a chat", text.format(code=code, start=code[:left])))
    assert (len(room.results), room.skipped) == (1, [])


def test_a_quotation_may_come_before_or_after_what_it_quotes_in_another_text(count):
    code = encode(result(1, 2, 3))
    room = count(FORMS, *(a_text("a chat", text) for text in (code[:10], code, code[:20])))
    assert (len(room.results), room.skipped) == (1, [])


def test_a_cut_code_that_begins_no_whole_one_stays_named(count):
    text = encode(result(1, 2, 3, token="99999999"))[:40] + " " + encode(result(1))
    assert SHORT in count(FORMS, a_text("a chat", text)).reasons


def test_a_text_without_a_code_is_named(count):
    assert count(FORMS, a_text("a chat", "Good morning")).skipped == [("a chat", NO_CODE)]


def test_codes_are_found_among_names_and_times(count):
    codes = [encode(result(1, 2, 3, token=f"0000000{seat}")) for seat in range(3)]
    chat = "\n".join(f"[09:1{seat}] Seat {seat}: `{code}`!" for seat, code in enumerate(codes))
    assert len(count(FORMS, a_text("a chat", chat)).results) == 3


@pytest.mark.parametrize("picked", [["zzz"], ["verify", "hold"], ["constructor"]])
def test_a_verdict_that_the_desk_does_not_offer_costs_its_own_form_alone(count, picked):
    answers = {"p-good": answer(3, picked=picked), "b-bad": answer(6)}
    room = count(FORMS, a_file("a.json", file_of(answers)))
    assert (room.labels, room.skipped) == (["a.json, Baseline"], [("a.json, Practice", NOT_OFFERED)])


def test_a_question_with_a_verdict_is_not_counted(count):
    answers = {"b-bad": answer(6), "q": {"picked": ["a"], "rating": 2, "v": "bbbbbbbb"}}
    assert count(FORMS, a_file("a.json", file_of(answers))).reasons == [NOT_OFFERED]


def test_a_finished_baseline_goes_with_another_form(count):
    answers = {"p-good": answer(1), "b-bad": answer(6), "b-twin": answer(1), "q": {"picked": ["a"], "v": "bbbbbbbb"}}
    room = count(FORMS, a_file("a.json", file_of(answers)))
    baseline = Part("baseline", "222222", (22, 2), 1, 1)
    assert [one.parts for _, one in room.results] == [(part(0, 2, 0), baseline), (baseline,)]


def test_an_answers_file_gives_one_result_a_form_and_an_unfinished_baseline_goes_with_none(count):
    room = count(FORMS, a_file("a.json", file_of({"p-good": answer(1), "b-bad": answer(6)})))
    assert room.labels == ["a.json, Practice", "a.json, Baseline"]
    assert [len(one.parts) for _, one in room.results] == [1, 1]


def test_an_answers_file_with_an_answer_to_another_wording_is_not_half_counted(count):
    answers = {"p-good": answer(1), "p-bad": answer(6, v="cccccccc"), "b-bad": answer(6)}
    room = count(FORMS, a_file("a.json", file_of(answers)))
    assert (room.labels, room.skipped) == (["a.json, Baseline"], [("a.json, Practice", OUTDATED)])


def test_a_file_and_a_code_of_one_browser_count_once(count):
    file = file_of({"p-good": answer(1)}, kept={"on-camera.token": "00000001"})
    room = count(FORMS, a_result("code", result(0, 2, 0)), a_file("a.json", file))
    assert (room.labels, room.reasons) == (["code"], [DUPLICATE])


def test_the_same_file_without_a_number_counts_once(count):
    file = file_of({"p-good": answer(1)})
    assert count(FORMS, a_file("a.json", file), a_file("b.json", file)).reasons == [DUPLICATE]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"schema": 1, "course": "other", "answers": {}}', FOREIGN),
        ('{"schema": 2, "answers": {}}', NO_FILE),
        ("[]", NO_FILE),
        ("not JSON", NO_FILE),
        ('{"schema": 1, "answers": {}}', EMPTY),
    ],
)
def test_a_file_that_cannot_be_counted_is_named(count, text, reason):
    assert count(FORMS, a_file("a.json", text)).skipped == [("a.json", reason)]
