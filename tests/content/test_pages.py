"""What the prose says to the machine: its sentences, and the claims that they rest on."""

import subprocess
import sys

import pytest

from oncamera.checks.run import RULES
from oncamera.content.course import Course
from oncamera.content.pages import Page, cited_claims, sentences

FRONT = "---\nkernelspec:\n  name: python3\n---\n"


def page(line: str) -> Page:
    return Page("chapters/a.md", "a", f"{FRONT}{line}\n")


def test_a_link_to_the_ledger_cites_a_claim():
    said = page(
        r"They [allegedly earned at least \$88 million](../evidence.md#proceeds) and [fled](../../evidence.md#fled)."
    )
    assert cited_claims(said) == [(5, "proceeds"), (5, "fled")]


def test_another_link_cites_none():
    assert cited_claims(page("See [the ledger](../evidence.md) and [a page](the_money.md#proceeds).")) == []


def test_a_full_stop_inside_a_claim_ends_no_sentence():
    said = page("[Over. And out](../evidence.md#over), he said. [She](../evidence.md#she) left.")
    assert sentences(said) == [(5, "Over. And out, he said.", ["over"]), (5, "She left.", ["she"])]


@pytest.mark.parametrize(
    "line",
    ["Say {0} and `{1}`.", "{", "}", "{name} {{x}} %s", "{=nope}", "`unclosed {0}", r"\[ {0} \\", "[{0}](a.md) {}"],
)
def test_braces_in_prose_are_prose(line):
    assert "".join(words for _, words, _ in sentences(page(line))) == line


def test_braces_beside_a_claim_stay_what_they_are():
    said = page("Set {1} and {0} to [ten {0}](../evidence.md#ten). Then [go](../evidence.md#go).")
    assert sentences(said) == [(5, "Set {1} and {0} to ten {0}.", ["ten"]), (5, "Then go.", ["go"])]


HOSTILE = ["\\", "[", "[\\", "\\[", "[\\\\", "[a", "](../", "`", "{org}`", "{=", "{", "*a", ". ", '. "', "quiz(",
           " ", "a", "$", "](", "<", "_*", "- ", "claim_value('", "\n```", "\n:::", "[a]{cue="]  # fmt: skip


@pytest.mark.fuzz
def test_no_text_of_fifty_thousand_signs_keeps_the_check_busy():
    code = (
        "import sys\nfrom oncamera.content.course import Course\nfrom oncamera.checks.run import RULES\n"
        "from oncamera.content.markup import plain\nfrom oncamera.content.pages import Page\n"
        "sign = sys.argv[1]\nline = '[' + sign * (50_000 // len(sign))\n"
        "course = Course(pages=[Page('chapters/a.md', 'a', line + '\\nquiz(' + line)])\n"
        "[rule(course) for rule in RULES]\nlist(course.citations())\nplain(line[:2_000])\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, sign]) for sign in ["\\", "\\[", "[\\\\"]]
    assert [one.wait(timeout=60) for one in running] == [0, 0, 0]


@pytest.mark.parametrize("sign", HOSTILE)
def test_each_sign_of_markup_may_stand_fifty_thousand_times(sign):
    text = "[" + sign * (50_000 // len(sign))
    said = page(text)
    assert cited_claims(said) == []
    assert [problem for rule in RULES for problem in rule(Course(pages=[said])) if "no claim" in problem.what] == []
