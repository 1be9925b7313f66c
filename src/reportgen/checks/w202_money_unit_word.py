"""金额的单位写错。

说明：“240000元元”“决算万5.00元”“240000.元”是改数时留下的；“年初资金180.00万，”少了“元”字。只看单位怎样写，数对不对由
别的规则核对。
错例：完成情况: 全年资金9.60万，已全部用于培训
对例：完成情况: 全年资金9.60万元，参训3万人次
改法：写成“9.60万元”这样，数、万、元连在一起
"""

from __future__ import annotations

import re

from reportgen.checks.claims import without_separators
from reportgen.checks.narratives import clauses, narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.model.faults import cut
from reportgen.source.words import HAN

LEVEL = "warning"
_BROKEN = re.compile(
    r"[0-9][0-9,.]*(?:万万元?|万?元万?元|亿万元)|[0-9][0-9,]*\.万?元|[^0-9.,几数千百十亿两余多]万[0-9][0-9,]*(?:\.[0-9]+)?元"
)
_CUT = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?万\s*(?=[）)]?$)")
_MONEY = re.compile(rf"资金|预算|支出|经费|金额|总额|执行|拨付|到位|决算|收入|费用|{HAN}费")

_PEOPLE = re.compile(r"人口|人[次数员均]|[户吨亩株辆家件]|平方")


def check(facts: Facts) -> Checked:
    """One finding for each text."""
    for each in narratives(facts):
        yield Compared.ENTRY
        if broken := _BROKEN.search(each.text):
            yield each.finding(f"“{each.key}”里的金额单位写乱了：“{cut(broken[0])}”")
        elif found := _without_yuan(each.text):
            yield each.finding(f"“{each.key}”里的“{found}”少了“元”字")


def _without_yuan(text: str) -> str:
    """An amount at the end of a clause about money that stops at 万."""
    for clause in clauses(without_separators(text)):
        found = _CUT.search(clause)
        if found and _MONEY.search(clause[: found.start()]) and not _PEOPLE.search(clause):
            return found[0].strip()
    return ""
