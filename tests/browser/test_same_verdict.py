"""What people hand in is read alike in Python and in the browser: generated answers files, codes and chats.

The inputs come from a seed. `--fuzz-rounds 20` makes twenty times as many. A failure names the seed and the smallest
input of those that differ, cut down until nothing more can go.
"""

import copy
import hashlib
import json
import random
from dataclasses import asdict

import pytest

from oncamera.content.vocabulary import CODES
from oncamera.files.problems import ProblemsError
from oncamera.hosts.scripts import joined_module
from oncamera.results.answers import parse_answers_file
from oncamera.results.result_code import ALPHABET, STEPS, encode, find_codes
from tests.browser.rooms import a_file, a_text, count_rooms
from tests.pasted_texts import HANDLED, HONEST, ROOM_FORMS, many_texts

ANSWERS_FILES, CHATS, BATCH, SEED = 8_000, 8_000, 500, 20261201
READ = """async ([sources, inputs]) => {
  const load = (source) => import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
  const [{ readAnswersFile }, { findCodes }] = await Promise.all(sources.map(load));
  return inputs.map(([name, text]) => {
    try {
      if (name.endsWith(".json")) return readAnswersFile(text).file;
      return findCodes(text, "on-camera").map(({ label, result = null, problem = "" }) => [label, result, problem]);
    } catch (error) {
      return `thrown: ${error}`;
    }
  });
}"""


def in_python(name, text):
    if name.endswith(".txt"):
        return [
            [one.label, json.loads(json.dumps(asdict(one.result))) if one.result else None, one.problem]
            for one in find_codes(text)
        ]
    try:
        return parse_answers_file(text.encode(), name)
    except (ProblemsError, UnicodeEncodeError):
        return None


def is_same(ours, theirs):
    """Whether the two read the same. An answers file may leave out what has a default."""
    if isinstance(ours, list) or ours is None or theirs is None or isinstance(theirs, str):
        return ours == theirs
    return parse_answers_file(json.dumps(theirs).encode(), "a.json") == ours


class Judges:
    def __init__(self, page):
        self.page = page
        self.sources = [joined_module("results/answers_file.js"), joined_module("results/read_code.js")]

    def differing(self, inputs):
        """Give those of the inputs that the two read differently, with what each read."""
        theirs = self.page.evaluate(READ, [self.sources, inputs])
        ours = [in_python(*one) for one in inputs]
        assert len(theirs) == len(ours) == len(inputs)
        return [(*row,) for row in zip(inputs, ours, theirs, strict=True) if not is_same(row[1], row[2])]

    def smallest(self, name, text):
        """Cut pieces out of a text as long as the two still differ."""
        size = len(text) // 2
        while size:
            shorter = [text[:at] + text[at + size :] for at in range(0, len(text), size)][:200]
            found = self.differing([[name, one] for one in shorter])
            text, size = (found[0][0][1], size) if found else (text, size // 2)
        return self.differing([[name, text]])[0]

    def agree(self, name, make, number, seed):
        chance = random.Random(seed)
        judged = 0
        for _ in range(0, number, BATCH):
            inputs = [[name, make(chance)] for _ in range(BATCH)]
            differing = self.differing(inputs)
            judged += len(inputs)
            if differing:
                least = self.smallest(*min((row[0] for row in differing), key=lambda one: len(one[1])))
                pytest.fail(
                    f"seed {seed}: {len(differing)} of {BATCH} differ; the smallest, Python's, the browser's: {least!r}"
                )
        assert judged == number


@pytest.fixture
def judges(page):
    return Judges(page)


def honest_answers(chance):
    form = chance.choice(ROOM_FORMS)
    asked = chance.sample(form.cases, chance.randint(0, len(form.cases)))
    answers = {case.id: {"picked": [chance.choice(STEPS)], "rating": chance.randint(1, 6), "tries": 1, "v": case.v}
               for case in asked}  # fmt: skip
    for question in chance.sample(form.questions, chance.randint(0, len(form.questions))):
        answers[question.id] = {"picked": [*question.key], "tries": 1, "v": question.v}
    return answers


ODD = [
    None, True, False, 0, 1, -0.0, 1.0, 2.0, 1.5, 5, 7, 10_001, 2**53, 10**25, float("inf"), float("nan"), "", "a",
    "zzz",
    "hold", "final", "on-camera", "other", "3f9c2b10", "3F9C2B10", "3f9c2b10\n", "a\n", "A", "\ufeffa", "\u0661",
    "\ud800",
    "\u0000", "a" * 60, "a" * 61, "🌿" * 80, "🌿" * 81, "2026-02-29", "2028-02-29", "0000-01-01", "9999-12-31",
    "२०२६-०१-०१", "2026-1-1", "2026-12-01\n", [], ["a"], ["zzz"], ["verify", "hold"], [[]], [["a"], []], ["a"] * 25, {},
    {"a": 1}, {"__proto__": 1}, {"controls": 5}, {"controls": ["x"], "owner": "A"}, {"on-camera.token": "0123abcd"},
]  # fmt: skip
KEYS = [
    "toString", "constructor", "__proto__", "hasOwnProperty", "length", "valueOf", "schema", "course", "answers",
    "plan",
    "role", "certificates", "lost", "kept", "picked", "rating", "tries", "v", "branches", "open", "name", "plan?", "a",
    "\ud800", "", "A",
]  # fmt: skip


def places_in(value):
    if isinstance(value, dict | list) and value:
        for key in value if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places_in(value[key])


def answers_file(chance):
    """One answers file: honest, and then spoilt in none to three places, as data or as text."""
    file = {"schema": 1, "course": "on-camera", "answers": honest_answers(chance)}
    file |= {"plan": {"controls": ["call-back"], "company": "A"}} if chance.random() < 0.3 else {}
    file |= {"kept": {"on-camera.token": f"{chance.getrandbits(32):08x}"}} if chance.random() < 0.5 else {}
    certificate = {"name": "Ana Núñez", "role": "it", "date": "2026-11-25", "version": "0.1.0", "form": "final",
                   "score": 88, "code": "3F9C-2B10-77AA-01D2-9E4C"}  # fmt: skip
    file |= {"certificates": [certificate]} if chance.random() < 0.3 else {}
    for _ in range(chance.choice([0, 1, 1, 2, 3])):
        inside, key = chance.choice([*places_in(file)])
        if chance.random() < 0.3 and isinstance(inside, dict):
            inside[chance.choice(KEYS)] = copy.deepcopy(chance.choice(ODD))
        elif chance.random() < 0.15:
            del inside[key]
        else:
            inside[key] = copy.deepcopy(chance.choice(ODD))
    text = json.dumps(file, ensure_ascii=True)
    if chance.random() < 0.15:
        at = chance.randrange(len(text))
        piece = chance.choice(
            ["", '"', "{", "}", ",", "1e999", "NaN", "\x00", "\t", "[" * 200, "9" * 4_400, "\ufeff", '"a":1,']
        )
        text = text[:at] + piece + text[at + chance.choice([0, 1]) :]
    return text


NOISE = [
    "", " ", "\n", "> ", "\r\n> ", "Ann", "Ana: ", "document 1", "docu 1 ", "OCU1", "OCU1-", "OCU2-AAAAA",
    "…", "“", "**",
    "`",
    "<b>", "</b>", "\u200b", "🎥", "10:31 ", "U", "thanks", "o c u 1 ", "OCU1-U", "Ꮎ", "ſ", "İ", "\ufeff",
]  # fmt: skip


def crafted(chance):
    """A code with the right length and checksum, whatever else it says."""
    form = chance.choice(ROOM_FORMS)
    parts = b""
    number = chance.choice([0, 1, 1, 1, 2, 3])
    for one in [form, *[chance.choice(ROOM_FORMS) for _ in range(2)]][:number]:
        cases = chance.choice([len(one.cases)] * 6 + [0, 1, 20, 255])
        width = -(-(25**cases - 1).bit_length() // 8)
        states = min(chance.choice([chance.randrange(25**cases), 25**cases - 1, 25**cases, 0]), 256**width - 1)
        kind = chance.choice([CODES[one.form]] * 8 + [11, 255])
        parts += bytes([kind]) + bytes.fromhex(one.print) + bytes([cases]) + states.to_bytes(width, "big")
        parts += bytes([chance.choice([0, 0, 0x11, 0xCC, 0x1F, 0xFF, chance.randrange(256)])])
    name = chance.choice([
        b"", b"", b"Ana", "Zoë".encode(), b"\xff", b"\xed\xa0\x80", b"\xc0\xaf", b"\x00", b"A\nB", b"\x1b[31m", b" A",
        b"A ",
        "\ufeffA".encode(), "e\u0301".encode(), "A\u202eB".encode(), b"x" * 60, b"x" * 61, "\ufffd".encode(),
        "क़".encode(),
        chance.randbytes(4),
    ])  # fmt: skip
    tag = hashlib.sha256(b"on-camera").digest()[:2] if chance.random() < 0.95 else b"\x00\x00"
    body = (tag + chance.randbytes(7) + bytes([chance.choice([number] * 8 + [0, 255])]) + parts + name)[:250]
    body = bytes([len(body) + 5]) + body
    whole = body + hashlib.sha256(body.hex().encode()).digest()[:4]
    signs = -(-8 * len(whole) // 5)
    value = int.from_bytes(whole, "big") << 5 * signs - 8 * len(whole)
    return "OCU1-" + "".join(ALPHABET[value >> 5 * place & 31] for place in reversed(range(signs)))


def chat(chance):
    """A few codes, honest, crafted, cut, spoilt or handled, with talk around them."""
    pool = chance.sample(HONEST, 2)
    pieces = []
    for _ in range(chance.randint(1, 5)):
        code = crafted(chance) if chance.random() < 0.4 else encode(chance.choice(pool))
        if chance.random() < 0.2:
            code = code[: chance.randrange(3, len(code))]
        if chance.random() < 0.2:
            at = chance.randrange(len(code))
            code = (
                code[:at] + chance.choice([*ALPHABET, "U", "\n> ", "–", "\u2011", "\u00a0", "\u200d"]) + code[at + 1 :]
            )
        code = chance.choice(HANDLED)(code)
        pieces += [chance.choice(NOISE), code, chance.choice(NOISE)]
    return "".join(pieces)


def texts_of(chance):
    """A chat; or the codes of a few browsers repeated, quoted, spread and run together."""
    return chat(chance) if chance.random() < 0.6 else "\n".join(many_texts(chance)[1])


@pytest.mark.fuzz
def test_an_answers_file_is_read_alike_in_both_languages(judges, fuzz_rounds):
    judges.agree("a.json", answers_file, ANSWERS_FILES * fuzz_rounds, SEED)


@pytest.mark.fuzz
def test_a_chat_is_read_alike_in_both_languages(judges, fuzz_rounds):
    judges.agree("a.txt", texts_of, CHATS * fuzz_rounds, SEED)


@pytest.mark.fuzz
def test_whatever_comes_into_the_room_is_counted_or_named(page, fuzz_rounds):
    chance = random.Random(SEED)
    for _ in range(0, 3_000 * fuzz_rounds, BATCH):
        steps = [a_file("a.json", answers_file(chance)) if chance.random() < 0.5 else a_text("a.txt", chat(chance))
                 for _ in range(BATCH)]  # fmt: skip
        rooms = count_rooms(page, [[step] for step in steps], ROOM_FORMS)
        lost = [step for step, room in zip(steps, rooms, strict=True) if not room.results and not room.skipped]
        assert [step for step in lost if "OCU1" not in step[2]] == []
