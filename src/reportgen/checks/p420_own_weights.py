"""项目的分值标准与格式不同。

说明：分值可以按项目另定，但各项目的标准不一样，得分就不好比较，主管部门会问。每个项目提示一次，列出不同的各组。
依据：财预〔2020〕10号：原则上预算执行率 10 分、产出 50 分、效益 30 分、满意度 10 分。
错例：分值: {产出指标: 40, 效益指标: 40}
对例：分值: {产出指标: 50}
改法：没有特别原因的，删去项目的“分值”，按格式的标准调整各指标
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Number
from reportgen.money import exact

LEVEL = "note"


def check(facts: Facts) -> Checked:
    """Each project's own weights beside those of its form."""
    for project in facts.projects:
        weights = project.record.weights
        if weights is None:
            continue
        told = []
        for key, own in weights.all_values():
            standard = facts.profile.weights.get(key)
            if not isinstance(own, Number) or not isinstance(standard, Number):
                continue
            yield Compared.TIE_OUT
            if own.value != standard.value:
                told.append(f"{key} {exact(own.value)} 分（格式 {exact(standard.value)} 分）")
        if told:
            yield Finding(weights, "", f"本项目的分值与格式不同：{'、'.join(told)}")
