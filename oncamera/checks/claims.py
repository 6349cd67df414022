"""Rules about the ledger: what is said of it, and what it rests on."""

from oncamera.content.claims import CAN_CARRY, HEDGED_STATUSES, HEDGES
from oncamera.content.course import Course
from oncamera.content.pages import sentences
from oncamera.files.problems import Problem


def every_cited_claim_exists(course: Course) -> list[Problem]:
    """Prose, questions and the other records cite only claims that the ledger holds."""
    known = course.claims_by_id
    return [
        Problem(file, line, name, f"there is no claim {cited!r}", "Write it in evidence/claims, or mend the id.")
        for file, line, name, cited in course.citations()
        if cited not in known
    ]


def every_claim_is_cited(course: Course) -> list[Problem]:
    """The ledger holds nothing that the course does not use."""
    used = {cited for *_, cited in course.citations()}
    return [
        Problem(p.file, p.line, p.record.id, "nothing cites the claim", "Cite it where it is used, or delete it.")
        for p in course.claims
        if p.record.id not in used
    ]


def every_claim_has_its_sources(course: Course) -> list[Problem]:
    """Each source named by a claim exists, can carry the claim's status, and each source is used."""
    sources = {placed.record.id: placed.record for placed in course.sources}
    problems = []
    used: set[str] = set()
    for placed in course.claims:
        claim = placed.record
        used |= set(claim.sources)
        for name in claim.sources:
            if name not in sources:
                what = f"there is no source {name!r}"
                problems.append(Problem(placed.file, placed.line, claim.id, what, "Add it to evidence/sources.yml."))
        main = sources.get(claim.source)
        if main and claim.status not in CAN_CARRY[main.kind]:
            what = f"a source of the kind {main.kind} cannot carry the status {claim.status}"
            instead = (
                f"It carries: {', '.join(sorted(CAN_CARRY[main.kind]))}. Change the status, or cite another source."
            )
            problems.append(Problem(placed.file, placed.line, claim.id, what, instead))
    for source in course.sources:
        if source.record.id not in used:
            what = "no claim uses the source"
            problems.append(
                Problem(source.file, source.line, source.record.id, what, "Cite it in a claim, or delete it.")
            )
    return problems


def every_allegation_is_hedged(course: Course) -> list[Problem]:
    """A sentence that prints an alleged or charged claim says so, with a word of the one list in evidence.py."""
    claims = course.claims_by_id
    instead = "Write *allegedly*, *prosecutors say*, *accused*, *charged* or the like into the same sentence."
    problems = []
    for placed in course.claims:
        if placed.record.status in HEDGED_STATUSES and not HEDGES.search(placed.record.says):
            what = f"a claim that is {placed.record.status} is stated as a fact"
            problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
    for page in course.pages:
        for line, sentence, names in sentences(page):
            flat = [name for name in names if name in claims and claims[name].status in HEDGED_STATUSES]
            if flat and not HEDGES.search(sentence):
                what = f"the sentence prints what is {claims[flat[0]].status} as a fact"
                problems.append(Problem(page.file, line, flat[0], what, instead))
    for planned, text, names in course.slide_lines():
        flat = [name for name in names if name in claims and claims[name].status in HEDGED_STATUSES]
        if flat and not HEDGES.search(text):
            what = f"a slide prints what is {claims[flat[0]].status} as a fact"
            problems.append(Problem(planned.file, planned.line, flat[0], what, instead.replace("sentence", "line")))
    return problems


def every_event_is_dated_as_its_claim(course: Course) -> list[Problem]:
    """An event of the timeline has the date of the claim that it rests on."""
    claims = course.claims_by_id
    return [
        Problem(e.file, e.line, e.record.claim, f"the event says {e.record.when!r}, its claim {claim.when!r}",
                "Write the claim's date, or mend the claim.")
        for e in course.events
        if (claim := claims.get(e.record.claim)) and claim.when != e.record.when
    ]  # fmt: skip
