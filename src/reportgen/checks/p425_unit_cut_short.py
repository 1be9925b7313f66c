"""计量单位只写“万”。

说明：“万”不是单位，一行写“万”、别的行写“万元”，读表的人分不清是钱还是人；“元元”“万元元”是改的时候留下的。
错例：指标.成本指标[1].单位: 万
对例：指标.成本指标[1].单位: 万元
改法：写完整的单位，如 万元、万人次
"""

from __future__ import annotations

import re

from reportgen.checks.indicators import every_indicator
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Text

LEVEL = "error"
_CUT = re.compile(r"[万亿](?:[/／].*)?")
_DOUBLED = re.compile(r"(?:万?元){2,}")


def check(facts: Facts) -> Checked:
    """Each unit of measure."""
    for each in every_indicator(facts):
        unit = each.record.unit
        if not isinstance(unit, Text):
            continue
        yield Compared.ENTRY
        if _CUT.fullmatch(unit.text):
            yield Finding(each.record, "单位", f"“{each.name}”的计量单位“{unit}”不完整")
        elif _DOUBLED.search(unit.text):
            yield Finding(each.record, "单位", f"“{each.name}”的计量单位“{unit}”写重了")
