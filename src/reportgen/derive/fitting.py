"""How well a name fits the place of a value: the words around the value against the words of the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.derive.views import Leaf, Step
from reportgen.docx.places import Spot
from reportgen.figures import Figure
from reportgen.phrases import Phrase

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

_NEAR, _BESIDE, _PLAINLY = 4, 3, 1
"""How near words stand: beside the value, in its sentence, before it in the paragraph, above its table; or nowhere."""
_TOTAL = "总计"
_SCORES = ("得分", "分值")
_SUM = re.compile("合计|共计|共涉及")
"""Of all members, not of one."""
_IN_FULL = 9.0
_TELLS = 0.75
"""So much of a name must be said to tell it from another one."""
_CHANGES = ("差额", "变动率")
_PLAIN = frozenset(("决算", "金额", "名称", "说法", "差额说法", "比率说法", "差额", "原因"))


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a value, from the nearest to the farthest."""

    column: str
    """The head of its column; in a sentence the words right before and after it."""
    row: str
    sentence: str
    earlier: str
    """The sentences before it in its paragraph."""
    above: str
    in_cell: bool = False
    listed: bool = False
    """Do the words right before the value end a list? 收入、支出总计 are both."""


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

    @property
    def said(self) -> str:
        """All the words around the text."""
        return f"{self.column} {self.row} {self.above} {self.label}"

    def around(self, text: str, start: int, end: int) -> Words:
        """The words around a value of a text."""
        before = text[:start]
        after = _BREAK.split(text[end : end + _AFTER])[0]
        *earlier, sentence = _SENTENCE.split(before)
        pieces = [piece for piece in _BREAK.split(sentence) if piece]
        own = pieces[-1] if pieces and (before[-1] in _INTRODUCING or not _BREAK.match(before[-1])) else ""
        label = "" if text[start:end].strip("%")[-1:].isdigit() else self.label  # numbers have heads
        return Words(
            f"{self.column} {label} {own}{after} {own}",
            self.row,
            sentence,
            " ".join(earlier),
            self.above,
            self.in_cell,
            listed=own != "" and sentence.removesuffix(own).endswith("、"),
        )


def fit(steps: Sequence[Step], words: Words) -> float:
    """How much of a name is said around a place; above one is good, below zero is poor."""
    *holders, last = steps
    near = 1.25 * said_in(last, words.column) + said_in(last, words.row)
    score = max(
        near, 0.6 * said_in(last, words.sentence), 0.5 * said_in(last, words.earlier), 0.4 * said_in(last, words.above)
    )
    for step in holders:
        near = max(said_in(step, words.column), said_in(step, words.row))
        said = max(
            0.9 * near,
            0.7 * said_in(step, words.sentence),
            0.6 * said_in(step, words.earlier),
            0.5 * said_in(step, words.above),
        )
        score += said if said >= _HEARD else -0.15
    return score


Spoken = tuple[int, float]
"""How near the words stand that tell a name from another one, and how much of it they say."""


def speaks_for(leaf: Leaf, rival: Leaf, words: Words, *, is_own: bool, beside: bool) -> Spoken:
    """How clearly the words tell a name from another one that has the same value: (0, 0) when it is not said at all.

    Each part that the other name has not got must be said. Inside its own loop a member is spoken of anyway, and so is
    what was told just before in the sentence; the part of the data (决算, 概况) and what a name is told in (决算, 金额)
    go without saying.
    """
    if (kind := _kind_said(leaf, words)) is not None:
        return (_BESIDE if kind else 0), 0.0
    pairs = zip(leaf.steps, rival.steps, strict=False)
    if words.listed and any(mine != its and mine.endswith(its) for (mine, _), (its, _) in pairs):
        return 0, 0.0  # of a list the more general name is meant
    others, called = {name for name, _ in rival.steps}, called_in(rival)
    generic = [_TOTAL] if _TOTAL in called else []
    telling = [step for step in leaf.steps[1:] if step[0] not in others and step[0] not in _PLAIN]
    if is_own and not telling:
        return (0 if is_sum(words) else _NEAR), 0.0
    found = min((_spoken(step, words) for step in telling if step[0] not in generic), default=(_PLAINLY, 0.0))
    return max(found, (_BESIDE, _IN_FULL)) if beside else found


def is_sum(words: Words) -> bool:
    """Is a value told of all members, not of one?"""
    return _SUM.search(f"{words.row} {words.column} {words.sentence}") is not None


def _kind_said(leaf: Leaf, words: Words) -> bool | None:
    """Does the head of the column ask for points or for a score, and is it one? None where it asks for neither."""
    value = leaf.values[0]
    asked = next((kind for kind in _SCORES if kind in words.column), None) if words.in_cell else None
    if asked is None or not isinstance(value, Figure) or not value.kind.endswith(_SCORES):
        return None
    return value.kind.endswith(asked)


def is_spoken(leaf: Leaf, words: Words) -> bool:
    """Is anything of a name said beside the value or in its sentence, but for the part of the data that it is in?"""
    return _kind_said(leaf, words) or any(_spoken(step, words)[0] >= _BESIDE for step in leaf.steps[1:])


def is_mentioned(leaf: Leaf, words: Words) -> bool:
    """Does any word of a name stand in the heads of the value or in its sentence?"""
    return any(said_in(step, f"{words.column} {words.row} {words.sentence}") for step in leaf.steps[1:])


def _spoken(step: Step, words: Words) -> Spoken:
    places = (f"{words.column} {words.row}", words.sentence, words.earlier, words.above if words.in_cell else "")
    said = ((_NEAR - far, said_in(step, place)) for far, place in enumerate(places))
    return next((each for each in said if each[1] >= _TELLS), (0, 0.0))


def called_in(leaf: Leaf) -> str:
    """What the figure itself is called, and what it was made of first: 财政拨款总计 is a 总计 too."""
    value = leaf.values[0]
    figure = (
        next((part for part in value.parts if isinstance(part, Figure)), None) if isinstance(value, Phrase) else value
    )
    names: list[str] = []
    while isinstance(figure, Figure) and len(names) < _AFTER:
        names.append(figure.name)
        figure = (
            figure.inputs[0] if figure.inputs and figure.kind in ("金额", "百分比") and names[-1] in _CHANGES else None
        )
    return " ".join(names)


def said_in(step: Step, words: str) -> float:
    """The name counts in full, its meaning a little less."""
    name, meaning = step
    words = words.replace("“", "").replace("”", "")
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
