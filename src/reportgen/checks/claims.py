"""Figures that a clerk typed into the text of a project instead of letting them be computed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.envelope import explained
from reportgen.checks.narratives import Narrative, clauses
from reportgen.checks.published import differing
from reportgen.checks.reach import reach
from reportgen.checks.runner import Finding
from reportgen.compute.tags import Value
from reportgen.figures import Figure, FigureStyles
from reportgen.model.values import Number
from reportgen.money import multiply, round_half_up

_SENTENCE = re.compile(r"[^。；！？\n]+")
_ANOTHER_TIME = re.compile(r"上年|去年|半年|季度|(?<![0-9])[1-9]月|1[01]月|20[0-9]{2}年")
"""A clause that speaks of another time; so may the rest of its sentence, up to a word of our own."""
_OURS = re.compile(r"全年(?!预算)|年末|年底|12月|本年|本项目")
_NOT_REACHED = re.compile(r"目标|指标值|力争|计划|应|要求|平均|全[市县区旗省盟]")
"""A clause about what was wanted, or about others."""


def claims(text: Narrative, pattern: re.Pattern[str]) -> Iterator[tuple[str, Decimal, int]]:
    """Each figure that a text states for this project and year: the words, the number, its decimals.

    The group ``数`` of the pattern is the number.
    """
    year = text.record.value_of("年度")
    own = without_separators(text.text).replace(f"{year.value}年", "本年") if isinstance(year, Number) else text.text
    for sentence in _SENTENCE.findall(own):
        elsewhere = False
        for clause in clauses(sentence):
            elsewhere = bool(_ANOTHER_TIME.search(clause)) or (elsewhere and not _OURS.search(clause))
            if elsewhere or _NOT_REACHED.search(clause):
                continue
            for match in pattern.finditer(clause):
                number = match["数"]
                yield match[0], Decimal(number), len(number.partition(".")[2])


def without_separators(text: str) -> str:
    """1,013.28 as 1013.28: the comma between digits ends no clause."""
    return re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", text)


def differs(number: Decimal, decimals: int, exact: Decimal) -> bool:
    """Is a typed number something else than ours, rounded to as many places?"""
    return round_half_up(exact, decimals) != number


def is_other(number: Decimal, decimals: int, ours: Figure, styles: FigureStyles, scale: Decimal) -> bool:
    """Is a typed number none that our figure gives, exact, from the printed figures, or from amounts typed rounded?"""

    def as_told(value: Decimal) -> Decimal:
        return round_half_up(multiply(value, scale), decimals)

    found = reach(ours, styles)
    if found is None or as_told(found[0]) <= number <= as_told(found[1]):
        return False
    return not explained(ours, styles, as_told, number)


def told(text: Narrative, words: str, typed: str, ours: Figure, styles: FigureStyles) -> Finding:
    """The typed words, with the figure in them, beside ours."""
    way = f"（{ours.formula}）" if ours.formula else ""
    said = f"“{text.key}”里写“{words}”，计算得 {styles.in_sentence(ours)}{way}"
    return text.finding(said, differing(ours, typed, styles))


def known(figure: Value) -> Decimal | None:
    """The value of a figure that there is."""
    return figure.value if isinstance(figure, Figure) else None


_ONES = "一二三四五六七八九"
COUNT = rf"(?<![0-9.,{_ONES}两十百千])(?:[0-9]{{1,4}}|[{_ONES}]?十[{_ONES}]?|[{_ONES}两])"
"""A small number in digits or in Chinese; not the end of a larger one, nor of 三四人."""
_DIGITS = {digit: value for value, digit in enumerate(_ONES, start=1)} | {"两": 2}


def read_count(text: str) -> int:
    """2, 两 and 十二 as numbers; what was found by COUNT."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
