"""半年目标高于全年目标。

说明：半年（程）指标值是全年的一部分，不会比全年更高；不得超过的指标（小于等于）反过来，半年也不会比全年更宽。
错例：指标.数量指标[1].半年目标: 5
对例：指标.数量指标[1].半年目标: 2
改法：核对半年目标与目标是不是写反了
"""

from __future__ import annotations

from reportgen.checks.indicators import every_indicator
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.scoring import QUALITATIVE
from reportgen.issues import Sides
from reportgen.model.values import Measure

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Half a year does not hold more than the year."""
    for each in every_indicator(facts):
        half, whole = each.record.half_year, each.record.target
        if str(each.record.direction) == QUALITATIVE:
            continue
        if not isinstance(half, Measure) or not isinstance(whole, Measure):
            continue
        if half.high is None or whole.high is None:
            continue
        yield Compared.TIE_OUT
        if half.high > whole.high:
            said = f"“{each.name}”半年目标 {half.text}，高于全年目标 {whole.text}"
            yield Finding(each.record, "半年目标", said, sides=Sides(half.text, f"不高于 {whole.text}"))
