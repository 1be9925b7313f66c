"""“增加”“减少”后面是负数。

说明：增加、增长、减少、下降已经说明了方向，后面只写绝对值；“增加 -14.93 万元”读不出是增是减。
错例：完成情况: 经费增长-5%，培训4期
对例：完成情况: 经费下降5%，增加2-3期培训
改法：负数改成相反的词和正数，如 减少14.93万元、下降5%
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "warning"
_NEGATIVE = re.compile(
    r"(?:增加|增长|上升|提高|减少|下降|降低)(?:了|率为?|额为?)?\s*[-−－]\s*[0-9][0-9,.]*\s*(?:[%％]|万?元)?"
)


def check(facts: Facts) -> Checked:
    """The first of each text."""
    for each in narratives(facts):
        yield Compared.ENTRY
        if found := _NEGATIVE.search(each.text):
            yield each.finding(f"“{each.key}”里写“{found[0]}”，应写绝对值")
