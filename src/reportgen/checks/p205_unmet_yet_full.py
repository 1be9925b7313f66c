"""没有达到目标却得了满分。

说明：实际没有达到年度指标值（或评价不是达成），得分却等于分值。“等于”“大于”常被误用：目标写“等于 6”而实际 12，
就是没有达到；确实是越多越好的，方向应写“大于等于”。
错例：指标.服务对象满意度指标[1].得分: {值: 10, 原因: 试算}
对例：指标.服务对象满意度指标[1].得分: {值: 9.80, 原因: 试算}
改法：改正得分、实际值或方向
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts, IndicatorFacts
from reportgen.compute.scoring import QUALITATIVE
from reportgen.figures import Figure
from reportgen.model.values import Measure
from reportgen.money import exact

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Full marks are for targets reached."""
    for project in facts.projects:
        for each in project.indicators:
            score, points = each.score, each.points
            if each.met is None or not isinstance(score, Figure) or not isinstance(points, Figure):
                continue
            yield Compared.ENTRY
            if each.met:
                continue
            if not each.manual and not _just_at_an_open_bound(each):
                # A rule's own score is full only by rounding (99999 of 100000): that is as it should be.
                continue
            if score.value is not None and points.value and score.value >= points.value:
                yield Finding(
                    each.record.score or each.record,
                    "值" if each.record.score else "",
                    f"“{each.name}”{_missed(each)}，没有达到目标，却得满分 {exact(points.value)} 分",
                )


def _just_at_an_open_bound(each: IndicatorFacts) -> bool:
    """“大于 100” and exactly 100: the sign excludes what the score accepts."""
    target, actual = each.record.target, each.record.actual
    if not isinstance(target, Measure) or not isinstance(actual, Measure):
        return False
    return str(each.record.direction) in ("大于", "小于") and target.number == actual.number


def _missed(each: IndicatorFacts) -> str:
    target, actual = each.record.target, each.record.actual
    if str(each.record.direction) == QUALITATIVE:
        return f"评价为{each.record.judgement}"
    assert isinstance(target, Measure)
    assert isinstance(actual, Measure)
    return f"目标{each.record.direction} {target.text}，实际 {actual.text}"
