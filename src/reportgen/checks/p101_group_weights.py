"""一级指标的分值合计与标准不符。

说明：产出、效益、满意度各占多少分由格式的“分值标准”规定，项目可以用“分值”另定。
依据：财预〔2020〕10号：产出指标 50 分、效益指标 30 分、满意度指标 10 分、预算执行率 10 分。
错例：指标.质量指标[1].分值: 9
对例：指标.质量指标[1].分值: 10
改法：调整该组各指标的分值，使合计等于标准；本项目确有不同标准的，在“分值”里写明
"""

from __future__ import annotations

from reportgen.checks.amounts import counted
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.money import exact

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Each group's weights add up to what is set for it."""
    for project in facts.projects:
        if project.record.indicators.gap is not None or not project.is_weighed:
            continue
        for group in project.groups:
            if group.standard is None or not isinstance(group.points, Figure) or group.points.value is None:
                continue
            yield Compared.SUM
            difference = group.points.value - group.standard
            if difference:
                more = "多" if difference > 0 else "少"
                yield Finding(
                    project.record.indicators,
                    "",
                    f"{group.name}的分值合计 {exact(group.points.value)} 分，标准为 {exact(group.standard)} 分，"
                    f"{more} {exact(abs(difference))} 分",
                    sides=counted(group.points.value, group.standard, "分"),
                )
