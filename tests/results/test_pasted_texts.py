"""However often and wherever a code is pasted, each browser counts once, with the fullest that it sent."""

import random
from collections import Counter

import pytest

from oncamera.results.result_code import SHORT
from oncamera.results.room import DUPLICATE, FULLER, NO_CODE, Room, add_text
from tests.pasted_texts import ROOM_FORMS, many_texts


def room_of(texts):
    room = Room()
    for text in texts:
        room = add_text(room, "a chat", text, ROOM_FORMS)
    return room


def counted(room):
    return Counter((one.token, one.parts) for _, one in room.results)


@pytest.mark.fuzz
def test_each_browser_counts_once_with_its_fullest_however_its_codes_are_pasted(fuzz_rounds):
    for seed in range(1_500 * fuzz_rounds):
        chance = random.Random(seed)
        wanted, texts = many_texts(chance)
        once = room_of(texts)
        assert counted(once) == Counter((one.token, one.parts) for one in wanted), seed
        assert {one.reason for one in once.skipped} <= {DUPLICATE, FULLER, NO_CODE}, seed
        for more in (texts, texts[::-1], [" ".join(texts)], chance.sample(texts, 1)):
            assert counted(room_of([*texts, *more])) == counted(once), seed


@pytest.mark.fuzz
def test_the_cut_beginning_of_a_code_stays_named_until_the_code_comes_whole(fuzz_rounds):
    for seed in range(500 * fuzz_rounds):
        chance = random.Random(seed)
        _, texts = many_texts(chance)
        codes = sorted(room_of(texts).codes)
        code = "OCU1-" + chance.choice(codes)
        cut = code[: chance.randrange(6, len(code) - 1)]
        assert [one.reason for one in room_of([cut]).skipped] == [SHORT], seed
        assert room_of([cut, code]).skipped == room_of([code, cut]).skipped == (), seed
