"""A figure that somebody typed as it prints (104.44%, 1,687.40万元, 99分) beside one of ours."""

from __future__ import annotations

from decimal import Decimal

from reportgen.figures import Figure
from reportgen.money import Unit, divide, in_unit, multiply
from reportgen.numerals import parse_amount, parse_number

_HUNDRED = Decimal(100)


def exact_value(typed: str, ours: Figure, unit: Unit) -> Decimal:
    """The typed figure as we keep ours: yuan, a fraction, points. NumberFault when it is no number."""
    if ours.kind == "金额":
        return parse_amount(typed, unit, signed=True)
    if ours.kind == "百分比":
        return divide(parse_number(typed.removesuffix("%"), signed=True), _HUNDRED)
    return parse_number(typed.removesuffix("分"), signed=True)


def on_typed_scale(value: Decimal, ours: Figure, typed: str, unit: Unit) -> Decimal:
    """A value of ours in the unit that was typed."""
    if ours.kind == "金额":
        return in_unit(value, typed_unit(typed, unit))
    return multiply(value, _HUNDRED) if ours.kind == "百分比" else value


def typed_unit(typed: str, default: Unit) -> Unit:
    """The unit of an amount that was typed."""
    if typed.endswith("万元"):
        return "万元"
    return "元" if typed.endswith("元") else default


def places(typed: str) -> int:
    """How many decimals were typed."""
    digits = "".join(sign for sign in typed if sign.isascii() and (sign.isdigit() or sign == "."))
    return len(digits.partition(".")[2])
