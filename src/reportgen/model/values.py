"""The leaves of a record: what a clerk typed, read by our own grammar, with its place.

A leaf that cannot be read adds an issue to the reading and becomes a Gap, so that one pass over a file
finds every fault. ``待填``, an empty value and a mandatory key left out are Gaps as well; ``无`` is Nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any

from reportgen.issues import Where
from reportgen.model import faults
from reportgen.model.reading import Reading, Slot, noun_of
from reportgen.numerals import NumberFault, UnitMissing, parse_amount, parse_count, parse_number
from reportgen.source import Scalar

PLACE: Any = field(default=Where(""), compare=False, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """Words; equal to the same words wherever they stand, so that a template can ask ``指标.性质 == "定性"``."""

    text: str
    where: Where = PLACE
    others: tuple[Where, ...] = field(default=(), compare=False, repr=False)
    """Where further words of it stand, when it was put together."""

    def places(self) -> tuple[Where, ...]:
        """Where its words stand."""
        return (self.where, *self.others)

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, Text) else other)

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Amount:
    """Money, in exact yuan whatever unit was typed."""

    yuan: Decimal
    where: Where = PLACE


@dataclass(frozen=True, slots=True)
class Number:
    """A plain number: points, a share, a year."""

    value: Decimal
    where: Where = PLACE


@dataclass(frozen=True, slots=True)
class Measure:
    """A target or an actual value as typed: a number, a range, or words; a unit glued to it is kept apart."""

    text: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    where: Where = PLACE

    @property
    def number(self) -> Decimal | None:
        """The value, unless it is a range or words."""
        return self.low if self.low == self.high else None

    @property
    def is_range(self) -> bool:
        """Two numbers, such as ``1-2``."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class Nothing:
    """``无``: known not to exist, which is neither zero nor unknown."""

    where: Where = PLACE


@dataclass(frozen=True, slots=True)
class Gap:
    """A value still to be filled in."""

    label: str
    where: Where = PLACE
    typed: bool = field(default=True, compare=False)
    """False: the key itself was left out."""
    refused: bool = field(default=False, compare=False)
    """True: something unreadable stood there and was reported already."""
    cause: str = field(default="", compare=False)
    """What is missing, where this value only follows from it."""

    def __str__(self) -> str:
        return "待填"


class LeftOut(Gap):
    """An optional value that nobody typed: printing it is a fault, and a template that asks ``{% if %}`` hears no."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


def left_out(label: str, where: Where) -> LeftOut:
    """A key that was not typed."""
    return LeftOut(label, where, typed=False)


def scalar_of(slot: Slot, reading: Reading) -> Scalar | Gap:
    """The scalar of a leaf, or the gap in its place."""
    node = slot.node
    if node is None:
        return Gap(slot.label, slot.where, typed=False)
    if not isinstance(node, Scalar):
        reading.report(faults.not_a_value(slot.where, slot.label, noun_of(node)))
        return Gap(slot.label, slot.where, refused=True)
    if node.text.strip() in ("", "待填"):
        return Gap(slot.label, node.where)
    return node


def read_text(slot: Slot, reading: Reading) -> Text | Gap:
    """Words, as typed."""
    scalar = scalar_of(slot, reading)
    return scalar if isinstance(scalar, Gap) else Text(scalar.text, scalar.where)


def read_caption(slot: Slot, reading: Reading) -> Text | Gap:
    """Words that may be empty on purpose, when quotes say so: a caption that a form leaves blank."""
    node = slot.node
    if isinstance(node, Scalar) and not node.plain and not node.text:
        return Text("", node.where)
    return read_text(slot, reading)


def read_amount(slot: Slot, reading: Reading) -> Amount | Nothing | Gap:
    """An amount of money in the unit of its file."""
    scalar = scalar_of(slot, reading)
    if isinstance(scalar, Gap):
        return scalar
    if scalar.text == "无":
        return Nothing(scalar.where)
    try:
        return Amount(parse_amount(scalar.text, reading.money_unit), scalar.where)
    except UnitMissing:
        reading.report_unit_missing(scalar.where, scalar.text)
    except NumberFault as error:
        reading.report(faults.bad_amount(scalar.where, slot.label, scalar.text, error.reason, error.advice))
    return Gap(slot.label, scalar.where, refused=True)


def read_number(slot: Slot, reading: Reading) -> Number | Gap:
    """A plain number."""
    return _number(slot, reading, parse_number)


def read_year(slot: Slot, reading: Reading) -> Number | Gap:
    """A year in four digits."""
    number = _number(slot, reading, _parse_year)
    if isinstance(number, Number) and not 1949 <= number.value <= 2100:
        reading.report(faults.not_a_year(number.where, str(number.value)))
        return Gap(slot.label, number.where, refused=True)
    return number


def _parse_year(text: str) -> Decimal:
    if "," in text:
        raise NumberFault("里有逗号", "写成四位数的年份，如 2023")
    return Decimal(parse_count(text))


def read_count(slot: Slot, reading: Reading) -> Number | Gap:
    """A whole number of people, cars, visits."""
    return _number(slot, reading, lambda text: Decimal(parse_count(text)))


def _number(slot: Slot, reading: Reading, parse: Callable[[str], Decimal]) -> Number | Gap:
    scalar = scalar_of(slot, reading)
    if isinstance(scalar, Gap):
        return scalar
    try:
        return Number(parse(scalar.text), scalar.where)
    except NumberFault as error:
        reading.report(faults.bad_number(scalar.where, slot.label, scalar.text, error.reason, error.advice))
        return Gap(slot.label, scalar.where, refused=True)


# Words in front of a number are operators; in front of words (不低于上年) they are part of the text.
_OPERATOR_WORDS = {
    f"{word}(?=[0-9])": direction
    for direction, words in {
        "大于等于": ("大于等于", "不低于", "不少于", "不小于"),
        "小于等于": ("小于等于", "不高于", "不超过", "不大于", "不多于"),
    }.items()
    for word in words
}
# In front of a number these may speak of a year (高于2022年), so they are no operators.
_COMPARING = {"高于": "大于", "多于": "大于", "超过": "大于", "低于": "小于", "少于": "小于"}
_OPERATORS = {
    "≥": "大于等于", "≧": "大于等于", ">=": "大于等于", "＞": "大于", ">": "大于",
    "≤": "小于等于", "≦": "小于等于", "<=": "小于等于", "＜": "小于", "<": "小于", "=": "等于", "＝": "等于",
}  # fmt: skip
_OPERATOR = re.compile(rf"\s*(>=|<=|[≥≧≤≦<>＞＜=＝]|{'|'.join(_OPERATOR_WORDS)})\s*(\S.{{0,40}})")
_MISTYPED_NUMBER = re.compile(r"[0-9]+(?:[.。][0-9]+)?(?:[eE][+-]?[0-9]+)?")
_PLAIN_NUMBER = r"-?[0-9][0-9,]*(?:\.[0-9]+)?"
_NUMBER_UNIT = re.compile(rf"({_PLAIN_NUMBER})(?:[-~～—至]({_PLAIN_NUMBER}))?\s*([^0-9\s.,\-～~—至]{{1,10}})?")


def direction_of_sign(operator: str) -> str:
    """The 方向 that an operator stands for; a direction itself stands for itself."""
    words = {pattern.partition("(")[0]: direction for pattern, direction in _OPERATOR_WORDS.items()}
    return (_OPERATORS | words | _COMPARING).get(operator, operator)


def read_measure(slot: Slot, reading: Reading) -> Measure | Gap:
    """A target or an actual value: a number, a range, words."""
    scalar = scalar_of(slot, reading)
    if isinstance(scalar, Gap):
        return scalar
    if operator := _OPERATOR.fullmatch(scalar.text):
        direction, rest = direction_of_sign(operator[1]), operator[2]
        reading.report(faults.operator_in_value(scalar.where, slot.label, scalar.text, direction, rest))
        return Gap(slot.label, scalar.where, refused=True)
    match = _NUMBER_UNIT.fullmatch(scalar.text)
    if match is None:
        if _MISTYPED_NUMBER.fullmatch(unicodedata.normalize("NFKC", scalar.text)):
            _number(slot, reading, parse_number)
            return Gap(slot.label, scalar.where, refused=True)
        return Measure(scalar.text, where=scalar.where)
    try:
        low = parse_number(match[1], signed=True)
        high = parse_number(match[2], signed=True) if match[2] else low
    except NumberFault:
        return Measure(scalar.text, where=scalar.where)
    return Measure(scalar.text, low, high, match[3] or "", scalar.where)


@dataclass(frozen=True, slots=True)
class Leaf:
    """How a leaf is read, and which types an editor takes for it: ``Annotated[Text | Gap, Leaf(read_text)]``."""

    reads: Callable[[Slot, Reading], Any]
    types: tuple[str, ...] = ("string", "number", "null")

    def read(self, slot: Slot, reading: Reading) -> Any:
        """The value; a Gap when it cannot be read."""
        return self.reads(slot, reading)

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value."""
        return {"type": list(self.types) if len(self.types) > 1 else self.types[0]}


TextLeaf = Annotated[Text | Gap, Leaf(read_text)]
CaptionLeaf = Annotated[Text | Gap, Leaf(read_caption)]
AmountLeaf = Annotated[Amount | Nothing | Gap, Leaf(read_amount)]
NumberLeaf = Annotated[Number | Gap, Leaf(read_number)]
CountLeaf = Annotated[Number | Gap, Leaf(read_count, ("integer", "string", "null"))]
YearLeaf = Annotated[Number | Gap, Leaf(read_year, ("integer",))]
MeasureLeaf = Annotated[Measure | Gap, Leaf(read_measure)]
