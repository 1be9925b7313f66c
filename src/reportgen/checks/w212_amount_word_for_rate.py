"""金额与比率用了同一个“增加”“减少”。

说明：“增加200.48万元，增加13.48%”，比率宜写“增长13.48%”“下降13.48%”；写“增加13.48%”容易与增加 13.48 个百分点混淆。
错例：完成情况: 培训支出比上年增加2万元，增加20%
对例：完成情况: 培训支出比上年增加2万元，增长20%，合格率增加2个百分点
改法：比率改写“增长”“下降”；本地的表式就这样写的，可以不改
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "note"
_SAME = re.compile(r"(增加|减少)了?\s*[0-9][0-9,.]*[万亿]?元[，,、]?\s*(?:比率)?(\1了?\s*[0-9.]+\s*[%％])")
_MEANT = {"增加": "增长", "减少": "下降"}


def check(facts: Facts) -> Checked:
    """The first of each text."""
    for each in narratives(facts):
        yield Compared.ENTRY
        if found := _SAME.search(each.text):
            meant = found[2].replace(found[1], _MEANT[found[1]])
            yield each.finding(f"“{each.key}”里写“{found[2]}”，宜写“{meant}”")
