"""有的指标写了半年目标，有的没有。

说明：目标表有半年（程）一栏时，每个指标都要有半年指标值，不然这一格是空的。
错例：指标.数量指标[1].半年目标: 2
对例：指标.数量指标[1].目标: 4
改法：给其余的指标也写上“半年目标”；本年度不用半年目标的，全部不写
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.runner import Finding
from reportgen.compute.facts import Facts

LEVEL = "warning"


def check(facts: Facts) -> Iterator[Finding]:
    """All indicators of a project have one, or none."""
    for project in facts.projects:
        without = [each for each in project.indicators if each.record.half_year is None]
        if len(without) < len(project.indicators):
            for each in without:
                yield Finding(each.record, "", f"“{each.name}”没有写半年目标，同项目别的指标有")
