"""名称是“无”的指标有分值。

说明：表样要留一行而没有内容的，名称写“无”，分值应为 0；有分值就等于白送分。
错例：指标.经济效益指标: [{名称: 无, 方向: 定性, 目标: 无, 实际: 无, 分值: 5}]
对例：指标.经济效益指标: [{名称: 无, 方向: 定性, 目标: 无, 实际: 无, 分值: 0}]
改法：分值改为 0，把分加到有内容的指标上
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.checks.amounts import counted
from reportgen.checks.claims import known
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts

LEVEL = "error"
_NOTHING = ("无", "—", "——", "-", "/")


def check(facts: Facts) -> Checked:
    """Nothing earns nothing."""
    for project in facts.projects:
        for each in project.indicators:
            points = known(each.points)
            if str(each.name) not in _NOTHING or points is None:
                continue
            yield Compared.ENTRY
            if points:
                sides = counted(points, Decimal(0), "分")
                yield Finding(each.record, "分值", f"名称是“{each.name}”的指标有 {sides.found}", sides=sides)
