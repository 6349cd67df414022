"""Finite graphs, on one small enough to count by hand."""

from oncamera.content.graph import count_paths, find_cycle, in_order, longest_distances, reachable_from

# a ─p→ b ─r→ d;  a ─q→ c ─s→ d, c ─t→ d;  d ─u→ e
EDGES = {"a": [("p", "b"), ("q", "c")], "b": [("r", "d")], "c": [("s", "d"), ("t", "d")], "d": [("u", "e")], "e": []}


def test_a_cycle_is_told_step_by_step():
    assert find_cycle({"a": [("p", "b")], "b": [("q", "c")], "c": [("r", "b")]}) == ["b", "c", "b"]


def test_a_graph_without_a_cycle_has_none():
    assert find_cycle(EDGES) == []


def test_what_can_be_reached_is_the_step_and_all_after_it():
    assert reachable_from(EDGES, "c") == {"c", "d", "e"}


def test_two_choices_that_meet_again_make_two_paths():
    assert (count_paths(EDGES, "a", "e"), count_paths(EDGES, "c", "d"), count_paths(EDGES, "b", "c")) == (3, 2, 0)


def test_a_distance_is_the_longest_one():
    edges = {**EDGES, "a": [("p", "b"), ("v", "d")], "c": []}
    assert longest_distances(edges, "a") == {"a": 0, "b": 1, "d": 2, "e": 3}


def test_an_order_puts_each_step_after_all_that_lead_to_it():
    assert in_order(EDGES, "a") == ["a", "b", "c", "d", "e"]


CHAIN = {f"s{n}": [("c", f"s{n + 1}")] for n in range(3_000)} | {"s3000": []}


def test_a_chain_longer_than_the_stack_is_walked_like_a_short_one():
    assert find_cycle(CHAIN) == []
    assert in_order(CHAIN, "s0")[-1] == "s3000"
    assert count_paths(CHAIN, "s0", "s3000") == 1
    assert longest_distances(CHAIN, "s0")["s3000"] == 3_000


def test_a_step_that_leads_to_itself_is_a_cycle():
    assert find_cycle({"a": [("p", "b")], "b": [("q", "b")]}) == ["b", "b"]


def test_a_cycle_of_three_thousand_steps_is_found():
    assert len(find_cycle({**CHAIN, "s3000": [("c", "s0")]})) == 3_002


def test_a_cycle_is_told_in_the_order_of_its_choices():
    assert find_cycle({"c": [("r", "a")], "a": [("p", "b")], "b": [("q", "c")]}) in (
        ["a", "b", "c", "a"], ["b", "c", "a", "b"], ["c", "a", "b", "c"],
    )  # fmt: skip
