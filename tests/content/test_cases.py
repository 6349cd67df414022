"""What a case may be, and how its matched case is made."""

import copy

import pytest
from pydantic import ValidationError

from oncamera.__main__ import main
from oncamera.content.cases import Case, in_practice_order, make_twin, weighed
from oncamera.hosts.preview import preview_case
from oncamera.widgets.desk.desk import desk_data, desk_html
from tests.conftest import COURSE, ROOT

RECORD = {
    "id": "parcel-for-mira",
    "title": "A parcel for Mira",
    "stage": "onboarding",
    "roles": ["it"],
    "form": "practice",
    "difficulty": {"cues": "some", "plausibility": "medium"},
    "truth": "genuine",
    "best": "verify",
    "acceptable": ["hold"],
    "person": {"origin": "A", "gender": "woman", "accent": "none", "time_zone": "Europe"},
    "brief": "Mira asks for another address.",
    "artefacts": [
        {"kind": "chat", "title": "Chat", "lines": [["Mira", "09:00", "Please send it [to my aunt]{cue=aunt}."]]},
        {"kind": "login_log", "title": "Log", "columns": ["time", "place"], "rows": [["09:00", "[home]{cue=home}"]]},
    ],
    "cues": [
        {"id": "aunt", "points_to": "impostor", "weight": 1, "because": "Another address.",
         "innocent_reading": "Mira moves."},
        {"id": "home", "points_to": "genuine", "weight": 2, "because": "As agreed.", "innocent_reading": "Arranged."},
        {"id": "no-call", "points_to": "impostor", "weight": 1, "absent": True, "label": "No call",
         "because": "Nobody called.", "innocent_reading": "Nobody was asked to."},
    ],
    "outcome": "Mira had moved.",
    "why_best": "One call settles it.",
    "twin": {"id": "parcel-for-tom", "form": "final", "title": "A parcel for Tom",
             "person": {"origin": "B", "gender": "man", "accent": "strong", "time_zone": "Asia"},
             "swap": {"Mira": "Tom", "aunt]": "uncle]"}},
}  # fmt: skip


def case(**changes: object) -> Case:
    return Case.model_validate(copy.deepcopy(RECORD) | changes)


def spoilt(path: str, value: object) -> dict:
    record = copy.deepcopy(RECORD)
    *above, last = path.split(".")
    place = record
    for part in above:
        place = place[int(part)] if part.isdigit() else place[part]
    place[int(last) if last.isdigit() else last] = value
    return record


def test_cues_are_weighed_for_and_against():
    assert weighed(case()) == 0


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("artefacts.0.lines.0.2", "Please send it [to my aunt]{cue=ant}.", "the cue 'aunt' is marked nowhere"),
        ("artefacts.0.lines.0.2", "[A]{cue=aunt} [b]{cue=other}", "marked, but not among the cues: other"),
        ("artefacts.1.rows.0", ["09:00"], "a row has 1 cells where there are 2 columns"),
        ("artefacts.1", {"kind": "email", "title": "Empty"}, "the artefact is empty"),
        ("cues.1.points_to", "neutral", "a case needs a cue for each side"),
        ("cues.0.weight", 3, r"the cues weigh \+2 \(impostor less genuine\), but the truth is genuine"),
        ("acceptable", ["verify"], "the best action is listed as acceptable too"),
        ("cues.2.label", None, "the absent cue 'no-call' has no label"),
    ],
)
def test_a_case_that_does_not_hold_together_is_refused(path, value, message):
    with pytest.raises(ValidationError, match=message):
        Case.model_validate(spoilt(path, value))


def test_the_matched_case_changes_the_person_and_keeps_the_answer():
    first, twin = case(), make_twin(case())
    assert (twin.id, twin.title, twin.form, twin.pair) == (
        "parcel-for-tom", "A parcel for Tom", "final", "parcel-for-mira",
    )  # fmt: skip
    assert twin.brief == "Tom asks for another address."
    assert twin.artefacts[0].lines[0] == ("Tom", "09:00", "Please send it [to my uncle]{cue=aunt}.")
    assert (twin.truth, twin.best, twin.acceptable) == (first.truth, first.best, first.acceptable)


def test_a_swap_of_what_is_not_there_is_refused():
    with pytest.raises(ValueError, match="swaps 'Anna', which does not occur in it"):
        make_twin(Case.model_validate(spoilt("twin.swap", {"Anna": "Tom"})))


def test_a_practice_case_is_a_worked_file_without_scripts():
    html = desk_html(COURSE, [case()], "practice")
    for text in [
        "What it was, and every clue",
        "Mira had moved.",
        "Nobody was asked to.",
        "Not here: No call",
        "<strong>“to my aunt”:</strong>",
    ]:
        assert text in html


def test_an_exam_form_carries_no_answer_and_no_mark_in_its_html():
    html = desk_html(COURSE, [case(form="final")], "final")
    for text in ["Mira had moved", 'oc-cue"', "data-cue=", "Another address.", "One call settles it"]:
        assert text not in html
    assert "Please send it to my aunt." in html


def test_the_key_stands_in_the_data_alone():
    (key,) = desk_data([case(form="final")], "final")["cases"]
    assert (key["impostor"], key["best"], key["acceptable"]) == (False, "verify", ["hold"])


def test_text_that_looks_like_a_tag_stays_text():
    html = desk_html(
        COURSE, [Case.model_validate(spoilt("brief", "<img src=x onerror=alert(1)></script>"))], "practice"
    )
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_the_annotated_example_is_a_case_that_passes(tmp_path):
    text = (ROOT / "bank" / "README.md").read_text(encoding="utf-8")
    example = next(block for block in text.split("```yaml\n")[1:] if "artefacts:" in block).split("```")[0]
    (tmp_path / "parcel.yml").write_text(example, encoding="utf-8")
    cases = preview_case(tmp_path / "parcel.yml", tmp_path / "out" / "preview.html", COURSE)
    assert [shown.id for shown in cases] == ["parcel-for-mira", "parcel-for-tom"]
    assert "One call settled it." in (tmp_path / "out" / "preview.html").read_text(encoding="utf-8")


def test_a_broken_case_is_refused_before_anything_is_written(tmp_path, capsys):
    (tmp_path / "bad.yml").write_text("- id: bad\n")
    assert main(["preview", str(tmp_path / "bad.yml")]) == 1
    assert "the field `artefacts` is missing. Add `artefacts:`." in capsys.readouterr().err


def test_a_preview_of_no_file_says_what_to_name(capsys):
    assert main(["preview", "lost.yml"]) == 1
    assert capsys.readouterr().err == (
        "lost.yml: No such file or directory."
        " Name one file: bank/cases/<stage>/<name>.yml or bank/scenarios/<name>.yml.\n"
    )


@pytest.mark.parametrize("genuine", [2, 6, 10])
def test_whoever_stops_after_three_practice_cases_has_met_an_impostor_from_the_middle_too(genuine):
    weights = {"impostor": 1, "genuine": 2}
    cases = [
        case(id=f"case-{n}", truth=truth, cues=[{**cue, "weight": weights[truth]} if cue["id"] == "home" else cue
             for cue in RECORD["cues"]])
        for n, truth in enumerate(["genuine"] * genuine + ["impostor"] * 2)
    ]  # fmt: skip
    order = in_practice_order(cases)
    assert sorted(one.id for one in order) == sorted(one.id for one in cases)
    middle = len(cases) // 2
    assert [any(one.truth == "impostor" for one in order[at : at + 3]) for at in (0, middle)] == [True, True]
    assert in_practice_order(cases[::-1]) == order


def test_one_impostor_alone_is_in_no_such_order():
    assert [one.id for one in in_practice_order([case()])] == ["parcel-for-mira"]
