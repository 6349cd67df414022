"""The room takes each result whole, or names it and says why not."""

import json

import pytest

from oncamera.results.answers import Answer, AnswersFile
from oncamera.results.exam import QuestionKey
from oncamera.results.result_code import FOREIGN, IMPOSSIBLE, SHORT, Part, Result, encode
from oncamera.results.room import (
    DUPLICATE,
    EMPTY,
    FULLER,
    NO_CODE,
    NO_FILE,
    OTHER,
    Room,
    add_file,
    add_result,
    add_text,
    read_folder,
)
from oncamera.results.submission import NOT_OFFERED, OUTDATED, RoomCase, RoomForm, hand_in, room_forms
from oncamera.results.synthetic_room import SEED, write_synthetic_room
from tests.conftest import COURSE


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


def reasons(room: Room) -> list[str]:
    return [one.reason for one in room.skipped]


def answer(rating: int, v: str = "aaaaaaaa") -> Answer:
    return Answer(picked=["verify"], rating=rating, v=v)


def test_a_result_is_counted():
    room = add_result(Room(), "one", result(1, 2, 3), FORMS)
    assert (room.results, room.skipped) == ((("one", result(1, 2, 3)),), ())


def test_the_room_before_is_left_as_it_was():
    before = Room()
    add_result(before, "one", result(1, 2, 3), FORMS)
    assert before == Room()


def test_the_same_browser_counts_once():
    room = add_result(add_result(Room(), "one", result(1, 2, 3), FORMS), "two", result(1, 2, 3), FORMS)
    assert ([label for label, _ in room.results], reasons(room)) == (["one"], [DUPLICATE])


@pytest.mark.parametrize("names", [("", ""), ("Ana", ""), ("", "Bo"), ("Ana", "Ana")])
def test_of_two_different_results_of_one_browser_one_counts_and_the_other_is_told_why(names):
    first, second = result(1, 2, 3, name=names[0]), result(1, 2, 4, name=names[1])
    room = add_result(add_result(Room(), "one", first, FORMS), "two", second, FORMS)
    assert ([one for _, one in room.results], reasons(room)) == ([first], [OTHER])


def test_two_people_on_one_computer_both_count_when_they_typed_their_names():
    results = [result(1, 2, 3, name="Ana"), result(1, 2, 4, name="Bo"), result(5, 0, 0, name="Cy")]
    room = Room()
    for one in [*results, results[1]]:
        room = add_result(room, "code", one, FORMS)
    assert ([one for _, one in room.results], reasons(room)) == (results, [DUPLICATE])


@pytest.mark.parametrize("order", [[0, 1], [1, 0], [0, 1, 0], [1, 0, 1, 0]])
def test_one_who_mends_the_name_and_goes_on_counts_once_in_whatever_order_the_codes_come(order):
    sent = [result(1, 0, 0, name="Ana"), result(1, 2, 3, name="Ana N.")]
    room = Room()
    for place in order:
        room = add_result(room, "code", sent[place], FORMS)
    assert [one for _, one in room.results] == [sent[1]]


def test_an_earlier_state_of_a_counted_result_is_told_to_be_so():
    room = add_result(add_result(Room(), "whole", result(1, 2, 3), FORMS), "half", result(1, 0, 0), FORMS)
    assert ([label for label, _ in room.results], reasons(room)) == (["whole"], [FULLER])


@pytest.mark.parametrize(("answered", "right"), [(1, 2), (2, 1), (2, 2)])
def test_counts_that_cannot_be_are_refused(answered, right):
    bad = Result("0.1.0", "00000001", (Part("baseline", "222222", (1, 2), answered, right),))
    assert reasons(add_result(Room(), "bad", bad, FORMS)) == [IMPOSSIBLE]


@pytest.mark.parametrize(
    "text",
    [
        "{code} Replying to “{start}…”",
        "Replying to “{start}…” {code}",
        "Bo replied to “{start}...”: thanks, and mine comes next. " + "Let me look for it. " * 9 + "{code}",
    ],
)
@pytest.mark.parametrize("left", [5, 10, 40])
def test_a_quotation_of_a_counted_code_is_no_damage(text, left):
    code = encode(result(1, 2, 3))
    room = add_text(Room(), "a chat", text.format(code=code, start=code[:left]), FORMS)
    assert (len(room.results), room.skipped) == (1, ())


def test_a_quotation_may_come_before_or_after_what_it_quotes_in_another_text():
    code = encode(result(1, 2, 3))
    room = Room()
    for text in (code[:10], code, code[:20]):
        room = add_text(room, "a chat", text, FORMS)
    assert (len(room.results), room.skipped) == (1, ())


def test_a_cut_code_that_begins_no_whole_one_stays_named():
    room = add_text(Room(), "a chat", encode(result(1, 2, 3, token="99999999"))[:40] + " " + encode(result(1)), FORMS)
    assert SHORT in reasons(room)


@pytest.mark.parametrize("picked", [["zzz"], ["verify", "hold"], ["constructor"]])
def test_a_verdict_that_the_desk_does_not_offer_costs_its_own_form_alone(picked):
    odd = Answer(picked=picked, rating=3, v="aaaaaaaa")
    room = add_file(Room(), "a.json", AnswersFile(schema=1, answers={"p-good": odd, "b-bad": answer(6)}), FORMS)
    assert [label for label, _ in room.results] == ["a.json, Baseline"]
    assert [(one.label, one.reason) for one in room.skipped] == [("a.json, Practice", NOT_OFFERED)]


def test_a_question_with_a_verdict_is_not_counted():
    answers = {"b-bad": answer(6), "q": Answer(picked=["a"], rating=2, v="bbbbbbbb")}
    assert reasons(add_file(Room(), "a.json", AnswersFile(schema=1, answers=answers), FORMS)) == [NOT_OFFERED]


def test_of_two_results_of_one_browser_the_fuller_one_counts():
    room = add_result(add_result(Room(), "half", result(1, 0, 0), FORMS), "whole", result(1, 2, 3), FORMS)
    assert [label for label, _ in room.results] == ["whole"]
    assert [(one.label, one.reason) for one in room.skipped] == [("half", FULLER)]


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
def test_a_result_that_does_not_fit_is_skipped_whole(bad, reason):
    room = add_result(Room(), "bad", bad, FORMS)
    assert (room.results, reasons(room)) == ((), [reason])


def test_a_name_stands_in_the_label_only_when_it_was_given():
    named = result(1, 2, 3, token="00000002", name="Zoë")
    room = add_result(add_result(Room(), "one", result(1, 2, 3), FORMS), "two", named, FORMS)
    assert [label for label, _ in room.results] == ["one", "two (Zoë)"]


def test_a_text_without_a_code_is_named():
    assert reasons(add_text(Room(), "a chat", "Good morning", FORMS)) == [NO_CODE]


def test_codes_are_found_among_names_and_times():
    codes = [encode(result(1, 2, 3, token=f"0000000{seat}")) for seat in range(3)]
    chat = "\n".join(f"[09:1{seat}] Seat {seat}: `{code}`!" for seat, code in enumerate(codes))
    assert len(add_text(Room(), "a chat", chat, FORMS).results) == 3


def test_a_finished_baseline_goes_with_another_form():
    answers = {"p-good": answer(1), "b-bad": answer(6), "b-twin": answer(1), "q": Answer(picked=["a"], v="bbbbbbbb")}
    handed = hand_in(answers, PRACTICE, FORMS, "00000001")
    assert isinstance(handed, Result)
    assert handed.parts == (part(0, 2, 0), Part("baseline", "222222", (22, 2), 1, 1))


def test_an_unfinished_baseline_stays_at_home():
    handed = hand_in({"p-good": answer(1), "b-bad": answer(6)}, PRACTICE, FORMS, "00000001")
    assert isinstance(handed, Result)
    assert handed.parts == (part(0, 2, 0),)


def test_an_answers_file_gives_one_result_a_form():
    file = AnswersFile(schema=1, answers={"p-good": answer(1), "b-bad": answer(6)})
    room = add_file(Room(), "a.json", file, FORMS)
    assert [label for label, _ in room.results] == ["a.json, Practice", "a.json, Baseline"]


def test_an_answers_file_with_an_answer_to_another_wording_is_not_half_counted():
    file = AnswersFile(schema=1, answers={"p-good": answer(1), "p-bad": answer(6, v="cccccccc"), "b-bad": answer(6)})
    room = add_file(Room(), "a.json", file, FORMS)
    assert [label for label, _ in room.results] == ["a.json, Baseline"]
    assert [(one.label, one.reason) for one in room.skipped] == [("a.json, Practice", OUTDATED)]


def test_a_file_and_a_code_of_one_browser_count_once():
    file = AnswersFile(schema=1, answers={"p-good": answer(1)}, kept={"on-camera.token": "00000001"})
    room = add_file(add_result(Room(), "code", result(0, 2, 0), FORMS), "a.json", file, FORMS)
    assert (len(room.results), reasons(room)) == (1, [DUPLICATE])


def test_the_same_file_without_a_number_counts_once():
    file = AnswersFile(schema=1, answers={"p-good": answer(1)})
    assert reasons(add_file(add_file(Room(), "a.json", file, FORMS), "b.json", file, FORMS)) == [DUPLICATE]


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
def test_a_file_that_cannot_be_counted_is_named(tmp_path, text, reason):
    (tmp_path / "a.json").write_text(text)
    assert [(one.label, one.reason) for one in read_folder(tmp_path, FORMS).skipped] == [("a.json", reason)]


def test_a_wrong_folder_is_named(tmp_path):
    with pytest.raises(NotADirectoryError, match="there is no folder"):
        read_folder(tmp_path / "none", FORMS)


def test_the_synthetic_room_is_the_same_each_time_and_says_what_it_is(tmp_path):
    forms = room_forms(COURSE)
    for name in ("one", "two"):
        write_synthetic_room(tmp_path / name, forms, COURSE, "practice", 30, SEED)
    files = [{path.name: path.read_text() for path in (tmp_path / name).iterdir()} for name in ("one", "two")]
    assert files[0] == files[1]
    assert all(name.startswith("synthetic-") for name in files[0])
    assert "SYNTHETIC" in files[0]["synthetic-chat.txt"]
    room = read_folder(tmp_path / "one", forms)
    assert sum(one.parts[0].form == "practice" for _, one in room.results) == 30
    assert room.skipped == ()
    assert json.loads(files[0]["synthetic-seat-01.json"])["course"] == "on-camera"
