"""A figure that is printed elsewhere beside ours: the same, the same but for rounding, or another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from reportgen.checks.envelope import explained
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.figures import Figure, FigureStyles
from reportgen.model.published import Published
from reportgen.money import Unit, in_unit, multiply, parse_amount, parse_number, round_half_up

AWARDED = ("得分", "单项得分", "分值", "个数")
"""Kinds that are whole hundredths already, so that rounding explains no difference."""
Verdict = Literal["相同", "尾差", "不同"]


def published_figures(facts: Facts) -> Iterator[tuple[ProjectFacts | None, Published]]:
    """Every typed official figure, with the project in whose file it stands."""
    for project in facts.projects:
        for published in project.record.published:
            yield project, published
    for record in (facts.report.whole, facts.report.accounts):
        for published in record.published if record is not None else ():
            yield None, published


def verdict(ours: Figure, typed: str, styles: FigureStyles) -> Verdict:
    """How a typed figure compares with ours, by the digits that were typed; NumberFault when it is no number."""
    value = _read(typed, ours, styles.unit)
    decimals = places(typed)

    def as_typed(exact: Decimal) -> Decimal:
        scaled = _on_scale(exact, ours, typed, styles.unit)
        return scaled if ours.kind in AWARDED else round_half_up(scaled, decimals)

    if ours.value is None:
        return "不同"
    if as_typed(ours.value) == value:
        return "相同"
    return "尾差" if ours.kind not in AWARDED and explained(ours, styles, as_typed, value) else "不同"


def _read(typed: str, ours: Figure, unit: Unit) -> Decimal:
    """The typed figure in its own unit."""
    if ours.kind == "金额":
        return in_unit(parse_amount(typed, unit, signed=True), _unit_of(typed, unit))
    return parse_number(typed.removesuffix("%" if ours.kind == "百分比" else "分"), signed=True)


def _on_scale(value: Decimal, ours: Figure, typed: str, unit: Unit) -> Decimal:
    """A value of ours in the unit of the typed one."""
    if ours.kind == "金额":
        return in_unit(value, _unit_of(typed, unit))
    return multiply(value, Decimal(100)) if ours.kind == "百分比" else value


def _unit_of(typed: str, default: Unit) -> Unit:
    if typed.endswith("万元"):
        return "万元"
    return "元" if typed.endswith("元") else default


def places(typed: str) -> int:
    """How many decimals were typed."""
    digits = "".join(sign for sign in typed if sign.isascii() and (sign.isdigit() or sign == "."))
    return len(digits.partition(".")[2])
