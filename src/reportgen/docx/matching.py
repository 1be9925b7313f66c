"""Two versions of a list of texts: which became which, what is new, what is gone.

Lines are known again by their words, not by their figures, so that a row added above never makes all rows below look
changed. Lines whose words occur once in either version are sure; between them the best assignment is sought.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

Match = tuple[int | None, int | None]
"""The number of a line in the old and in the new version."""

_FIGURE = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?%?")
_SAME, _SAME_WORDS, _ALIKE, _WORDLESS = 1.0, 0.9, 0.8, 0.2
_LEAST = 0.5
"""Lines with less than half of their words in common are not the same line."""


@dataclass(frozen=True)
class Line:
    """A text, and what kind of thing it stands for; things of different kinds are never the same."""

    kind: Hashable
    text: str

    @cached_property
    def words(self) -> str:
        """The text with a sign in place of each figure."""
        return _FIGURE.sub("#", self.text)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Neighbouring signs, by which two wordings are compared."""
        words = self.words
        return frozenset(words[at : at + 2] for at in range(len(words) - 1)) or frozenset((words,))

    @cached_property
    def is_wordless(self) -> bool:
        return not any(sign.isalpha() for sign in self.words)

    def likeness(self, other: Line) -> float:
        """How surely it is the other one; 0 is not at all."""
        if self.kind != other.kind:
            return 0
        if self.is_wordless or other.is_wordless:
            return _WORDLESS * (2 if self.text == other.text else self.is_wordless and other.is_wordless)
        if self.text == other.text:
            return _SAME
        if self.words == other.words:
            return _SAME_WORDS
        common = 2 * len(self.pairs & other.pairs) / (len(self.pairs) + len(other.pairs))
        return _ALIKE * common if common >= _LEAST else 0


def matched(old: Sequence[Line], new: Sequence[Line], *, loose: bool = False) -> list[Match]:
    """Both versions in one order: lines that became each other, lines that are gone, lines that are new.

    Between two matches what is left over became each other when it is as much on both sides, and of the same kinds;
    ``loose`` pairs it as far as it goes.
    """
    found: list[Match] = []
    done = (0, 0)
    for at in (*_sure(old, new), (len(old), len(new))):
        for match in _assigned(old, new, done, at):
            found.append(match)
        if at != (len(old), len(new)):
            found.append(at)
        done = (at[0] + 1, at[1] + 1)
    return list(_with_the_rest(old, new, found, loose=loose))


def _sure(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[int, int]]:
    """Lines that begin or end both versions alike, and between these lines whose words occur once in each."""
    head = _common(old, new)
    tail = min(_common(old[::-1], new[::-1]), min(len(old), len(new)) - head)
    ends = (len(old) - tail, len(new) - tail)
    once = [_once(lines[head:end], head) for lines, end in zip((old, new), ends, strict=True)]
    keys = [[key for key in own if key in other] for own, other in (once, once[::-1])]
    blocks = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_matching_blocks()
    middle = [keys[0][block.a + step] for block in blocks for step in range(block.size)]
    return [
        *((at, at) for at in range(head)),
        *((once[0][key], once[1][key]) for key in middle),
        *((ends[0] + at, ends[1] + at) for at in range(tail)),
    ]


def _common(old: Sequence[Line], new: Sequence[Line]) -> int:
    """How many lines at the start are the same."""
    differs = (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    return next(differs, min(len(old), len(new)))


def _once(lines: Sequence[Line], first: int) -> dict[tuple[Hashable, str], int]:
    """The numbers of lines with words of their own, by kind and words."""
    counts = Counter((line.kind, line.words) for line in lines)
    return {
        (line.kind, line.words): number
        for number, line in enumerate(lines, start=first)
        if counts[line.kind, line.words] == 1 and not line.is_wordless
    }


def _assigned(
    old: Sequence[Line], new: Sequence[Line], start: tuple[int, int], end: tuple[int, int]
) -> list[tuple[int, int]]:
    """The pairs of a stretch that are most alike taken together, in order."""
    rows, columns = range(start[0], end[0]), range(start[1], end[1])
    if not rows or not columns:
        return []
    best: list[list[float]] = [[0.0] * (len(columns) + 1)]
    likeness = [[old[row].likeness(new[column]) for column in columns] for row in rows]
    for values in likeness:
        above, line = best[-1], [0.0]
        for at, value in enumerate(values):
            line.append(max(above[at + 1], line[at], above[at] + value if value else 0.0))
        best.append(line)
    pairs: list[tuple[int, int]] = []
    row, column = len(rows), len(columns)
    while row and column:
        if best[row][column] == best[row - 1][column]:
            row -= 1
        elif best[row][column] == best[row][column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((rows[row], columns[column]))
    return pairs[::-1]


def _with_the_rest(old: Sequence[Line], new: Sequence[Line], found: list[Match], *, loose: bool) -> Iterator[Match]:
    """The matches with what lies between them."""
    done = (0, 0)
    for one, other in (*found, (len(old), len(new))):
        assert one is not None
        assert other is not None
        gone, fresh = list(range(done[0], one)), list(range(done[1], other))
        kinds = [[lines[at].kind for at in numbers] for lines, numbers in ((old, gone), (new, fresh))]
        both = 0
        if kinds[0] == kinds[1] or loose:
            both = sum(1 for _ in _same_kinds(*kinds))
        yield from zip(gone[:both], fresh[:both], strict=True)
        yield from ((at, None) for at in gone[both:])
        yield from ((None, at) for at in fresh[both:])
        if one < len(old) or other < len(new):
            yield one, other
        done = (one + 1, other + 1)


def _same_kinds(old: list[Hashable], new: list[Hashable]) -> Iterator[Hashable]:
    for one, other in zip(old, new, strict=False):
        if one != other:
            return
        yield one
