"""What goes on paper, and who may see it: said by each page, held by a rule."""

from pathlib import Path

import pytest

from oncamera.checks.printing import no_handout_is_for_the_facilitator_alone
from oncamera.content.course import Course
from oncamera.content.pages import Page
from oncamera.documents.print_sets import is_for_facilitator, is_handout, plan_sets, print_sets
from tests.conftest import COURSE, ROOT

PAGES = [page for page in COURSE.pages if page.file.startswith("chapters/")]


def a_page(text: str, file: str = "chapters/session/one.md") -> Page:
    return Page(file, Path(file).stem, text)


def names(root: Path, which: str) -> list[tuple[str, str]]:
    return [(page.name, page.shows) for one in print_sets(Course.load(root)) if one.id == which for page in one.pages]


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A course with a chapter, a booklet, and a session's pages."""
    for name, text in {
        "chapters/locks": "# Locks\n\n**After this page you can**\n\n- Shut a door.\n",
        "chapters/booklet": "---\nhandout: true\n---\n\n# A booklet\n",
        "chapters/session/form": "---\nsheet: true\nhandout: true\n---\n\n# A form\n",
        "chapters/session/answers": "# Answers\n",
        "chapters/session/slides": "---\nprint: false\n---\n\n# Slides\n",
    }.items():
        path = tmp_path / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    files = ["locks", "booklet", "session/slides", "session/answers", "session/form"]
    lines = [f"  - file: chapters/{name}" for name in files]
    (tmp_path / "_toc.yml").write_text("\n".join(["format: jb-book", "root: index", "chapters:", *lines]))
    return tmp_path


def test_sheets_come_first_in_the_hand_out_and_it_holds_no_keys(kit):
    assert names(kit, "hand-out") == [("chapters/session/form", "no keys"), ("chapters/booklet", "no keys")]


def test_a_page_of_the_session_that_says_nothing_is_for_the_facilitator(kit):
    assert names(kit, "facilitator-only")[0] == ("chapters/session/answers", "all")


def test_the_keys_of_what_is_handed_out_are_the_facilitators(kit):
    assert names(kit, "facilitator-only")[1:] == [("chapters/booklet", "keys"), ("chapters/session/form", "keys")]


def test_the_course_has_its_answers_apart(kit):
    assert names(kit, "course") == [("chapters/locks", "no keys")]
    assert names(kit, "course-answers") == [("chapters/locks", "keys")]


def test_of_a_page_only_the_keys_may_be_printed(kit):
    (kit / "chapters" / "booklet.md").write_text("---\nprint: keys\n---\n\n# A booklet\n")
    assert "chapters/booklet" not in [name for name, _ in names(kit, "hand-out")]
    assert ("chapters/booklet", "keys") in names(kit, "facilitator-only")


def test_slides_are_printed_from_their_own_page(kit):
    printed = [name for one in print_sets(Course.load(kit)) for name, _ in names(kit, one.id)]
    assert "chapters/session/slides" not in printed


def test_no_page_of_the_course_is_both_handed_out_and_for_the_facilitator():
    assert no_handout_is_for_the_facilitator_alone(Course(pages=PAGES)) == []
    assert [page.file for page in PAGES if is_handout(page) and is_for_facilitator(page)] == []


def test_the_pages_of_the_course_edition_are_its_chapters_and_its_roles():
    found = [name for name, _ in names(ROOT, "course")]
    assert (found[0], found[8], found[9], found[-1], len(found)) == (
        "chapters/the_case", "chapters/your_programme", "chapters/roles/recruiter", "chapters/outside_the_us", 16,
    )  # fmt: skip


def test_a_plan_has_one_set_to_lead_from_and_one_to_hand_out():
    led, handed = plan_sets(COURSE, "sixty-minutes")
    assert (led.id, [(page.name, page.shows) for page in led.pages if page.shows == "all"]) == (
        "sixty-minutes-for-you",
        [
            ("chapters/session/sixty_minutes", "all"), ("chapters/session/sixty_minutes_answers", "all"),
            ("chapters/session/guide", "all"), ("chapters/session/hard_moments", "all"),
        ],
    )  # fmt: skip
    assert (handed.id, {page.name for page in handed.pages}) == (
        "sixty-minutes-to-hand-out",
        {
            "chapters/session/files_on_paper", "chapters/toolkit/reporting_card", "chapters/session/sign_in",
            "chapters/session/feedback",
        },
    )  # fmt: skip


def test_a_plan_without_the_desk_has_no_files_on_paper():
    assert "chapters/session/files_on_paper" not in [page.name for page in plan_sets(COURSE, "thirty-minutes")[1].pages]


def test_a_scenario_that_a_plan_shows_is_handed_out_and_its_key_is_the_facilitators():
    led, handed = plan_sets(COURSE, "ninety-minutes")
    assert ("chapters/scenarios/second_interview", "no keys") in [(page.name, page.shows) for page in handed.pages]
    assert ("chapters/scenarios/second_interview", "keys") in [(page.name, page.shows) for page in led.pages]


@pytest.mark.parametrize("plan", [placed.record.id for placed in COURSE.plans])
def test_what_a_plan_hands_out_is_among_what_the_course_hands_out(plan):
    assert {(page.name, page.shows) for page in plan_sets(COURSE, plan)[1].pages} < set(names(ROOT, "hand-out"))


def test_an_unknown_plan_is_refused_with_the_names_that_there_are():
    with pytest.raises(LookupError) as caught:
        plan_sets(COURSE, "sixty")
    assert str(caught.value) == (
        "there is no plan 'sixty'; the plans are: half-day, ninety-minutes, sixty-minutes, thirty-minutes"
    )


@pytest.mark.parametrize(
    "directive", ["session-plan sixty", "session-slides s", "session-answers s", "tabletop facilitator"]
)
def test_a_page_that_shows_plans_or_answers_cannot_be_handed_out(directive):
    name, _, rest = directive.partition(" ")
    page = a_page(f"---\nhandout: true\n---\n\n# One\n\n```{{{name}}} {rest}\n```\n")
    [problem] = no_handout_is_for_the_facilitator_alone(Course(pages=[page]))
    assert str(problem) == (
        f"chapters/session/one.md:7 the page is to hand out, and shows `{directive}`."
        " Take `handout: true` from its front matter."
    )


def test_a_page_cannot_be_for_both():
    page = a_page("---\nhandout: true\nfacilitator: true\n---\n\n# One\n")
    [problem] = no_handout_is_for_the_facilitator_alone(Course(pages=[page]))
    assert problem.instead == "Keep one of `handout: true` and `facilitator: true`."


def test_a_mark_is_true_or_false():
    [problem] = no_handout_is_for_the_facilitator_alone(Course(pages=[a_page("---\nhandout: yes\n---\n\n# One\n")]))
    assert (problem.what, problem.instead) == ("`handout` is 'yes'", "Write true or false.")
