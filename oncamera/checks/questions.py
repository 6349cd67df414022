"""Rules about questions and the pages that show them."""

from collections import Counter
from pathlib import Path

from oncamera.content.cases import Case
from oncamera.content.course import Course
from oncamera.content.questions import Question
from oncamera.content.records import Placed
from oncamera.content.scenarios import Scenario
from oncamera.content.vocabulary import exam_page
from oncamera.files.problems import Problem


def every_question_is_shown_once(course: Course) -> list[Problem]:
    """Each question stands on the page of its file's stem, exactly once; an exam question on its form's page."""
    problems = []
    shown: Counter[str] = Counter()
    for page in course.pages:
        for call in page.quizzes:
            found = [q for q in course.questions if _stem(q) == call.chapter and call.part in (None, q.record.part)]
            if not found:
                what = f"quiz({call.chapter!r}, part={call.part!r}) shows no question"
                instead = f"Add one to bank/questions/{call.chapter}.yml."
                problems.append(Problem(page.file, call.line, "", what, instead))
            if call.chapter != page.stem:
                what = f"the page shows questions of another chapter, {call.chapter!r}"
                problems.append(Problem(page.file, call.line, "", what, "Give the page questions of its own."))
            shown.update(q.record.id for q in found)
    for placed in course.questions:
        times = shown[placed.record.id]
        form, stem = placed.record.form, _stem(placed)
        if placed.record.is_exam and stem != exam_page(form):
            what = f"a question of the form {form!r} stands among those of {stem!r}"
            instead = f"Move it to bank/questions/{exam_page(form)}.yml, or mend its form."
            problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
        if times != 1:
            what = f"the question is shown {times} times"
            instead = f"Show its part once: quiz({_stem(placed)!r}, part={placed.record.part!r})."
            problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
    return problems


def no_two_questions_ask_the_same(course: Course) -> list[Problem]:
    """Each question, case and scenario has a fingerprint of its own: the site's index knows them by nothing else."""
    first: dict[str, str] = {}
    asked: list[Placed[Question] | Placed[Case] | Placed[Scenario]]
    asked = [*course.questions, *course.cases, *course.scenarios]
    problems = []
    for placed in asked:
        other = first.setdefault(placed.record.fingerprint, placed.record.id)
        if other != placed.record.id:
            what = f"it asks word for word what {other!r} asks"
            problems.append(Problem(placed.file, placed.line, placed.record.id, what, "Take one of the two out."))
    return problems


def every_objective_is_stated_and_tested(course: Course) -> list[Problem]:
    """Each question names an objective of its page word for word, and each objective has a question.

    An exam question names an objective of any page: it asks what the chapters teach.
    """
    problems = []
    stated = {objective for page in course.pages for objective in page.objectives}
    for placed in course.questions:
        if placed.record.is_exam and placed.record.objective not in stated:
            what = f"the objective {placed.record.objective!r} is stated on no page"
            instead = "Write one of the list after **After this page you can** of a chapter, word for word."
            problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
    for page in course.pages:
        mine = [q for q in course.questions if _stem(q) == page.stem and q.record.form == "chapter"]
        for placed in mine:
            if placed.record.objective not in page.objectives:
                what = f"the objective {placed.record.objective!r} is not stated on the page"
                instead = f"Write one of these: {'; '.join(page.objectives) or 'none'}."
                problems.append(Problem(placed.file, placed.line, placed.record.id, what, instead))
        tested = {placed.record.objective for placed in mine}
        for objective in page.objectives:
            if objective not in tested:
                what = f"no question tests the objective {objective!r}"
                problems.append(Problem(page.file, 0, "", what, f"Add a question to bank/questions/{page.stem}.yml."))
    return problems


def _stem(placed: Placed[Question]) -> str:
    return Path(placed.file).stem
