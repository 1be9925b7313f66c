"""Amounts as sentences tell them: 12.3万元, 1,234.5 万元, 1.2亿元, 一百二十万元, and 12.3万 at the end of a clause."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reportgen.money import exact, multiply

_DIGIT = "[一二三四五六七八九两]"
_WORDS = re.compile(
    rf"(?:(?P<千>{_DIGIT})千)?(?:零?(?P<百>{_DIGIT})百)?(?:零?(?P<十>{_DIGIT}?)(?P<十位>十))?"
    rf"(?:(?<![百千])(?P<个>{_DIGIT})|零(?P<零>{_DIGIT}))?"
)
"""A number below ten thousand written out in full; 一百二, which may be 102 or 120, is none."""
_VALUES = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
_WAN = Decimal(10_000)
_SCALES = {"元": Decimal(1), "万": Decimal("1e-4"), "亿": Decimal("1e-8")}

_NUMERALS = "一二三四五六七八九两十百千零"
AMOUNT = (
    rf"\s*(?P<数>[0-9]+(?:\.[0-9]+)?|[{_NUMERALS}]+)\s*"
    rf"(?P<单位>[万亿]元|(?<![{_NUMERALS}])元|[元万亿](?=\s*(?:[，。；、,;（）()]|$)))"
)
"""The pattern of an amount behind the words that introduce it; 一元化 is none."""


class ToldAmount(NamedTuple):
    """An amount in the unit in which it is told."""

    number: Decimal
    decimals: int
    unit: str

    @property
    def scale(self) -> Decimal:
        """What one yuan is in this unit."""
        return _SCALES[self.unit[0]]

    def __str__(self) -> str:
        """In a unit of the forms, which have no 亿元."""
        return f"{exact(multiply(self.number, _WAN))}万元" if self.unit == "亿元" else f"{self.number}{self.unit}"


def told_amount(match: re.Match[str]) -> ToldAmount | None:
    """The amount that AMOUNT has found; None for words that are no number."""
    number = read_number(match["数"])
    if number is None:
        return None
    return ToldAmount(number, len(match["数"].partition(".")[2]), match["单位"].removesuffix("元") + "元")


def read_number(text: str) -> Decimal | None:
    """A number in digits or in words."""
    if text[0].isdecimal():
        return Decimal(text)
    found = _WORDS.fullmatch(text)
    if found is None:
        return None
    thousands, hundreds = (_VALUES.get(found[place] or "", 0) for place in ("千", "百"))
    tens = _VALUES.get(found["十"] or "一", 0) if found["十位"] else 0
    ones = _VALUES.get(found["个"] or found["零"] or "", 0)
    return Decimal(thousands * 1000 + hundreds * 100 + tens * 10 + ones)
