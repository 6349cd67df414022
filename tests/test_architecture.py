"""Who may import whom: the picture in CONTRIBUTING, kept true."""

import ast
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "oncamera"
NEVER = {  # module: what it must not import, even by way of another
    "oncamera": ["sphinx", "anywidget", "matplotlib", "pandas"],
    "oncamera.bank": ["sphinx", "anywidget", "matplotlib", "pandas", "jinja2"],
    "oncamera.check": ["sphinx", "anywidget", "matplotlib", "pandas"],
    "oncamera.widgets.quiz": ["sphinx", "anywidget", "matplotlib", "pandas"],
    "oncamera.export.docx": ["sphinx", "anywidget", "matplotlib", "pandas"],
    "oncamera.export.print_html": ["sphinx", "anywidget", "matplotlib", "pandas", "playwright"],
    "oncamera.__main__": ["sphinx", "anywidget", "playwright", "pypdf", "bs4", "docx"],
    "oncamera.export.aar": ["sphinx", "anywidget", "matplotlib", "pandas"],
    "oncamera.tabletop": ["sphinx", "anywidget", "docx", "jinja2", "docutils"],
    "oncamera.aar": ["sphinx", "anywidget", "docx", "jinja2", "docutils"],
    "oncamera.organisation": ["sphinx", "anywidget", "docx", "jinja2"],
    "oncamera.site": ["anywidget", "matplotlib", "pandas"],
}


@pytest.mark.parametrize("module", NEVER)
def test_a_module_loads_none_of_the_libraries_that_it_has_no_use_for(module):
    code = f"import sys, {module}; print(*sorted(name for name in sys.modules if '.' not in name))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert sorted(set(NEVER[module]) & set(loaded)) == []


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
