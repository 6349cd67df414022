"""Rules about scenarios and the pages that show them."""

from collections import Counter
from pathlib import Path

from oncamera.content.course import Course
from oncamera.files.problems import Problem


def every_scenario_is_shown_once(course: Course) -> list[Problem]:
    """Each scenario has a file and a page of its own, of one stem: `second-interview` is `second_interview`."""
    problems = []
    known = {placed.record.id for placed in course.scenarios}
    shown: Counter[str] = Counter()
    for page in course.pages:
        if not page.file.startswith("chapters/"):
            continue  # a notebook may play a scenario again
        for line, name in page.scenarios:
            shown[name] += 1
            if name not in known:
                what, instead = f"there is no scenario {name!r}", f"The scenarios are: {', '.join(sorted(known))}."
                problems.append(Problem(page.file, line, "", what, instead))
            elif page.stem != _stem_of(name):
                what = f"the page shows the scenario {name!r}, which is not its own"
                instead = f"Show it on chapters/scenarios/{_stem_of(name)}.md."
                problems.append(Problem(page.file, line, "", what, instead))
    for placed in course.scenarios:
        name, stem = placed.record.id, _stem_of(placed.record.id)
        if Path(placed.file).stem != stem:
            what = f"the scenario {name!r} stands in {Path(placed.file).name}"
            problems.append(Problem(placed.file, placed.line, name, what, f"Move it to {stem}.yml."))
        if shown[name] != 1:
            what = f"the scenario is shown {shown[name]} times"
            instead = f"Show it once, on chapters/scenarios/{stem}.md: scenario({name!r})."
            problems.append(Problem(placed.file, placed.line, name, what, instead))
    return problems


def _stem_of(name: str) -> str:
    return name.replace("-", "_")
