"""百分比的实际写成了小数。

说明：计量单位是“%”，目标 95、实际 0.931，多半是从表格里粘来的小数，应写 93.1；照原样算，得分几乎为零。目标不小于 20、
实际大于 0 而不大于 1 的，才提醒；越小越好的指标（小于等于、小于），目标要不小于 90。增长率、变动率不管。
错例：指标.质量指标[1].实际: 0.96
对例：指标.质量指标[1].实际: 96
改法：单位是“%”的写百分数，如 0.931 写 93.1
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.checks.indicators import every_indicator
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.indicators import unit_name
from reportgen.issues import Sides
from reportgen.model.values import Measure
from reportgen.money import exact, multiply

LEVEL = "warning"
_ALL = Decimal(100)
_LEAST, _LEAST_OF_A_CAP = 20, 90
"""Of a target; below it, a result below one may be one: 事故率."""
_CAPS = ("小于等于", "小于")
_CHANGE = re.compile("增|减|降|变动")
"""What grew by one percent may have been to grow by twenty."""


def check(facts: Facts) -> Checked:
    """Targets in percent beside results that are a fraction of the whole."""
    for each in every_indicator(facts):
        target, actual = each.record.target, each.record.actual
        if unit_name(str(each.unit)) != "%" or not isinstance(target, Measure) or not isinstance(actual, Measure):
            continue
        if (
            target.low is None
            or actual.number is None
            or _CHANGE.search(f"{each.record.name}{each.record.description}")
        ):
            continue
        yield Compared.PERCENTAGE
        least = _LEAST_OF_A_CAP if str(each.record.direction) in _CAPS else _LEAST
        meant = multiply(actual.number, _ALL)
        if target.low >= least and 0 < meant <= _ALL and not actual.unit:
            sides = Sides(f"{actual.text}%", f"{exact(meant)}%")
            said = f"“{each.name}”的目标是 {exact(target.low)}%，实际是 {sides.found}，多半是 {sides.expected}"
            yield Finding(each.record, "实际", said, sides=sides)
