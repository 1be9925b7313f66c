"""实际远低于上限。

说明：不得超过 2 万元的水费只用了 0.06 万元，多半是上限定得太高，起不到约束作用，评价时会问。实际不到上限一半、又没有写
“备注”或“偏差”的才提示；上限按惯例留有余地的，不必理会。
依据：财预〔2020〕10号：实际完成值与年度指标值差距较大的，要分析原因。
错例：指标.成本指标[1].实际: 4
     资金.财政拨款.全年执行: 4
对例：指标.成本指标[1].实际: 9.6
改法：在该指标下加一行“备注: 原因”，下一年按实际调低上限
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from reportgen.checks.reasons import is_reason
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts, IndicatorFacts
from reportgen.compute.scoring import REVERSE
from reportgen.model.values import Measure

LEVEL = "note"
_MOST_NAMES = 3


def check(facts: Facts) -> Checked:
    """One finding per project, at the first such indicator."""
    for project in facts.projects:
        found = []
        for each, cap, actual in _unexplained(project.indicators):
            yield Compared.ENTRY
            if actual * 2 < cap:
                found.append(each)
        if found:
            told = (f"“{each.name}”（上限 {each.target}，实际 {each.actual}）" for each in found[:_MOST_NAMES])
            more = "等" if len(found) > _MOST_NAMES else ""
            yield Finding(found[0].record, "实际", f"{len(found)} 个指标的实际不到上限一半：{'、'.join(told)}{more}")


def _unexplained(indicators: Iterable[IndicatorFacts]) -> Iterator[tuple[IndicatorFacts, Decimal, Decimal]]:
    """Each cap with what was allowed and what was spent, where no reason is told."""
    for each in indicators:
        record, target, actual = each.record, each.record.target, each.record.actual
        if str(record.direction) not in REVERSE or is_reason(record.remark) or is_reason(record.deviation):
            continue
        if not isinstance(target, Measure) or not isinstance(actual, Measure):
            continue
        if target.number is not None and actual.number is not None and actual.number > 0:
            yield each, target.number, actual.number
