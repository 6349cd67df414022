"""Who may import whom: the picture in CONTRIBUTING, kept true."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

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


def test_nobody_imports_the_command_line():
    importers = [
        path.name
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module == "oncamera.__main__"
    ]
    assert importers == []


def test_no_file_of_code_is_over_300_lines():
    code = [path for folder in (PACKAGE, ROOT / "tests") for path in folder.rglob("*") if path.suffix in {".py", ".js"}]
    assert [p.name for p in code if len(p.read_text().splitlines()) > 300] == []


def test_no_script_module_is_over_250_lines():
    assert [p.name for p in (PACKAGE / "static").glob("*.js") if len(p.read_text().splitlines()) > 250] == []
