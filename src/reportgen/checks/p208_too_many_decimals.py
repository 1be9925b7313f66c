"""分值或人工得分的小数位太多。

说明：表里的得分按规定的小数位印出；录入的位数更多，各项印出的得分加起来就与总分对不上。
错例：指标.数量指标[1].得分: {值: 9.333, 原因: 试算}
对例：指标.数量指标[1].得分: {值: 9.33, 原因: 试算}
改法：四舍五入到格式“评分”规定的小数位再录入
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Number
from reportgen.money import exact, round_half_up
from reportgen.profile.records import int_of

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """What is typed can be printed in full."""
    decimals = int_of(facts.profile.scoring.decimals)
    for project in facts.projects:
        for each in project.indicators:
            judged = each.record.score
            typed = [(each.record, "分值", each.record.points), (judged, "值", judged.value if judged else None)]
            for record, key, number in typed:
                if record is None or not isinstance(number, Number):
                    continue
                yield Compared.ENTRY
                if round_half_up(number.value, decimals) != number.value:
                    what = "得分" if key == "值" else key
                    sentence = f"“{each.name}”的{what} {exact(number.value)} 多于 {decimals} 位小数"
                    yield Finding(record, key, sentence)
