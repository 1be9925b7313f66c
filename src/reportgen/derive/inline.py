"""Lists told inside a sentence (甲1万元、乙2万元、丙3万元) as loops inside a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.derive.fitting import Setting
from reportgen.derive.forms import counters, forms_of, tag_of
from reportgen.derive.pattern import Pattern, infer
from reportgen.derive.views import Leaf, Listing, Views
from reportgen.derive.ways import Way, is_of_data

_SEPARATORS = frozenset(("、", "，", "；", ";", ",", "和", "及", "\n"))
"""What stands between the members of a list in a sentence."""


def inline_ways(texts: Sequence[str], views: Views, setting: Setting) -> Iterator[Way]:
    """Every list whose members are told one after the other in each text."""
    for listing in views.listings:
        if max(map(len, listing.members)) > 1:
            way = _told(listing, texts, views, setting)
            if way is not None:
                yield way


def _told(listing: Listing, texts: Sequence[str], views: Views, setting: Setting) -> Way | None:
    inner = views.in_loop(listing)
    for key in inner.keys(listing.variable):
        starts = _starts(key, listing, texts)
        if starts is not None and (way := _as_loop(listing, key, starts, texts, inner, setting)) is not None:
            return way
    return None


def _starts(key: Leaf, listing: Listing, texts: Sequence[str]) -> list[list[int]] | None:
    """Where each member is told in each text: as near to each other as can be."""
    found: list[list[int]] = []
    values = iter(key.values)
    for text, members in zip(texts, listing.members, strict=True):
        words = [str(next(values)) for _ in members]
        end = 0
        for word in words:
            at = text.find(word, end)
            if at < 0:
                return None
            end = at + len(word)
        places: list[int] = []
        for word in reversed(words):
            end = text.rfind(word, 0, end)
            places.append(end)
        found.append(places[::-1])
    return found


def _as_loop(
    listing: Listing, key: Leaf, starts: list[list[int]], texts: Sequence[str], inner: Views, setting: Setting
) -> Way | None:
    """What is told of each member but the last, until the next begins, gives the pattern; the last one proves it."""
    units: list[str] = []
    numbers: list[int] = []
    lasts: list[tuple[int, str]] = []
    number = 0
    for text, places in zip(texts, starts, strict=True):
        for here, after in pairwise(places):
            units.append(text[here:after])
            numbers.append(number)
            number += 1
        if places:
            lasts.append((number, text[places[-1] :]))
            number += 1
    pattern = infer(units, inner.of(numbers), setting) if units else None
    if pattern is None or not pattern.pieces or pattern.pieces[0].start or key.path not in pattern.pieces[0].way.source:
        return None
    if not any(piece.way.leaf is not None and is_of_data(piece.way.leaf) for piece in pattern.pieces):
        return None  # words that the program itself says are words of the form
    printed = _printed(inner, setting)
    if any(piece.way.source not in printed for piece in pattern.pieces):
        return None
    tail = pattern.text[pattern.pieces[-1].end :]
    for cut in range(len(tail) + 1):
        bodies = [_body(pattern, printed, each, cut) for each in range(len(inner))]
        separator = tail[len(tail) - cut :]
        if separator.strip() in _SEPARATORS and all(rest.startswith(bodies[each]) for each, rest in lasts):
            return _way(listing, pattern, bodies, separator, cut)
    return None


def _printed(inner: Views, setting: Setting) -> dict[str, tuple[str, ...]]:
    """What every tag prints for every member."""
    found = {
        tag_of(leaf.path, suffix): printed
        for leaf in inner.leaves
        for suffix, printed in forms_of(leaf, inner.styles, setting.in_cell)
    }
    return found | {tag_of(expression): printed for expression, printed in counters(inner)}


def _body(pattern: Pattern, printed: dict[str, tuple[str, ...]], member: int, cut: int) -> str:
    parts: list[str] = []
    at = 0
    for piece in pattern.pieces:
        parts += (pattern.text[at : piece.start], printed[piece.way.source][member])
        at = piece.end
    return "".join((*parts, pattern.text[at : len(pattern.text) - cut]))


def _way(listing: Listing, pattern: Pattern, bodies: list[str], separator: str, cut: int) -> Way:
    source = pattern.source[: len(pattern.source) - cut] if cut else pattern.source
    between = f"{{% if not loop.last %}}{separator}{{% endif %}}" if separator else ""
    rest = iter(bodies)
    printed = tuple(separator.join(next(rest) for _ in members) for members in listing.members)
    return Way(f"{{% for {listing.variable} in {listing.path} %}}{source}{between}{{% endfor %}}", printed)
