"""Texts as a facilitator pastes them, one after another: codes repeated, quoted, cut, run together or spread out."""

import random
from dataclasses import replace

from oncamera.results.result_code import Result, encode
from oncamera.results.submission import room_forms
from tests.conftest import COURSE
from tools.synthetic_room import synthetic_results

ROOM_FORMS = room_forms(COURSE)
HONEST = [one for form in ("practice", "final", "track-it") for one in synthetic_results(ROOM_FORMS, COURSE, form, 40)]
NAMES = ["", "", "Ana", "Ana N.", "Bo"]
TALK = ["", "", " ", "\n", "\r\n> ", "Ana: ", "[10:31] ", "**", "`", "“", "🎥 ", "Replying to “", "docu 1 "]
HANDLED = [
    str, str, str.lower, lambda code: code.replace("-", ""), lambda code: code.replace("-", "\u2212"),
    lambda code: "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in code),
]  # fmt: skip


def one_browser(chance: random.Random) -> list[Result]:
    """Give what one browser sends while its user goes on: no decision changed, and the last state whole."""
    whole = replace(chance.choice(HONEST), token=f"{chance.getrandbits(32):08x}", name=chance.choice(NAMES))
    first = whole.parts[0]
    order = chance.sample(range(len(first.states)), len(first.states))
    sent = []
    for number in sorted(chance.sample(range(1, len(order)), chance.randint(0, 2))):
        states = tuple(state if case in order[:number] else 0 for case, state in enumerate(first.states))
        part = replace(first, states=states, answered=0, right=0)
        if part.judged:
            sent.append(replace(whole, parts=(part,), name=chance.choice(NAMES)))
    return [*sent, whole]


def pasted(chance: random.Random, codes: list[str]) -> list[str]:
    """Give two to five texts that hold every code at least once, in any order, amid talk."""
    texts = ["" for _ in range(chance.randint(2, 5))]
    again = [chance.choice(codes) for _ in range(chance.randint(0, 4))]
    for code in chance.sample([*codes, *again], len(codes) + len(again)):
        at = chance.randrange(len(texts))
        mark = chance.choice(["", "", "", "OCU1", "Ann"])  # pasted twice, or a name that touches the code
        texts[at] += chance.choice(TALK) + mark + chance.choice(HANDLED)(code) + chance.choice(TALK)
    for _ in range(chance.randint(0, 3)):
        code, at = chance.choice(codes), chance.randrange(len(texts) - 1)
        cut = chance.randrange(4, len(code))
        kind = chance.choice(["quoted", "spread", "twice"])
        if kind == "quoted":
            texts[at] = f"Replying to “{code[:cut]}{chance.choice(['…', '...'])}” {texts[at]}"
        elif kind == "spread":  # its beginning ends one text, and its end begins the next
            texts[at] += "\n" + code[:cut]
            texts[at + 1] = f"{code[cut:]}\n{texts[at + 1]}"
        else:
            texts.append(texts[at])
    return texts


def many_texts(chance: random.Random) -> tuple[list[Result], list[str]]:
    """Give the last state of some browsers, and the texts in which they and their earlier states come in."""
    browsers = [one_browser(chance) for _ in range(chance.randint(1, 4))]
    return [sent[-1] for sent in browsers], pasted(chance, [encode(one) for sent in browsers for one in sent])
