"""What a clerk types to be looked for, made comparable with what documents print: widths, blanks, quotes, numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reportgen.figures import Figure
from reportgen.money import Unit, divide, in_yuan, multiply

_NUMBER = re.compile(r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)(%|万元|元|分)?")
_ALIKE = str.maketrans("“”„‘’−", '"""\'\'-')
_STOPS = "。；！？\n"
_HUNDREDTH = Decimal("0.01")
_UNITS_OF_MONEY: tuple[Unit, ...] = ("元", "万元")


@cache
def _folded_sign(sign: str) -> str:
    return "".join(unicodedata.normalize("NFKC", sign).translate(_ALIKE).split())


def folded(text: str) -> str:
    """A text without its blanks, its full-width signs as narrow ones: as it may be typed, or pasted."""
    return "".join(map(_folded_sign, text))


@dataclass(frozen=True, slots=True)
class Number:
    """A number, perhaps with its unit."""

    value: Decimal
    unit: str

    @classmethod
    def of(cls, text: str) -> Number | None:
        """The number that a text is, with nothing else in it; its digits are those that are printed."""
        match = _NUMBER.fullmatch(folded(text))
        return cls(Decimal(match[1].replace(",", "")), match[2] or "") if match else None

    def is_printed_as(self, text: str) -> bool:
        """The same digits; a unit that only one of both has may stand in the head of a table."""
        own, other = self.value.as_tuple(), Number.of(text)
        return other is not None and own == other.value.as_tuple() and self.may_have(other.unit)

    def may_have(self, unit: str) -> bool:
        """Can it have this unit?"""
        return self.unit == unit or not self.unit or not unit

    def is_exactly(self, figure: Figure) -> bool:
        """Is it the value of a figure with all its digits, in whichever unit?"""
        return any(
            figure.value == multiply(self.value, scale) and self.may_have(unit) for unit, scale in _units(figure)
        )

    def distance(self, printed: Number, figure: Figure | None) -> Decimal:
        """How far it is from a number as it is printed, or from the figure behind it in whichever unit is nearest."""
        worth = figure.value if figure is not None else None
        scales = self._scales(figure) if figure is not None else []
        exact = [divide(worth, scale) for scale in scales] if worth is not None else []
        return min(abs(each - self.value) for each in (printed.value, *exact))

    def _scales(self, figure: Figure) -> list[Decimal]:
        """What it is to be multiplied with to be compared with the value of a figure, unit by unit."""
        return [scale for unit, scale in _units(figure) if self.may_have(unit)]


def _units(figure: Figure) -> Iterator[tuple[str, Decimal]]:
    """The units that a figure can be told in, and what one of each is worth."""
    if figure.kind == "金额":
        yield from ((unit, in_yuan(unit)) for unit in _UNITS_OF_MONEY)
    elif figure.kind == "百分比":
        yield "%", _HUNDREDTH
    else:
        yield "" if figure.kind == "个数" else "分", Decimal(1)


def stretches(text: str, words: str) -> Iterator[tuple[int, int]]:
    """From where to where some folded words stand in a text."""
    at = [position for position, sign in enumerate(text) for _ in _folded_sign(sign)]
    plain = folded(text)
    start = plain.find(words)
    while start >= 0:
        yield at[start], at[start + len(words) - 1] + 1
        start = plain.find(words, start + 1)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that a stretch of a text belongs to."""
    first = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    last = min((at for stop in _STOPS if (at := text.find(stop, end - 1)) >= 0), default=len(text))
    return first, last
