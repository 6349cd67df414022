"""Generated sign-in lists and folders: nothing crashes, and every person and every file is counted or named."""

import random

import pytest

from oncamera.files.problems import ProblemsError
from oncamera.files.visible_text import look_alike_key
from oncamera.results.answers_folder import read_submissions
from oncamera.sessions.attendance import read_sign_in

NAMES = ["Ana Núñez", "Bo", "Łukasz", "O'Brien, Pat", 'Jo "JJ" Li', "=1+1", "山田", "a;b", "x|y", "Zoë\tB"]


@pytest.mark.fuzz
def test_every_person_of_a_sound_list_is_read(tmp_path, request):
    path = tmp_path / "list.csv"
    for seed in range(1_500 * request.config.getoption("--fuzz-rounds", default=1)):
        chance = random.Random(seed)
        people = chance.sample(NAMES, chance.randint(1, len(NAMES)))
        separator, end = chance.choice(",;\t|"), chance.choice(["\n", "\r\n", "\r"])
        lines = [["Full name", "Team"], *([name, "HR"] for name in people)]
        text = end.join(separator.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
        path.write_bytes(text.encode(chance.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])))
        read = {look_alike_key(person.name) for person in read_sign_in(path).people}
        assert read == {look_alike_key(name) for name in people}, seed


@pytest.mark.fuzz
def test_a_spoilt_list_is_read_or_refused_and_a_folder_of_them_named(tmp_path, request):
    for seed in range(1_500 * request.config.getoption("--fuzz-rounds", default=1)):
        chance = random.Random(seed)
        raw = bytearray('\ufeffname;team\r\nAna;HR\r\n"Bo";IT\r\n'.encode())
        for _ in range(chance.randint(1, 6)):
            raw.insert(chance.randrange(len(raw)), chance.choice(b'\x00\x1b\xff\xfe";,\t\r\n{=O') or 0)
        name = f"a{chance.choice(['.json', '.txt', '.csv', '.docx', '.html', ''])}"
        path = tmp_path / name
        path.write_bytes(raw)
        try:
            assert read_sign_in(path).people, seed
        except ProblemsError as error:
            assert error.problems, seed
        [one] = read_submissions(tmp_path)
        assert one.name == name
        assert one.problems or one.text is not None, seed
        path.unlink()
