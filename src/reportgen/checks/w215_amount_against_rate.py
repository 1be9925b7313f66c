"""同一个变化，金额说增加，比率却说下降。

说明：“增加200.48万元，下降13.48%”，两个词必有一个错，多半是照上一段改的时候只改了一半。只看金额后面紧跟着比率的写法；
中间说到别的项目的（支出减少5万元，收入增长8%）不算。
错例：完成情况: 培训支出比上年减少2万元，增长20%
对例：完成情况: 培训支出比上年减少2万元，下降20%，参训人次增长8%
改法：核对两年的数，改正其中错的一个词
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "warning"
_UP, _DOWN = "增加|增长|上升|提高", "减少|下降|降低"
_PAIR = re.compile(
    rf"(?:(?P<升>{_UP})|(?:{_DOWN}))(?:了|额为?)?\s*[0-9][0-9,.]*\s*[万亿]?元[，,、；（(]?(?:同比|比率|比例|幅度)?"
    rf"(?:(?P<涨>{_UP})|(?:{_DOWN}))(?:了|率为?)?\s*[0-9.]+\s*[%％]"
)


def check(facts: Facts) -> Checked:
    """The first of each text."""
    for each in narratives(facts):
        for found in _PAIR.finditer(each.text):
            yield Compared.TIE_OUT
            if bool(found["升"]) != bool(found["涨"]):
                yield each.finding(f"“{each.key}”里写“{found[0]}”，金额与比率的方向相反")
                break
