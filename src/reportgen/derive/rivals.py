"""Which of several names is meant that have the same value in this unit: the words around it must tell."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.derive.fitting import Words, is_spoken, speaks_for
from reportgen.derive.views import Leaf
from reportgen.derive.ways import Way
from reportgen.model.values import Text

_MORE_SAID = 0.08
_HOLDERS = 2


def clear_way(ways: Sequence[Way], words: Words, near: Leaf | None) -> Way | None:
    """The way that the words speak for against every other name that only has the same value in this unit."""
    for way in ways:
        if not (
            way.leaf is None
            or isinstance(way.leaf.values[0], Text)
            or way.is_own
            or is_spoken(way.leaf, words)
            or _goes_on(way.leaf, near)
        ):
            continue
        if all(other is way or _beats(way, other, words, near) for other in ways):
            return way
    return None


def _beats(way: Way, other: Way, words: Words, near: Leaf | None) -> bool:
    """Is it the same thing, or do the words say it nearer, or more of it, than the other one?"""
    leaf, its = way.leaf, other.leaf
    if leaf is None or its is None or leaf.same_as(its):
        return True
    mine = speaks_for(leaf, its, words, is_own=way.is_own, beside=_goes_on(leaf, near))
    theirs = speaks_for(its, leaf, words, is_own=other.is_own, beside=_goes_on(its, near))
    return mine[0] > theirs[0] or (mine[0] == theirs[0] > 0 and mine[1] > theirs[1] + _MORE_SAID)


def _goes_on(leaf: Leaf, near: Leaf | None) -> bool:
    """Does it tell more of what was told just before?"""
    return near is not None and len(leaf.steps) > _HOLDERS and leaf.steps[:-1] == near.steps[: len(leaf.steps) - 1]
