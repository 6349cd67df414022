"""Artefacts in the shapes of work: what an author may write, and what each host makes of it."""

import copy
import html
import re

import pytest
import yaml
from pydantic import ValidationError

from oncamera.__main__ import main
from oncamera.content.cases import SHAPES, Artefact, Case
from oncamera.content.shapes import MARK, texts_in
from oncamera.documents.blocks import artefact as artefact_blocks
from oncamera.widgets.desk.desk import desk_html
from tests.conftest import COURSE, ROOT
from tests.shapes_gallery import ARTEFACTS, gallery_case

CHECK = {
    "title": "Result",
    "id_check": {
        "subject": "Mira Soto", "document": "Passport", "result": "Review", "score": "71", "threshold": "80",
    },
}  # fmt: skip
BY_SHAPE = {next(name for name in given if name in SHAPES): given for given in ARTEFACTS}


def html_of(given: dict) -> str:
    return desk_html(COURSE, [Case.model_validate(gallery_case(1, [given]))], "practice")


def test_the_gallery_shows_every_shape():
    assert sorted(BY_SHAPE) == sorted(SHAPES)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_text_of_a_shape_stands_in_the_page_in_its_order_and_in_the_word_file(shape):
    artefact = Artefact.model_validate(BY_SHAPE[shape])
    shown = html.unescape(re.sub(r"<[^>]+>", "", html_of(BY_SHAPE[shape])))
    paper = MARK.sub(lambda mark: mark["text"], artefact_blocks(artefact).astext())
    at = 0
    for text in texts_in(artefact.shape):
        bare = MARK.sub(lambda mark: mark["text"], text)
        assert bare in shown[at:]
        at = shown.index(bare, at) + len(bare)
        assert bare in paper


@pytest.mark.parametrize("shape", SHAPES)
def test_every_text_of_a_shape_may_be_marked(shape):
    given = copy.deepcopy(BY_SHAPE[shape])
    texts = [text for text in texts_in(Artefact.model_validate(given).shape) if not MARK.search(text)]
    shown = re.findall(r'data-cue="all">(.*?)</span>', html_of(_marked_everywhere(given, shape)))
    missing = set(texts) - {html.unescape(text) for text in shown}
    assert missing == set()


def _marked_everywhere(given: dict, shape: str) -> dict:
    def mark(value: object) -> object:
        if isinstance(value, str):
            return value if MARK.search(value) else f"[{value}]{{cue=all}}"
        if isinstance(value, dict):
            return {key: mark(inner) for key, inner in value.items()}
        return [mark(inner) for inner in value] if isinstance(value, list) else value

    return given | {shape: mark(given[shape])}


def test_the_kind_follows_from_the_shape():
    assert Artefact.model_validate(CHECK).kind == "id_check"
    assert Artefact.model_validate(BY_SHAPE["direct_deposit"]).kind == "pay_request"
    assert Artefact.model_validate(BY_SHAPE["sign_ins"]).kind == "login_log"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"body": ["A word more."]}, "has id_check and fields, body, lines or columns"),
        ({"calendar": {"whose": "Mira", "days": [{"day": "Monday"}]}}, "has id_check and calendar"),
        ({"kind": "email"}, "the shape id_check says what it is"),
        ({"id_check": CHECK["id_check"] | {"score": "0.71 or so"}}, "the score '0.71 or so' is not from 0 to 100"),
        ({"id_check": CHECK["id_check"] | {"threshold": "101"}}, "the threshold '101' is not from 0 to 100"),
        (
            {"id_check": None, "sign_ins": {"columns": ["time", "address"], "rows": [["09:00"]]}},
            "a row has 1 cells where there are 2 columns",
        ),
        (
            {"id_check": None, "scorecard": {"candidate": "Mira", "posting": "Admin", "rated": [
                {"what": "Linux", "score": "6"}]}},
            "the score '6' is not from 0 to 5",
        ),
    ],
)  # fmt: skip
def test_a_shape_that_does_not_hold_together_is_refused(change, message):
    with pytest.raises(ValidationError, match=message):
        Artefact.model_validate(CHECK | change)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("threshold:", "treshold:", "bad.yml:9 [gallery-1] there is no field `artefacts → 0 → id_check → treshold`. "
         "Did you mean `threshold`?"),
        ("          threshold: '80'\n", "", "bad.yml:4 [gallery-1] the field `artefacts → 0 → id_check → threshold` is "
         "missing. Add `threshold:`."),
    ],
)  # fmt: skip
def test_an_unknown_or_missing_field_is_named_with_file_line_and_what_to_write(tmp_path, capsys, old, new, said):
    text = (
        "- id: gallery-1\n"
        "  artefacts:\n"
        "    - title: Result\n"
        "      id_check:\n"
        "          subject: Mira Soto\n"
        "          document: Passport\n"
        "          result: Review\n"
        "          score: '71'\n"
        "          threshold: '80'\n"
    )
    (tmp_path / "bad.yml").write_text(text.replace(old, new), encoding="utf-8")
    assert main(["preview", str(tmp_path / "bad.yml")]) == 1
    assert said in capsys.readouterr().err


def test_a_look_changes_nothing_that_is_to_be_judged():
    plain = {"kind": "email", "title": "A scan", "body": ["We [confirm]{cue=confirmed} it."]}
    first, second = (Case.model_validate(gallery_case(1, [plain | look])) for look in ({}, {"look": "letter"}))
    assert first.fingerprint == second.fingerprint
    assert 'class="oc-artefact is-letter"' in html_of(plain | {"look": "letter"})


def test_whose_message_it_is_is_said_in_words():
    chat = html_of(BY_SHAPE["chat"])
    assert chat.count("(you)</span>") == 1
    assert '<li class="is-mine"><span class="oc-who">Ada Brink (you)</span>' in chat


def test_a_log_is_a_table_in_a_labeled_group_that_the_keyboard_reaches():
    log = html_of(BY_SHAPE["sign_ins"])
    assert 'role="group" aria-label="Table: Sign-ins, last two days (UTC)" tabindex="0"><table class="oc-log">' in log


def test_no_shape_needs_a_style_in_the_page():
    assert [given["title"] for given in ARTEFACTS if "style=" in html_of(given)] == []


def test_the_examples_in_the_readme_are_one_of_each_shape():
    text = (ROOT / "bank" / "README.md").read_text(encoding="utf-8").split("## Artefacts as seen at work")[1]
    examples = yaml.safe_load(text.split("```yaml\n")[1].split("```")[0])
    shown = [Artefact.model_validate(example).shape for example in examples]
    assert [type(shape) for shape in shown] == [type(Artefact.model_validate(BY_SHAPE[name]).shape) for name in SHAPES]
