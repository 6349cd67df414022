"""Who may import whom, and where things are: docs/architecture.md, kept true."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tools import architecture

PACKAGE = ROOT / "oncamera"
NEVER = {  # module: what it must not import, even by way of another
    "oncamera": ["sphinx", "anywidget", "matplotlib", "pandas"],
    "oncamera.content.questions": ["sphinx", "anywidget", "matplotlib", "pandas", "jinja2"],
    "oncamera.checks.run": ["sphinx", "anywidget", "matplotlib", "pandas"],
    "oncamera.widgets.quiz.quiz": ["sphinx", "anywidget", "matplotlib", "pandas"],
    "oncamera.documents.docx": ["sphinx", "anywidget", "matplotlib", "pandas"],
    "oncamera.documents.print_html": ["sphinx", "anywidget", "matplotlib", "pandas", "playwright"],
    "oncamera.__main__": ["sphinx", "anywidget", "playwright", "pypdf", "bs4", "docx"],
    "oncamera.documents.after_action": ["sphinx", "anywidget", "matplotlib", "pandas"],
    "oncamera.content.tabletop": ["sphinx", "anywidget", "docx", "jinja2", "docutils"],
    "oncamera.sessions.after_action": ["sphinx", "anywidget", "docx", "jinja2", "docutils"],
    "oncamera.content.organization": ["sphinx", "anywidget", "docx", "jinja2"],
    "oncamera.hosts.site": ["anywidget", "matplotlib", "pandas"],
}


@pytest.mark.build  # each starts a Python
@pytest.mark.parametrize("module", NEVER)
def test_a_module_loads_none_of_the_libraries_that_it_has_no_use_for(module):
    code = f"import sys, {module}; print(*sorted(name for name in sys.modules if '.' not in name))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert sorted(set(NEVER[module]) & set(loaded)) == []


# In a test, waiting for time is a race: name the thing that is waited for. A stopped clock stands in for minutes.
# And a port that was found free by binding it and letting go can be another's before it is used.
WAITS = re.compile(
    r"wait_for_timeout|\bsleep\(|networkidle|wait_for_load_state|\bset(Timeout|Interval)\(|\breruns?\b|flaky|\.bind\(\("
)


@pytest.mark.parametrize("line", [
    "page.wait_for_timeout(300)", "time.sleep(0.25)", "await asyncio.sleep(1)", "page.wait_for_load_state()",
    'page.goto(url, wait_until="networkidle")', "new Promise((done) => setTimeout(done, 500))",
    "@pytest.mark.flaky(reruns=2)", 'probe.bind(("127.0.0.1", 0))',
])  # fmt: skip
def test_a_wait_for_time_is_found(line):
    assert WAITS.search(line)


def test_no_test_waits_for_time_or_is_tried_again():
    found = [
        f"{path.relative_to(ROOT)}:{number} {line.strip()}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if path != Path(__file__)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if WAITS.search(line)
    ]
    assert found == []


FILES = architecture.file_imports(PACKAGE)
ROOMS = architecture.room_imports(FILES)
PAGE = architecture.PAGE.read_text(encoding="utf-8")
TABLE = re.search(r"^## Where is…\n(.*?)^## ", PAGE, re.DOTALL | re.MULTILINE)


def wrong_ways(rooms, ranks):
    """Name each import that doesn't lead to a lower rank."""
    return {(room, other) for room, others in rooms.items() for other in others if ranks[other] >= ranks[room]}


def test_every_room_has_its_place_in_the_rules():
    assert set(architecture.ranks(PAGE)) == set(ROOMS)


def test_who_may_import_whom_is_six_lines():
    assert len(architecture.RULES.search(PAGE)[1].splitlines()) == 6


def test_no_room_imports_one_that_it_may_not():
    assert wrong_ways(ROOMS, architecture.ranks(PAGE)) == set()


def test_an_import_of_a_higher_room_or_of_one_beside_it_is_found():
    ranks = architecture.ranks("```text\nlow ← left, right\nleft, right ← high\n```\n")
    assert wrong_ways({"low": {"high"}, "left": {"low", "right"}, "high": {"left"}}, ranks) == {
        ("low", "high"), ("left", "right"),
    }  # fmt: skip


def test_there_are_at_most_16_rooms_on_7_floors():
    assert len(ROOMS) <= 16
    assert len(architecture.floors(ROOMS)) <= 7


def test_no_import_goes_in_a_circle():
    assert architecture.circle(FILES) == []
    assert architecture.circle(ROOMS) == []


@pytest.fixture
def toy_house(tmp_path: Path) -> Path:
    """A package of two rooms; one imports the other at the top of a file, and is imported inside a function."""
    house = tmp_path / "house"
    for room, code in {
        "cellar": "def f():\n    from house.attic import roof\n",
        "attic": "import house.cellar.wine\n",
    }.items():
        (house / room).mkdir(parents=True)
        (house / room / "__init__.py").touch()
        (house / room / {"cellar": "wine.py", "attic": "roof.py"}[room]).write_text(code)
    (house / "__init__.py").touch()
    return house


def test_an_import_inside_a_function_counts(toy_house):
    files = architecture.file_imports(toy_house)
    assert architecture.room_imports(files) == {"cellar": {"attic"}, "attic": {"cellar"}}
    assert set(architecture.circle(files)) == {"house.cellar.wine", "house.attic.roof"}


def test_the_picture_is_drawn_from_the_imports():
    assert architecture.PICTURE.search(PAGE)[0] == architecture.picture(ROOMS), (
        "Type: .venv/bin/python -m tools.architecture"
    )


def test_the_picture_leaves_out_what_a_longer_way_says():
    assert architecture.direct({"c": {"a", "b"}, "b": {"a"}, "a": set()}) == {"c": {"b"}, "b": {"a"}, "a": set()}


def test_each_place_that_the_table_names_is_there():
    named = [path for path in re.findall(r"`([^`]+)`", TABLE[1]) if "/" in path]
    assert len(named) >= 12
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_each_file_on_the_three_ways_is_there():
    ways = PAGE.split("## The way of a question")[1]
    named = re.findall(r"`([a-z_]+/[\w/]+(?:\.\w+|/))`", ways)
    assert len(named) >= 25
    assert [path for path in named if not (ROOT / path).exists() and not (PACKAGE / path).exists()] == []


def test_the_book_leaves_out_what_is_for_developers():
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert {"docs/**", "tests/**"} <= set(config["exclude_patterns"])
