"""Siblings that follow a list, member by member: rows, cells, paragraphs with their tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Literal

from reportgen.compute.tags import tags_of
from reportgen.derive.fitting import said_in
from reportgen.derive.merges import merged_rows
from reportgen.derive.pattern import Piece, worth
from reportgen.derive.plan import Action, Loop, Retext, flat
from reportgen.derive.tree import Kind, Node
from reportgen.derive.views import Leaf, Listing, Views
from reportgen.model.values import Text

if TYPE_CHECKING:
    from reportgen.derive.unify import Unifier

_LEVELS: dict[Kind, Literal["p", "tr", "tc"]] = {"p": "p", "tbl": "p", "tr": "tr", "tc": "tc"}
_MOST_CELLS = 3
_ALIKE, _CLEARLY = 0.01, 0.1
"""Of two lists that tell as much here, the words above must say one more clearly, or nobody knows which is meant."""
_LEAST_TAGS, _LEAST_WORTH = 2, 8.0
"""A list of one member is a loop when it tells so much: nothing else proves it."""
Rows = Sequence[Sequence[Node]]


def best(unifier: Unifier, rows: Rows, at: Sequence[int], views: Views) -> Loop | None:
    """The loop that begins here and tells most."""
    if at[0] >= len(rows[0]) or unifier.keeps(rows[0][at[0]]):
        return None
    found = [
        loop for listing in views.listings if listing.members[0] for loop in _loops(unifier, listing, rows, at, views)
    ]
    if not found:
        return None
    most = max(loop.gain for loop in found)
    alike = [loop for loop in found if loop.gain > most - _ALIKE]
    above = next(rows[0][at[0]].paragraphs()).setting.above
    said = {loop: said_in(loop.listing.steps[-1], above) for loop in alike}
    chosen = max(alike, key=lambda loop: said[loop])
    near = [loop for loop in alike if loop.sizes == chosen.sizes and said[loop] > said[chosen] - _CLEARLY]
    return replace(chosen, rivals=tuple(loop.listing.path for loop in near if loop is not chosen))


def _loops(unifier: Unifier, listing: Listing, rows: Rows, at: Sequence[int], views: Views) -> Iterator[Loop]:
    first = rows[0][at[0]]
    if not any(listing.members):
        return
    inner = views.in_loop(listing)
    if not _may_begin(listing, inner, first) and not (first.kind == "tc" and not first.said.strip()):
        return
    tried: list[Cuts] = []
    for cuts in _cuts(listing, inner, rows, at, first):
        if cuts in tried:
            continue
        tried.append(cuts)
        loop = _loop(unifier, listing, inner, rows, at, cuts, _LEVELS[first.kind])
        if loop is not None:
            yield loop


def _may_begin(listing: Listing, inner: Views, first: Node) -> bool:
    """Does a member's own text or number stand in the first piece?"""
    said = first.said if first.kind != "tr" else "\n".join(cell.shown.said for cell in first.children)
    if first.kind == "tr" and not first.children:
        return False
    if first.kind in ("tr", "tc"):
        return bool(inner.first_words(listing.variable) & {cell.strip() for cell in said.split("\n")}) or any(
            len(word) > 1 and word in said for word in inner.first_words(listing.variable)
        )
    return any(word in said for word in inner.first_words(listing.variable))


Cuts = list[list[int]]
"""For each example where its members begin, and where the last of them ends."""


def _cuts(listing: Listing, inner: Views, rows: Rows, at: Sequence[int], first: Node) -> Iterator[Cuts]:
    """The ways to cut the siblings into members."""
    counts = [len(members) for members in listing.members]
    if max(counts) == 1:
        told = len(rows) > 1 and min(counts) == 1  # one in each of several examples, which prove it
        if told and first.kind == "p":
            yield [[start, start + 1] for start in at]
        if first.kind != "tr" or (_lists_below(listing) and not told):
            return  # where it would end nobody can tell
    if first.kind in ("tr", "tc"):
        sizes = (1,) if first.kind == "tr" else range(1, _MOST_CELLS + 1)
        for size in sizes:
            cuts = [[start + size * each for each in range(count + 1)] for start, count in zip(at, counts, strict=True)]
            if all(cut[-1] <= len(row) for cut, row in zip(cuts, rows, strict=True)):
                yield cuts
        return
    for key in inner.keys(listing.variable):
        if str(key.values[0]) in first.said and (starts := _chained(key, counts, rows, at, first)) is not None:
            yield from _ended(starts, listing, rows, at)


def _chained(key: Leaf, counts: Sequence[int], rows: Rows, at: Sequence[int], first: Node) -> Cuts | None:
    """Where each member begins: the next sibling of the same kind and style that says its key."""
    found: Cuts = []
    values = iter(key.values)
    for count, row, start in zip(counts, rows, at, strict=True):
        starts: list[int] = []
        here = start
        for number in range(count):
            word = str(next(values))
            while here < len(row) and not _begins(row[here], first, word):
                if not number:
                    return None
                here += 1
            if here == len(row):
                return None
            starts.append(here)
            here += 1
        found.append(starts)
    return found


def _begins(node: Node, first: Node, word: str) -> bool:
    return node.kind == first.kind and node.style == first.style and word in node.said


def _ended(starts: Cuts, listing: Listing, rows: Rows, at: Sequence[int]) -> Iterator[Cuts]:
    """Where the last members end: all members are of one length, or as long as their own lists make them."""
    inner = [_lengths_below(listing, path) for path in _lists_below(listing)]
    lengths = [[b - a for a, b in pairwise(each)] for each in starts]
    known = [length for each in lengths for length in each]
    if not known:
        yield from (
            [[*each, each[-1] + size] if each else [start] for each, start in zip(starts, at, strict=True)]
            for size in (1, 2)
        )
        return
    for taken in (0, 1, 2):
        for chosen in combinations(inner, taken):
            extra = [[sum(each[e][m] for each in chosen) for m in range(len(starts[e]))] for e in range(len(starts))]
            fixed = {length - extra[e][m] for e, each in enumerate(lengths) for m, length in enumerate(each)}
            if len(fixed) == 1 and (size := fixed.pop()) > 0:
                cuts = [[*each, each[-1] + size + extra[e][-1]] if each else [at[e]] for e, each in enumerate(starts)]
                if all(cut[-1] <= len(row) for cut, row in zip(cuts, rows, strict=True)):
                    yield cuts


def _lists_below(listing: Listing) -> list[str]:
    return [tag.field for tag in tags_of(listing.member).values() if tag.is_list]


def _lengths_below(listing: Listing, field: str) -> list[list[int]]:
    return [[len(getattr(now, field)) for now, *_ in members] for members in listing.members]


def _loop(
    unifier: Unifier,
    listing: Listing,
    inner: Views,
    rows: Rows,
    at: Sequence[int],
    cuts: Cuts,
    level: Literal["p", "tr", "tc"],
) -> Loop | None:
    pieces = [row[a:b] for row, cut in zip(rows, cuts, strict=True) for a, b in pairwise(cut)]
    if len({node.element.getparent() for node in rows[0][cuts[0][0] : cuts[0][-1]]}) > 1:
        return None
    if any(unifier.keeps(node) for piece in pieces for node in piece):
        return None
    if level == "tr":
        instances = [number for number, members in enumerate(listing.members) for _ in members]
        actions = merged_rows(unifier, [piece[0] for piece in pieces], inner, listing.variable, instances)
    else:
        actions = unifier.sequence(pieces, inner)
    if actions is None:
        return None
    gain = gain_of(actions, listing, inner)
    if gain is None or (level == "tc" and not _is_heading(unifier, actions, listing)):
        return None
    first_end = cuts[0][1]
    kept = rows[0][cuts[0][0] : first_end]
    dropped = rows[0][first_end : cuts[0][-1]]
    sizes = tuple(cut[-1] - start for cut, start in zip(cuts, at, strict=True))
    return Loop(listing, level, tuple(kept), tuple(dropped), tuple(actions), sizes, gain)


def _is_heading(unifier: Unifier, actions: Sequence[Action], listing: Listing) -> bool:
    """Cells side by side follow a list when they say words of it, or stand below such cells: numbers alone may not."""
    named = any(
        isinstance(value, Text) and value.text
        for action in flat(actions)
        if isinstance(action, Retext)
        for piece in action.pattern.pieces
        if piece.way.leaf is not None and len(set(piece.way.printed)) > 1
        for value in piece.way.leaf.values[:1]
    )
    if named:
        unifier.headings.add(listing.path)
    return listing.path in unifier.headings


def _is_of_somebody(piece: Piece) -> bool:
    """Figures and words of the data or the profile; captions that the program itself says prove no list."""
    leaf = piece.way.leaf
    return leaf is None or any(not isinstance(value, Text) or value.where.file for value in leaf.values)


def gain_of(actions: Sequence[Action], listing: Listing, inner: Views) -> float | None:
    """How much of all members their own names tell; None when that proves nothing."""
    own = [
        piece
        for action in flat(actions)
        if isinstance(action, Retext)
        for piece in action.pattern.pieces
        if f" {listing.variable}." in piece.way.source
    ]
    telling = [piece for piece in own if len(set(piece.way.printed)) > 1 and _is_of_somebody(piece)]
    total = sum(worth(piece.way.printed) for piece in own) * len(inner)
    if len(inner) > 1:
        return total if telling else None
    enough = len(own) >= _LEAST_TAGS and sum(worth(piece.way.printed) for piece in own) >= _LEAST_WORTH
    return total if enough else None
