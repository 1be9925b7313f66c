"""Sums, rates and scores of figures: a gap among the inputs makes the result a gap, never a wrong number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgen import money
from reportgen.figures import NOT_APPLICABLE, Figure, Kind
from reportgen.model.values import Gap


def follow_up_gap(label: str, cause: Gap) -> Gap:
    """What cannot be computed because of another gap; that one is what gets reported."""
    reported = cause.refused and not cause.cause
    return Gap(label, cause.where, refused=True, cause="" if reported else cause.cause or cause.label)


def total(name: str, kind: Kind, formula: str, parts: Iterable[Figure | Gap]) -> Figure | Gap:
    """The sum of figures; those that do not apply count for nothing."""
    figures: list[Figure] = []
    for part in parts:
        if isinstance(part, Gap):
            return follow_up_gap(name, part)
        figures.append(part)
    values = [each.value for each in figures if each.value is not None]
    if figures and not values:
        return Figure(None, kind, name, formula, tuple(figures), absent=figures[0].absent)
    return Figure(money.total(values), kind, name, formula, tuple(figures))


def ratio(name: str, formula: str, part: Figure | Gap, base: Figure | Gap, absent: str) -> Figure | Gap:
    """One figure over another as a 百分比; on a zero base a table shows ``absent``, and a sentence says so."""
    if isinstance(part, Gap) or isinstance(base, Gap):
        return follow_up_gap(name, first_gap((part, base)))
    if not base.value or part.value is None:
        return Figure(None, "百分比", name, formula, (part, base), absent=absent, told_absent=NOT_APPLICABLE)
    return Figure(money.divide(part.value, base.value), "百分比", name, formula, (part, base))


def share(name: str, formula: str, part: Figure | Gap, whole: Figure | Gap) -> Figure | Gap:
    """A part of a whole; of nothing it is told as none of it, in tables and in sentences."""
    found = ratio(name, formula, part, whole, "0.00%")
    return found if isinstance(found, Gap) else replace(found, told_absent=None)


def difference(name: str, formula: str, whole: Figure | Gap, part: Figure | Gap) -> Figure | Gap:
    """One amount less another; where one of them does not exist there is no difference."""
    if isinstance(whole, Gap) or isinstance(part, Gap):
        return follow_up_gap(name, first_gap((whole, part)))
    if whole.value is None or part.value is None:
        missing = whole if whole.value is None else part
        return Figure(None, whole.kind, name, formula, (whole, part), absent=missing.absent)
    return Figure(money.total((whole.value, -part.value)), whole.kind, name, formula, (whole, part))


def first_gap(values: Sequence[Figure | Gap]) -> Gap:
    """The gap among some values."""
    return next(value for value in values if isinstance(value, Gap))
