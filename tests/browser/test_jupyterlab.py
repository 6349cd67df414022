"""A chapter and a lab in a real JupyterLab, installed as Binder would: run all, answer, read the answers in Python."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import jupyterlab
from tests.conftest import COURSE, ROOT
from tests.course.test_exercises import read, solved, tagged

FIRST = COURSE.chapter("the_case")[0]
RIGHT = FIRST.key[0]
SCENARIO = COURSE.scenario("second-interview")


@pytest.fixture(scope="module")
def lab(tmp_path_factory, request):
    kept = request.config.getoption("--binder")
    copy, variables = jupyterlab.make_environment(ROOT, kept.resolve() if kept else tmp_path_factory.mktemp("binder"))
    with jupyterlab.serve(copy, variables) as address:
        yield address


@pytest.fixture
def open_notebook(tab, lab):
    """Opens a notebook and runs it; fails if the page asks any other host or a cell raises."""
    opened, asked = [], []

    def open_one(path):
        page = tab(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(120_000)  # a kernel starts slowly on a busy machine
        page.on("request", lambda request: asked.append(urlsplit(request.url)))
        jupyterlab.open_notebook(page, lab, path)
        opened.append(page)
        return page

    yield open_one
    assert [jupyterlab.close_notebook(page) for page in opened] == [[]]
    assert [url for url in asked if url.scheme.startswith("http") and url.netloc != urlsplit(lab).netloc] == []


@pytest.fixture
def notebook(open_notebook):
    return open_notebook("chapters/the_case.md")


@pytest.fixture
def base_rates(open_notebook):
    return open_notebook("exercises/base_rates.ipynb")


@pytest.fixture
def second_interview(open_notebook):
    return open_notebook("chapters/scenarios/second_interview.md")


def test_a_quiz_answered_in_the_notebook_is_read_in_python(notebook):
    section = notebook.locator(f'[data-question="{FIRST.id}"]')
    section.locator(f'input[value="{RIGHT}"]').check()
    section.get_by_role("button", name="Check").click()
    expect(section.get_by_role("status")).to_have_text("Right.")
    asked = f"print(quiz.answers['{FIRST.id}']['picked'], round(quiz.score, 3))"
    jupyterlab.expect_printed(notebook, asked, f"['{RIGHT}'] 0.167")


def test_a_claim_reads_as_part_of_its_sentence_and_leads_to_the_ledger(notebook):
    said = notebook.locator(".jp-MarkdownOutput a:has-text('at least $88 million')")
    expect(said).to_be_visible()
    expect(notebook.locator(".jp-Notebook")).not_to_contain_text("{claim}")
    said.click()
    expect(notebook.get_by_role("heading", name="The evidence ledger")).to_be_visible()


def test_the_figure_is_drawn_in_the_notebook(notebook):
    figure = notebook.locator(".oc-figure svg")
    expect(figure).to_be_visible()
    expect(figure).to_have_attribute("aria-label", re.compile("Timeline"))


def test_a_scenario_played_in_the_notebook_is_a_table_in_python(second_interview):
    first = SCENARIO.steps[SCENARIO.start].choices[0]
    second_interview.locator(f'button[data-way="{first.id}"]').press("Enter")
    expect(second_interview.locator(f'[data-step="{first.go}"] h2')).to_be_focused()
    asked = "print(list(s.path['choice']), int(s.path['time'].sum()))"
    jupyterlab.expect_printed(second_interview, asked, f"['{first.id}'] {first.change('time')}")


LAB = ROOT / "exercises" / "base_rates.ipynb"
TASKS = [cell.id.removeprefix("task-") for cell in tagged(read(LAB), "task")]
SOLUTIONS = [cell.source for cell in tagged(solved(LAB), "task")]


def test_a_lab_is_solved_by_typing_the_shipped_solutions(base_rates):
    for name, solution in zip(TASKS, SOLUTIONS, strict=True):
        cell = jupyterlab.cell(base_rates, f"task-{name}")
        expect(cell.locator(".oc-check")).to_contain_text("Not yet.")
        jupyterlab.replace_code(base_rates, cell, solution)
        expect(cell.locator(".oc-check.is-passed")).to_contain_text("Right.")


def test_the_sliders_of_a_lab_move_its_words_and_its_picture(base_rates):
    flagged = base_rates.locator('.jp-OutputArea [data-show="flagged"]')
    picture = base_rates.locator('.jp-OutputArea img[alt^="1,000 marks"]')
    expect(flagged).to_have_text("53")
    drawn = picture.get_attribute("src")
    readout = base_rates.locator(".widget-readout").first
    readout.fill("6")
    readout.press("Enter")
    expect(flagged).to_have_text("192")
    expect(picture).not_to_have_attribute("src", drawn)
