"""Whatever an author or a stranger writes: refused with reasons, or rendered harmless."""

import re

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oncamera.content.claims import Claim, Source
from oncamera.content.questions import Question
from oncamera.content.records import read_file
from oncamera.files.problems import ProblemsError
from oncamera.templating import json_script
from oncamera.widgets.quiz.quiz import quiz_data, quiz_html
from tests.conftest import COURSE

NASTY = ["</script>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!--", "{{ 7*7 }}", "{% x %}",
         "\"'><svg onload=alert(1)>", "&lt;b&gt;", "]]>", "javascript:alert(1)", "\u2028", "\x85",
         "no", "12", "~"]  # fmt: skip
texts = st.one_of(
    st.text(max_size=30), st.sampled_from(NASTY), st.tuples(st.sampled_from(NASTY), st.text()).map("".join)
)
scalars = st.one_of(texts, st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False))
choices = st.fixed_dictionaries(
    {"text": texts, "because": texts}, optional={"correct": st.just(True), "corect": scalars}
)
records = st.fixed_dictionaries(
    {"id": st.one_of(st.just("a-b"), texts), "part": st.just("p"), "ask": texts, "objective": texts,
     "choices": st.dictionaries(st.sampled_from("abcx"), choices, max_size=4)},
    optional={"pick": st.sampled_from(["one", "many", "all"]), "claims": st.lists(texts, max_size=2), "note": scalars},
)  # fmt: skip
anything = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3))


TAGS = ["div", "section", "form", "fieldset", "legend", "span", "label", "input", "p", "details", "summary", "ul", "li",
        "strong", "button", "em", "code", "script"]  # fmt: skip


def render_or_refuse(path, root) -> None:
    """Read a file and render what it holds; fail if a script or a handler could come out of it."""
    try:
        questions = [placed.record for placed in read_file(path, Question, root)]
    except ProblemsError as error:
        assert error.problems
        assert all(problem.file and problem.what and problem.instead for problem in error.problems)
        return
    try:
        html = quiz_html(COURSE, questions)
    except LookupError:
        return  # a figure of an unknown claim, named
    page = html + json_script("oc-data", quiz_data(questions))
    tags = set(re.findall(r"<(/?[a-z][a-z0-9]*)", page.lower()))
    assert tags <= {tag for name in TAGS for tag in (name, f"/{name}")}
    assert page.lower().count("<script") == 1
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", re.sub(r'"[^"]*"', '""', page))


@pytest.mark.fuzz
@settings(max_examples=6_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=200))
def test_no_text_crashes_the_loader_or_puts_a_script_into_a_page(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    render_or_refuse(path, path.parent)


@pytest.mark.fuzz
@settings(max_examples=4_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.lists(records, min_size=1, max_size=2), anything))
def test_no_record_crashes_the_loader_or_puts_a_script_into_a_page(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "records.yml"
    with path.open("w", encoding="utf-8", errors="replace") as file:
        yaml.safe_dump(data, file, allow_unicode=True)
    render_or_refuse(path, path.parent)


@pytest.mark.parametrize("nasty", NASTY[:8])
def test_text_that_looks_like_code_is_shown_as_text(tmp_path, nasty):
    choices = {"a": {"text": nasty, "because": nasty, "correct": True}, "b": {"text": "x", "because": "y"}}
    record = {"id": "a-b", "part": "p", "ask": nasty, "objective": nasty, "choices": choices}
    with (tmp_path / "a.yml").open("w") as file:
        yaml.safe_dump([record], file)
    render_or_refuse(tmp_path / "a.yml", tmp_path)


def test_a_claim_with_every_fault_is_told_all_of_them(tmp_path):
    (tmp_path / "a.yml").write_text(
        "- {id: A_b, says: x, status: proven, source: s, wher: p, seen: no, checked: soon}\n"
    )
    with pytest.raises(ProblemsError) as caught:
        read_file(tmp_path / "a.yml", Claim, tmp_path)
    told = [problem.what for problem in caught.value.problems]
    assert told == [
        "`checked` is 'soon'", "`id` is 'A_b'", "`seen` is 'no'", "`status` is 'proven'",
        "the field `where` is missing", "there is no field `wher`",
    ]  # fmt: skip


def test_an_address_that_is_no_address_is_refused_with_its_form(tmp_path):
    (tmp_path / "a.yml").write_text("- {id: s, kind: news, title: T, publisher: P, url: 'javascript:alert(1)'}\n")
    with pytest.raises(ProblemsError, match="Write an address that begins with https://"):
        read_file(tmp_path / "a.yml", Source, tmp_path)
