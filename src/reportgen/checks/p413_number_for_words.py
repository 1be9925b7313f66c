"""定性目标的实际写成百分比。

说明：目标写“优”“满意”，实际写“100%”，不是一类值，无法判断是否达到；目标要么也写成百分比，要么实际用同一套词。
错例：指标.社会效益指标[1].实际: 100%
     指标.社会效益指标[1].评价: 达成
对例：指标.社会效益指标[1].实际: 有所提高
改法：实际写目标那样的词；或把目标改成百分比，方向写大于等于
"""

from __future__ import annotations

import re

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.indicators import unit_name
from reportgen.compute.scoring import QUALITATIVE
from reportgen.issues import Sides
from reportgen.model.values import Measure

LEVEL = "warning"
_FIGURE = re.compile(r"[0-9０-９%％一二三四五六七八九十百千万]")


def check(facts: Facts) -> Checked:
    """Words wanted, a percentage reached."""
    for project in facts.projects:
        for each in project.indicators:
            target, actual = each.record.target, each.record.actual
            if str(each.record.direction) != QUALITATIVE or not isinstance(target, Measure):
                continue
            if _FIGURE.search(target.text) or not isinstance(actual, Measure):
                continue
            yield Compared.ENTRY
            if actual.number is not None and unit_name(actual.unit) == "%":
                said = f"“{each.name}”目标是“{target.text}”，实际写成“{actual.text}”"
                yield Finding(each.record, "实际", said, sides=Sides(actual.text, target.text))
