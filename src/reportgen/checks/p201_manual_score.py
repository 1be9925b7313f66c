"""得分是人工评定的。

说明：得分通常由目标、实际和评分规则算出。人工评定的得分照用，但每次都列出来，请负责人过目；按规则能算出的，把应得
的分写在后面对照。没有写原因的尤其要补，写成“得分: {值: 9, 原因: …}”。
错例：指标.质量指标[1].得分: {值: 9, 原因: 抽查发现一处缺项}
改法：确认评定无误；能按规则计算的，删去“得分”
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.checks.amounts import counted
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts, IndicatorFacts
from reportgen.compute.scoring import SHARES, outcome_of, rule_for, share_earned
from reportgen.figures import Figure
from reportgen.model.values import Text
from reportgen.money import exact, multiply, round_half_up
from reportgen.profile.records import Profile, int_of

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """Judged scores are kept and shown to whoever signs."""
    for project in facts.projects:
        for each in project.indicators:
            yield Compared.ENTRY
            judged = each.record.score
            if judged is None or not isinstance(each.score, Figure) or each.score.value is None:
                continue
            value, way_out = exact(each.score.value), ""
            if isinstance(judged.reason, Text):
                reason = f"，原因：{judged.reason}"
            else:
                reason = "，没有写原因"
                way_out = f"写上原因：“得分: {{值: {value}, 原因: …}}”；能按规则计算的，删去“得分”"
            said = f"“{each.name}”的得分 {value} 分是人工评定的"
            rule, score = _by_rule(each, facts.profile)
            if score is None or score == each.score.value:
                yield Finding(judged, "值", f"{said}{reason}", way_out=way_out)
            else:
                sides = counted(each.score.value, score, "分")
                by_rule = f"（按规则“{rule}”应得 {sides.expected}）"
                yield Finding(judged, "值", f"{said}{by_rule}{reason}", sides=sides, way_out=way_out)


def _by_rule(each: IndicatorFacts, profile: Profile) -> tuple[str, Decimal | None]:
    """The rule for an indicator and what it would have given; None where it cannot tell."""
    record, points = each.record, each.points
    outcome = outcome_of(str(record.direction), record.target, record.actual)
    rule = rule_for(record, str(record.direction), profile.scoring)
    if outcome is None or rule not in SHARES or not isinstance(points, Figure) or points.value is None:
        return rule, None
    return rule, round_half_up(multiply(points.value, share_earned(rule, outcome)), int_of(profile.scoring.decimals))
