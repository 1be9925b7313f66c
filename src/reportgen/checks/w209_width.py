"""全角与半角混用。

说明：公文里的数字、字母用半角，汉字之间的逗号、分号、问号、感叹号用全角。公开以后不算错，但不整齐；查找数字时，全角的数字
也找不到。
错例：完成情况: 全年举办培训４期,效果良好
对例：完成情况: 全年举办培训4期，参训1,200人次，执行率96％
改法：改成半角数字、全角标点
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import printed_narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.source.words import HAN

LEVEL = "note"
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")
_NARROW = re.compile(rf"{HAN}[,;?!]{HAN}")


def check(facts: Facts) -> Checked:
    """The first of each kind in a text."""
    for each in printed_narratives(facts):
        yield Compared.ENTRY
        found = [(_WIDE, "全角的"), (_NARROW, "汉字之间半角的标点")]
        said = [f"{what}“{match[0]}”" for pattern, what in found if (match := pattern.search(each.text))]
        if said:
            yield each.finding(f"“{each.key}”里有{'、'.join(said)}")
