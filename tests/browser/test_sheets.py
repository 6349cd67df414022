"""Every page of the toolkit, and a session's paper, prints on one sheet, A4 and Letter, also with long names."""

import re

import pytest

LONGEST = "Maximiliane Featherstonehaugh, Operations, +1 555-0142 ext 9"


def sheets(pdf: bytes) -> int:
    """Count a PDF's pages: its objects of the type Page. (`/Pages` is the tree that they hang on.)"""
    return len(re.findall(rb"/Type\s*/Page(?![A-Za-z])", pdf))


def addresses(site) -> list[str]:
    """List the pages that are a sheet."""
    folders = [site / "chapters" / name for name in ("toolkit", "session")]
    pages = [path for folder in folders for path in folder.glob("*.html") if 'class="sheet"' in path.read_text()]
    return sorted(path.relative_to(site).as_posix() for path in pages)


def test_the_count_of_sheets_is_right(page):
    page.set_content("<p>one</p>")
    assert sheets(page.pdf()) == 1
    page.set_content("<p>one</p><p style='break-before: page'>two</p><p style='break-before: page'>three</p>")
    assert sheets(page.pdf()) == 3


def test_every_sheet_prints_on_one_page_also_with_the_longest_entries(page, course_site, course_url):
    found = {}
    for path in addresses(course_site):
        page.goto(f"{course_url}/{path}")
        found |= {(path, paper): sheets(page.pdf(format=paper)) for paper in ("A4", "Letter")}
        page.evaluate("text => document.querySelectorAll('.blank').forEach(e => { e.textContent = text })", LONGEST)
        found[path, "Letter, filled in"] = sheets(page.pdf(format="Letter"))
    assert len(found) == 3 * 21
    assert {name: count for name, count in found.items() if count != 1} == {}


def test_a_printed_sheet_leaves_out_what_is_for_the_screen(page, course_url):
    page.goto(f"{course_url}/chapters/toolkit/candidate_notice.html")
    page.emulate_media(media="print")
    for hidden in (".screen-only", ".page-sources", ".sheet-tools", ".top"):
        assert not page.locator(hidden).first.is_visible()
    assert page.get_by_text("Thank you for your interest").is_visible()


def test_a_box_can_be_ticked_with_the_keyboard(page, course_url):
    page.goto(f"{course_url}/chapters/toolkit/checklist_payroll.html")
    box = page.get_by_role("checkbox").first
    box.focus()
    page.keyboard.press("Space")
    assert box.is_checked()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_hot_wash_prints_on_one_sheet_and_each_card_and_handout_on_its_own(page, course_url, paper):
    folder = f"{course_url}/chapters/session/tabletop"
    page.goto(f"{folder}/hot_wash.html")
    assert sheets(page.pdf(format=paper)) == 1
    for name in ("role_cards", "handouts"):
        page.goto(f"{folder}/{name}.html")
        assert sheets(page.pdf(format=paper)) == 1 + page.locator(".tt-sheet").count()


PRINTED = [
    "index.html", "evidence.html", "chapters/desk_practice.html", "chapters/session/sixty_minutes_slides.html",
    "chapters/session/files_on_paper.html", "chapters/toolkit/candidate_notice.html", "chapters/what_is_kept.html",
    "chapters/session/board.html", "chapters/your_programme.html", "chapters/desk_final.html",
    "chapters/scenarios/second_interview.html", "chapters/the_scheme.html", "exercises/base_rates.html",
]  # fmt: skip
# Every background darker than paper, and every text lighter than ink, of what shows.
UNLIKE_PAPER = """() => {
  const light = (color) => {
    const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number);
    return a === 0 ? null : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  };
  return [...document.querySelectorAll("body, body *")].filter((one) => one.checkVisibility()).flatMap((one) => {
    const { backgroundColor, color } = getComputedStyle(one);
    const wrong = (light(backgroundColor) ?? 1) < 0.85 || light(color) > 0.45;
    return wrong ? [`${one.tagName}.${one.className}: ${color} on ${backgroundColor}`] : [];
  });
}"""


@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("theme", [None, "dark", "light"])
def test_a_dark_device_prints_dark_on_white(page, course_site, course_url, theme, forced):
    if theme:
        page.add_init_script(f"localStorage.setItem('on-camera.theme', '{theme}')")
    page.emulate_media(media="print", color_scheme="dark", forced_colors=forced)
    found = {}
    for path in PRINTED:
        page.goto(f"{course_url}/{path}")
        found[path] = page.evaluate(UNLIKE_PAPER)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
