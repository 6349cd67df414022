"""Generated evaluators' notes and boards' figures: each file is read or named, and the sound ones still count."""

import csv
import json
import random
from dataclasses import replace

import pytest

from oncamera.__main__ import main
from oncamera.documents.after_action import report_document
from oncamera.documents.session_record import make_record
from oncamera.files.brought_files import decode
from oncamera.files.problems import ProblemsError
from oncamera.files.visible_text import is_hidden
from oncamera.results.answers_folder import read_submissions
from oncamera.results.result_code import encode
from oncamera.sessions.attendance import read_sign_in
from oncamera.sessions.evaluator_notes import read_notes
from oncamera.sessions.record import Asked
from oncamera.sessions.saved_board import IN_JSON, VIEWS, read_board
from tests.conftest import COURSE, ROOT
from tests.pasted_texts import HONEST
from tests.spoilt_files import saved_table, spoilt_json, spoilt_table, within
from tools.synthetic_room import BOARD, TABLE

FILES = 500  # of each kind
MOST = 1_000_000_000  # nobody's room is larger
ENDINGS = {
    "notes": [".csv", ".txt", ".CSV", ".tsv", ""],
    "csv": [".csv", ".txt", ".html", ".xlsx"],
    "json": [".json", ".JSON", ".txt", ".csv"],
}
TABLETOP = COURSE.tabletop
NOTES = [*csv.reader((ROOT / "tests" / "fixtures" / "rehearsal_notes.csv").read_text(encoding="utf-8").splitlines())]


@pytest.fixture(scope="module")
def saved():
    """What the board saves of thirty people: as rows of its CSV, and as the data of its JSON."""
    return [*csv.reader(TABLE.read_text(encoding="utf-8").splitlines())], json.loads(BOARD.read_text(encoding="utf-8"))


READ = ("view", "results", "caught", "flagged")  # the lines of a board's file that a report takes up


def spoilt(chance, kind, saved):
    """Spoil one file. Of the board's figures three files in four hold little else than what a report takes up."""
    if kind == "notes":
        return spoilt_table(chance, NOTES)
    rows, data = saved
    if chance.random() < 0.75:
        rows = [row for row in rows if row[1] in ("figure", "results", "whole", "caught", "wrongly flagged")]
        data = data | {"views": [{name: view[name] for name in READ} for view in data["views"]]}
    return spoilt_table(chance, rows) if kind == "csv" else spoilt_json(chance, data)


def keys_stand_twice(raw):
    """Whether a file is JSON that gives one key two values."""
    found = []

    def look(pairs):
        found.append(len(dict(pairs)) < len(pairs))
        return dict(pairs)

    try:
        json.loads(decode(raw).text, object_pairs_hook=look)
    except (ValueError, RecursionError):
        return False
    return any(found)


def read_or_named(read, path, seed):
    """Give what was read, or None when the file was refused by name, with what is wrong and what to do."""
    try:
        with within(20):
            return read(path)
    except ProblemsError as error:
        assert error.problems, seed
        for problem in error.problems:
            assert problem.file == path.name, seed
            assert problem.what, seed
            assert problem.instead, seed
            assert not any(map(is_hidden, str(problem))), seed
    except Exception as error:
        pytest.fail(f"seed {seed}: {error!r}")
    return None


def as_written(view, raw):
    """Whether a view says what the file of JSON does, where true is no number."""
    [given] = [one for one in json.loads(decode(raw).text)["views"] if VIEWS[one["view"]] == view.view]
    pairs = [(view.results, given["results"])]
    for name, share in view.shares.items():
        one = given[IN_JSON[name]]
        pairs += [
            (share.number, one["hits"]),
            (share.of, one["of"]),
            (share.low, one["low"]),
            (share.high, one["high"]),
        ]
    return all(
        read == (float(said) if isinstance(said, str) else said) and not isinstance(said, bool) for read, said in pairs
    )


def each_spoilt(kind, saved, path, rounds):
    for seed in range(FILES * rounds):
        path.write_bytes(spoilt(random.Random(seed), kind, saved))
        yield seed


@pytest.mark.fuzz
def test_sound_notes_and_figures_are_read_however_they_were_saved(tmp_path, saved, fuzz_rounds):
    path = tmp_path / "a.csv"
    first = [saved_table(random.Random(0), rows) for rows in (NOTES, saved[0])]
    wanted = []
    for raw, read in zip(first, (lambda one: read_notes(one, TABLETOP), read_board), strict=True):
        path.write_bytes(raw)
        wanted.append(read(path))
    assert wanted[1]
    for seed in range(FILES * fuzz_rounds):
        path.write_bytes(saved_table(random.Random(seed), NOTES))
        assert read_notes(path, TABLETOP) == wanted[0], seed
        path.write_bytes(saved_table(random.Random(seed), saved[0]))
        assert read_board(path) == wanted[1], seed


@pytest.mark.fuzz
def test_spoilt_notes_make_a_report_or_are_named(tmp_path, saved, fuzz_rounds):
    path, read = tmp_path / "notes.csv", 0
    for seed in each_spoilt("notes", saved, path, fuzz_rounds):
        if notes := read_or_named(lambda one: read_notes(one, TABLETOP), path, seed):
            read += 1
            assert {mark.answer for mark in notes.marks.values()} <= {"yes", "partly", "no", ""}, seed
            assert all(0 <= often <= 999 for often, _ in notes.slips.values()), seed
            assert report_document(COURSE, TABLETOP, notes).astext(), seed
        for other in (read_board, read_sign_in) if seed % 5 == 0 else ():  # given in the place of another file
            read_or_named(other, path, seed)
    assert FILES / 10 < read / fuzz_rounds < FILES * 9 / 10  # neither all sound nor all lost


@pytest.mark.fuzz
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_spoilt_figures_of_a_board_are_read_as_numbers_that_can_be_or_are_named(tmp_path, saved, fuzz_rounds, kind):
    path, read = tmp_path / "figures", 0
    for seed in each_spoilt(kind, saved, path, fuzz_rounds):
        board = read_or_named(read_board, path, seed)
        views = board and board.views
        read += views is not None
        assert views is None or not keys_stand_twice(path.read_bytes()), seed
        for view in views or []:
            assert 0 <= view.results <= MOST, seed
            assert kind == "csv" or as_written(view, path.read_bytes()), seed
            for share in view.shares.values():
                assert 0 <= share.number <= share.of <= MOST, seed
                assert 0 <= share.low <= share.high <= 1, seed
        for other in (lambda one: read_notes(one, TABLETOP), read_sign_in) if seed % 5 == 0 else ():
            read_or_named(other, path, seed)
    assert FILES / 10 < read / fuzz_rounds < FILES * 9 / 10


@pytest.mark.fuzz
def test_the_report_is_written_whole_or_not_at_all(tmp_path, saved, fuzz_rounds, capsys):
    notes, figures = tmp_path / "notes.csv", tmp_path / "figures.csv"
    made = 0
    for seed in range(30 * fuzz_rounds):
        chance = random.Random(seed)
        notes.write_bytes(saved_table(chance, NOTES) if seed % 3 else spoilt(chance, "notes", saved))
        figures.write_bytes(spoilt(chance, chance.choice(["csv", "json"]), saved))
        status = main(["aar", str(notes), str(figures), "--out", str(tmp_path / f"{seed}")])
        written = sorted(path.suffix for path in tmp_path.glob(f"{seed}.*"))
        assert (status, written) in [(0, [".docx", ".html"]), (1, [])], seed
        assert status == 0 or capsys.readouterr().err, seed
        made += status == 0
    assert 0 < made < 30 * fuzz_rounds


@pytest.mark.fuzz
def test_a_folder_of_spoilt_files_costs_no_sound_one_and_each_is_named(tmp_path, saved, fuzz_rounds):
    results = [replace(one, name=f"Person {seat}") for seat, one in enumerate(HONEST[:6])]
    for turn in range(fuzz_rounds):
        folder = tmp_path / f"{turn}"
        folder.mkdir()
        (folder / "m.txt").write_text("\n".join(map(encode, results)))
        names = set()
        for seed in range(3 * FILES * turn, 3 * FILES * (turn + 1)):
            chance, kind = random.Random(seed), [*ENDINGS][seed % 3]
            name = f"{chance.choice('az')}{seed}{chance.choice(ENDINGS[kind])}"  # before and after the sound one
            (folder / name).write_bytes(spoilt(chance, kind, saved))
            names.add(name)
        with within(120):
            boards = {one.name for one in read_submissions(folder) if one.board}
            for name in boards:
                (folder / name).unlink()
            made = make_record(Asked(folder, "sixty-minutes", "2026-12-03"), COURSE)
        assert FILES / 10 < len(boards) < FILES * 9 / 5  # of 1,000 that were boards once
        assert {problem.file for problem in made.of.unread} == names - boards
        assert [line.partition(",")[0] for line in made.of.named.decode().splitlines()[1:]] == [
            one.name for one in results
        ]
