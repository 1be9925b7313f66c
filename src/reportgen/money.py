"""Compute, round and print numbers: the only place that rounds.

Money is exact yuan inside, whatever unit was typed. Nothing here looks at ``decimal.getcontext()``, so a
library that changes it cannot change a figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, Inexact, InvalidOperation
from typing import Literal

Unit = Literal["元", "万元"]
Zeros = Literal["保留", "去掉", "整数去掉"]

_ZERO = Decimal(0)
_TEN_THOUSAND = Decimal(10_000)
_TEN_THOUSANDTH = Decimal("0.0001")

# An inexact result in this context is a bug of ours, so it raises.
_EXACT = Context(prec=1_000, traps=[InvalidOperation, DivisionByZero, Inexact])
_ROUNDING = Context(prec=1_000, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero])
_DIVIDING = Context(prec=50, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero])
_STEPS = tuple(Decimal((0, (1,), -places)) for places in range(51))


# --- exact arithmetic ---------------------------------------------------------------------------------


def total(values: Iterable[Decimal]) -> Decimal:
    """The exact sum; the built-in ``sum`` keeps only 28 digits."""
    result = _ZERO
    for value in values:
        result = _EXACT.add(result, value)
    return result


def multiply(a: Decimal, b: Decimal) -> Decimal:
    """The exact product."""
    return _EXACT.multiply(a, b)


def divide(a: Decimal, b: Decimal) -> Decimal:
    """A quotient of 50 digits, which no printed figure can tell from the exact one."""
    return _DIVIDING.divide(a, b)


def in_unit(yuan: Decimal, unit: Unit) -> Decimal:
    """The amount counted in ``unit``, exact."""
    return yuan if unit == "元" else _EXACT.multiply(yuan, _TEN_THOUSANDTH)


def in_yuan(unit: Unit) -> Decimal:
    """How many yuan one of ``unit`` is."""
    return Decimal(1) if unit == "元" else Decimal(10_000)


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Round as the accounts do: a half goes away from zero."""
    assert places >= 0
    return value.quantize(_STEPS[places], ROUND_HALF_UP, _ROUNDING)


# --- printing -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a number prints; 整数去掉 drops the decimals of a whole number only."""

    decimals: int = 2
    zeros: Zeros = "保留"
    thousands: bool = False


def format_number(value: Decimal, style: NumberStyle) -> str:
    """The rounded number as text: never an exponent, never minus zero."""
    decimals = style.decimals
    rounded = value.quantize(_STEPS[decimals], ROUND_HALF_UP, _ROUNDING)
    if not rounded:
        rounded = rounded.copy_abs()
    text = format(rounded, ",f" if style.thousands else "f")
    if decimals and style.zeros != "保留":
        whole, _, part = text.partition(".")
        kept = part.rstrip("0")
        if not kept:
            return whole
        if style.zeros == "去掉":
            return f"{whole}.{kept}"
    return text


def exact(value: Decimal) -> str:
    """Every digit of a number and no idle zero: how a message names it."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact_amount(yuan: Decimal, unit: Unit) -> str:
    """An amount with all its digits and its unit: how a message names it."""
    return exact(in_unit(yuan, unit)) + unit


_NUMERALS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """一 to 九十九, as headings are numbered; other numbers in digits."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    return ("" if tens < 2 else _NUMERALS[tens]) + ("十" if tens else "") + (_NUMERALS[ones] if ones else "")


def as_double(value: Decimal) -> float:
    """A value as a spreadsheet holds it; nothing is computed with it here."""
    return float(value)
