"""得分是人工评定的。

说明：得分通常由目标、实际和评分规则算出。人工评定的得分照用，但每次都列出来，请负责人过目；按规则能算出的，把应得
的分写在后面对照。没有写原因的尤其要补。
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
            reason = f"，原因：{judged.reason}" if isinstance(judged.reason, Text) else "，没有写原因"
            said = f"“{each.name}”的得分 {exact(each.score.value)} 分是人工评定的"
            rule, score = _by_rule(each, facts.profile)
            if score is None or score == each.score.value:
                yield Finding(judged, "值", f"{said}{reason}")
            else:
                sides = counted(each.score.value, score, "分")
                yield Finding(judged, "值", f"{said}（按规则“{rule}”应得 {sides.expected}）{reason}", sides=sides)


def _by_rule(each: IndicatorFacts, profile: Profile) -> tuple[str, Decimal | None]:
    """The rule for an indicator and what it would have given; None where it cannot tell."""
    record, points = each.record, each.points
    outcome = outcome_of(str(record.direction), record.target, record.actual)
    rule = rule_for(record, str(record.direction), profile.scoring)
    if outcome is None or rule not in SHARES or not isinstance(points, Figure) or points.value is None:
        return rule, None
    return rule, round_half_up(multiply(points.value, share_earned(rule, outcome)), int_of(profile.scoring.decimals))
