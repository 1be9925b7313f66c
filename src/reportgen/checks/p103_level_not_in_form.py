"""格式的表里没有这个二级指标。

说明：二级指标归哪个一级指标由格式的“指标层级”决定；表里没有的二级指标印不出来，得分也算不进去。
错例：指标.经济成本指标: [{名称: 人均成本, 方向: 小于等于, 目标: 1, 实际: 1, 单位: 元, 分值: 0}]
改法：移到表里有的二级指标下，或在 格式.yaml 的“指标层级”里加上
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts

LEVEL = "error"
FIRM = True


def check(facts: Facts) -> Checked:
    """Nothing typed is left out of the table."""
    known = "、".join(second for seconds in facts.profile.levels.values() for second in seconds)
    for project in facts.projects:
        yield from (Compared.ENTRY for _, indicators in project.record.indicators.by_second_level() for _ in indicators)
        for second, indicator in project.homeless:
            yield Finding(
                indicator,
                "名称",
                f"“{indicator.name}”在“{second}”下，格式“{facts.profile.name}”的表里没有这一级；有：{known}",
            )
