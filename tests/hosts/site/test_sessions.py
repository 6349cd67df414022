"""A plan's three pages: what the facilitator finds on them, and what a learner does not find by searching."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from oncamera.content.markup import plain
from tests.conftest import COURSE

PLANS = [placed.record for placed in COURSE.plans]
each_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)


def soup(site, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def shown(plan, kind: str) -> set[str]:
    return {one.name for one in plan.every_shown() if one.kind == kind}


@each_plan
def test_the_slides_hold_each_case_and_question_once_for_each_place(course_site, plan):
    page = soup(course_site, plan.page("slides"))
    assert {case["data-case"] for case in page.select(".oc-case")} == shown(plan, "case")
    assert {question["data-question"] for question in page.select(".oc-question")} == shown(plan, "question")
    assert [part["data-minutes"] for part in page.select(".oc-slide.is-part")] == [str(p.minutes) for p in plan.parts]
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))


@each_plan
def test_each_part_has_its_notes_under_its_slide(course_site, plan):
    slides = soup(course_site, plan.page("slides")).select(".oc-slide.is-part")
    for part, slide in zip(plan.parts, slides, strict=True):
        notes = words(slide.select_one(".oc-notes"))
        assert all(plain(text) in notes for text in part.say), part.id


@each_plan
def test_the_answers_name_every_key_and_every_wrong_turn(course_site, plan):
    said = words(soup(course_site, plan.page("answers")).article)
    cases = {case.id: case for case in COURSE.desk}
    questions = {placed.record.id: placed.record for placed in COURSE.questions}
    for name in shown(plan, "case"):
        assert cases[name].title in said
        assert f"Best next step: {cases[name].best}" in said
    for name in shown(plan, "question"):
        for letter, choice in questions[name].choices.items():
            assert f"{'Right, ' if choice.correct else ''}{letter}:" in said, name


@each_plan
def test_the_plan_gives_each_slide_its_number_for_a_mixed_group_and_its_lines(course_site, plan):
    deck = soup(course_site, plan.page("slides")).select(".oc-slide")
    mixed = [slide for slide in deck if "everyone" in slide.get("data-audience", "everyone").split()]
    number = {slide["id"]: place for place, slide in enumerate(mixed, 1)}
    page = soup(course_site, plan.page("plan"))
    named = 0
    for part in plan.parts:
        shown_here = page.select_one(f"#part-{part.id} dd")
        slides = [int(found) for p in shown_here.select("p") for found in re.findall(r"^Slide (\d+)", words(p))]
        own = [number[name] for name in number if name == f"slide-{part.id}"]
        own += [number[f"slide-{part.id}-{s.name}"] for s in part.shows if s.kind in ("case", "question")]
        assert slides == own, part.id
        assert len(shown_here.select("li")) == len(part.points)
        named += len(slides)
    assert named == len(mixed) - 1  # all but the title


@each_plan
def test_the_answers_begin_with_what_a_mixed_group_sees_and_the_swaps_come_after(course_site, plan):
    page = soup(course_site, plan.page("answers"))
    swaps = page.select_one(".oc-answers-swaps")
    later = {heading["id"].split("-", 1)[1] for heading in swaps.select("h3[id]")}
    first = {heading["id"].split("-", 1)[1] for heading in page.select("h3[id]")} - later
    ids = {s: f"{part.id}-{s.name}" for part in plan.parts for s in part.shows if s.kind in ("case", "question")}
    assert first == set(ids.values())
    assert later == {
        f"{ids[shown].removesuffix(shown.name)}{instead.name}"
        for shown in ids for _, instead in plan.swapped(shown)
    }  # fmt: skip
    sections = [section["aria-labelledby"] for section in page.select(".oc-answers-sheet > section")]
    assert [name for name in sections if not name.startswith("answers-")] == sections[sections.index("swaps") :]


@each_plan
def test_where_a_plan_shows_the_desk_its_answers_end_with_how_each_file_ended(course_site, plan):
    desk = soup(course_site, plan.page("answers")).select(".oc-answers-sheet > section:last-of-type.oc-answers-desk li")
    cases = COURSE.form("practice") if "chapters/desk_practice" in shown(plan, "page") else []
    assert len(desk) == len(cases)
    for line, case in zip(desk, cases, strict=True):
        truth = "Misrepresented." if case.truth == "impostor" else "Genuine."
        assert words(line).startswith(f"{case.title}. {truth} Best next step: {case.best}")
        strongest = max((cue for cue in case.cues if cue.points_to == case.truth), key=lambda cue: cue.weight)
        assert plain(strongest.because).replace("&amp;", "&") in words(line)


@each_plan
def test_the_plan_leads_to_its_slides_and_its_answers(course_site, plan):
    links = {a["href"] for a in soup(course_site, plan.page("plan")).article.select("a[href]")}
    assert {f"{plan.stem}_slides.html", f"{plan.stem}_answers.html"} <= links


def test_the_first_page_leads_to_the_session(course_site):
    links = [a["href"] for a in soup(course_site, "index").select(".way a")]
    assert links == ["chapters/session/thursday.html"]


def test_the_first_page_has_the_very_link_that_a_plan_names(course_site):
    link = next(a for a in soup(course_site, "index").article.select("p a") if a.get_text() == "Open the case desk")
    assert link["href"] == "chapters/desk_practice.html"
    parts = [part for plan in PLANS for part in plan.parts if part.id == "alone"]
    assert len(parts) == 3
    assert all("follow “Open the case desk”" in part.people_do for part in parts)


def test_the_landing_page_leads_to_every_page_of_the_kit(course_site):
    links = {a["href"] for a in soup(course_site, "chapters/session/thursday").article.select("a[href]")}
    kit = {path.name for path in (course_site / "chapters" / "session").glob("*.html")} - {"thursday.html"}
    assert kit - links == set()


def test_the_search_knows_no_answer_page_and_no_slide(course_site):
    text = (course_site / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    found = {page for pages in index["terms"].values() for page in ([pages] if isinstance(pages, int) else pages)}
    named = {index["docnames"][page] for page in found}
    assert named & {plan.page(kind) for plan in PLANS for kind in ("slides", "answers")} == set()
    assert "chapters/session/guide" in named


@each_plan
def test_an_answer_page_says_that_it_is_not_secret_and_asks_robots_to_stay_away(course_site, plan):
    page = soup(course_site, plan.page("answers"))
    assert "It is not secret" in words(page.article)
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
