"""A widget is a folder and a row: a toy one, added that way, is on a built page and in a notebook."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from oncamera.content.course import Course
from oncamera.widgets.parts.widget import Place
from oncamera.widgets.registry import WIDGETS
from tests.conftest import ROOT, TINY

pytestmark = pytest.mark.build
TOY = '''"""A toy."""

from pathlib import Path
from typing import Any

from oncamera.content.course import Course
from oncamera.widgets.parts.widget import Place


def html(course: Course, place: Place, color: str) -> str:
    """Show the toy."""
    return f"<p class=toy>A {color} toy</p>"


def data(course: Course, place: Place, color: str) -> dict[str, Any]:
    """Give the script its color."""
    return {"toy": {"color": color}}


def made_from(root: Path, color: str) -> list[Path]:
    """Nothing that an author writes."""
    return []
'''
SCRIPT = """// The toy.

/** Shows nothing more. @param {{el: HTMLElement}} host */
function render({ el }) {
  el.classList.add("toy-was-here");
}

const toy = { render };
export default toy;
"""
IN_A_NOTEBOOK = (
    'from oncamera import toy; shown = toy("red"); print(shown.html, shown.toy, "toy-was-here" in shown._esm)'
)


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """A copy of the package with one folder and one row more."""
    house = tmp_path_factory.mktemp("house")
    package = Path(shutil.copytree(ROOT / "oncamera", house / "oncamera"))
    (package / "widgets" / "toy").mkdir()
    (package / "widgets" / "toy" / "__init__.py").touch()
    (package / "widgets" / "toy" / "toy.py").write_text(TOY)
    (package / "widgets" / "toy" / "toy.js").write_text(SCRIPT)
    registry = package / "widgets" / "registry.py"
    text = registry.read_text()
    row = 'WIDGETS = {\n    "toy": Widget("toy", toy.html, toy.made_from, toy.data, "widgets/toy/toy.js"),\n'
    text = text.replace("WIDGETS = {\n", row).replace(
        "\nfrom oncamera", "\nfrom oncamera.widgets.toy import toy\nfrom oncamera", 1
    )
    registry.write_text(text)
    shutil.copytree(TINY, house / "book")
    page = house / "book" / "chapters" / "locks.md"
    cell = '\n```{code-cell} ipython3\n:tags: [remove-input]\n\nfrom oncamera import toy\n\ntoy("red")\n```\n'
    page.write_text(page.read_text() + cell)
    return house


def in_house(house: Path, *command: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ONCAMERA_")}
    environment |= {"PYTHONPATH": str(house), "ONCAMERA_ROOT": str(house / "book")}
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=False, cwd=house, env=environment
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_toy_is_on_a_built_page_with_its_script(house):
    in_house(house, "-m", "oncamera.hosts.site", str(house / "book"))
    site = house / "book" / "_build" / "html"
    page = (site / "chapters" / "locks.html").read_text(encoding="utf-8")
    assert "A red toy" in page
    assert '{"toy":{"color":"red"}}' in page
    assert "oncamera-quiz-toy.js" in page
    assert "toy-was-here" in (site / "_static" / "oncamera-quiz-toy.js").read_text(encoding="utf-8")


def test_a_toy_is_in_a_notebook_with_its_script(house):
    assert in_house(house, "-c", IN_A_NOTEBOOK) == "<p class=toy>A red toy</p> {'color': 'red'} True\n"


CLAIM = """- id: doors-in-all
  says: There are 17 doors.
  status: reported
  seen: primary
  source: the-caretaker
  where: "said once"
  value: 17
  unit: doors
  checked: 2026-11-01
"""


def test_a_course_shows_its_own_figures_while_another_lies_in_the_working_folder(tmp_path, monkeypatch):
    own = Path(shutil.copytree(TINY, tmp_path / "own"))
    (own / "evidence" / "claims").mkdir(parents=True)
    (own / "evidence" / "claims" / "doors.yml").write_text(CLAIM)
    bank = own / "bank" / "questions" / "locks.yml"
    bank.write_text(bank.read_text().replace("What do you do first?", "Of {=doors-in-all}, which do you do first?"))
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("ONCAMERA_ROOT", str(ROOT))
    assert "Of 17 doors, which do you do first?" in WIDGETS["quiz"].html(Course.load(own), Place(), "locks")
