"""Checks a whole course: every record by itself, and every rule about several files."""

from collections.abc import Callable

from oncamera.checks import (
    cases,
    control_map,
    notebooks,
    pages,
    plans,
    printing,
    questions,
    scenarios,
    tabletop,
)
from oncamera.checks import (
    claims as evidence,
)
from oncamera.content.contents import missing_course
from oncamera.content.course import Course
from oncamera.files.problems import Problem

RULES: list[Callable[[Course], list[Problem]]] = [
    questions.every_question_is_shown_once,
    questions.every_objective_is_stated_and_tested,
    questions.no_two_questions_ask_the_same,
    pages.every_page_of_the_contents_is_there,
    pages.every_front_matter_can_be_read,
    pages.every_page_with_key_points_ends_with_monday,
    pages.every_fence_is_closed,
    pages.every_cell_is_python,
    pages.every_dollar_is_escaped,
    evidence.every_cited_claim_exists,
    evidence.every_claim_is_cited,
    evidence.every_claim_has_its_sources,
    evidence.every_allegation_is_hedged,
    cases.every_matched_case_can_be_made,
    cases.every_case_stands_in_the_folder_of_its_stage,
    cases.every_form_is_as_hard_as_the_others,
    pages.every_organization_field_exists,
    pages.every_checklist_names_a_stage,
    evidence.every_event_is_dated_as_its_claim,
    scenarios.every_scenario_is_shown_once,
    plans.everything_a_plan_shows_exists,
    plans.every_part_has_time_for_what_it_shows,
    plans.every_plan_has_its_pages,
    tabletop.every_expected_action_has_its_control,
    tabletop.every_inject_has_an_id_of_its_own,
    tabletop.the_timetable_adds_up,
    tabletop.every_function_has_its_card_and_its_part,
    tabletop.every_fact_of_the_tabletop_is_hedged,
    tabletop.every_face_of_the_tabletop_is_shown_once,
    printing.no_handout_is_for_the_facilitator_alone,
    control_map.every_control_stands_in_one_row_of_the_map,
    control_map.every_number_of_the_map_is_named,
    notebooks.every_notebook_says_what_it_needs,
    notebooks.no_notebook_holds_what_a_run_put_in,
]


def check(course: Course) -> list[Problem]:
    """Check a whole course. Returns all problems at once, each once, sorted; [] means that it is sound.

    A folder that holds no course is a problem itself. While a file cannot be read, the rules about several files
    wait: they would blame the wrong one.
    """
    missing = missing_course(course.root)
    if missing:
        return missing
    return sorted(set(course.problems() or [problem for rule in RULES for problem in rule(course)]))
