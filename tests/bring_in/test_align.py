"""Laying a sequence along a pattern: loops any number of times, what is missing, what is too much."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.bring_in.align import Aligner, Alignment, Loop, Node

INNER: Loop[str] = Loop("y", "ys", ("c",))
OUTER: Loop[str] = Loop("x", "xs", ("b", INNER, "d"))
PATTERN: tuple[Node[str], ...] = ("a", OUTER, "e")


def laid(items: str) -> Alignment[str]:
    return Aligner(PATTERN, lambda _: 1.0).align(items, lambda leaf, item: 0.0 if leaf == item else 5.0, 1.0)


def told(items: str) -> list[str]:
    """Each item with its rounds."""
    return [
        step.leaf + "".join(f" {loop.variable}{number}" for loop, number in step.rounds) for step in laid(items).steps
    ]


def test_a_loop_may_be_passed_any_number_of_times() -> None:
    assert told("ae") == ["a", "e"]
    assert told("abccdbde") == ["a", "b x0", "c x0 y0", "c x0 y1", "d x0", "b x1", "d x1", "e"]


def test_inner_rounds_begin_anew_in_each_outer_round() -> None:
    assert told("abcdbccde")[-4:] == ["c x1 y0", "c x1 y1", "d x1", "e"]


def test_what_is_missing_and_what_is_too_much_is_told() -> None:
    found = laid("abcXe")
    assert (found.cost, found.missing, found.extra) == (2.0, ("d",), (3,))


def test_a_loop_that_is_not_there_is_not_missing() -> None:
    assert laid("a").missing == ("e",)


@given(st.lists(st.integers(0, 3), max_size=4))
def test_every_sequence_that_a_pattern_gives_fits_it(counts: list[int]) -> None:
    items = "a" + "".join(f"b{'c' * count}d" for count in counts) + "e"
    found = laid(items)
    assert (found.cost, len(found.steps)) == (0.0, len(items))
    assert sum(step.leaf == "b" for step in found.steps) == len(counts)


@given(st.text("abcdeX", max_size=12))
def test_no_item_is_lost_or_taken_twice(items: str) -> None:
    found = laid(items)
    assert sorted([*(step.item for step in found.steps), *found.extra]) == list(range(len(items)))
