"""One pattern for the texts of all examples: words that they share, and names that print what they do not.

The best way through all texts at once is found step by step: at each step either all examples show the same sign, or
a name prints, for each of them, what comes next in its text.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.derive.fitting import Setting, fit
from reportgen.derive.rivals import clear_way
from reportgen.derive.views import Leaf, Views
from reportgen.derive.ways import Way, Ways

_DIGIT, _OTHER, _TAG = 3.0, 1.0, 1.5
"""What a covered digit and another covered sign are worth, and what a tag costs: few long tags are best."""
_NUMBER_SIGNS = frozenset("0123456789.,-")
_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?(?:%|万元|元|分)?")
_HALT = re.compile(r"[。；\n]")
_MOST_NAMES = 4
"""So many names are told of a place that is in doubt."""
_CLEAR = 0.12
"""Of two names that print the same here, one must fit so much better, or nobody knows which is meant."""
_TELLING = 4
"""A number of so many digits hardly stands in a place by chance."""
_WELL_SAID, _SAID = 0.6, 0.3
_LONG_TEXT = 6
_SAME_THING = 0.75
_OWN_SAID = 0.8
_ROUNDS = 4
ORDINAL = re.compile(r"(?:^[0-9]+[.、．]|^[（(][0-9]+[）)]|[图表第〔][0-9]+|公开[0-9]+表|[0-9]+[月日号])")
"""Numbers that count headings, pictures and days, and are none of the data."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag in the text of the first example."""

    way: Way
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value of the first example's text that several names print, or one that hardly fits."""

    start: int
    end: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text with tags in it."""

    text: str
    pieces: tuple[Piece, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def source(self) -> str:
        """The text with its tags."""
        parts: list[str] = []
        at = 0
        for piece in self.pieces:
            parts += (self.text[at : piece.start], piece.way.source)
            at = piece.end
        return "".join((*parts, self.text[at:]))


@dataclass(frozen=True, slots=True)
class _Step:
    before: tuple[int, ...]
    way: Way | None


def infer(texts: Sequence[str], views: Views, setting: Setting, more: Sequence[Way] = ()) -> Pattern | None:
    """The best pattern that prints every text; None when there is none.

    What was found beside a value tells more about it: the same way is gone again until nothing changes.
    """

    def made() -> Ways:
        return Ways(views, setting.in_cell)

    ways = Ways(views, setting.in_cell, more) if more else views.remembered(setting.in_cell, made)
    found = _Search(texts, ways, setting, views.typed).best()
    for _ in range(_ROUNDS):
        anchors = [(piece.end, piece.way.leaf) for piece in found.pieces if piece.way.leaf] if found else []
        if found is None or not anchors:
            break
        better = _Search(texts, ways, setting, views.typed, anchors).best()
        if better is None or better.source == found.source:
            break
        found = better
    return found


class _Search:
    """One way through the texts."""

    def __init__(
        self,
        texts: Sequence[str],
        ways: Ways,
        setting: Setting,
        typed: Iterable[str],
        anchors: Sequence[tuple[int, Leaf]] = (),
    ) -> None:
        self._texts, self._ways, self._setting, self._anchors = texts, ways, setting, anchors
        self._doubts: dict[tuple[int, int], Doubt] = {}
        self._sentences = [
            (found.start(), found.end())
            for each in typed
            if each in texts[0]
            for found in re.finditer(re.escape(each), texts[0])
        ]

    def _end_before(self, start: int) -> int:
        return max((end for end, _ in self._anchors if end <= start), default=0)

    def best(self) -> Pattern | None:
        """The pattern that tells most."""
        start, goal = (0,) * len(self._texts), tuple(map(len, self._texts))
        best: dict[tuple[int, ...], tuple[float, _Step | None]] = {start: (0.0, None)}
        queue = [(0, start)]
        done: set[tuple[int, ...]] = set()
        while queue:
            _, at = heapq.heappop(queue)
            if at in done:
                continue
            done.add(at)
            for way, worth_of_it in self._next(at):
                after = tuple(each + (len(way.printed[number]) if way else 1) for number, each in enumerate(at))
                score = best[at][0] + worth_of_it
                if after not in best or best[after][0] < score:
                    best[after] = (score, _Step(at, way))
                    heapq.heappush(queue, (sum(after), after))
        return _traced(self._texts[0], best, goal, self._doubts) if goal in best else None

    def _next(self, at: tuple[int, ...]) -> Iterator[tuple[Way | None, float]]:
        """The steps from a place in all texts, and what each is worth."""
        sign = self._texts[0][at[0] : at[0] + 1]
        if sign and all(text[place : place + 1] == sign for text, place in zip(self._texts, at, strict=True)):
            yield None, 0.0
        groups = (*(self._ways.at.get(sign, ()) if sign else ()), *self._ways.at.get("", ()))
        for printed, group in groups:
            if all(map(_stands, self._texts, at, printed)):
                way, worth_of_it = self._chosen(at, printed, group)
                if way is not None:
                    yield way, worth_of_it

    def _chosen(self, at: tuple[int, ...], printed: tuple[str, ...], group: list[Way]) -> tuple[Way | None, float]:
        """The way that fits best, unless another fits nearly as well or all fit badly."""
        texts = self._texts
        span = at[0], at[0] + len(printed[0])
        if any(start <= span[0] and span[1] <= end and (start, end) != span for start, end in self._sentences):
            return None, 0.0  # what somebody wrote in a sentence is a word, though it may look like a value
        words = self._setting.around(texts[0], *span)
        near = next((leaf for end, leaf in reversed(self._anchors) if end <= span[0]), None)
        rates = (
            (fit(way.leaf.steps, words) + _beside(way.leaf, near) if way.leaf else _SAID) + way.bonus for way in group
        )
        rated = sorted(((rate, -number) for number, rate in enumerate(rates)), reverse=True)
        # Where members of a loop are spoken of, what lies outside of it only happens to print the same.
        if len(texts) > 1:
            rated = [each for each in rated if group[-each[1]].is_own and each[0] >= _OWN_SAID] or rated
        rating, number = rated[0]
        if len(texts) == 1 and len(rated) > 1 and (leaf := group[-number].leaf) is not None:
            if _NUMBER.fullmatch(printed[0]) and not _is_number_here(
                texts, at, printed, leaf, whole=texts[0] == printed[0]
            ):
                return None, 0.0
            goes_on = near if not _HALT.search(texts[0][self._end_before(span[0]) : span[0]]) else None
            clear = clear_way([group[-other] for _, other in rated], words, goes_on)
            if clear is None:
                self._doubts[span] = Doubt(*span, _sources(group[-other] for _, other in rated))
                return None, 0.0
            rating, number = next(each for each in rated if group[-each[1]] is clear)
        way = group[-number]
        if way.leaf is None:
            # The number of one member proves nothing but where numbers stand.
            lonely = len(texts) == 1 and at[0] > 1 and "loop.index" in way.source
            return (None, 0.0) if lonely else (way, worth(printed) - _TAG + rating)
        whole = all(text == shown for text, shown in zip(texts, printed, strict=True))
        if any(map(_NUMBER.fullmatch, printed)):
            if not _is_number_here(texts, at, printed, way.leaf, whole=whole):
                return None, 0.0
            rivals = [
                group[-other].source
                for rate, other in rated[1:]
                if rating - rate < _CLEAR and (leaf := group[-other].leaf) is not None and not way.leaf.same_as(leaf)
            ]
            if rivals or not _is_telling(printed, rating):
                self._doubts[span] = Doubt(*span, tuple(dict.fromkeys((way.source, *rivals))))
                return None, 0.0
        elif not whole and not _is_text_here(printed, rating):
            return None, 0.0
        return way, worth(printed) - _TAG + rating


def _sources(ways: Iterable[Way]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(way.source for way in ways))[:_MOST_NAMES]


def _beside(leaf: Leaf, near: Leaf | None) -> float:
    """What stands right after a value is mostly told of the same thing."""
    if near is None or near.path == leaf.path:
        return 0.0
    alike = 0
    for own, its in zip(leaf.steps[:-1], near.steps, strict=False):
        if own[0] != its[0]:
            break
        alike += 1
    return _SAME_THING if alike > 1 else 0.0


def _traced(
    text: str,
    best: dict[tuple[int, ...], tuple[float, _Step | None]],
    goal: tuple[int, ...],
    doubts: dict[tuple[int, int], Doubt],
) -> Pattern:
    pieces: list[Piece] = []
    at = goal
    while (step := best[at][1]) is not None:
        if step.way is not None:
            pieces.append(Piece(step.way, step.before[0], at[0]))
        at = step.before
    covered = {sign for piece in pieces for sign in range(piece.start, piece.end)}
    left = [doubt for span, doubt in sorted(doubts.items()) if not covered.intersection(range(*span))]
    return Pattern(text, tuple(reversed(pieces)), tuple(left))


def _stands(text: str, at: int, printed: str) -> bool:
    """Does a value stand in a text, and not as a part of a longer number?"""
    if not text.startswith(printed, at):
        return False
    if not printed:
        return True
    end = at + len(printed)
    before, after = text[at - 1 : at], text[end : end + 1]
    goes_on = after.isdigit() or (after in (".", ",", "-") and text[end + 1 : end + 2].isdigit())
    if (printed[0].isdigit() or printed[0] == "-") and before and before in _NUMBER_SIGNS:
        return False
    return not (printed[-1].isdigit() and goes_on)


def _is_number_here(
    texts: Sequence[str], at: tuple[int, ...], printed: tuple[str, ...], leaf: Leaf, *, whole: bool
) -> bool:
    """Years are followed by 年; what is no percentage is not followed by %."""
    if whole:
        return True
    if leaf.is_shared and any(map(_is_ordinal, texts, at, printed)):
        return False
    after = {text[position + len(shown) :][:1] for text, position, shown in zip(texts, at, printed, strict=True)}
    if leaf.steps[-1][0] == "年度":
        return after == {"年"}
    kind = getattr(leaf.values[0], "kind", "")
    return not ("%" in after and kind)


def _is_ordinal(text: str, at: int, printed: str) -> bool:
    return any(match.start() <= at and at + len(printed) <= match.end() for match in ORDINAL.finditer(text))


def _is_telling(printed: tuple[str, ...], rating: float) -> bool:
    """Does a number stand here for this name, and not by chance?"""
    if len(set(printed)) > 1:
        return True
    digits = sum(len(re.sub(r"[^0-9]|^[0.,]+|[0.]+$", "", each)) for each in set(printed))
    return digits >= _TELLING or rating >= (_SAID if digits > 1 else _WELL_SAID)


def _is_text_here(printed: tuple[str, ...], rating: float) -> bool:
    """Words inside a longer text: they differ from example to example, or are long, or are spoken of."""
    if len(set(printed)) > 1:
        return True
    length = len(printed[0])
    return length >= _LONG_TEXT or (length >= 2 and rating >= _WELL_SAID)


def worth(printed: tuple[str, ...]) -> float:
    """How much a tag tells, in the mean of all examples."""
    signs = sum(_DIGIT if sign.isdigit() else _OTHER for each in printed for sign in each)
    return signs / len(printed)
