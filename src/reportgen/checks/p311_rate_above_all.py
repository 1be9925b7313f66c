"""最高只能到 100% 的率，目标写成大于等于 100%。

说明：合格率、及时率、出勤率等最高是 100%，“大于等于 100%”与“等于 100%”是一回事；写成大于等于，看起来像还可以更高。
错例：指标.质量指标[1].目标: 100
对例：指标.质量指标[1].目标: 95
改法：目标确是 100% 的，方向写“等于”；不是的，写真正的目标
"""

from __future__ import annotations

import re

from reportgen.checks.indicators import RATES, in_percent
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts, IndicatorFacts
from reportgen.compute.scoring import POSITIVE
from reportgen.model.values import Measure

LEVEL = "note"
ALL = 100
_WITHIN_ALL = re.compile(RATES)
_MOST_NAMES = 3


def check(facts: Facts) -> Checked:
    """One finding per project, at the first such indicator."""
    for project in facts.projects:
        yield from (Compared.ENTRY for _ in project.indicators)
        found = [each for each in project.indicators if _is_beyond(each)]
        if found:
            names = "、".join(f"“{each.name}”" for each in found[:_MOST_NAMES])
            more = "等" if len(found) > _MOST_NAMES else ""
            said = f"{len(found)} 个最高只能到 100% 的率，目标写成大于等于 100%：{names}{more}"
            yield Finding(found[0].record, "方向", said)


def _is_beyond(each: IndicatorFacts) -> bool:
    target, record = each.record.target, each.record
    is_all = isinstance(target, Measure) and target.number == ALL
    return str(record.direction) in POSITIVE and is_all and in_percent(each, _WITHIN_ALL)
