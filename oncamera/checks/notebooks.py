"""Rules about the notebooks that a learner opens: they say what they need, and hold nothing that a run put in."""

import json
import re
from collections import Counter
from typing import Any

from oncamera.content.course import Course
from oncamera.content.pages import Page
from oncamera.files.problems import Problem

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
CELL_METADATA = {"tags", "jupyter"}  # `jupyter` folds a cell's code away
FIELDS = {"cell_type", "id", "metadata", "source"}
RUN_FIELDS = {"outputs", "execution_count"}
CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
PICTURE = re.compile(r"\]\(attachment:|\bdata:image/")
CLEAR = "In JupyterLab choose Restart Kernel and Clear Outputs of All Cells, and save. Delete by hand what is left."
NOT_A_NOTEBOOK = "Save it as a Jupyter notebook, version 4.5, or take it back from Git."

# Where a file is opened alone, its first code cell says what to do. It shows on no page of the site.
FIRST_CELL = '''\
# Colab and Kaggle open this file alone. Inside the course, this cell does nothing.
try:
    import oncamera.version
except ModuleNotFoundError:
    raise SystemExit("""
This notebook needs the rest of the On Camera course, and the course isn't here. Choose one:

- On this lab's page in the course, follow the Binder link if there's one. You install nothing.
- On your computer: download the whole course, and type `make lab` in its folder.
  If you've done that, choose the Python in the course's .venv folder as this notebook's kernel.
- Here: run these three lines in a new cell, with the address of the course's repository for ADDRESS.
  Then run this notebook again.

    !git clone --depth 1 ADDRESS on-camera
    %pip install ./on-camera[labs]
    %cd on-camera/exercises

`pip install oncamera` won't do: it isn't on PyPI.""") from None'''
FIRST_CELL_METADATA = {"jupyter": {"source_hidden": True}, "tags": ["remove-cell"]}


def every_notebook_says_what_it_needs(course: Course) -> list[Problem]:
    """The first code cell of each notebook tells those who open the file without the course what to do."""
    problems = []
    for page in _notebooks(course):
        notebook = _read(page)
        cells = notebook["cells"] if isinstance(notebook, dict) else []
        first = next((cell for cell in cells if cell["cell_type"] == "code"), None)
        if first and (_source(first) != FIRST_CELL or first["metadata"] != FIRST_CELL_METADATA):
            what = "the first code cell doesn't say what to do where the course isn't installed"
            instead = "Put the first code cell of exercises/base_rates.ipynb before it, with its metadata."
            problems.append(Problem(page.file, _line(page, first), _name(first), what, instead))
    return problems


def no_notebook_holds_what_a_run_put_in(course: Course) -> list[Problem]:
    """A notebook in Git is as its author wrote it: no outputs, no widgets, nothing of the computer it ran on."""
    problems = []
    for page in _notebooks(course):
        notebook = _read(page)
        if isinstance(notebook, Problem):
            problems.append(notebook)
            continue
        said = [("", 0, *found) for found in _about_the_whole(notebook)]
        for cell in notebook["cells"]:
            said += [(_name(cell), _line(page, cell), *found) for found in _about_a_cell(cell)]
        times = Counter(_name(cell) for cell in notebook["cells"])
        for name, line in {_name(cell): _line(page, cell) for cell in notebook["cells"]}.items():
            if name and times[name] > 1:
                said.append((name, line, f"{times[name]} cells have this id", "Give each cell an id of its own."))
        problems += [Problem(page.file, line, name, what, instead) for name, line, what, instead in said]
    return problems


def _notebooks(course: Course) -> list[Page]:
    return [page for page in course.pages if page.file.endswith(".ipynb")]


def _read(page: Page) -> dict[str, Any] | Problem:
    """Read a notebook; give the problem of what is none. Its cells are records with a type, a source and metadata."""
    try:
        notebook: Any = json.loads(page.text)
    except json.JSONDecodeError as error:
        what = f"the file is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        return Problem(page.file, error.lineno, "", what, NOT_A_NOTEBOOK)
    except (ValueError, RecursionError):
        return Problem(page.file, 0, "", "the file is not JSON that can be read", NOT_A_NOTEBOOK)
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not cells:
        return Problem(page.file, 0, "", "the file is not a notebook: it has no cells", NOT_A_NOTEBOOK)
    for number, cell in enumerate(cells, 1):
        if not _is_cell(cell):
            what = f"cell {number} is not a cell with a type, a source and metadata"
            return Problem(page.file, 0, "", what, NOT_A_NOTEBOOK)
    return dict(notebook)


def _is_cell(cell: Any) -> bool:
    if not isinstance(cell, dict) or cell.get("cell_type") not in ("code", "markdown", "raw"):
        return False
    lines = cell.get("source")
    whole = isinstance(lines, str) or (isinstance(lines, list) and all(isinstance(line, str) for line in lines))
    return whole and isinstance(cell.get("metadata"), dict)


def _about_the_whole(notebook: dict[str, Any]) -> list[tuple[str, str]]:
    said = []
    if (notebook.get("nbformat"), notebook.get("nbformat_minor")) != (4, 5):
        said.append(("the notebook's format is not 4.5", NOT_A_NOTEBOOK))
    for key in sorted(notebook.keys() - {"cells", "metadata", "nbformat", "nbformat_minor"}):
        said.append((f"the notebook has {_quoted(key)}, which is no part of one", "Delete it."))
    metadata = notebook.get("metadata")
    if not isinstance(metadata, dict):
        return [*said, ("the notebook has no metadata", f"Write {json.dumps(METADATA)}.")]
    for key in sorted(metadata.keys() - METADATA.keys()):
        what = "the widgets that you ran are" if key == "widgets" else f"{_quoted(key)} is"
        said.append((f"{what} saved in the notebook's metadata", CLEAR))
    for key, wanted in METADATA.items():
        if metadata.get(key) != wanted:
            said.append((f"the metadata's `{key}` is not the course's", f"Write {json.dumps(wanted)}."))
    return said


def _about_a_cell(cell: dict[str, Any]) -> list[tuple[str, str]]:
    said = []
    if not _name(cell):
        what = f"the cell {_begins(cell)} has no id that Jupyter can read"
        said.append((what, "Write one: small letters and dashes."))
    if cell["cell_type"] == "code":
        if cell.get("outputs") != []:
            said.append(("the cell's outputs are saved", CLEAR))
        if cell.get("execution_count", 0) is not None:
            said.append(("the cell's execution count is saved", CLEAR))
    if "attachments" in cell or PICTURE.search(_source(cell)):
        said.append(("a picture is saved inside the cell", "Put it into `assets/` with a name, and link it."))
    extra = cell.keys() - FIELDS - {"attachments"} - (RUN_FIELDS if cell["cell_type"] == "code" else set())
    said += [(f"the cell has {_quoted(key)}, which is no part of one", "Delete it.") for key in sorted(extra)]
    for key in sorted(cell["metadata"].keys() - CELL_METADATA):
        said.append((f"{_quoted(key)} is saved in the cell's metadata", f"Keep only tags there. {CLEAR}"))
    return said


def _source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def _name(cell: dict[str, Any]) -> str:
    name = cell.get("id")
    return name if isinstance(name, str) and CELL_ID.fullmatch(name) else ""


def _line(page: Page, cell: dict[str, Any]) -> int:
    """Find the line that holds a cell's id, or 0."""
    named = f'"id": "{_name(cell)}"'
    return page.text[: page.text.find(named)].count("\n") + 1 if _name(cell) and named in page.text else 0


def _begins(cell: dict[str, Any]) -> str:
    return _quoted(_source(cell).strip().partition("\n")[0])


def _quoted(text: str) -> str:
    """Show a word of the file on one line, whatever is in it."""
    shown = json.dumps(text[:60])[1:-1]
    return f"`{shown}`"
