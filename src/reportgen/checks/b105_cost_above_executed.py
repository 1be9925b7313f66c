"""成本指标的实际合计大于全年执行数。

说明：花在各项成本上的钱加起来比项目全年执行数还多，两处必有一处录错，或成本里有别的资金。
错例：指标.成本指标[1].实际: 9.8
对例：指标.成本指标[1].实际: 9.6
改法：核对成本指标的实际值、计量单位与全年执行
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen import money
from reportgen.checks.b102_cost_above_budget import CAPS, COST_LEVELS, FACTORS
from reportgen.checks.runner import Finding
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.figures import Figure
from reportgen.model.values import Measure

LEVEL = "warning"


def check(facts: Facts) -> Iterator[Finding]:
    """What was spent on each cost beside what was spent at all."""
    unit = facts.styles.unit
    for project in facts.projects:
        spent = list(_spent(project))
        if not spent or not isinstance(project.executed, Figure) or project.executed.value is None:
            continue
        costs, executed = money.total(spent), project.executed.value
        if costs > executed:
            amounts = (costs, executed, costs - executed)
            in_all, paid, over = (money.exact_amount(yuan, unit) for yuan in amounts)
            yield Finding(project.record.funds, "", f"成本指标实际合计 {in_all}，大于全年执行数 {paid}，多 {over}")


def _spent(project: ProjectFacts) -> Iterator[Decimal]:
    for each in project.indicators:
        actual = each.record.actual
        if each.second_key in COST_LEVELS and str(each.record.direction) in CAPS and isinstance(actual, Measure):
            factor = FACTORS.get(str(each.record.unit))
            if factor is not None and actual.number is not None and not str(each.name).startswith("其中"):
                yield money.multiply(actual.number, factor)
