"""A figure that is printed elsewhere beside ours: the same, the same but for rounding, or another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Literal

from reportgen.checks.envelope import explained
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.typed_figure import exact_value, on_typed_scale, places, typed_unit
from reportgen.figures import Figure, FigureStyles, Kind
from reportgen.issues import Sides
from reportgen.model.published import Published
from reportgen.money import exact, exact_amount, round_half_up

AWARDED = ("得分", "单项得分", "分值", "个数")
"""Kinds that are whole hundredths already, so that rounding explains no difference."""
_UNITS: dict[Kind, str] = {"百分比": "个百分点", "个数": ""}
"""What a difference is counted in; amounts as they were typed, all others in 分."""
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
    value = _typed(ours, typed, styles)
    as_typed = partial(_as_typed, ours, typed, styles)
    if ours.value is None:
        return "不同"
    if as_typed(ours.value) == value:
        return "相同"
    if ours.kind in AWARDED or _is_finer_than_printed(ours, typed, styles):
        return "不同"
    return "尾差" if explained(ours, styles, as_typed, value) else "不同"


def _is_finer_than_printed(ours: Figure, typed: str, styles: FigureStyles) -> bool:
    """68004.00元 where documents print 6.80万元: nobody computed that from printed figures."""
    step = styles.step_of(ours)
    return step is not None and Decimal(1).scaleb(-places(typed)) < on_typed_scale(step, ours, typed, styles.unit)


def comparable(ours: Figure, typed: str, styles: FigureStyles) -> str:
    """Ours as it prints; exact and in the typed unit where it would print in another or with fewer digits."""
    unit = typed_unit(typed, styles.unit)
    if ours.kind != "金额" or ours.value is None:
        return styles.in_sentence(ours)
    if unit == styles.unit and not _is_finer_than_printed(ours, typed, styles):
        return styles.in_sentence(ours)
    return exact_amount(ours.value, unit)


def differing(ours: Figure, typed: str, styles: FigureStyles) -> Sides:
    """A typed figure, ours, and their difference in the digits that were typed, where ours has a value."""
    printed = comparable(ours, typed, styles)
    if ours.value is None:
        return Sides(typed, printed)
    difference = exact(_typed(ours, typed, styles) - _as_typed(ours, typed, styles, ours.value))
    unit = typed_unit(typed, styles.unit) if ours.kind == "金额" else _UNITS.get(ours.kind, "分")
    return Sides(typed, printed, f"{difference}{unit}")


def _typed(ours: Figure, typed: str, styles: FigureStyles) -> Decimal:
    """The number that was typed, in its own unit."""
    return on_typed_scale(exact_value(typed, ours, styles.unit), ours, typed, styles.unit)


def _as_typed(ours: Figure, typed: str, styles: FigureStyles, value: Decimal) -> Decimal:
    """A value of ours in the unit and the digits that were typed."""
    scaled = on_typed_scale(value, ours, typed, styles.unit)
    return scaled if ours.kind in AWARDED else round_half_up(scaled, places(typed))
