"""A figure that is printed elsewhere beside ours: the same, the same but for rounding, or another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from reportgen.checks.envelope import explained
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.typed_figure import exact_value, on_typed_scale, places
from reportgen.figures import Figure, FigureStyles
from reportgen.model.published import Published
from reportgen.money import round_half_up

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
    value = on_typed_scale(exact_value(typed, ours, styles.unit), ours, typed, styles.unit)

    def as_typed(exact: Decimal) -> Decimal:
        scaled = on_typed_scale(exact, ours, typed, styles.unit)
        return scaled if ours.kind in AWARDED else round_half_up(scaled, places(typed))

    if ours.value is None:
        return "不同"
    if as_typed(ours.value) == value:
        return "相同"
    return "尾差" if ours.kind not in AWARDED and explained(ours, styles, as_typed, value) else "不同"
