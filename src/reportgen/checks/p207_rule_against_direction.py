"""评分规则与方向不符。

说明：“按比例”用于越多越好的指标，“反向按比例”用于不得超过的指标，“定性档”只用于定性；用反了，没有达到目标也会得满分。
“评价”也只用于定性指标，数量指标由目标和实际判断。
错例：指标.成本指标[1].评分: 按比例
对例：指标.成本指标[1].评分: 全有全无
改法：改正“评分”或“方向”；删去数量指标的“评价”
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.scoring import POSITIVE, QUALITATIVE, REVERSE
from reportgen.model.project import DIRECTIONS
from reportgen.model.values import Text

LEVEL = "error"

_FITTING = {
    "按比例": tuple(direction for direction in DIRECTIONS if direction not in (*REVERSE, QUALITATIVE)),
    "反向按比例": tuple(direction for direction in DIRECTIONS if direction not in (*POSITIVE, QUALITATIVE)),
    "比值": (*POSITIVE, *REVERSE),
    "偏离扣分": ("等于", "区间"),
    "全有全无": tuple(direction for direction in DIRECTIONS if direction != QUALITATIVE),
    "定性档": (QUALITATIVE,),
}


def check(facts: Facts) -> Checked:
    """A rule judges the kind of target it was made for."""
    for project in facts.projects:
        for each in project.indicators:
            rule, direction = each.record.rule, str(each.record.direction)
            if not isinstance(each.record.direction, Text):
                continue
            yield Compared.ENTRY
            if isinstance(rule, Text) and direction not in _FITTING[rule.text]:
                sentence = f"“{each.name}”方向是{direction}，不能用“{rule}”评分，可用于{'、'.join(_FITTING[rule.text])}"
                yield Finding(each.record, "评分", sentence)
            if each.record.judgement is not None and direction != QUALITATIVE:
                yield Finding(each.record, "评价", f"“{each.name}”方向是{direction}，由目标和实际判断，不用“评价”")
