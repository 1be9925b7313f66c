"""What an indicator earned, by its rule or by judgement, and what is owed for what it lost."""

from __future__ import annotations

from reportgen.compute.arithmetic import follow_up_gap
from reportgen.compute.rows import blank
from reportgen.compute.scoring import QUALITATIVE, SHARES, Outcome, judgement_of, rule_for, share_earned
from reportgen.compute.tags import Value
from reportgen.figures import Figure
from reportgen.model.project import Indicator
from reportgen.model.values import Gap, Measure, Number, Text
from reportgen.money import divide, multiply, round_half_up
from reportgen.profile.records import Profile, int_of


def points_of(indicator: Indicator) -> Figure | Gap:
    if isinstance(indicator.points, Number):
        return Figure(indicator.points.value, "分值", f"{_name(indicator)}的分值", where=indicator.points.where)
    return indicator.points or Gap("分值", indicator.where, typed=False)


def score_of(
    indicator: Indicator, direction: str, outcome: Outcome | None, points: Figure | Gap, profile: Profile
) -> Figure | Gap:
    """The judged score when there is one, else the rule's."""
    name = f"{_name(indicator)}的得分"
    if indicator.score is not None:
        judged = indicator.score.value
        if isinstance(judged, Number):
            return Figure(judged.value, "单项得分", name, "人工评定", where=judged.where)
        return judged
    if isinstance(points, Gap):
        return follow_up_gap("得分", points)
    assert points.value is not None
    if direction == QUALITATIVE:
        return _qualitative_score(indicator, name, points)
    if outcome is None:
        return Gap("得分", indicator.where, refused=True)
    rule = rule_for(indicator, direction, profile.scoring)
    if rule not in SHARES:
        return Gap("得分", indicator.where, typed=False)
    score = round_half_up(multiply(points.value, share_earned(rule, outcome)), int_of(profile.scoring.decimals))
    return Figure(score, "单项得分", name, f"{rule}：{SHARES[rule].formula}", (points, *_measured(indicator)))


def _qualitative_score(indicator: Indicator, name: str, points: Figure) -> Figure | Gap:
    """达成 earns all; a lower judgement needs a score judged by hand."""
    if judgement_of(indicator) == "达成":
        return Figure(points.value, "单项得分", name, "定性指标评价为达成，得满分", (points,))
    missing = "得分" if isinstance(indicator.judgement, Text) else "评价"
    already = isinstance(indicator.judgement, Gap) or not isinstance(indicator.actual, Measure)
    return Gap(missing, indicator.where, typed=False, refused=already)


def completion_of(outcome: Outcome | None, indicator: Indicator) -> Figure | Gap:
    """实际 ÷ 目标, where that says something."""
    inputs = _measured(indicator)
    if outcome is None or outcome.low != outcome.high or outcome.low <= 0:
        return Figure(None, "百分比", "完成率", "实际 ÷ 目标", inputs)
    return Figure(divide(outcome.actual, outcome.low), "百分比", "完成率", "实际 ÷ 目标", inputs)


def _measured(indicator: Indicator) -> tuple[Figure, ...]:
    """Actual and target as inputs of a score."""
    pairs = (("实际", indicator.actual), ("目标", indicator.target))
    return tuple(
        Figure(measure.number, "个数", name, where=measure.where)
        for name, measure in pairs
        if isinstance(measure, Measure)
    )


def _name(indicator: Indicator) -> str:
    return f"“{indicator.name.text}”" if isinstance(indicator.name, Text) else "指标"


def deviation_of(indicator: Indicator, points: Figure | Gap, score: Figure | Gap) -> Value:
    """Why points were lost: owed where some were (财预〔2020〕10号), so that no form shows a blank for it."""
    if indicator.deviation is not None:
        return indicator.deviation
    if isinstance(points, Gap) or isinstance(score, Gap) or points.value is None or score.value is None:
        return blank()
    return Gap("偏差", indicator.where, typed=False) if score.value < points.value else blank()
