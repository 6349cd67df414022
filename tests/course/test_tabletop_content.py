"""What the tabletop says: plain English, invented people, nothing that turns on origin."""

import re

import textstat

from tests.conftest import COURSE, ROOT

TABLETOP = COURSE.tabletop
TEXT = "\n".join(path.read_text() for path in sorted((ROOT / "session" / "tabletop").rglob("*.yml")))


def test_it_is_written_in_plain_english():
    exercise = TABLETOP.exercise.record
    said = [*exercise.firm, *exercise.rules, *exercise.hot_wash, *(o.says for o in exercise.objectives)]
    for _, inject in TABLETOP.injects():
        said += [*inject.ask, inject.wrong_turn, *(a.told for a in inject.answers), *(e.does for e in inject.expect)]
    assert textstat.flesch_kincaid_grade(" ".join(said)) <= 10


def test_numbers_and_addresses_are_invented():
    assert set(re.findall(r"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b", TEXT)) == {
        "192.0.2.88", "198.51.100.23", "203.0.113.61",
    }  # fmt: skip
    assert [found for found in re.findall(r"\b555-\d{4}\b", TEXT) if not re.fullmatch(r"555-01\d\d", found)] == []
    assert {found.rpartition(".")[2] for found in re.findall(r"@([\w.-]+)\"", TEXT)} == {"example"}


def test_its_people_are_in_no_case_and_no_scenario():
    bank = "\n".join(path.read_text() for path in (ROOT / "bank").rglob("*.yml"))
    names = [part for person in TABLETOP.exercise.record.people for part in person.name.split()]
    assert [name for name in [*names, "Quayfold", "Tollen", "Dunmore"] if re.search(rf"\b{name}\b", bank)] == []


def test_somebody_is_cleared_in_the_first_module_and_heard_in_the_last():
    found = {expected.id: module.id for module, _, expected in TABLETOP.actions()}
    assert (found["clear-her-now"], found["tell-her-straight"]) == ("signs", "extortion")


def test_two_sheets_can_wait_as_the_page_says():
    assert sum(inject.can_wait for _, inject in TABLETOP.injects()) == 2
    page = (ROOT / "chapters" / "session" / "tabletop" / "tabletop.md").read_text()
    assert "Two sheets may be skipped" in page


def test_no_answer_is_right_because_of_a_name_or_an_accent():
    with_it = [e for _, _, e in TABLETOP.actions() if re.search(r"accent|foreign|by name|origin", e.does)]
    assert all(re.search(r"no evidence|[Ss]ay no|out of|part, and", expected.does) for expected in with_it)
