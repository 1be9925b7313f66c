"""扣了分却没有写偏差原因。

说明：得分低于分值的指标，必须写偏差原因和改进措施，会印在表的最后一栏。
依据：财预〔2020〕10号：未完成绩效目标的，应说明偏差原因和改进措施。
错例：指标.服务对象满意度指标[1].偏差: ~删去~
对例：指标.服务对象满意度指标[1].偏差: 部分人员反映课程偏多；下一年减少课时
改法：在该指标下加一行“偏差: 原因；改进措施”
"""

from __future__ import annotations

from reportgen.checks.amounts import counted
from reportgen.checks.reasons import is_reason
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.money import exact

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Points lost need a reason; “无” is none."""
    for project in facts.projects:
        for each in project.indicators:
            score, points, deviation = each.score, each.points, each.record.deviation
            if not isinstance(score, Figure) or not isinstance(points, Figure):
                continue
            if score.value is None or points.value is None:
                continue
            yield Compared.ENTRY
            if score.value >= points.value:
                continue
            if not is_reason(deviation):
                full, got = exact(points.value), exact(score.value)
                yield Finding(
                    each.record,
                    "偏差" if deviation is not None else "",
                    f"“{each.name}”分值 {full} 分，得 {got} 分（{score.formula}），没有写偏差原因",
                    sides=counted(score.value, points.value, "分"),
                )
