"""超额完成较多，没有说明。

说明：实际是目标的 1.3 倍以上，多半是目标定低了；评价时会问，所以在“备注”里说明（不印出），或写进“偏差”。
界限由格式的“超额界限”规定。
依据：财预〔2020〕10号：实际完成值明显高于年度指标值的，要分析原因；目标定得过低的，应调减得分。
错例：指标.数量指标[2].实际: 300
对例：指标.数量指标[2].实际: 300
     指标.数量指标[2].备注: 年中增加一个批次
改法：在该指标下加一行“备注: 超额的原因”，下一年调高目标
"""

from __future__ import annotations

from reportgen.checks.reasons import is_reason
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.indicators import is_positive
from reportgen.figures import Figure
from reportgen.issues import Sides
from reportgen.model.values import Number
from reportgen.money import exact

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """Far above the target wants a word."""
    limit = facts.profile.scoring.over
    assert isinstance(limit, Number)
    for project in facts.projects:
        for each in project.indicators:
            done = each.completion
            if not is_positive(each.record) or not isinstance(done, Figure) or done.value is None:
                continue
            yield Compared.PERCENTAGE
            explained = is_reason(each.record.remark) or is_reason(each.record.deviation)
            if done.value * 100 >= limit.value and not explained:
                target, actual = each.record.target, each.record.actual
                sides = Sides(facts.styles.in_sentence(done), f"低于 {exact(limit.value)}%")
                yield Finding(
                    each.record,
                    "实际",
                    f"“{each.name}”目标 {_text(target)}，实际 {_text(actual)}，完成 {sides.found}，"
                    f"达到 {exact(limit.value)}% 以上，没有说明",
                    sides=sides,
                )


def _text(measure: object) -> str:
    return str(getattr(measure, "text", ""))
