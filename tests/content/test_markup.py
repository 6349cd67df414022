"""Texts may hold emphasis and code; nothing in them can become a tag."""

import pytest

from oncamera.content.markup import inline, plain
from oncamera.templating import json_script


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("*so* and **so**", "<em>so</em> and <strong>so</strong>"),
        ("`make`", "<code>make</code>"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("</script><script>alert(1)</script>", "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("[link](javascript:alert(1))", "[link](javascript:alert(1))"),
    ],
)
def test_a_text_is_rendered_harmlessly(text, html):
    assert inline(text) == html


def test_a_text_can_be_had_without_markup():
    assert plain("*so* `it` goes") == "so it goes"
    assert plain('is it `a < b`, or "R&D"?') == 'is it a < b, or "R&D"?'


def test_data_in_a_page_cannot_end_its_script():
    assert json_script("oc-data", {"a": "</script><!--"}) == (
        '<script type="application/json" class="oc-data">{"a":"\\u003c/script>\\u003c!--"}</script>'
    )
