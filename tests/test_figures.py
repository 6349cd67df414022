"""Figures as inline SVG: themable, searchable and the same at every build."""

import matplotlib.pyplot as plt
import pytest

from oncamera.figures import GREEN, figure, style

pytestmark = pytest.mark.build


def drawn_html(**options: object) -> str:
    with style():
        drawn, axes = plt.subplots(figsize=(2, 2))
        axes.plot([0, 1], [0, 1], color=GREEN)
        axes.text(0, 0, "a <word>")
    return figure(drawn, alt='Says "so"', caption="A line", words=["from *0* to 1"], **options)._repr_html_()


def test_colors_are_the_pages_variables():
    assert 'stroke="var(--green, #0b6159)"' in drawn_html()


def test_there_is_no_inline_style():
    assert "style=" not in drawn_html()
    assert "<style" not in drawn_html()


def test_text_stays_text():
    assert ">a &lt;word&gt;</text>" in drawn_html()


def test_the_text_alternatives_are_there():
    html = drawn_html()
    assert 'role="img" aria-label="Says &quot;so&quot;"' in html
    assert "<figcaption>A line</figcaption>" in html
    assert "<li>from <em>0</em> to 1</li>" in html


def test_two_drawings_are_the_same_text():
    assert drawn_html() == drawn_html()


def test_ids_begin_with_the_figures_name():
    assert "url(#line-" in drawn_html(name="line")
