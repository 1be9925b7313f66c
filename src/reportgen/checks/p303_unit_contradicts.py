"""值里写的单位与计量单位不一致。

说明：计量单位一栏写万元，值里却写元，差一万倍；计量单位是次，值里却写 %。值里只写数最稳妥。
错例：指标.成本指标[1].实际: 96000元
对例：指标.成本指标[1].实际: 9.6
改法：值里只写数，按计量单位换算；或改正计量单位
"""

from __future__ import annotations

from reportgen.checks.indicators import every_indicator
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.indicators import contradicting_units
from reportgen.model.values import Text

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """A number and its unit say the same."""
    for each in every_indicator(facts):
        yield Compared.ENTRY
        record = each.record
        for key, measure in contradicting_units(record):
            has_unit = isinstance(record.unit, Text)
            said = f"与计量单位“{record.unit}”不一致" if has_unit else "带着单位，计量单位却没有写"
            yield Finding(record, key, f"“{each.name}”的{key}“{measure.text}”{said}")
