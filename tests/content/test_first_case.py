"""The case on the first page: an author's slips are named, and what it says stands in its HTML without a script."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from oncamera.content.course import Course
from oncamera.content.first_case import FIRST_CASE
from oncamera.files.problems import ProblemsError
from oncamera.widgets.first_case import first_case
from oncamera.widgets.parts.widget import Place

SOUND = """- id: box-at-the-door
  brief: "A box came."
  artefact:
    kind: chat
    title: "Front desk"
    lines:
      - ["Bo", "9:02", "It has [no name]{cue=no-name} on it, but [our street]{cue=our-street}."]
  question: "What now?"
  choices:
    - id: open-it
      do: "Open it"
      says: "Too soon."
    - id: ask-first
      do: "Ask who ordered"
      says: "Yes."
      best: true
  cues:
    - id: no-name
      points_to: impostor
      weight: 1
      because: "A box should have one."
      innocent_reading: "Labels fall off."
    - id: our-street
      points_to: genuine
      weight: 1
      because: "It's ours."
      innocent_reading: "Anyone knows the street."
  outcome: "It was the new lamp."
"""


def course_with(root: Path, text: str) -> Course:
    (root / "bank").mkdir()
    (root / "bank" / "first_case.yml").write_text(text)
    return Course.load(root)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("      best: true\n", "", "0 of the choices are the best. Write `best: true` at one of them alone."),
        (
            '"Too soon."\n',
            '"Too soon."\n      best: true\n',
            "2 of the choices are the best. Write `best: true` at one",
        ),
        (
            "[our street]{cue=our-street}",
            "our street",
            "the cue 'our-street' is marked nowhere. Mark it in an artefact",
        ),
        ("{cue=no-name}", "{cue=no-box}", "is marked nowhere"),
        ("  question:", "  ask:", "there is no field `ask`"),
    ],
)
def test_an_authors_slip_is_named_with_its_place(tmp_path, old, new, says):
    assert old in SOUND
    with pytest.raises(ProblemsError) as caught:
        FIRST_CASE.load(course_with(tmp_path, SOUND.replace(old, new, 1)).root)
    assert "bank/first_case.yml:" in str(caught.value)
    assert "[box-at-the-door]" in str(caught.value)
    assert says in str(caught.value)


def test_without_scripts_the_page_holds_every_clue_and_every_answer(tmp_path):
    soup = BeautifulSoup(first_case.html(course_with(tmp_path, SOUND), Place()), "lxml")
    assert [cue.get_text() for cue in soup.select(".oc-cue")] == ["no name", "our street"]
    assert [row.get_text(" ", strip=True) for row in soup.select(".oc-first-steps div")] == [
        "Open it Too soon.", "Ask who ordered Yes.",
    ]  # fmt: skip
    assert [row["data-says"] for row in soup.select("[data-best]")] == ["ask-first"]
    assert "Labels fall off." in soup.select_one(".oc-cues").get_text()
    assert soup.select_one("form").has_attr("hidden")


def test_a_course_without_one_says_where_it_would_stand(tmp_path):
    with pytest.raises(LookupError, match=r"there is no case in bank/first_case\.yml"):
        first_case.html(Course.load(tmp_path), Place())
