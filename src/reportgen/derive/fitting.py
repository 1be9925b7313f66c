"""How well a name fits the place of a value: the words around the value against the words of the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.derive.views import Step
from reportgen.docx.places import Spot

_BREAK = re.compile(r"[，。；：、,;:（）()“”\n0-9%]")
_SENTENCE = re.compile(r"[。；\n]")
_WORDS = re.compile(r"[，；。、（）\s]|如 ")
_INTRODUCING = "（(：:“"
"""After these stands what the words before them name."""
_AFTER = 3
_LEAST = 2
"""A single sign in common says nothing."""
_HEARD, _GAP = 0.4, 4
_PER_SIGN, _MOST_SIGNS = 0.1, 8
"""Long words in common say more than short ones."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a value, from the nearest to the farthest."""

    column: str
    """The head of its column; in a sentence the words right before and after it."""
    row: str
    sentence: str
    above: str


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text stands: in a table below heads, or in running text below headings."""

    column: str = ""
    row: str = ""
    above: str = ""
    in_cell: bool = False
    label: str = ""
    """What stands in the cell to the left."""

    @classmethod
    def of(cls, spot: Spot, text: str) -> Setting:
        """Heads of row and column in a table, else the nearest headings."""
        section = " ".join(words for words in spot.section[-2:] if words != text)
        if spot.table is None:
            return cls("", "", section)
        return cls(spot.column, spot.row, f"{spot.caption} {section}", in_cell=True)

    def around(self, text: str, start: int, end: int) -> Words:
        """The words around a value of a text."""
        before = text[:start]
        after = _BREAK.split(text[end : end + _AFTER])[0]
        sentence = _SENTENCE.split(before)[-1]
        pieces = [piece for piece in _BREAK.split(sentence) if piece]
        own = pieces[-1] if pieces and (before[-1] in _INTRODUCING or not _BREAK.match(before[-1])) else ""
        label = "" if text[start:end].strip("%")[-1:].isdigit() else self.label  # numbers have heads
        return Words(f"{self.column} {label} {own}{after} {own}", self.row, sentence, self.above)


def fit(steps: Sequence[Step], words: Words) -> float:
    """How much of a name is said around a place; above one is good, below zero is poor."""
    *holders, last = steps
    near = 1.25 * _said(last, words.column) + _said(last, words.row)
    score = max(near, 0.6 * _said(last, words.sentence), 0.4 * _said(last, words.above))
    for step in holders:
        near = max(_said(step, words.column), _said(step, words.row))
        said = max(0.9 * near, 0.7 * _said(step, words.sentence), 0.5 * _said(step, words.above))
        score += said if said >= _HEARD else -0.15
    return score


def _said(step: Step, words: str) -> float:
    """The name counts in full, its meaning a little less."""
    name, meaning = step
    told = [piece for piece in _WORDS.split(meaning) if len(piece) >= _LEAST][:2]
    return max([_common(name, words), *(0.9 * _common(piece, words) for piece in told)])


@lru_cache(maxsize=200_000)
def _common(word: str, words: str) -> float:
    """The longest run of signs in common, as a part of the shorter of both."""
    for length in range(len(word), _LEAST - 1, -1):
        for start in range(len(word) - length + 1):
            if word[start : start + length] in words:
                part = length / min(len(word), max(map(len, words.split()), default=len(word)))
                return max(part, _in_halves(word, words)) + _PER_SIGN * min(length, _MOST_SIGNS)
    return 0.0


def _in_halves(word: str, words: str) -> float:
    """支出总计 is said in 支出决算总计 too."""
    for cut in range(_LEAST, len(word) - 1):
        first = words.find(word[:cut])
        if first >= 0 and 0 <= words.find(word[cut:], first + cut) - first - cut <= _GAP:
            return 0.9
    return 0.0
