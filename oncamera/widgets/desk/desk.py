"""The case desk: cases of one form as HTML, and what the script needs to judge them."""

from typing import Any

from markupsafe import Markup

from oncamera.content.cases import ACTIONS, FORMS, MARK, RATINGS, Case, load_cases
from oncamera.content.claims import load_ledger
from oncamera.content.controls import ROLES, STAGES
from oncamera.content.markup import inline
from oncamera.files.paths import building_site, data_root
from oncamera.templating import render
from oncamera.widgets.parts.named import NamedWidget

# Practice and the tracks show their cues and answers; the other forms carry their key in the page's data alone.
WORKED = {"practice", "track"}
SIDE = {
    "impostor": "points to misrepresentation",
    "neutral": "no evidence either way",
    "genuine": "points to a genuine person",
}


def desk(form: str, role: str | None = None) -> Any:
    """Show the case desk with one form: practice, baseline, final, day90 or day180, or the track of one role.

    In Jupyter: a widget, with `.answers` and `.cases`. During a site build: a note that names the desk.

    Raises LookupError, naming the forms, when there are no such cases.
    """
    if building_site():
        return NamedWidget("desk", form=form, role=role)
    from oncamera.hosts.jupyter.live import LiveDesk

    return LiveDesk(load_cases(data_root(), form, role), form, role, load_cases(data_root()))


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
    cases: list[Case], form: str, view: str = "d", send: bool = False, alone: bool = False, paper: bool = False
) -> str:
    """Render the cases of a form as HTML that is complete without scripts.

    send: with the code for a session; alone: a case on a slide, which is none of twelve and leads to no result;
    paper: to tick with a pen, without cues, answers and result.
    """
    worked = form in WORKED and not paper
    claims, sources = load_ledger(data_root())
    return render(
        "desk.html", cases=cases, form=form, form_name=FORMS[form], worked=worked, view=view, actions=ACTIONS,
        ratings=RATINGS, stages=STAGES, roles=ROLES, side=SIDE, claims=claims, sources=sources, ledger="", send=send,
        alone=alone, paper=paper,
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
