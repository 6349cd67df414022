"""What `make check` says of a notebook that a run, an editor or a host has written into, or that is opened alone."""

import json
import subprocess
import sys
from copy import deepcopy

import pytest

from oncamera.checks.notebooks import CLEAR, FIRST_CELL, FIRST_CELL_METADATA, METADATA, NOT_A_NOTEBOOK
from oncamera.checks.run import check
from oncamera.content.course import Course

WORDS = {"cell_type": "markdown", "id": "opening", "metadata": {}, "source": ["# Locks\n", "Count them."]}
NEEDS = {"cell_type": "code", "id": "the-course", "execution_count": None, "metadata": FIRST_CELL_METADATA,
         "outputs": [], "source": FIRST_CELL}  # fmt: skip
COUNT = {"cell_type": "code", "id": "count", "execution_count": None, "metadata": {}, "outputs": [], "source": "1 + 1"}
LAB = {"cells": [WORDS, NEEDS, COUNT], "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
FILE = "exercises/counting.ipynb"
NO_FIRST = (
    "the first code cell doesn't say what to do where the course isn't installed. "
    "Put the first code cell of exercises/base_rates.ipynb before it, with its metadata."
)


def put(book, content):
    """Put a notebook, or the bytes of one, into a book, and give what the check says."""
    (book / "exercises").mkdir(exist_ok=True)
    raw = content if isinstance(content, bytes) else json.dumps(content, indent=1).encode()
    (book / FILE).write_bytes(raw)
    return [str(problem) for problem in check(Course.load(book))]


def changed(change):
    notebook = deepcopy(LAB)
    change(notebook, *notebook["cells"])
    return notebook


def test_a_clean_notebook_is_sound(tiny_copy):
    assert put(tiny_copy, LAB) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda book, *_: book["metadata"].update(widgets={"application/vnd.jupyter.widget-state+json": {}}),
         f" the widgets that you ran are saved in the notebook's metadata. {CLEAR}"),
        (lambda book, *_: book["metadata"].update(vscode={"interpreter": {"hash": "3ad9"}}),
         f" `vscode` is saved in the notebook's metadata. {CLEAR}"),
        (lambda book, *_: book["metadata"]["kernelspec"].update(name="venv", display_name="/home/ana/.venv"),
         " the metadata's `kernelspec` is not the course's. "
         'Write {"display_name": "Python 3", "language": "python", "name": "python3"}.'),
        (lambda book, *_: book["metadata"]["language_info"].update(version="3.12.1"),
         ' the metadata\'s `language_info` is not the course\'s. Write {"name": "python"}.'),
        (lambda book, *_: book.pop("metadata"), f" the notebook has no metadata. Write {json.dumps(METADATA)}."),
        (lambda book, *_: book.update(nbformat_minor=2), f" the notebook's format is not 4.5. {NOT_A_NOTEBOOK}"),
        (lambda book, *_: book.update(signature="ab"),
         " the notebook has `signature`, which is no part of one. Delete it."),
        (lambda _, words, needs, count: count.update(outputs=[{"output_type": "stream"}]),
         f":29 [count] the cell's outputs are saved. {CLEAR}"),
        (lambda _, words, needs, count: count.update(execution_count=3),
         f":29 [count] the cell's execution count is saved. {CLEAR}"),
        (lambda _, words, needs, count: count.pop("execution_count"),
         f":29 [count] the cell's execution count is saved. {CLEAR}"),
        (lambda _, words, *__: words.update(attachments={"a.png": {"image/png": "iVBO"}}),
         ":5 [opening] a picture is saved inside the cell. Put it into `assets/` with a name, and link it."),
        (lambda _, words, *__: words.update(source="![a](data:image/png;base64,iVBO)"),
         ":5 [opening] a picture is saved inside the cell. Put it into `assets/` with a name, and link it."),
        (lambda _, words, needs, count: count["metadata"].update(execution={"iopub.status.busy": "2026-12-01"}),
         f":29 [count] `execution` is saved in the cell's metadata. Keep only tags there. {CLEAR}"),
        (lambda _, words, needs, count: count.pop("id"),
         " the cell `1 + 1` has no id that Jupyter can read. Write one: small letters and dashes."),
        (lambda _, words, needs, count: count.update(id="a b"),
         " the cell `1 + 1` has no id that Jupyter can read. Write one: small letters and dashes."),
        (lambda _, words, needs, count: count.update(id="opening"),
         ":5 [opening] 2 cells have this id. Give each cell an id of its own."),
        (lambda _, words, *__: words.update(outputs=[]),
         ":5 [opening] the cell has `outputs`, which is no part of one. Delete it."),
        (lambda book, *_: book["cells"].pop(1), f":14 [count] {NO_FIRST}"),
        (lambda _, words, needs, count: needs.update(metadata={}), f":14 [the-course] {NO_FIRST}"),
        (lambda _, words, needs, count: needs.update(source="import oncamera"), f":14 [the-course] {NO_FIRST}"),
    ],
)  # fmt: skip
def test_what_a_run_or_an_editor_left_behind_is_named(tiny_copy, change, says):
    assert put(tiny_copy, changed(change)) == [FILE + says]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b'{"cells": [', f":1 the file is not JSON: expecting value. {NOT_A_NOTEBOOK}"),
        (b"", f":1 the file is not JSON: expecting value. {NOT_A_NOTEBOOK}"),
        (b"{}\n<<<<<<< HEAD\n", f":2 the file is not JSON: extra data. {NOT_A_NOTEBOOK}"),
        (b"[" * 100_000, f" the file is not JSON that can be read. {NOT_A_NOTEBOOK}"),
        (b"9" * 5000, f" the file is not JSON that can be read. {NOT_A_NOTEBOOK}"),
        (b"[]", f" the file is not a notebook: it has no cells. {NOT_A_NOTEBOOK}"),
        (b'{"cells": {}}', f" the file is not a notebook: it has no cells. {NOT_A_NOTEBOOK}"),
        (b'{"cells": [5]}', f" cell 1 is not a cell with a type, a source and metadata. {NOT_A_NOTEBOOK}"),
        (b'{"cells": [{"cell_type": "code", "metadata": {}, "source": [5]}]}',
         f" cell 1 is not a cell with a type, a source and metadata. {NOT_A_NOTEBOOK}"),
        ('{"cells":\n"é"}'.encode("latin-1"), ":2 the file is not UTF-8 text. Save it with UTF-8 encoding."),
        ('{"cells": []}'.encode("utf-16"), ":1 the file is not UTF-8 text. Save it with UTF-8 encoding."),
    ],
)  # fmt: skip
def test_what_is_no_notebook_is_named(tiny_copy, raw, says):
    assert put(tiny_copy, raw) == [FILE + says]


def test_all_that_is_wrong_is_said_at_once(tiny_copy):
    def change(book, words, needs, count):
        book["metadata"]["widgets"] = {}
        count.update(outputs=[{}], execution_count=1)

    assert len(put(tiny_copy, changed(change))) == 3


def test_a_notebook_in_a_folder_below_is_read_too(tiny_copy):
    (tiny_copy / "chapters" / "more").mkdir()
    (tiny_copy / "chapters" / "more" / "counting.ipynb").write_text("{}")
    assert [str(problem) for problem in check(Course.load(tiny_copy))] == [
        f"chapters/more/counting.ipynb the file is not a notebook: it has no cells. {NOT_A_NOTEBOOK}"
    ]


@pytest.mark.parametrize("beside", [[], ["oncamera"]], ids=["nothing", "a folder of the same name"])
def test_opened_without_the_course_the_first_cell_says_what_to_do(tmp_path, beside):
    for name in beside:
        (tmp_path / name).mkdir()
    path = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
    command = [sys.executable, "-I", "-S", "-c", path + FIRST_CELL]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (1, "")
    assert "needs the rest of the On Camera course, and the course isn't here." in result.stderr
    assert "%pip install ./on-camera[labs]" in result.stderr
    assert "Traceback" not in result.stderr


def test_inside_the_course_the_first_cell_does_nothing():
    result = subprocess.run([sys.executable, "-c", FIRST_CELL], capture_output=True, text=True, check=True)
    assert (result.stdout, result.stderr) == ("", "")
