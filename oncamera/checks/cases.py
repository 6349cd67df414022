"""Rules about the cases of the desk."""

from pathlib import Path

from oncamera.checks.form_balance import misfits
from oncamera.content.cases import make_twin
from oncamera.content.course import Course
from oncamera.files.problems import Problem


def every_matched_case_can_be_made(course: Course) -> list[Problem]:
    """Each twin swaps only what is there, stands in another form, and has an id of its own."""
    problems = []
    taken = {placed.record.id for placed in course.cases}
    for placed in course.cases:
        case = placed.record
        if case.twin is None:
            continue
        try:
            make_twin(case)
        except ValueError as error:
            problems.append(Problem(placed.file, placed.line, case.id, str(error), "Mend the list under `swap:`."))
        if case.twin.form == case.form:
            what = "both cases of a matched pair are in one form"
            problems.append(Problem(placed.file, placed.line, case.id, what, "Give the twin another form."))
        if case.twin.id in taken:
            what = f"the id {case.twin.id!r} is taken"
            problems.append(Problem(placed.file, placed.line, case.id, what, "Give the twin an id of its own."))
        taken.add(case.twin.id)
    return problems


def every_case_stands_in_the_folder_of_its_stage(course: Course) -> list[Problem]:
    """A case is found where its stage says."""
    return [
        Problem(p.file, p.line, p.record.id, f"the case of the stage {p.record.stage} stands elsewhere",
                f"Move it to bank/cases/{p.record.stage}/{Path(p.file).stem}.yml, or mend `stage`.")
        for p in course.cases
        if Path(p.file).parent.name != p.record.stage or Path(p.file).suffix != ".yml"
    ]  # fmt: skip


def every_form_is_as_hard_as_the_others(course: Course) -> list[Problem]:
    """The forms of the desk hold as many cases, of the same difficulties, over every stage."""
    return misfits(course.cases)
