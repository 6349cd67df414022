"""What holds for every notebook in `exercises/`, and for those with tasks: the starter runs and fails its checks,
the solution passes, listed wrong answers are refused."""

import importlib
import re
import resource

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from tests.conftest import ROOT

pytestmark = pytest.mark.build

NOTEBOOKS = sorted((ROOT / "exercises").glob("*.ipynb"))
MOST_SECONDS = 30  # of a processor's work: how long it takes depends on what else the machine does
HANG = 300  # seconds: a guard, not a promise


def read(path):
    return nbformat.read(path, as_version=4)


def tagged(notebook, tag):
    return [cell for cell in notebook.cells if tag in cell.metadata.get("tags", [])]


def run(notebook):
    """Execute a notebook as Jupyter would, in its folder, and give what each of its checks says."""
    folder = {"metadata": {"path": str(ROOT / "exercises")}}
    NotebookClient(notebook, timeout=HANG, startup_timeout=HANG, kernel_name="python3", resources=folder).execute()
    return {cell.id.removeprefix("task-"): cell.outputs[-1]["data"]["text/plain"] for cell in tagged(notebook, "task")}


def worked():
    """Give the seconds of a processor that the programs started here, and ended, have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def solved(path):
    """Put each solution into its task's cell."""
    notebook = read(path)
    solutions = {cell.id.removeprefix("solution-"): cell.source for cell in tagged(notebook, "solution")}
    for cell in tagged(notebook, "task"):
        cell.source = re.search(r"```python\n(.*?)```", solutions[cell.id.removeprefix("task-")], re.DOTALL)[1]
    return notebook


def lab(path):
    return importlib.import_module(f"oncamera.labs.{path.stem}.tasks").LAB


def tasks(path):
    return lab(path).tasks


LABS = [path for path in NOTEBOOKS if tagged(read(path), "task")]
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
every_lab = pytest.mark.parametrize("path", LABS, ids=lambda path: path.stem)


def test_there_is_a_lab():
    assert "base_rates" in [path.stem for path in LABS]


@every_notebook
def test_the_starter_runs_in_time_and_every_check_says_not_yet(path):
    before = worked()
    said = run(read(path))
    assert worked() - before < MOST_SECONDS
    assert {name: text for name, text in said.items() if not text.startswith("Not yet.")} == {}


@every_lab
def test_the_solution_passes_every_check(path):
    said = run(solved(path))
    assert {name: text for name, text in said.items() if not text.startswith("Right.")} == {}


@every_lab
def test_each_listed_wrong_answer_is_refused_with_its_own_reason(path):
    for name, task in tasks(path).items():
        for wrong in task.wrong:
            verdict = task.check(wrong.answer)
            assert (verdict.passed, verdict.says) == (False, wrong.because), (name, wrong.answer)
            assert [other.because for other in task.wrong].count(wrong.because) == 1, (name, wrong.because)


@every_lab
def test_a_lab_computes_nothing_that_its_file_does_not_ask_for(path):
    asked = re.findall(r"[:,\[ ] ?=(\w+)", (lab(path).folder / "tasks.yml").read_text(encoding="utf-8"))
    assert set(lab(path).values()) - set(asked) == set()


@every_lab
def test_every_task_lists_wrong_answers(path):
    assert [name for name, task in tasks(path).items() if not task.wrong] == []


@every_lab
def test_no_refusal_gives_the_answer_away(path):
    told = []
    for name, task in tasks(path).items():
        # The words of a choice stand in the task itself; a number must not stand in any refusal.
        if isinstance(task.answer, str):
            continue
        for says in [task.hint, *(wrong.because for wrong in task.wrong)]:
            figures = [float(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*\.?\d*", says)]
            told += [(name, says) for figure in figures if abs(figure - task.answer) <= task.within]
    assert told == []


@every_notebook
def test_a_notebook_has_the_documented_shape(path):
    nbformat.validate(read(path))


def test_opened_without_the_course_a_notebook_says_what_to_do_and_stops():
    notebook = read(NOTEBOOKS[0])
    missing = nbformat.v4.new_code_cell("import sys; sys.modules['oncamera'] = None")
    notebook.cells = [missing, *(cell for cell in notebook.cells if cell.cell_type == "code")]
    with pytest.raises(CellExecutionError) as stopped:
        run(notebook)
    assert (stopped.value.ename, notebook.cells[1].id) == ("SystemExit", "the-course")
    assert "the course isn't here. Choose one:" in stopped.value.evalue
    assert [cell.outputs for cell in notebook.cells[2:]] == [[]] * len(notebook.cells[2:])


@every_notebook
def test_what_a_notebook_says_without_the_course_shows_on_no_page(path, course_site):
    page = (course_site / "exercises" / f"{path.stem}.html").read_text(encoding="utf-8")
    assert read(path).cells[0].source.removeprefix("# ")[:6] in page  # the right page
    assert "Colab" not in page


@every_lab
def test_a_lab_has_one_task_cell_and_one_solution_for_each_task(path):
    notebook = read(path)
    assert [cell.id for cell in tagged(notebook, "task")] == [f"task-{name}" for name in tasks(path)]
    assert [cell.id for cell in tagged(notebook, "solution")] == [f"solution-{name}" for name in tasks(path)]


@every_lab
def test_a_solution_is_folded_away(path):
    for cell in tagged(read(path), "solution"):
        assert cell.cell_type == "markdown", cell.id
        assert cell.source.startswith("<details><summary>"), cell.id
        assert cell.source.endswith("</details>"), cell.id


@every_notebook
def test_a_notebook_states_its_objectives_and_its_minutes(path):
    opening = read(path).cells[0].source
    assert "**After this page you can**\n\n- " in opening
    assert re.search(r"[Aa]bout \d+ minutes", opening)
