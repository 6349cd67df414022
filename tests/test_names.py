"""What a notebook reaches by `oncamera.` and Tab."""

import oncamera


def test_tab_offers_each_name_that_a_cell_may_use():
    assert {"quiz", "desk", "scenario", "figure", "course", "claim_value", "claim_dates"} <= set(dir(oncamera))


def test_each_name_that_is_offered_is_there():
    assert [name for name in dir(oncamera) if not hasattr(oncamera, name)] == []
