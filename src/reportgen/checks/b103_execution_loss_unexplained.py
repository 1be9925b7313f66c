"""执行得分没有得满，也没有说明原因。

说明：预算没有执行完，评价时一定会问原因；写在“执行偏差”里，综述和评价报告会用到。
错例：执行偏差: ~删去~
对例：执行偏差: 一期培训改为线上举办，节约了场地费
改法：在项目文件里加一行“执行偏差: 原因”
"""

from __future__ import annotations

from reportgen.checks.amounts import counted
from reportgen.checks.reasons import is_reason
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.money import exact

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """Lost execution points need a reason."""
    for project in facts.projects:
        score, points = project.execution_score, project.execution_points
        if not isinstance(score, Figure) or not isinstance(points, Figure):
            continue
        if score.value is None or points.value is None:
            continue
        yield Compared.ENTRY
        if score.value >= points.value:
            continue
        if not is_reason(project.record.execution_reason) and isinstance(project.rate, Figure):
            yield Finding(
                project.record.funds,
                "",
                f"预算执行率 {facts.styles.in_sentence(project.rate)}，"
                f"执行得分 {exact(score.value)} 分（满分 {exact(points.value)} 分），没有说明原因",
                sides=counted(score.value, points.value, "分"),
            )
