"""However often and wherever a code is pasted, each browser counts once, with the fullest that it sent."""

import random
from collections import Counter

import pytest

from oncamera.results.result_code import SHORT
from tests.browser.rooms import a_text, count_rooms
from tests.browser.test_room import DUPLICATE, FULLER, NO_CODE
from tests.pasted_texts import ROOM_FORMS, many_texts

BATCH = 100  # rooms that are counted in one call


def rooms_of(page, rooms):
    return count_rooms(page, [[a_text("a chat", text) for text in texts] for texts in rooms], ROOM_FORMS)


def counted(room):
    return Counter((one.token, one.parts) for _, one in room.results)


@pytest.mark.fuzz
def test_each_browser_counts_once_with_its_fullest_however_its_codes_are_pasted(empty_page, fuzz_rounds):
    for start in range(0, 1_500 * fuzz_rounds, BATCH):
        wanted, rooms = [], []
        for seed in range(start, start + BATCH):
            chance = random.Random(seed)
            sent, texts = many_texts(chance)
            wanted.append(Counter((one.token, one.parts) for one in sent))
            more = (texts, texts[::-1], [" ".join(texts)], chance.sample(texts, 1))
            rooms += [texts, *([*texts, *again] for again in more)]
        made = rooms_of(empty_page, rooms)
        for seed, expected in enumerate(wanted, start):
            once, *again = made[5 * (seed - start) : 5 * (seed - start) + 5]
            assert counted(once) == expected, seed
            assert {*once.reasons} <= {DUPLICATE, FULLER, NO_CODE}, seed
            assert all(counted(one) == expected for one in again), seed


@pytest.mark.fuzz
def test_the_cut_beginning_of_a_code_stays_named_until_the_code_comes_whole(empty_page, fuzz_rounds):
    for start in range(0, 500 * fuzz_rounds, BATCH):
        chances = [random.Random(seed) for seed in range(start, start + BATCH)]
        pasted = rooms_of(empty_page, [many_texts(chance)[1] for chance in chances])
        codes = ["OCU1-" + chance.choice(sorted(room.codes)) for chance, room in zip(chances, pasted, strict=True)]
        cuts = [code[: chance.randrange(6, len(code) - 1)] for chance, code in zip(chances, codes, strict=True)]
        three = [[[cut], [cut, code], [code, cut]] for cut, code in zip(cuts, codes, strict=True)]
        made = rooms_of(empty_page, [texts for each in three for texts in each])
        for place in range(BATCH):
            alone, before, after = made[3 * place : 3 * place + 3]
            assert alone.reasons == [SHORT], start + place
            assert before.skipped == after.skipped == [], start + place
