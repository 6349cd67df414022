"""The repository's papers: there, whole, and true of what is in it."""

import re

import pytest
import yaml

from oncamera.version import VERSION
from tests.conftest import ROOT

FORMS = {
    "a_fact_is_wrong.yml": ("A fact is wrong", ["page", "claim", "wrong", "source"]),
    "a_barrier.yml": ("A barrier", ["page", "barrier", "setup", "better"]),
    "something_is_broken.yml": ("Something is broken", ["where", "steps", "version", "output"]),
}
PAPERS = [
    "README.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md", "LICENSE", "LICENSE-content.md",
    ".github/pull_request_template.md",
]  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_an_issue_form_asks_for_what_is_needed(name):
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / name).read_text(encoding="utf-8"))
    asked = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert (form["name"], asked) == FORMS[name]
    assert form["description"]


def test_there_is_no_form_beside_these():
    there = {path.name for path in (ROOT / ".github" / "ISSUE_TEMPLATE").iterdir()}
    assert there == {*FORMS, "config.yml"}


def test_each_part_of_a_form_has_a_shape_that_github_knows():
    for name in FORMS:
        form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / name).read_text(encoding="utf-8"))
        assert set(form) == {"name", "description", "title", "body"}
        for part in form["body"]:
            assert part["type"] in {"markdown", "input", "textarea"}
            text = "value" if part["type"] == "markdown" else "label"
            assert part["attributes"][text]


def test_the_citation_gives_this_version_and_licence():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["cff-version"], citation["version"]) == ("1.2.0", VERSION)
    assert citation["license"] == ["MIT", "CC-BY-4.0"]
    assert set(citation) >= {"message", "title", "authors"}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_links_only_to_what_is_there(name):
    path = ROOT / name
    prose = re.sub(r"`[^`]*`", "", path.read_text(encoding="utf-8"))
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose)
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["SECURITY.md", "CODE_OF_CONDUCT.md"])
def test_a_paper_says_who_to_tell_and_invents_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "“Report a vulnerability”" in text
    assert re.findall(r"\S+@\S+|https?://\S+", text) == []
