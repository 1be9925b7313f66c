"""Lay a sequence along a pattern with loops, at the least cost: rows along a table, cells along a row.

What a pattern has and the sequence has not is missing, what only the sequence has is extra; both cost something, so
that the best way is the one with the fewest of them. A loop may be passed any number of times.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from math import inf
from typing import Generic, TypeAlias, TypeVar

Leaf = TypeVar("Leaf")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, eq=False)
class Loop(Generic[Leaf]):
    """A part of a pattern that stands there once for each member of a list."""

    variable: str
    source: str
    body: tuple[Node[Leaf], ...]


Node: TypeAlias = Leaf | Loop[Leaf]
Round: TypeAlias = tuple[Loop[Leaf], int]
"""A loop, and which of its rounds it is, from 0."""


@dataclass(frozen=True, slots=True)
class Step(Generic[Leaf]):
    """What an item was laid to: a leaf of the pattern, in certain rounds of the loops around it."""

    item: int
    leaf: Leaf
    rounds: tuple[Round[Leaf], ...]


@dataclass(frozen=True, slots=True)
class Alignment(Generic[Leaf]):
    """The cheapest way."""

    cost: float
    steps: tuple[Step[Leaf], ...]
    missing: tuple[Leaf, ...]
    extra: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Place(Generic[Leaf]):
    leaf: Leaf
    loops: tuple[Loop[Leaf], ...]


class Aligner(Generic[Leaf]):
    """A pattern ready to have sequences laid along it; a leaf inside a loop may be missing for nothing."""

    def __init__(self, pattern: Sequence[Node[Leaf]], missing_cost: Callable[[Leaf], float]) -> None:
        self.places: list[_Place[Leaf]] = []
        self._edges: dict[int, list[tuple[int, float, int | None]]] = {}
        self._numbers = count()
        self._missing_cost = missing_cost
        self._ends: list[tuple[int, int]] = []
        start, end = self._sequence(pattern, ())
        self._ends = [*self._ends, (end, start)]
        self._jumps = [self._jumps_from(after) for _, after in self._ends]

    def _sequence(self, nodes: Sequence[Node[Leaf]], loops: tuple[Loop[Leaf], ...]) -> tuple[int, int]:
        """Points before and after some nodes, with the ways between them."""
        first = last = next(self._numbers)
        for node in nodes:
            before, after = self._loop(node, loops) if isinstance(node, Loop) else self._leaf(node, loops)
            self._join(last, before, 0)
            last = after
        return first, last

    def _leaf(self, leaf: Leaf, loops: tuple[Loop[Leaf], ...]) -> tuple[int, int]:
        before, after = next(self._numbers), next(self._numbers)
        self._join(before, after, self._missing_cost(leaf), len(self.places))
        self.places.append(_Place(leaf, loops))
        self._ends.append((before, after))
        return before, after

    def _loop(self, loop: Loop[Leaf], loops: tuple[Loop[Leaf], ...]) -> tuple[int, int]:
        before, after = self._sequence(loop.body, (*loops, loop))
        self._join(before, after, 0)
        self._join(after, before, 0)
        return before, after

    def _join(self, start: int, end: int, cost: float, passed: int | None = None) -> None:
        self._edges.setdefault(start, []).append((end, cost, passed))

    def _jumps_from(self, start: int) -> list[tuple[float, tuple[int, ...]]]:
        """The cost of the way to each leaf and to the end, and which leaves it passes over."""
        best: dict[int, tuple[float, tuple[int, ...]]] = {}
        waiting: list[tuple[float, int, tuple[int, ...]]] = [(0, start, ())]
        while waiting:
            cost, point, passed = heapq.heappop(waiting)
            if point in best:
                continue
            best[point] = cost, passed
            for end, more, over in self._edges.get(point, []):
                if end not in best:
                    heapq.heappush(waiting, (cost + more, end, passed if over is None else (*passed, over)))
        return [best.get(before, (inf, ())) for before, _ in self._ends]

    def align(
        self, items: Sequence[Item], match_cost: Callable[[Leaf, Item], float], extra_cost: float
    ) -> Alignment[Leaf]:
        """The cheapest way through all items."""
        start = end = len(self.places)
        costs = {start: 0.0}
        history: list[dict[int, int | None]] = []
        """For each item and the leaf it ends at: the leaf before; None for an item that is extra."""
        for item in items:
            reached = {state: cost + extra_cost for state, cost in costs.items()}
            came: dict[int, int | None] = dict.fromkeys(costs)
            for state, place in enumerate(self.places):
                before, cost = min(
                    ((each, so_far + self._jumps[each][state][0]) for each, so_far in costs.items()),
                    key=lambda pair: pair[1],
                )
                if cost < inf:
                    cost += match_cost(place.leaf, item)
                if cost < reached.get(state, inf):
                    reached[state], came[state] = cost, before
            costs = reached
            history.append(came)
        last = min(costs, key=lambda state: costs[state] + self._jumps[state][end][0])
        return self._told(costs[last] + self._jumps[last][end][0], last, history)

    def _told(self, cost: float, last: int, history: list[dict[int, int | None]]) -> Alignment[Leaf]:
        matched: list[tuple[int, int]] = []
        extra: list[int] = []
        state = last
        for item in reversed(range(len(history))):
            before = history[item][state]
            if before is None:
                extra.append(item)
            else:
                matched.append((item, state))
                state = before
        matched.reverse()
        missing = list(self._passed([state for _, state in matched]))
        return Alignment(
            cost, tuple(self._steps(matched)), tuple(self.places[each].leaf for each in missing), tuple(extra[::-1])
        )

    def _passed(self, states: list[int]) -> Iterator[int]:
        ends = len(self.places)
        for before, after in pairwise([ends, *states, ends]):
            for each in self._jumps[before][after][1]:
                if self._missing_cost(self.places[each].leaf):
                    yield each

    def _steps(self, matched: list[tuple[int, int]]) -> Iterator[Step[Leaf]]:
        """Going back in the pattern begins another round of the innermost loop around both leaves."""
        rounds: dict[Loop[Leaf], int] = {}
        previous = -1
        for item, state in matched:
            place = self.places[state]
            if previous >= 0 and state <= previous:
                common = [loop for loop in place.loops if loop in self.places[previous].loops]
                rounds[common[-1]] += 1
                rounds = {loop: number for loop, number in rounds.items() if loop in common}
            rounds = {loop: rounds.get(loop, 0) for loop in place.loops}
            yield Step(item, place.leaf, tuple(rounds.items()))
            previous = state
