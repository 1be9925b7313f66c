"""得分是人工评定的。

说明：得分通常由目标、实际和评分规则算出。人工评定的得分照用，但每次都列出来，请负责人过目；没有写原因的尤其要补。
错例：指标.质量指标[1].得分: {值: 9, 原因: 抽查发现一处缺项}
改法：确认评定无误；能按规则计算的，删去“得分”
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.model.values import Text
from reportgen.money import exact

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """Judged scores are kept and shown to whoever signs."""
    for project in facts.projects:
        for each in project.indicators:
            yield Compared.ENTRY
            judged = each.record.score
            if judged is None or not isinstance(each.score, Figure) or each.score.value is None:
                continue
            reason = f"，原因：{judged.reason}" if isinstance(judged.reason, Text) else "，没有写原因"
            yield Finding(judged, "值", f"“{each.name}”的得分 {exact(each.score.value)} 分是人工评定的{reason}")
