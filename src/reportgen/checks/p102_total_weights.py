"""全部分值合计不等于100分。

说明：各指标分值加上计入总分的执行分值应为 100 分。
依据：财预〔2020〕10号：自评实行百分制。
错例：分值: {预算执行率: 15}
对例：分值: {预算执行率: 10}
改法：调整指标分值或执行分值，使合计为 100
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.checks.amounts import counted
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.money import exact

LEVEL = "error"
FIRM = True
FULL = Decimal(100)


def check(facts: Facts) -> Checked:
    """All weights together."""
    for project in facts.projects:
        if project.record.indicators.gap is not None or not project.is_weighed:
            continue
        full = project.full
        if not isinstance(full, Figure) or full.value is None:
            continue
        yield Compared.SUM
        if full.value != FULL:
            difference = full.value - FULL
            more = "多" if difference > 0 else "少"
            yield Finding(
                project.record.indicators,
                "",
                f"分值合计 {exact(full.value)} 分（{full.formula}），应为 100 分，{more} {exact(abs(difference))} 分",
                sides=counted(full.value, FULL, "分"),
            )
