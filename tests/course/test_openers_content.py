"""The course's drawings: small, in the page's own colors, silent to a screen reader, and each of some use."""

import re
from pathlib import Path

import pytest

from oncamera.hosts.site.openers import OPENERS, opener_of
from tests.conftest import ROOT

DRAWINGS = sorted((ROOT / OPENERS).rglob("*.svg"))
PAGES = [*re.findall(r"file: (\S+)", (ROOT / "_toc.yml").read_text(encoding="utf-8")), "index"]


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_is_small_says_nothing_and_has_no_color_of_its_own(path: Path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith('<svg class="opener" viewBox="0 0 ')
    assert 'aria-hidden="true" focusable="false"' in text
    assert not re.search(r"<(text|title|script|style|image|use)|fill=|stroke=|style=|href|url\(", text)
    assert len(text) < 2_000


def test_every_drawing_opens_a_page():
    assert {opener_of(ROOT, page) for page in PAGES} - {None} == set(DRAWINGS)


def test_each_of_the_nine_chapters_has_a_drawing_of_its_own():
    chapters = ["the_case", "on_camera", "the_money", "the_scheme", "the_harm",
                "by_stage", "fair_vetting", "when_you_suspect", "your_programme"]  # fmt: skip
    assert [opener_of(ROOT, f"chapters/{name}").stem for name in chapters] == chapters
