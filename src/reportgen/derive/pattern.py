"""One pattern for the texts of all examples: words that they share, and names that print what they do not.

The best way through all texts at once is found step by step: at each step either all examples show the same sign, or
a name prints, for each of them, what comes next in its text.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.derive.fitting import Setting, Words, fit, is_mentioned
from reportgen.derive.listed import Known
from reportgen.derive.rivals import clear_way, is_of_one, likely, rivals_of
from reportgen.derive.standing import NUMBER, SAID, is_number_here, is_telling, is_text_here, stands
from reportgen.derive.views import Leaf, Views
from reportgen.derive.ways import Way, Ways

_DIGIT, _OTHER, _TAG = 3.0, 1.0, 1.5
"""What a covered digit and another covered sign are worth, and what a tag costs: few long tags are best."""
_HALT = re.compile(r"[。；\n]")
_MOST_NAMES = 4
"""So many names are told of a place that is in doubt."""
_CLEAR = 0.12
"""Of two names that print the same here, one must fit so much better, or nobody knows which is meant."""
_SAME_THING = 0.75
_OWN_SAID = 0.8
_ROUNDS = 4


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
    is_listed: bool = False
    """It is told of members of lists only, and no loop was found here."""


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
class _Place:
    """Where a value stands in every text, with what is said around it in the first."""

    at: tuple[int, ...]
    printed: tuple[str, ...]
    span: tuple[int, int]
    words: Words
    near: Leaf | None
    """What was told just before."""


@dataclass(frozen=True, slots=True)
class _Rated:
    rate: float
    way: Way


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
    found = _Search(texts, ways, setting, views).best()
    for _ in range(_ROUNDS):
        anchors = [(piece.end, piece.way.leaf) for piece in found.pieces if piece.way.leaf] if found else []
        if found is None or not anchors:
            break
        better = _Search(texts, ways, setting, views, anchors).best()
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
        views: Views,
        anchors: Sequence[tuple[int, Leaf]] = (),
    ) -> None:
        self._texts, self._ways, self._setting, self._anchors = texts, ways, setting, anchors
        self._doubts: dict[tuple[int, int], Doubt] = {}
        self._known = views.known or Known()
        self._listed = (
            self._known.listed(f"{texts[0]} {setting.said}", views.styles, in_cell=setting.in_cell)
            if len(texts) == 1
            else {}
        )
        self._sentences = [
            (found.start(), found.end())
            for each in self._known.sentences
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
        groups = (*(self._ways.at.get(sign, ()) if sign else ()), *self._ways.at.get("", ()), *self._rows_at(sign))
        for printed, group in groups:
            if all(map(stands, self._texts, at, printed)):
                way, worth_of_it = self._chosen(at, printed, group)
                if way is not None:
                    yield way, worth_of_it

    def _rows_at(self, sign: str) -> Iterator[tuple[tuple[str, ...], list[Way]]]:
        """The numbers that only members of lists print."""
        known = {printed for printed, _ in self._ways.at.get(sign, ())}
        for printed in self._listed:
            if printed[0][:1] == sign and printed not in known and NUMBER.fullmatch(printed[0]):
                yield printed, []

    def _chosen(self, at: tuple[int, ...], printed: tuple[str, ...], group: list[Way]) -> tuple[Way | None, float]:
        """The way that fits best, unless another fits nearly as well or all fit badly."""
        span = at[0], at[0] + len(printed[0])
        if self._is_typed(span) or (len(set(printed)) == 1 and self._known.is_in_a_name(self._texts[0], span)):
            return None, 0.0
        near = next((leaf for end, leaf in reversed(self._anchors) if end <= span[0]), None)
        place = _Place(at, printed, span, self._setting.around(self._texts[0], *span), near)
        rated = self._rated(place, [*group, *rivals_of(self._listed.get(printed, ()), group)])
        if not rated:
            return None, 0.0
        best = rated[0] if len(self._texts) > 1 else self._clear(place, rated)
        if best is None or not self._is_sure(place, best, rated[1:]):
            return None, 0.0
        return best.way, worth(printed) - _TAG + best.rate

    def _is_typed(self, span: tuple[int, int]) -> bool:
        """Is it part of a sentence that somebody wrote? There it is a word, though it may look like a value."""
        return any(start <= span[0] and span[1] <= end and (start, end) != span for start, end in self._sentences)

    def _rated(self, place: _Place, group: list[Way]) -> list[_Rated]:
        """How well each way fits, the best first."""
        found = [_Rated(_rate(way, place) + way.bonus, way) for way in group]
        found.sort(key=lambda each: -each.rate)
        if len(self._texts) == 1:
            return found
        # Where members of a loop are spoken of, what lies outside of it only happens to print the same.
        return [each for each in found if each.way.is_own and each.rate >= _OWN_SAID] or found

    def _clear(self, place: _Place, rated: list[_Rated]) -> _Rated | None:
        """Of one example: the way that the words around it speak for; None where they do not."""
        leaf = rated[0].way.leaf
        if leaf is None or (len(rated) == 1 and not rated[0].way.is_listed):
            return rated[0]
        if NUMBER.fullmatch(place.printed[0]) and not is_number_here(self._texts, place.at, place.printed, leaf):
            return None
        goes_on = not _HALT.search(self._texts[0][self._end_before(place.span[0]) : place.span[0]])
        ways = [each.way for each in rated]
        clear = clear_way(ways, place.words, place.near if goes_on else None)
        if clear is None or clear.is_listed:
            self._doubt(place, [clear] if clear else likely(ways, place.words))
        return next((each for each in rated if each.way is clear and not clear.is_listed), None)

    def _is_sure(self, place: _Place, best: _Rated, others: Sequence[_Rated]) -> bool:
        """Does the value stand here for this name, and for no other that fits nearly as well?"""
        leaf = best.way.leaf
        if leaf is None:
            # The number of one member proves nothing but where numbers stand.
            return len(self._texts) > 1 or place.at[0] <= 1 or "loop.index" not in best.way.source
        if not any(map(NUMBER.fullmatch, place.printed)):
            return is_text_here(self._texts, place.printed, best.rate)
        if not is_number_here(self._texts, place.at, place.printed, leaf):
            return False
        near = (each.way for each in others if best.rate - each.rate < _CLEAR and not each.way.is_listed)
        rivals = [way for way in near if _differs(way, leaf, place.words)]
        if rivals or not is_telling(place.printed, best.rate):
            self._doubt(place, [best.way, *rivals])
            return False
        return True

    def _doubt(self, place: _Place, ways: Sequence[Way]) -> None:
        """Any of these may be meant; a single digit of which nothing is said nearby is none of them."""
        is_digit = all(sum(map(str.isdigit, each)) == 1 for each in place.printed)
        if is_digit and not any(way.leaf is not None and is_mentioned(way.leaf, place.words) for way in ways):
            return
        names = dict.fromkeys(way.source for way in ways)
        is_listed = all(way.is_listed for way in ways)
        self._doubts[place.span] = Doubt(*place.span, tuple(names)[:_MOST_NAMES], is_listed)


def _rate(way: Way, place: _Place) -> float:
    return SAID if way.leaf is None else fit(way.leaf.steps, place.words) + _beside(way.leaf, place.near)


def _differs(way: Way, leaf: Leaf, words: Words) -> bool:
    return way.leaf is not None and not leaf.same_as(way.leaf) and not is_of_one(leaf, way.leaf, words)


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


def worth(printed: tuple[str, ...]) -> float:
    """How much a tag tells, in the mean of all examples."""
    signs = sum(_DIGIT if sign.isdigit() else _OTHER for each in printed for sign in each)
    return signs / len(printed)
