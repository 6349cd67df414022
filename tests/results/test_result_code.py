"""The code of a result: golden ones, whole after a chat has handled them, and refused with a sign wrong."""

import hashlib
import json

import pytest

from oncamera.results import result_code
from oncamera.results.result_code import ALPHABET, FOREIGN, IMPOSSIBLE, NEWER, SHORT, Part, Result, encode, find_codes
from tests.conftest import ROOT

GOLDEN = json.loads((ROOT / "tests" / "golden" / "result_code.json").read_text())


def result_from(data) -> Result:
    parts = tuple(Part(**{**part, "states": tuple(part["states"])}) for part in data["parts"])
    return Result(data["version"], data["token"], parts, data["name"])


LONGEST = result_from(GOLDEN[1]["result"])
CODE = GOLDEN[0]["code"]
WHOLE = result_from(GOLDEN[0]["result"])

# What chats, mail programs and people do to a text.
HANDLED = {
    "nothing": lambda code: code,
    "small letters": str.lower,
    "blanks for hyphens": lambda code: code.replace("-", " "),
    "no hyphens": lambda code: "OCU1" + code[5:].replace("-", ""),
    "long dashes": lambda code: code.replace("-", "—"),
    "soft hyphens": lambda code: "\u00ad".join(code),
    "zero-width blanks": lambda code: "\u200b".join(code),
    "non-breaking blanks": lambda code: code.replace("-", "\u00a0"),
    "ticks": lambda code: f"`{code}`",
    "a fenced block": lambda code: f"```\n{code}\n```",
    "smart quotes": lambda code: f"“{code}”",
    "bold": lambda code: f"**{code}**",
    "a line broken in two": lambda code: code[:37] + "\n" + code[37:],
    "lines broken in a quoted mail": lambda code: "> " + code[:21] + "\r\n> " + code[21:49] + "\r\n> " + code[49:],
    "a chat's name and time": lambda code: f"[10:31] Ana: here is my document 1, {code} 10:32 Bo: thanks",
    "a time stuck to its end": lambda code: f"Ana\n{code}10:31",
    "O and I for 0 and 1": lambda code: code[:5] + code[5:].replace("0", "O").replace("1", "I", 1).replace("1", "l"),
    "fullwidth letters": lambda code: "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in code),
}


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["case"])
def test_a_result_has_its_golden_code(golden):
    assert encode(result_from(golden["result"])) == golden["code"]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["case"])
def test_a_golden_code_is_read_back(golden):
    assert [one.result for one in find_codes(golden["code"])] == [result_from(golden["result"])]


@pytest.mark.parametrize("handled", HANDLED)
def test_a_code_survives(handled):
    assert [one.result for one in find_codes(HANDLED[handled](CODE))] == [WHOLE]


@pytest.mark.parametrize(
    "around", ["OCU1{}", "Ann{}", "{}thanks", "1{}", "\u200b{}\u200b", "<b>{}</b>", "**{}**", "🎥{}🎥"]
)
def test_a_code_counts_whatever_touches_it(around):
    assert [one.result for one in find_codes(around.format(CODE)) if one.result] == [WHOLE]


def test_two_codes_stuck_together_both_count():
    assert [one.result for one in find_codes(CODE + CODE)] == [WHOLE, WHOLE]


def test_a_letter_before_what_is_no_whole_code_makes_it_plain_talk():
    assert find_codes("docu 1, and Ann" + CODE[:20]) == []


def packed(data: bytes) -> str:
    """Write bytes as a code with the right length and checksum, whatever they say."""
    body = bytes([len(data) + 5]) + data
    whole = body + hashlib.sha256(body.hex().encode()).digest()[:4]
    signs = -(-8 * len(whole) // 5)
    number = int.from_bytes(whole, "big") << 5 * signs - 8 * len(whole)
    return "OCU1-" + "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(signs)))


HEAD = hashlib.sha256(b"on-camera").digest()[:2] + bytes([0, 1, 0]) + bytes(4)
PART = bytes([0, 1, 2, 3, 1, 5, 0])  # practice, its fingerprint, one case, its state, no questions
CRAFTED = {
    "more right than answered": bytes([1]) + PART[:-1] + bytes([0x1F]),
    "a state that no number of cases gives": bytes([1]) + PART[:5] + bytes([25, 0]),
    "a form that is none": bytes([1, 11]) + PART[1:],
    "a part that is missing": bytes([2]) + PART,
    "255 cases in no room": bytes([1]) + PART[:4] + bytes([255]) + PART[5:],
    "a name that is no UTF-8": bytes([1]) + PART + b"\xff\xfe",
    "a name with half a character": bytes([1]) + PART + b"\xed\xa0\x80",
    "a name with an overlong form": bytes([1]) + PART + b"\xc0\xaf",
    "a name with an order mark": bytes([1]) + PART + "\ufeffAna".encode(),
    "a name with a line break": bytes([1]) + PART + b"A\nB",
    "a name with a zero byte": bytes([1]) + PART + b"A\x00",
    "a name with an escape": bytes([1]) + PART + b"\x1b[31mA",
    "a name that turns the text around": bytes([1]) + PART + "A\u202eB".encode(),
    "a name of 61 bytes": bytes([1]) + PART + b"x" * 61,
}


def test_a_crafted_code_that_a_page_could_have_written_is_read():
    assert [one.result.name for one in find_codes(packed(HEAD + bytes([1]) + PART + b"Ana")) if one.result] == ["Ana"]


@pytest.mark.parametrize("crafted", CRAFTED)
def test_a_code_that_no_page_can_have_written_is_refused(crafted):
    assert [one.problem for one in find_codes(packed(HEAD + CRAFTED[crafted]))] == [IMPOSSIBLE]


@pytest.mark.parametrize(
    "text", ["OCU1 " * 16_000, f"{CODE} " * 2_000, "OCU1-" + "0" * 100_000], ids=["marks", "codes", "signs"]
)
def test_a_long_text_is_read_once_and_not_once_for_each_code(monkeypatch, text):
    read = []
    monkeypatch.setattr(result_code, "_values", lambda text, start, end, real=result_code._values: (
        value for value in real(text, start, end) if not read.append(value)))  # fmt: skip
    find_codes(text)
    assert len(read) <= len(text)


def test_the_longest_code_has_at_most_300_signs():
    states = (24,) * 12
    parts = (Part("final", "ffffff", states, 12, 12), Part("baseline", "ffffff", states, 12, 12))
    assert len(encode(Result("255.255.255", "ffffffff", parts, "界" * 80))) == 199


def test_a_name_is_cut_between_letters_at_60_bytes():
    assert result_code.clean_name("  Zoë \n\t Anselm " + "界" * 40) == "Zoë Anselm " + "界" * 16


def test_every_single_wrong_sign_is_refused():
    taken = [
        (place, sign)
        for place in range(5, len(CODE))
        for sign in ALPHABET
        if CODE[place] not in ("-", sign)
        for found in find_codes(CODE[:place] + sign + CODE[place + 1 :])
        if found.result
    ]
    assert taken == []


def test_two_swapped_signs_are_refused():
    taken = [
        place
        for place in range(5, len(CODE) - 1)
        if CODE[place] != CODE[place + 1] and "-" not in CODE[place : place + 2]
        if find_codes(CODE[:place] + CODE[place + 1] + CODE[place] + CODE[place + 2 :])[0].result
    ]
    assert taken == []


@pytest.mark.parametrize("left", [5, 6, 7, 20, 40, len(CODE) - 1])
def test_a_code_without_its_end_is_named_so(left):
    (found,) = find_codes(CODE[:left])
    assert (found.result, found.problem) == (None, SHORT)


def test_a_code_cut_short_does_not_swallow_the_next_one():
    assert [bool(one.result) for one in find_codes(f"{CODE[:30]} {CODE}")] == [False, True]


def test_a_code_of_another_layout_is_named_so():
    (found,) = find_codes("OCU2" + CODE[4:])
    assert (found.result, found.problem) == (None, NEWER)


def test_a_code_of_another_course_is_named_so(monkeypatch):
    monkeypatch.setattr(result_code, "COURSE", "another-course")
    code = encode(WHOLE)
    monkeypatch.undo()
    assert [one.problem for one in find_codes(code)] == [FOREIGN]


def test_a_code_whose_parts_do_not_fit_its_length_is_refused(monkeypatch):
    """Nobody writes such a code by a slip: only a broken program can."""
    monkeypatch.setattr(result_code, "_width", lambda cases: 1)
    code = encode(Result("0.1.0", "00000000", (Part("practice", "000000", (0,) * 12),)))
    monkeypatch.undo()
    assert [one.problem for one in find_codes(code)] == [IMPOSSIBLE]


@pytest.mark.parametrize(
    "text", ["", "Good morning, see document 1 in the focus 1 folder, under oculus 1.", "ocu", "no code here 12345"]
)
def test_plain_talk_holds_no_code(text):
    assert find_codes(text) == []
