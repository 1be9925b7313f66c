"""Which of several names is meant that have the same value in this unit: the words around it must tell."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.derive.fitting import Words, is_spoken, is_sum, speaks_for
from reportgen.derive.views import Leaf
from reportgen.derive.ways import Way
from reportgen.figures import Figure
from reportgen.model.values import Text

_MORE_SAID = 0.08
_HOLDERS = 2
_ONE, _ALL = "项目", "绩效"


def rivals_of(listed: Sequence[Way], group: Sequence[Way]) -> list[Way]:
    """The names of members that print the same as the names of a group, and are none of them."""
    return [
        way
        for way in listed
        if not any(way.leaf and other.leaf and _is_the_same(way.leaf, other.leaf) for other in group)
    ]


def likely(ways: Sequence[Way], words: Words) -> Sequence[Way]:
    """The ways to tell of a place in doubt: those of a member that is spoken of, before what is not spoken of."""
    listed = [way for way in ways if way.is_listed]
    spoken = any(way.leaf and not way.is_listed and is_spoken(way.leaf, words) for way in ways)
    return ways if spoken or not listed else listed


def _is_the_same(leaf: Leaf, other: Leaf) -> bool:
    """Rows may stand in another order in the filled copy, not in the changed one, where no two amounts are alike."""
    now, then, its = leaf.values[0], leaf.copies[0][0], other.copies[0][0]
    if leaf.same_as(other):
        return True
    if not (isinstance(now, Figure) and isinstance(then, Figure) and isinstance(its, Figure)):
        return False
    return now.value != then.value == its.value


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
    if leaf is None or its is None or leaf.same_as(its) or is_of_one(leaf, its, words):
        return True
    mine = speaks_for(leaf, its, words, is_own=way.is_own, beside=_goes_on(leaf, near))
    theirs = speaks_for(its, leaf, words, is_own=other.is_own, beside=_goes_on(its, near))
    return mine[0] > theirs[0] or (mine[0] == theirs[0] > 0 and mine[1] > theirs[1] + _MORE_SAID)


def is_of_one(leaf: Leaf, its: Leaf, words: Words) -> bool:
    """Is it told of the one project that the document is about, the other one the same of all projects?"""
    (holder, *names), (other, *others) = ([name for name, _ in each.steps] for each in (leaf, its))
    return (holder, other) == (_ONE, _ALL) and names == others and not is_sum(words)


def _goes_on(leaf: Leaf, near: Leaf | None) -> bool:
    """Does it tell more of what was told just before?"""
    return near is not None and len(leaf.steps) > _HOLDERS and leaf.steps[:-1] == near.steps[: len(leaf.steps) - 1]
