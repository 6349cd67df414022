"""A chapter and a lab in a real JupyterLab, installed as Binder would: run all, answer, read the answers in Python."""

from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from oncamera.bank import load_chapter
from oncamera.scenarios import load_scenario
from tests.browser import jupyterlab
from tests.conftest import ROOT
from tests.content.test_exercises import read, solved, tagged

FIRST = load_chapter(ROOT, "the_case")[0]
RIGHT = FIRST.key[0]
SCENARIO = load_scenario(ROOT, "second-interview")


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    copy, variables = jupyterlab.make_environment(ROOT, tmp_path_factory.mktemp("binder"))
    with jupyterlab.serve(copy, variables) as address:
        yield address


@contextmanager
def opened(browser, lab, path):
    """A notebook, opened and run; fails if the page asks any other host or a cell raises."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    strangers = []
    host = urlsplit(lab).netloc
    page.on("request", lambda r: strangers.append(r.url) if r.url.startswith("http") and host not in r.url else None)
    jupyterlab.open_notebook(page, lab, path)
    yield page
    errors = page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"]').count()
    context.close()
    assert strangers == []
    assert errors == 0


@pytest.fixture
def notebook(browser, lab):
    with opened(browser, lab, "chapters/the_case.md") as page:
        yield page


@pytest.fixture
def base_rates(browser, lab):
    with opened(browser, lab, "exercises/base_rates.ipynb") as page:
        yield page


@pytest.fixture
def second_interview(browser, lab):
    with opened(browser, lab, "chapters/scenarios/second_interview.md") as page:
        yield page


def test_a_quiz_answered_in_the_notebook_is_read_in_python(notebook):
    section = jupyterlab.show(notebook, f'[data-question="{FIRST.id}"]')
    section.locator(f'input[value="{RIGHT}"]').check()
    section.get_by_role("button", name="Check").click()
    expect(section.get_by_role("status")).to_have_text("Right.")
    printed = jupyterlab.run_code(notebook, f"print(quiz.answers['{FIRST.id}']['picked'], round(quiz.score, 3))")
    assert printed == f"['{RIGHT}'] 0.167"


def test_a_claim_reads_as_part_of_its_sentence_and_leads_to_the_ledger(notebook):
    said = jupyterlab.show(notebook, ".jp-MarkdownOutput a:has-text('earned at least $88 million')")
    assert "{claim}" not in notebook.locator(".jp-Notebook").inner_text()
    said.click()
    expect(notebook.get_by_role("heading", name="The evidence ledger")).to_be_visible()


def test_the_figure_is_drawn_in_the_notebook(notebook):
    figure = jupyterlab.show(notebook, ".oc-figure svg")
    assert "Timeline" in figure.get_attribute("aria-label")


def test_a_scenario_played_in_the_notebook_is_a_table_in_python(second_interview):
    first = SCENARIO.steps[SCENARIO.start].choices[0]
    jupyterlab.show(second_interview, f'button[data-way="{first.id}"]').press("Enter")
    expect(second_interview.locator(f'[data-step="{first.go}"] h2')).to_be_focused()
    printed = jupyterlab.run_code(second_interview, "print(list(s.path['choice']), int(s.path['time'].sum()))")
    assert printed == f"['{first.id}'] {first.change('time')}"


LAB = ROOT / "exercises" / "base_rates.ipynb"
TASKS = [cell.id.removeprefix("task-") for cell in tagged(read(LAB), "task")]
SOLUTIONS = [cell.source for cell in tagged(solved(LAB), "task")]


def test_a_lab_is_solved_by_typing_the_shipped_solutions(base_rates):
    jupyterlab.show(base_rates, ".oc-figure svg")  # the last cell has run
    for name, solution in zip(TASKS, SOLUTIONS, strict=True):
        cell = jupyterlab.show(base_rates, f".jp-CodeCell:has-text('check(\"{name}\"')")
        expect(cell.locator(".oc-check")).to_contain_text("Not yet.")
        jupyterlab.replace_code(base_rates, cell, solution)
        expect(cell.locator(".oc-check.is-passed")).to_contain_text("Right.")


def test_the_sliders_of_a_lab_move_its_words_and_its_picture(base_rates):
    flagged = jupyterlab.show(base_rates, '.jp-OutputArea [data-show="flagged"]')
    picture = base_rates.locator('.jp-OutputArea img[alt^="1,000 marks"]')
    expect(flagged).to_have_text("53")
    drawn = picture.get_attribute("src")
    readout = base_rates.locator(".widget-readout").first
    readout.fill("6")
    readout.press("Enter")
    expect(flagged).to_have_text("192")
    assert picture.get_attribute("src") != drawn
