"""人次、批次、辆等不是整数。

说明：人、次、批次、辆这些只能是整数；写成 2.5 次，多半是单位写错，或把平均数当成了总数。名称里有“平均”“人均”“每”的
不管。
错例：指标.数量指标[1].实际: 4.5
对例：指标.数量指标[1].实际: 5
改法：核对实际值与计量单位；确是平均数的，在名称里写明
"""

from __future__ import annotations

import re

from reportgen.checks.indicators import every_indicator
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Measure

LEVEL = "warning"
_WHOLE = (
    "人", "人次", "名", "位", "次", "批", "批次", "团组", "期", "场", "场次", "户", "家", "个", "件", "份", "辆", "台",
    "套", "座", "所", "处", "项",
)  # fmt: skip
_AVERAGE = re.compile(r"均|每|率|比|指数|年限")


def check(facts: Facts) -> Checked:
    """What is counted comes in whole numbers."""
    for each in every_indicator(facts):
        if str(each.unit) not in _WHOLE or _AVERAGE.search(str(each.name)):
            continue
        for key in ("目标", "半年目标", "实际"):
            measure = each.record.value_of(key)
            if not isinstance(measure, Measure) or measure.low is None or measure.high is None:
                continue
            yield Compared.ENTRY
            if measure.low % 1 or measure.high % 1:
                yield Finding(each.record, key, f"“{each.name}”的{key}是 {measure.text}，{each.unit}应是整数")
