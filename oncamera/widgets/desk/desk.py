"""The case desk: cases of one form as HTML, and what the script needs to judge them."""

from pathlib import Path
from typing import Any

from markupsafe import Markup

from oncamera.content.cases import Case, case_files
from oncamera.content.course import Course
from oncamera.content.markup import inline
from oncamera.content.reading import WORKED, form_reading
from oncamera.content.shapes import MARK
from oncamera.content.vocabulary import ACTIONS, FORMS, RATINGS, ROLES, SCORED, STAGES, exam_page
from oncamera.templating import render
from oncamera.widgets.parts.widget import Answered, Asked, Place, evidence_files
from oncamera.widgets.send_result.send_result import send_data

SIDE = {
    "impostor": "points to misrepresentation",
    "neutral": "no evidence either way",
    "genuine": "points to a genuine person",
}


class DeskAnswers(Answered):
    """The desk in a notebook.

    answers: by case id, `{"picked": ["verify"], "rating": 2, "tries": 1, "v": "3f9c2b10"}`.
    """

    @property
    def cases(self) -> list[Case]:
        """The cases shown."""
        found: list[Case] = self.course.form(**self.arguments)
        return found


def _sends(place: Place, form: str, role: str | None) -> bool:
    """Tell whether the code for a session stands here: on the site, an exam's stands with its score."""
    return form not in SCORED if place.published else form != "track" or role is not None


def html(course: Course, place: Place, form: str, role: str | None = None) -> str:
    """Show the case desk with one form: practice, baseline, final, day90 or day180, or the track of one role.

    Raises LookupError, naming the forms, when there are no such cases.
    """
    return desk_html(course, course.form(form, role), form, f"d{place.number}", send=_sends(place, form, role))


def data(course: Course, place: Place, form: str, role: str | None = None) -> dict[str, Any]:
    """Give the script the key of each case, and the form as a code names it."""
    send = {"send": send_data(course, form, role)} if place.published or _sends(place, form, role) else {}
    return {"desk": desk_data(course.form(form, role), form, course.desk) | send}


def asks(course: Course, form: str, role: str | None = None) -> Asked:
    """List the cases."""
    cases = course.form(form, role)
    return Asked(cases=[(case.id, case.fingerprint) for case in cases], reading=form_reading(cases))


def made_from(root: Path, form: str, role: str | None = None) -> list[Path]:
    """All cases; the questions that go with the form in a code; the ledger."""
    asked = [root / "bank" / "questions" / f"{exam_page(name)}.yml" for name in (form, "baseline")]
    return [*asked, *case_files(root), *evidence_files(root)]


def marked(text: str, worked: bool) -> Markup:
    """Render a text with its cues: set apart in a worked form, gone without trace in any other."""
    out, end = Markup(), 0
    for match in MARK.finditer(text):
        out += inline(text[end : match.start()])
        inside = inline(match["text"])
        out += Markup('<span class="oc-cue" data-cue="{}">{}</span>').format(match["id"], inside) if worked else inside
        end = match.end()
    return out + inline(text[end:])


def desk_html(
    course: Course, cases: list[Case], form: str, view: str = "d", send: bool = False, alone: bool = False,
    paper: bool = False,
) -> str:  # fmt: skip
    """Render the cases of a form as HTML that is complete without scripts.

    send: with the code for a session; alone: a case on a slide, which is none of twelve and leads to no result;
    paper: to tick with a pen, without cues, answers and result.
    """
    worked = form in WORKED and not paper
    return render(
        "desk.html", cases=cases, form=form, form_name=FORMS[form], worked=worked, view=view, actions=ACTIONS,
        ratings=RATINGS, stages=STAGES, roles=ROLES, side=SIDE, claims=course.claims_by_id,
        sources=course.sources_by_id, ledger="", send=send, alone=alone, paper=paper,
        marked=lambda text: marked(text, worked),
    )  # fmt: skip


def _key(case: Case) -> dict[str, Any]:
    return {
        "id": case.id, "v": case.fingerprint, "impostor": case.truth == "impostor", "best": case.best,
        "acceptable": case.acceptable, "stage": case.stage, "pair": case.pair,
    }  # fmt: skip


def desk_data(cases: list[Case], form: str, every: list[Case] | None = None) -> dict[str, Any]:
    """Give what the script needs: the key of each case of the form, in order.

    every: the cases of all forms. A matched pair stands in two forms, and sensitivity takes more cases than one has,
    so both are told over all that the reader has judged.
    """
    return {
        "form": form,
        "worked": form in WORKED,
        "cases": [_key(case) for case in cases],
        "every": [_key(case) for case in every or cases],
    }
