"""同一组里有两个同名的指标。

说明：多半是复制了一行忘了改；分值会重复计算。
错例：指标.数量指标[2].名称: 举办培训期数
对例：指标.数量指标[2].名称: 参训人次
改法：改正其中一个的名称，或删去多余的一行
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.checks.indicators import own_indicators
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts, IndicatorFacts
from reportgen.model.values import Text

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """The same name under one second level stands once."""
    for project in facts.projects:
        yield from _twice(project.indicators)
    yield from _twice(own_indicators(facts))


def _twice(indicators: Iterable[IndicatorFacts]) -> Checked:
    seen: dict[tuple[str, str, str], int | None] = {}
    for each in indicators:
        if not isinstance(each.record.name, Text):
            continue
        yield Compared.ENTRY
        name = each.record.name
        key = (str(each.first_level), each.second_key, name.text)
        if key in seen:
            yield Finding(each.record, "名称", f"“{name}”在“{each.second_key}”里已有一个（第 {seen[key]} 行）")
        else:
            seen[key] = name.where.line
