"""What a room's results say, together: numbers for a facilitator, none about one person. `team.js` says the same.

Nothing is told of fewer than FEWEST people: neither of a form, nor of a stage, a case, a pair or a role.
The intervals take each verdict as a draw of its own. Verdicts of one person hang together, so they are a little narrow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from oncamera.content.vocabulary import FEWEST, FORMS, RATINGS, ROLES, STAGES
from oncamera.results.result_code import STEPS, Part, Result, decision_of
from oncamera.results.room import Room
from oncamera.results.signal_detection import (
    action_score,
    count,
    criterion,
    d_prime,
    difference_interval,
    is_flag,
    wilson,
)
from oncamera.results.submission import RoomCase, RoomForm, is_whole

MOST_SPLIT = 3  # cases to discuss
VIEWS = tuple(FORMS)


@dataclass(frozen=True)
class _Decision:
    """One decision of one result on one case."""

    who: int
    case: RoomCase
    rating: int
    action: str


def view_of(form: str) -> str:
    """Give the view that a form is shown in: the six tracks together are one."""
    return "track" if form.startswith("track-") else form


def summarize(room: Room, view: str, forms: Sequence[RoomForm]) -> dict[str, Any]:
    """Work out all figures of one view. Under FEWEST results there are none, but how many have come."""
    results = [result for _, result in room.results if view_of(result.parts[0].form) == view]
    if len(results) < FEWEST:
        return {"view": view, "results": len(results)}
    known = {form.form: form for form in forms}
    made = _decisions([(who, result.parts[0]) for who, result in enumerate(results)], known)
    counts = count((one.rating, one.case.impostor) for one in made)
    both = bool(counts.impostors and counts.genuine)
    asked = [(result.parts[0], known[result.parts[0].form]) for result in results]
    answered = sum(part.answered for part, _ in asked)
    cases = _cases(made, [case for form in forms if view_of(form.form) == view for case in form.cases])
    return {
        "view": view,
        "results": len(results),
        "whole": sum(is_whole(part, form) for part, form in asked),
        "caught": _share(counts.caught, counts.impostors),
        "flagged": _share(counts.flagged, counts.genuine),
        "sensitivity": {"d": d_prime(counts), "c": criterion(counts)} if both else None,
        "questions": _share(sum(part.right for part, _ in asked), answered) if answered else None,
        "ratings": _by_truth(made, lambda one: one.rating - 1, len(RATINGS)),
        "actions": _by_truth(made, lambda one: STEPS.index(one.action), len(STEPS)),
        "action_score": action_score([(one.action, one.case.best, one.case.acceptable) for one in made]),
        "stages": [_split(made, name, lambda one: one.case.stage) for name in STAGES if name != "program"],
        "roles": _roles(results, made) if view == "track" else None,
        "cases": cases,
        "to_discuss": _to_discuss(cases),
        "pairs": _pairs(results, known),
        "change": _change(results, known) if view not in ("baseline", "track") else None,
    }


def _decisions(parts: Sequence[tuple[int, Part]], known: dict[str, RoomForm]) -> list[_Decision]:
    return [
        _Decision(who, case, *decision)
        for who, part in parts
        for case, state in zip(known[part.form].cases, part.states, strict=True)
        if (decision := decision_of(state))
    ]


def _share(hits: int, of: int) -> dict[str, Any]:
    low, high = wilson(hits, of)
    return {"hits": hits, "of": of, "low": low, "high": high}


def _by_truth(made: Sequence[_Decision], place: Any, places: int) -> dict[str, list[int]]:
    table = {"impostor": [0] * places, "genuine": [0] * places}
    for one in made:
        table["impostor" if one.case.impostor else "genuine"][place(one)] += 1
    return table


def _split(made: Sequence[_Decision], name: str, group: Any) -> dict[str, Any]:
    """Give hits and false alarms of one stage or role, if enough people have decided in it."""
    own = [one for one in made if group(one) == name]
    people = len({one.who for one in own})
    if people < FEWEST:
        return {"name": name, "results": people}
    counts = count((one.rating, one.case.impostor) for one in own)
    caught, flagged = _share(counts.caught, counts.impostors), _share(counts.flagged, counts.genuine)
    return {"name": name, "results": people, "caught": caught, "flagged": flagged}


def _roles(results: Sequence[Result], made: Sequence[_Decision]) -> list[dict[str, Any]] | None:
    """Split the tracks by role, if each role that is there has enough: else one could be worked out from the rest."""
    role = [result.parts[0].form.removeprefix("track-") for result in results]
    rows = [_split(made, name, lambda one: role[one.who]) for name in ROLES if name in role]
    return rows if all("caught" in row for row in rows) else None


def apart(counts: Sequence[int]) -> float:
    """Give the chance that two people, drawn from the room, have chosen differently."""
    number = sum(counts)
    pairs = number * (number - 1)
    return (pairs - sum(one * (one - 1) for one in counts)) / pairs if pairs else 0.0


def _cases(made: Sequence[_Decision], cases: Sequence[RoomCase]) -> list[dict[str, Any]]:
    rows = []
    for case in cases:
        own = [one for one in made if one.case.id == case.id]
        if len(own) < FEWEST:
            continue
        flagged = sum(is_flag(one.rating) for one in own)
        actions = [sum(one.action == step for one in own) for step in STEPS]
        # Of two choices at most half the pairs differ, of four three quarters: each is told as a share of that.
        verdict, action = 2 * apart([flagged, len(own) - flagged]), 4 / 3 * apart(actions)
        rows.append({
            "id": case.id, "judged": len(own), "flagged": flagged, "actions": actions,
            "split": max(verdict, action), "by": "verdict" if verdict >= action else "action",
        })  # fmt: skip
    return rows


def _to_discuss(rows: Sequence[dict[str, Any]]) -> list[str]:
    divided = sorted((row for row in rows if row["split"] > 0), key=lambda row: -row["split"])
    return [row["id"] for row in divided[:MOST_SPLIT]]


def _pairs(results: Sequence[Result], known: dict[str, RoomForm]) -> dict[str, Any] | None:
    """Count the matched pairs that one and the same person has judged alike, over the form and the baseline."""
    alike: dict[str, list[bool]] = {}
    people = 0
    for who, result in enumerate(results):
        rated: dict[str, list[int]] = {}
        for one in _decisions([(who, part) for part in result.parts], known):
            if one.case.pair:
                rated.setdefault(one.case.pair, []).append(one.rating)
        whole = {pair: both for pair, both in rated.items() if len(both) == 2}
        people += bool(whole)
        for pair, (first, second) in whole.items():
            alike.setdefault(pair, []).append(is_flag(first) == is_flag(second))
    if people < FEWEST:
        return None
    judged = [one for pair in alike.values() for one in pair]
    rows = [
        {"pair": pair, **_share(sum(said), len(said))} for pair, said in sorted(alike.items()) if len(said) >= FEWEST
    ]
    return {"results": people, **_share(sum(judged), len(judged)), "rows": rows}


def _change(results: Sequence[Result], known: dict[str, RoomForm]) -> dict[str, Any] | None:
    """Set the whole forms beside the whole baselines of the same people. Without questions, verdicts only."""
    both = [
        (_points(result.parts[0], known), _points(result.parts[1], known))
        for result in results
        if len(result.parts) == 2 and all(is_whole(part, known[part.form]) for part in result.parts)
    ]
    if len(both) < FEWEST:
        return None
    asked = all("right" in now for now, _ in both)
    rows = []
    for row in (["right"] if asked else []) + ["caught", "cleared", "points"]:
        parts = ["right", "caught", "cleared"] if asked else ["caught", "cleared"]
        now, before = (_total(one, parts if row == "points" else [row]) for one in zip(*both, strict=True))
        low, high = difference_interval(now, before)
        change = now[0] / now[1] - before[0] / before[1]
        rows.append({"row": row, "now": list(now), "before": list(before), "change": change, "low": low, "high": high})
    steps = [_step(_total([now], parts), _total([before], parts)) for now, before in both]
    better, worse = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return {"results": len(both), "rows": rows, "better": better, "worse": worse, "same": len(both) - better - worse}


def _step(now: tuple[int, int], before: tuple[int, int]) -> int:
    """Tell which of two shares is larger, exactly: above 0 for the first."""
    return now[0] * before[1] - before[0] * now[1]


def _points(part: Part, known: dict[str, RoomForm]) -> dict[str, tuple[int, int]]:
    counts = count((one.rating, one.case.impostor) for one in _decisions([(0, part)], known))
    points = {"caught": (counts.caught, counts.impostors), "cleared": (counts.cleared, counts.genuine)}
    return points | ({"right": (part.right, part.answered)} if part.answered else {})


def _total(points: Sequence[dict[str, tuple[int, int]]], rows: Sequence[str]) -> tuple[int, int]:
    found = [one[row] for one in points for row in rows]
    return sum(hits for hits, _ in found), sum(of for _, of in found)
