"""The cost indicators of a project in yuan: what was allowed, what was spent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from reportgen import money
from reportgen.compute.facts import ProjectFacts
from reportgen.model.values import Measure

COST_LEVELS = ("成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标")
CAPS = ("小于等于", "小于", "等于")
FACTORS = {"元": Decimal(1), "万元": Decimal(10_000)}


def costs(project: ProjectFacts, value: Literal["目标", "实际"]) -> Decimal | None:
    """The sum over the cost caps; None without any. A row named 其中… is part of another one."""
    found = list(_amounts(project, value))
    return money.total(found) if found else None


def _amounts(project: ProjectFacts, value: Literal["目标", "实际"]) -> Iterator[Decimal]:
    for each in project.indicators:
        record = each.record
        measure = record.target if value == "目标" else record.actual
        is_cap = each.second_key in COST_LEVELS and str(record.direction) in CAPS
        factor = FACTORS.get(str(record.unit))
        if not is_cap or factor is None or str(each.name).startswith("其中"):
            continue
        if isinstance(measure, Measure) and measure.number is not None:
            yield money.multiply(measure.number, factor)
