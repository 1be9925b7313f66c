"""成本指标的目标合计大于全年预算。

说明：成本指标是支出的上限，几个成本上限加起来超过全年预算，说明目标定得比钱多。只合计
方向为小于等于、小于、等于，单位为 元、万元 的成本指标，名称以“其中”开头的不重复计。
错例：指标.成本指标[1].目标: 12
对例：指标.成本指标[1].目标: 10
改法：核对成本指标的目标值、计量单位与全年预算
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen import money
from reportgen.checks.runner import Finding
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.figures import Figure
from reportgen.model.values import Measure

LEVEL = "warning"
COST_LEVELS = ("成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标")
CAPS = ("小于等于", "小于", "等于")
FACTORS = {"元": Decimal(1), "万元": Decimal(10_000)}


def check(facts: Facts) -> Iterator[Finding]:
    """The caps on cost beside the money there is."""
    unit = facts.styles.unit
    for project in facts.projects:
        caps = list(_caps(project))
        if not caps or not isinstance(project.budget, Figure) or project.budget.value is None:
            continue
        expected = money.total(caps)
        if expected > project.budget.value:
            amounts = (expected, project.budget.value, expected - project.budget.value)
            caps_in_all, budget, over = (money.exact_amount(yuan, unit) for yuan in amounts)
            yield Finding(
                project.record.funds,
                "",
                f"成本指标目标合计 {caps_in_all}，大于全年预算 {budget}，多 {over}",
            )


def _caps(project: ProjectFacts) -> Iterator[Decimal]:
    """The caps in yuan; a row named 其中… is part of another one."""
    for each in project.indicators:
        target = each.record.target
        if each.second_key in COST_LEVELS and str(each.record.direction) in CAPS and isinstance(target, Measure):
            factor = FACTORS.get(str(each.record.unit))
            if factor is not None and target.number is not None and not str(each.name).startswith("其中"):
                yield money.multiply(target.number, factor)
