"""文字说目标全部完成，却有指标没有达到。

说明：“各项指标均已完成”“目标无偏离”与表里扣分的指标不能都对。
错例：完成情况: 各项绩效指标均已完成
对例：完成情况: 各项培训任务均已完成，满意度略低于目标
改法：照指标表改写，说明哪一项没有完成
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import clauses, results_of
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "warning"
_ALL = re.compile(
    r"(?:目标|指标)值?(?:完成情况|执行情况)?"
    r"(?:无偏[离差]|没有偏[离差]|未(?:发生|出现|产生)偏[离差]"
    r"|[已都均]{0,2}全部(?:完成|达成|实现|达到)|[都均]已?(?:全部|如期|按期)?(?:完成|达成|实现|达到))"
)
_PARTLY = re.compile(r"除|大部分|主要|基本|多数|部分|(?:产出|效益|数量|质量|时效|成本|满意度)(?:类)?指标")
_MOST_NAMES = 3


def check(facts: Facts) -> Checked:
    """“All reached” beside the indicators that were not."""
    for project in facts.projects:
        missed = [f"“{each.name}”" for each in project.indicators if each.met is False]
        if not missed:
            continue
        for text in results_of(project):
            for clause in clauses(text.text):
                yield Compared.ENTRY
                found = _ALL.search(clause)
                if found and not _PARTLY.search(clause):
                    names = "、".join(missed[:_MOST_NAMES]) + ("等" if len(missed) > _MOST_NAMES else "")
                    yield text.finding(f"“{text.key}”里写“{found[0]}”，{len(missed)} 个指标没有达到：{names}")
