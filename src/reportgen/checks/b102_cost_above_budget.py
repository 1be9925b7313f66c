"""成本指标的目标合计大于全年预算。

说明：成本指标是支出的上限，几个成本上限加起来超过全年预算，说明目标定得比钱多。只合计
方向为小于等于、小于、等于，单位为 元、万元 的成本指标，名称以“其中”开头的不重复计。
错例：指标.成本指标[1].目标: 12
对例：指标.成本指标[1].目标: 10
改法：核对成本指标的目标值、计量单位与全年预算
"""

from __future__ import annotations

from functools import partial

from reportgen.checks.costs import costs
from reportgen.checks.reach import reach
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.issues import Sides
from reportgen.money import exact_amount

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """The caps on cost beside the money there is."""
    for project in facts.projects:
        found, limit = costs(project, "目标"), reach(project.budget, facts.styles)
        if found is None or limit is None or not isinstance(project.budget, Figure) or project.budget.value is None:
            continue
        yield Compared.SUM
        if found.least > limit[1]:
            sides = Sides.of(found.total, project.budget.value, partial(exact_amount, unit=facts.styles.unit))
            said = f"成本指标目标合计 {sides.found}，大于全年预算 {sides.expected}，多 {sides.difference}"
            yield Finding(project.record.funds, "", said, sides=sides)
