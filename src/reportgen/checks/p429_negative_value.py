"""指标值是负数。

说明：次数、人数、比率、金额不会是负数，多半是多敲了“-”，或把“1-2”敲成了“-2”。名称里说增长、下降、变化、温度、盈亏的可以是
负数。
错例：指标.数量指标[1].实际: -4
对例：指标.数量指标[1].名称: 培训期数增长率
     指标.数量指标[1].实际: -4
改法：核对正负号
"""

from __future__ import annotations

import re

from reportgen.checks.indicators import every_indicator
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Measure

LEVEL = "warning"
_MAY_FALL = re.compile(r"增|降|减|涨|变动|变化|幅度|差|温|盈|亏|利润|余额|收益|同比|环比|海拔|水位")


def check(facts: Facts) -> Checked:
    """Targets and results below zero."""
    for each in every_indicator(facts):
        if _MAY_FALL.search(f"{each.name}{each.record.description or ''}"):
            continue
        for key in ("目标", "半年目标", "实际"):
            measure = each.record.value_of(key)
            if not isinstance(measure, Measure) or measure.low is None:
                continue
            yield Compared.ENTRY
            if measure.low < 0:
                yield Finding(each.record, key, f"“{each.name}”的{key}是负数 {measure.text}")
