"""The cost indicators of a project in yuan: what was allowed, what was spent, and how far the typed digits reach."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from reportgen import money
from reportgen.compute.facts import IndicatorFacts, ProjectFacts
from reportgen.compute.indicators import contradicting_units
from reportgen.model.values import Measure

COST_LEVELS = ("成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标")
CAPS = ("小于等于", "小于", "等于")
FACTORS = {"元": Decimal(1), "万元": Decimal(10_000), "元/年": Decimal(1), "万元/年": Decimal(10_000)}
_HALF = Decimal("0.5")
_OF_ONE = re.compile(r"^其中|均|每|单价|标准|单位成本|单[个次场期人户件台套项批]")


class Costs(NamedTuple):
    """The sum over the cost caps, and the least that it may be: 9.6 万元 may have been 9.55."""

    total: Decimal
    least: Decimal


def costs(project: ProjectFacts, value: Literal["目标", "实际"]) -> Costs | None:
    """The sum over the cost caps; None without any, or where the unit of one is in doubt.

    A row named 其中… is part of another one, all are of a 总成本.
    """
    caps = [each for each in project.indicators if _is_cap(each)]
    totals = [each for each in caps if "总成本" in str(each.name)]
    if any(key == value for each in caps for key, _ in contradicting_units(each.record)):
        return None
    found = list(_amounts(totals or caps, value))
    if not found:
        return None
    in_all = money.total(amount for amount, _ in found)
    # A target is what somebody decided; a result was rounded to the digits that it has.
    slack = money.total(step for _, step in found) if value == "实际" else Decimal(0)
    return Costs(in_all, money.total((in_all, -money.multiply(slack, _HALF))))


def _is_cap(each: IndicatorFacts) -> bool:
    """A cap on what the project costs, not on what one person or one event may."""
    of_cost = each.second_key in COST_LEVELS and str(each.record.direction) in CAPS
    return of_cost and str(each.record.unit) in FACTORS and _OF_ONE.search(str(each.name)) is None


def _amounts(caps: Iterable[IndicatorFacts], value: Literal["目标", "实际"]) -> Iterator[tuple[Decimal, Decimal]]:
    """Each amount and its last digit's worth."""
    for each in caps:
        measure = each.record.target if value == "目标" else each.record.actual
        factor = FACTORS[str(each.record.unit)]
        if isinstance(measure, Measure) and measure.number is not None:
            last_digit = Decimal(1).scaleb(min(0, int(measure.number.as_tuple().exponent)))
            yield money.multiply(measure.number, factor), money.multiply(last_digit, factor)
