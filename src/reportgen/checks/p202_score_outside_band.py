"""定性指标的得分不在评价对应的范围内。

说明：达成得分值的 80%（含）至 100%（含），部分达成 60%（含）至 80%（不含），未达成低于 60%；范围由格式的“定性档”规定。
依据：财预〔2020〕10号关于定性指标分档计分的规定。
错例：指标.社会效益指标[1].评价: 部分达成
     指标.社会效益指标[1].得分: {值: 14, 原因: 试算}
     指标.社会效益指标[1].偏差: 进度较慢，明年加快
对例：指标.社会效益指标[1].评价: 部分达成
     指标.社会效益指标[1].得分: {值: 10, 原因: 试算}
     指标.社会效益指标[1].偏差: 进度较慢，明年加快
改法：改正评价或得分，使两者相符
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts, IndicatorFacts
from reportgen.compute.scoring import QUALITATIVE, judgement_of
from reportgen.figures import Figure
from reportgen.issues import Sides
from reportgen.model.values import Number
from reportgen.money import divide, exact, round_half_up

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """A judgement and its score say the same."""
    for project in facts.projects:
        for each in project.indicators:
            yield from _outside(facts, each)


def _outside(facts: Facts, each: IndicatorFacts) -> Checked:
    judged, score, points = each.record.score, each.score, each.points
    judgement = judgement_of(each.record) if str(each.record.direction) == QUALITATIVE else None
    if judged is None or judgement is None:
        return
    if not isinstance(score, Figure) or not isinstance(points, Figure) or not points.value or score.value is None:
        return
    share = divide(score.value * 100, points.value)
    for band in facts.profile.bands:
        if str(band.judgement) != judgement:
            continue
        assert isinstance(band.low, Number)
        assert isinstance(band.high, Number)
        low, high = band.low.value, band.high.value
        yield Compared.PERCENTAGE
        whole = high == 100
        inside = low <= share and (share <= high if whole else share < high)
        if not inside:
            sides = Sides(
                f"{exact(round_half_up(share, 2))}%",
                f"{exact(low)}%（含）至 {exact(high)}%（{'含' if whole else '不含'}）",
            )
            yield Finding(
                judged,
                "值",
                f"“{each.name}”评价为{judgement}，得分 {exact(score.value)} 分是分值 {exact(points.value)} 分的"
                f"{sides.found}，应在 {sides.expected}之间",
                sides=sides,
            )
