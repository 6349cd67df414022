"""The board's own figures, read again as it saved them: CSV or JSON."""

import json

import pytest

from oncamera.files.problems import ProblemsError
from oncamera.sessions.saved_board import read_board

CSV = """view,figure,group,number,of,low,high
practice,results,,7,,,
practice,caught,,15,21,0.5,0.86
practice,wrongly flagged,,12,63,0.11,0.3
practice,caught by stage,identity,5,7,0.36,0.92
final,results,,3,,,
"""
CAUGHT, FLAGGED = {"hits": 15, "of": 21, "low": 0.5, "high": 0.86}, {"hits": 12, "of": 63, "low": 0.11, "high": 0.3}
VIEW = {"view": "practice", "results": 7, "caught": CAUGHT, "flagged": FLAGGED}
JSON = {"schema": 1, "course": "on-camera", "version": "0.1.0", "views": [VIEW, {"view": "final", "results": 3}]}


@pytest.fixture
def read(tmp_path):
    def reading(content: str | dict):
        path = tmp_path / "on-camera-room"
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return read_board(path)

    return reading


def figures(board) -> list[tuple]:
    return [
        (one.view, one.results, *((s.number, s.of, s.low, s.high) for s in one.shares.values())) for one in board.views
    ]


@pytest.mark.parametrize(
    "content", [CSV, CSV.replace(".", "#").replace(",", ";").replace("#", ","), CSV.replace("\n", ",,\n"), JSON]
)
def test_what_the_board_saves_is_read(read, content):
    board = read(content)
    assert figures(board) == [("Practice", 7, (15, 21, 0.5, 0.86), (12, 63, 0.11, 0.3)), ("Final", 3)]
    assert ([view.told for view in board.views], board.results) == ([True, False], 10)


def test_the_json_says_what_changed_and_how_many_were_skipped(read):
    change = {"results": 6, "better": 4, "same": 1, "worse": 1, "rows": [
        {"row": "caught", "before": [9, 18], "now": [15, 21], "change": 0.2, "low": 0, "high": 0.4}
    ]}  # fmt: skip
    board = read(JSON | {"skipped": 4, "views": [VIEW | {"change": change}]})
    assert board.skipped == 4
    assert board.views[0].change.results == 6
    assert (board.views[0].change.row("caught").before, board.views[0].change.row("caught").now) == ((9, 18), (15, 21))
    assert board.views[0].change.row("cleared") is None


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("15,21", "22,21", ":3 'caught' of 'practice' holds no number, or one that can't be. Save it again"),
        ("0.5,0.86", "nan,0.86", ":3 'caught' of 'practice' holds no number, or one that can't be. Save it again"),
        ("0.5,0.86", "0.9,0.86", ":3 'caught' of 'practice' holds no number, or one that can't be. Save it again"),
        (",7,,,", ",-7,,,", ":2 'results' of 'practice' holds no number, or one that can't be. Save it again"),
        (",7,,,", ",,,,", ":2 'results' of 'practice' holds no number, or one that can't be. Save it again"),
        ("final", "practice", ":6 'results' stands there twice for 'practice'. Keep one of the two."),
        ("final", "finale", ":6 the board has no view 'finale'. Save it again from the board."),
        ("0.86\n", "0.86,x\n", ":3 the line has more cells than there are columns. Save it again from the board."),
    ],
)
def test_a_figure_that_cannot_be_is_named_with_its_line(read, old, new, says):
    with pytest.raises(ProblemsError) as caught:
        read(CSV.replace(old, new, 1))
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "the file is not JSON"),
        ("[" * 100_000, "the file is not JSON"),
        ('{"views": [' + "1" * 5_000 + "]}", "the file is not JSON"),
        ("[]", "it is no record of the room's board"),
        ({"schema": 1, "answers": {}}, "it is no record of the room's board"),
        ({"views": [5]}, "it is no record of the room's board"),
        ({"views": [VIEW | {"caught": 5}]}, "'caught' of 'practice' holds no number"),
        ({"views": [VIEW | {"caught": CAUGHT | {"hits": "x"}}]}, "'caught' of 'practice' holds no number"),
        ({"views": [VIEW | {"results": None}]}, "'results' of 'practice' holds no number"),
        ({"views": [VIEW | {"results": True}]}, "'results' of 'practice' holds no number"),
        ({"views": [VIEW | {"results": 10**12}]}, "'results' of 'practice' holds no number, or one that can't be"),
        ('{"views": [{"view": "practice", "results": 7, "results": 9}]}', "'results' stands there twice in one place"),
        ({"views": [VIEW, VIEW]}, "'results' stands there twice for 'practice'"),
        ({"views": [{"view": {"a": 1}, "results": 1}]}, "the board has no view"),
        ({"views": [VIEW | {"change": {"results": 6}}]}, "'change' of 'practice' is not as the board writes it"),
        ({"views": [VIEW], "skipped": "4"}, "'skipped' holds no number"),
    ],
)
def test_a_json_that_is_no_record_is_refused(read, content, says):
    with pytest.raises(ProblemsError) as caught:
        read(content)
    assert says in str(caught.value)
