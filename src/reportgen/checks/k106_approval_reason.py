"""核定没有说明真正的原因。

说明：核定改了印出的数，看的人要知道凭什么；“按要求”“上级要求”“系统数”这样的话等于没有说。
错例：核定.核定: [{位置: '项目[业务培训经费].总分', 值: 99, 原因: 按要求}]
对例：核定.核定: [{位置: '项目[业务培训经费].总分', 值: 99, 原因: 评审组复核意见（绩效评审会议纪要第3号）}]
改法：写明依据，如哪张表所载、哪次复核、差在哪里
"""

from __future__ import annotations

from reportgen.checks.reasons import is_reason
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Text

LEVEL = "error"
FIRM = True
_STOCK = (
    "按要求", "上级要求", "按上级要求", "系统数", "系统数据", "系统原因", "尾差", "口径不同", "已核定", "核定", "调整",
    "其他", "其它", "按规定", "工作需要", "领导要求",
)  # fmt: skip
_SHORTEST = 5
"""No real basis fits into fewer characters."""


def check(facts: Facts) -> Checked:
    """Every approval has a reason of its own."""
    record = facts.report.approvals
    for approval in record.items if record is not None else ():
        reason = approval.reason
        if not isinstance(reason, Text):
            continue
        yield Compared.ENTRY
        if not is_reason(reason) or _says_nothing(reason.text):
            yield Finding(approval, "原因", f"核定“{approval.position}”的原因“{reason}”没有说明依据")


def _says_nothing(reason: str) -> bool:
    words = reason.strip().rstrip("。；;，, ")
    return words in _STOCK or len(words) < _SHORTEST
