"""成本指标的实际合计大于全年执行数。

说明：花在各项成本上的钱加起来比项目全年执行数还多，两处必有一处录错，或成本里有别的资金。四舍五入能解释的不报告。
错例：指标.成本指标[1].实际: 9.8
对例：指标.成本指标[1].实际: 9.6
改法：核对成本指标的实际值、计量单位与全年执行
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
    """What was spent on each cost beside what was spent at all."""
    for project in facts.projects:
        found, limit = costs(project, "实际"), reach(project.executed, facts.styles)
        if found is None or limit is None or not isinstance(project.executed, Figure) or project.executed.value is None:
            continue
        yield Compared.SUM
        if found.least > limit[1]:
            sides = Sides.of(found.total, project.executed.value, partial(exact_amount, unit=facts.styles.unit))
            said = f"成本指标实际合计 {sides.found}，大于全年执行数 {sides.expected}，多 {sides.difference}"
            yield Finding(project.record.funds, "", said, sides=sides)
