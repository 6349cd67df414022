"""Tables on a page: named columns, and no markup from the data."""

import pandas as pd

from oncamera.labs.kit.tables import table


def test_a_table_has_no_empty_heading():
    assert "<th></th>" not in table(pd.DataFrame({"a": [1]}))._repr_html_()


def test_a_named_index_becomes_the_first_column():
    frame = pd.DataFrame({"mean": [1.5]}, index=pd.Index(["final"], name="form"))
    assert "<th>form</th>\n      <th>mean</th>" in table(frame)._repr_html_()


def test_a_table_has_no_inline_style():
    assert "style=" not in table(pd.DataFrame({"a": [1]}))._repr_html_()


def test_text_in_a_table_stays_text():
    assert "<img" not in table(pd.DataFrame({"a": ["<img src=x>"]}))._repr_html_()
