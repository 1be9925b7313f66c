"""文字里的大数没有按格式写千分位。

说明：格式规定文字里的金额用千分位，程序算出的都印 1,013.28万元；自己写的 1013.28万元，同一份文档里就有两种写法。
格式不用千分位的，反过来看。只看以万元写的金额。
错例：完成情况: 涉及资金1013.28万元
对例：完成情况: 涉及资金1,013.28万元
改法：照格式写；或写 {{ 全年执行 }} 等名字，由程序印
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.checks.narratives import printed_narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.figures import Figure

LEVEL = "note"
_PLAIN = re.compile(r"(?<![0-9.,])[0-9]{4,}(?:\.[0-9]+)?万元")
_PARTED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?万元")
_LARGE = Figure(Decimal(100_000_000), "金额")


def check(facts: Facts) -> Checked:
    """The first of each text, against how the profile prints ten thousand 万元."""
    parts = "," in facts.styles.in_sentence(_LARGE)
    wrong, told = (_PLAIN, "格式用千分位") if parts else (_PARTED, "格式不用千分位")
    for each in printed_narratives(facts):
        yield Compared.ENTRY
        if found := wrong.search(each.text):
            yield each.finding(f"“{each.key}”里写“{found[0]}”，{told}")
