"""原因说的方向与数的增减相反。

说明：数减少了，原因却只说“支出增加”，多半是原因从别的段落抄来，或者数录反了。只在第一条原因明确说某项收入、支出增加
（或减少），而全部原因里没有一处说到相反方向时报告；说上年、年初的情况不算。
错例：决算.上年数: {本年支出合计: 120}
     决算.原因: {本年支出比上年: [本年专项支出增加]}
对例：决算.上年数: {本年支出合计: 120}
     决算.原因: {本年支出比上年: [本年专项支出减少]}
改法：核对数与原因，改正其中错的一个；确是几种因素抵消的，把相反的因素也写出来
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import Explained, Narrative, clauses, explained
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.model.faults import cut
from reportgen.source.words import HAN

LEVEL = "warning"
_MONEY = rf"(?:支出|收入|经费|费用|资金|拨款|投入|补助|{HAN}费)"
_UP = r"(?:增加|增长|上升|增多|追加)"
_DOWN = r"(?:减少|下降|降低|减低)"
_CLAIMS = {
    rose: re.compile(
        rf"{_MONEY}(?:[^，]{{0,4}}|[^，]{{0,2}}[较比][^，]{{0,8}}){verb}(?:所致|较多|较大|了?[0-9][0-9,.]*万?元)?$|^{verb}了?[^，]*{_MONEY}$"
    )
    for rose, verb in ((True, _UP), (False, _DOWN))
}
"""A clause that plainly says that money rose, or that it fell."""
_HINTS = {
    True: re.compile(r"[增升涨多]|恢复|新[开设建立]|扩大|提高|提标|上调|追加|超"),
    False: re.compile(r"[减降缩少省低]|节[约支俭]|压|取消|停|未|没有|不再|不需|结束|完工|调出|退|严控|结余|结转"),
}
"""Any word that may speak of the direction: one of the right direction keeps the rule silent."""
_ELSEWHERE = re.compile(r"(?<![较比])(?<!相比)(?:上年|去年|以前|往年|年初|预算)(?!相比|减少|增加)")
"""The base of the comparison: that it was higher says that the figure fell."""
_OPPOSITE = re.compile(r"结余|结转|收回|退回|返还|上缴|核减|扣减|追减|控制|严控|[未不]|没有|避免|减缓|放缓|停止")


def check(facts: Facts) -> Checked:
    """Each change beside the first reason for it."""
    for each in explained(facts):
        gap = each.change.difference
        if not isinstance(gap, Figure) or gap.value is None:
            continue
        yield Compared.ENTRY
        if (found := _contrary(each, rose=gap.value > 0)) is not None:
            narrative, clause = found
            said = facts.styles.joined(getattr(each.change.amount_told, "parts", ()))
            yield narrative.finding(f"{each.name}{said}，原因却写“{cut(clause)}”")


def _contrary(each: Explained, *, rose: bool) -> tuple[Narrative, str] | None:
    """The clause of the first reason that says the opposite, when no reason says what happened."""
    if any(_HINTS[rose].search(reason.text) for reason in each.reasons):
        return None
    first = each.reasons[0]
    for clause in clauses(first.text.strip()):
        plain = clause.strip()
        if _CLAIMS[not rose].search(plain) and not _OPPOSITE.search(plain) and not _ELSEWHERE.search(plain):
            return first, plain
    return None
