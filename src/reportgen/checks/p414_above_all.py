"""合格率、满意度等超过 100%。

说明：合格率、及时率、覆盖率、满意度等最高是 100%；超过的多半是把完成率写成了合格率，或少了一个小数点。完成率、增长率
可以超过 100%，不管。
错例：指标.质量指标[1].实际: 105
对例：指标.质量指标[1].实际: 100
改法：核对实际值；说的是完成率的，改正指标名称
"""

from __future__ import annotations

import re

from reportgen.checks.indicators import RATES, every_indicator, in_percent
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.issues import Sides
from reportgen.model.values import Measure

LEVEL = "warning"
_ALL = 100
_WITHIN_ALL = re.compile(rf"{RATES}|满意(?:程)?度")


def check(facts: Facts) -> Checked:
    """Targets and results of rates that end at the whole."""
    for each in every_indicator(facts):
        if not in_percent(each, _WITHIN_ALL):
            continue
        for key in ("目标", "半年目标", "实际"):
            measure = each.record.value_of(key)
            if not isinstance(measure, Measure) or measure.high is None:
                continue
            yield Compared.PERCENTAGE
            if measure.high > _ALL:
                said = f"“{each.name}”的{key}是 {measure.text}，最高只能是 100%"
                yield Finding(each.record, key, said, sides=Sides(measure.text, f"不高于 {_ALL}"))
