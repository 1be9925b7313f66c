"""得分大于分值。

说明：得分最多等于分值。多半是评定时看错了行，或分值改了而得分没有改。
错例：指标.数量指标[1].得分: {值: 12, 原因: 超额完成}
对例：指标.数量指标[1].得分: {值: 10, 原因: 完成}
改法：改正得分或分值；超额完成也只能得满分
"""

from __future__ import annotations

from reportgen.checks.amounts import counted
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.money import exact

LEVEL = "error"
FIRM = True


def check(facts: Facts) -> Checked:
    """No indicator earns more than it weighs."""
    for project in facts.projects:
        for each in project.indicators:
            score, points = each.score, each.points
            if each.record.score is None or not isinstance(score, Figure) or not isinstance(points, Figure):
                continue
            if score.value is None or points.value is None:
                continue
            yield Compared.TIE_OUT
            if score.value > points.value:
                yield Finding(
                    each.record.score,
                    "值",
                    f"“{each.name}”得分 {exact(score.value)} 分，大于分值 {exact(points.value)} 分，"
                    f"多 {exact(score.value - points.value)} 分",
                    sides=counted(score.value, points.value, "分"),
                )
