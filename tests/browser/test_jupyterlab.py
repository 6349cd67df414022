"""The chapter in a real JupyterLab, installed as Binder would: run all, answer, read the answers in Python."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from oncamera.bank import load_chapter
from oncamera.scenarios import load_scenario
from tests.browser import jupyterlab
from tests.conftest import ROOT

FIRST = load_chapter(ROOT, "the_case")[0]
RIGHT = FIRST.key[0]
SCENARIO = load_scenario(ROOT, "second-interview")


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    copy, variables = jupyterlab.make_environment(ROOT, tmp_path_factory.mktemp("binder"))
    with jupyterlab.serve(copy, variables) as address:
        yield address


@pytest.fixture
def notebook(browser, lab, request):
    """A chapter, opened and run; fails if the page asks any other host or a cell raises."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    strangers = []
    host = urlsplit(lab).netloc
    page.on("request", lambda r: strangers.append(r.url) if r.url.startswith("http") and host not in r.url else None)
    jupyterlab.open_notebook(page, lab, getattr(request, "param", "chapters/the_case.md"))
    yield page
    errors = page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"]').count()
    context.close()
    assert strangers == []
    assert errors == 0


def test_a_quiz_answered_in_the_notebook_is_read_in_python(notebook):
    section = jupyterlab.show(notebook, f'[data-question="{FIRST.id}"]')
    section.locator(f'input[value="{RIGHT}"]').check()
    section.get_by_role("button", name="Check").click()
    expect(section.get_by_role("status")).to_have_text("Right.")
    printed = jupyterlab.run_code(notebook, f"print(quiz.answers['{FIRST.id}']['picked'], round(quiz.score, 3))")
    assert printed == f"['{RIGHT}'] 0.167"


def test_the_figure_is_drawn_in_the_notebook(notebook):
    figure = jupyterlab.show(notebook, ".oc-figure svg")
    assert "Timeline" in figure.get_attribute("aria-label")


@pytest.mark.parametrize("notebook", ["chapters/scenarios/second_interview.md"], indirect=True)
def test_a_scenario_played_in_the_notebook_is_a_table_in_python(notebook):
    first = SCENARIO.steps[SCENARIO.start].choices[0]
    jupyterlab.show(notebook, f'button[data-way="{first.id}"]').press("Enter")
    expect(notebook.locator(f'[data-step="{first.go}"] h2')).to_be_focused()
    printed = jupyterlab.run_code(notebook, "print(list(s.path['choice']), int(s.path['time'].sum()))")
    assert printed == f"['{first.id}'] {first.change('time')}"
