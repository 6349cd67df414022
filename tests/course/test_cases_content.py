"""What must hold of the cases as a body: forms, fairness, and that suspicion alone does not pay."""

import re
from collections import Counter
from itertools import pairwise

from oncamera.content.cases import weighed, with_twins
from oncamera.content.shapes import MARK
from oncamera.content.vocabulary import MATCHED, RESERVE, ROLES
from oncamera.results.signal_detection import Counts, d_prime
from tests.conftest import COURSE

CASES = COURSE.desk
ALL_TEXT = {case.id: case.model_dump_json() for case in CASES}


def test_every_matched_form_has_twelve_cases():
    forms = Counter(case.form for case in CASES)
    assert {form: forms[form] for form in MATCHED} == dict.fromkeys(MATCHED, 12), "see `oncamera check`"


def test_the_baseline_is_short_and_holds_one_impostor_of_four():
    assert Counter(case.truth for case in CASES if case.form == "baseline") == {"genuine": 3, "impostor": 1}
    assert len(COURSE.chapter("desk_baseline")) == 4


def test_a_case_in_reserve_stands_on_no_desk():
    assert [case.id for case in CASES if case.form == RESERVE] == []
    assert any(placed.record.form == RESERVE for placed in COURSE.cases)


def test_every_stage_and_every_role_has_at_least_six_cases():
    assert min(Counter(case.stage for case in CASES).values()) >= 6, "a stage lost too many cases"
    roles = Counter(role for case in CASES for role in case.roles)
    assert set(roles) == set(ROLES)
    assert min(roles.values()) >= 6, "a role lost too many cases: name it in `roles` of the new one"


def test_there_are_ten_matched_pairs_never_in_one_form():
    written = with_twins(placed.record for placed in COURSE.cases)  # with those in reserve
    pairs = Counter(case.pair for case in written if case.pair)
    assert list(pairs.values()) == [2] * 10, "a case with `twin:` came or went: leave the ten pairs as they are"
    for pair in pairs:
        assert len({case.form for case in written if case.pair == pair}) == 2


def test_nothing_about_the_person_foretells_the_truth():
    """Leave one out: judge each case by how the others with a like person turned out (naive Bayes, equal priors)."""
    right: dict[str, list[bool]] = {"impostor": [], "genuine": []}
    for case in CASES:
        scores = {}
        for truth in right:
            others = [o.person for o in CASES if o is not case and o.truth == truth]
            scores[truth] = 1.0
            for trait in ("origin", "gender", "accent", "time_zone"):
                alike = sum(getattr(o, trait) == getattr(case.person, trait) for o in others)
                scores[truth] *= (alike + 1) / (len(others) + 8)
        right[case.truth].append(max(scores, key=lambda truth: scores[truth]) == case.truth)
    accuracy = sum(sum(hits) / len(hits) for hits in right.values()) / 2
    assert accuracy <= 0.55, "the persons of like truth are too alike: give the new case another `person`"


def judged_by(flags) -> Counts:
    caught = sum(flags(c) for c in CASES if c.truth == "impostor")
    flagged = sum(flags(c) for c in CASES if c.truth == "genuine")
    truths = Counter(case.truth for case in CASES)
    return Counts(caught, truths["impostor"] - caught, truths["genuine"] - flagged, flagged)


def test_flagging_on_any_cue_is_far_worse_than_weighing_cues():
    any_cue = d_prime(judged_by(lambda c: any(cue.points_to == "impostor" for cue in c.cues)))
    weighing = d_prime(judged_by(lambda c: weighed(c) > 0))
    assert any_cue <= weighing - 1


def test_length_does_not_give_the_truth_away():
    shown = {case.id: [case.brief, *(text for a in case.artefacts for text in a.texts())] for case in CASES}
    lengths = sorted((sum(len(MARK.sub(r"\g<text>", text)) for text in shown[c.id]), c.truth) for c in CASES)
    upper = [truth for _, truth in lengths[len(lengths) // 2 :]]
    share = upper.count("impostor") / sum(truth == "impostor" for _, truth in lengths)
    assert 0.25 <= share <= 0.75, "impostors' cases are longer or shorter than the others: cut or add text"


def test_no_action_is_always_right_and_none_marks_an_impostor():
    best = {truth: Counter(c.best for c in CASES if c.truth == truth) for truth in ("impostor", "genuine")}
    assert max(best["genuine"].values()) <= best["genuine"].total() * 2 / 3, "give the case another `best`"
    assert set(best["impostor"]) <= set(best["genuine"]), "a `best` that only impostors have tells"


def test_only_reserved_addresses_domains_and_numbers_are_used():
    wrong = []
    for name, text in ALL_TEXT.items():
        for address in re.findall(r"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b", text):
            if not address.startswith(("192.0.2.", "198.51.100.", "203.0.113.")):
                wrong.append((name, address))
        for domain in re.findall(r"@([\w.-]+\w)", text):
            if not re.search(r"(^|\.)example(\.(com|org|net))?$", domain):
                wrong.append((name, domain))
        for number in re.findall(r"\b555[- ]?\d{4}\b", text):
            if not re.search(r"555[- ]?01\d\d", number):
                wrong.append((name, number))
    assert wrong == [], "use 192.0.2.x, 198.51.100.x, 203.0.113.x; example.com; 555-01xx"


def test_every_case_has_a_text_of_its_own():
    openings = sorted(case.brief[:60] for case in CASES if not case.pair)
    assert all(first != second for first, second in pairwise(openings)), "two briefs begin alike"
