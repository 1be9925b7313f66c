"""目标与实际不是一类值，或与方向不符。

说明：目标写天数、实际写百分比，就无法判断是否达到；方向是大于等于等，目标和实际都要是数；用文字描述的，方向写“定性”；
区间小的数在前。
错例：指标.数量指标[1].实际: 全部完成
对例：指标.数量指标[1].实际: 4
改法：把目标和实际写成同一类值；文字目标的方向写“定性”
"""

from __future__ import annotations

from reportgen.checks.indicators import every_indicator
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.indicators import unit_name
from reportgen.compute.scoring import QUALITATIVE
from reportgen.model.project import Indicator
from reportgen.model.values import Gap, Measure
from reportgen.money import exact

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """A target and its result can be compared."""
    for each in every_indicator(facts):
        yield from _differ(each.record)


def _differ(indicator: Indicator) -> Checked:
    target, actual, name = indicator.target, indicator.actual, indicator.name
    if isinstance(indicator.direction, Gap) or not isinstance(target, Measure):
        return
    direction = indicator.direction.text
    if direction == QUALITATIVE:
        return
    yield Compared.ENTRY
    if target.low is None or target.high is None:
        yield Finding(indicator, "目标", f"“{name}”方向是{direction}，目标“{target.text}”却不是数")
    elif target.low > target.high:
        said = f"“{name}”目标 {target.text} 的起止写反了"
        way_out = f"小的写在前面，如 {exact(target.high)}-{exact(target.low)}；不是区间的，只写一个数"
        yield Finding(indicator, "目标", said, way_out=way_out)
    elif target.is_range and direction not in ("区间", "等于"):
        yield Finding(indicator, "目标", f"“{name}”目标 {target.text} 是区间，方向却是{direction}")
    elif isinstance(actual, Measure) and actual.number is None:
        yield Finding(indicator, "实际", f"“{name}”目标 {target.text} 是数，实际“{actual.text}”却不是一个数")
    elif isinstance(actual, Measure) and _units_differ(target, actual):
        sentence = f"“{name}”目标“{target.text}”与实际“{actual.text}”单位不同，无法比较"
        yield Finding(indicator, "实际", sentence)


def _units_differ(target: Measure, actual: Measure) -> bool:
    return bool(target.unit and actual.unit) and unit_name(target.unit) != unit_name(actual.unit)
