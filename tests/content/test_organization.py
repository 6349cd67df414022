"""organization.yml: optional, filled in by its owner, with errors that say what to write instead."""

import re

import pytest

from oncamera.checks.run import check
from oncamera.content.course import Course
from oncamera.content.organization import Organization, is_blank, load_organization
from oncamera.files.problems import ProblemsError
from oncamera.widgets.session.session import slides_html
from tests.conftest import COURSE, ROOT


def problems_of(folder, text: str) -> list[str]:
    (folder / "organization.yml").write_text(text)
    with pytest.raises(ProblemsError) as caught:
        load_organization(folder)
    return [str(problem) for problem in caught.value.problems]


def test_without_a_file_every_entry_is_a_blank(tmp_path):
    assert Course.load(tmp_path).organization.company == "[your company]"
    assert all(is_blank(entry) for entry in Course.load(tmp_path).organization.model_dump().values())


def test_the_shipped_file_lists_every_field_and_fills_in_none(tmp_path):
    text = (ROOT / "organization.yml").read_text()
    assert set(re.findall(r"^(\w+):", text, re.MULTILINE)) == set(Organization.model_fields)
    assert COURSE.organization == Organization()


def test_a_field_that_is_left_out_stays_a_blank(tmp_path):
    (tmp_path / "organization.yml").write_text('company: "Fernhollow Example"\n')
    assert Course.load(tmp_path).organization.company == "Fernhollow Example"
    assert Course.load(tmp_path).organization.hr_phone == "[HR phone]"


def test_all_problems_are_told_at_once_with_the_line_and_what_to_write(tmp_path):
    text = 'compny: "Fernhollow Example"\nhr_phone: 5550142\nit_contact: [IT contact]\n'
    assert problems_of(tmp_path, text) == [
        "organization.yml:1 there is no field `compny`. Did you mean `company`?",
        "organization.yml:2 `hr_phone` is 5550142, not text. Put it in quotes if it is meant as text.",
        "organization.yml:3 `it_contact` is ['IT contact'], not text. Put it in quotes if it is meant as text.",
    ]


def test_an_entry_too_long_for_the_sheet_is_refused(tmp_path):
    assert problems_of(tmp_path, f'company: "{"a" * 61}"\n') == [
        f"organization.yml:1 `company` is '{'a' * 56}.... String should have at most 60 characters."
    ]


def test_an_empty_file_and_a_list_are_refused(tmp_path):
    assert problems_of(tmp_path, "# nothing yet\n") == [
        "organization.yml the file is empty. Write at least one field, such as `company:`."
    ]
    assert problems_of(tmp_path, "- company: A\n") == [
        "organization.yml:1 the file is not a list of fields. Write each field on a line of its own, as `name: value`."
    ]


def test_a_page_that_prints_an_unknown_field_is_named(tiny_copy):
    page = tiny_copy / "chapters" / "locks.md"
    page.write_text(page.read_text().replace("Close it first.", "Ask {org}`compny`."))
    assert [str(problem) for problem in check(Course.load(tiny_copy))] == [
        "chapters/locks.md:30 organization.yml has no field `compny`. Did you mean `company`?"
    ]


def test_a_broken_file_is_among_the_problems_of_the_course(tiny_copy):
    (tiny_copy / "organization.yml").write_text("compny: A\n")
    assert "organization.yml:1 there is no field `compny`. Did you mean `company`?" in map(
        str, check(Course.load(tiny_copy))
    )


def test_every_field_is_printed_somewhere():
    folders = [ROOT / "chapters" / name for name in ("toolkit", "session")]
    pages = "".join(path.read_text() for folder in folders for path in folder.glob("*.md"))
    unused = [name for name in Organization.model_fields if f"{{org}}`{name}`" not in pages]
    assert unused == ["corrections_address"]  # it stands in links: tests/hosts/site/test_corrections.py


def test_the_slides_tell_the_course_address_that_is_filled_in():
    said = Organization(course_address="https://training.example.com")
    course = Course.load(ROOT)
    course.organization = said
    html = slides_html(course, "sixty-minutes", lambda page: (page, f"{page}.html"))
    assert html.count('<p class="oc-address">The course: <strong>https://training.example.com</strong></p>') == 5


@pytest.mark.parametrize("entry", ["facts@example.com", "[email for corrections]", "______"])
def test_corrections_go_to_an_email_address_or_are_a_blank(tmp_path, entry):
    (tmp_path / "organization.yml").write_text(f'corrections_address: "{entry}"\n')
    assert load_organization(tmp_path).corrections_address == entry


@pytest.mark.parametrize("entry", ["the fact desk", "javascript:alert(1)", "facts@example.com?cc=all@example.com"])
def test_corrections_that_no_mail_can_reach_are_refused(tmp_path, entry):
    assert problems_of(tmp_path, f'corrections_address: "{entry}"\n') == [
        f"organization.yml:1 `corrections_address` is '{entry}'. Write an email address, such as `facts@example.com`."
    ]
