"""按核定的数印，与计算的数差在尾数上。

说明：每次核对都列出核定的数，看的人知道哪些数不是计算的。差在四舍五入的范围里，是提示；超出的见 K103。
错例：决算.支出: [{科目: 2011301, 类型: 基本支出, 年初预算: 22.9452, 决算: 23.9704}]
核定.核定: [{位置: 决算.一般公共预算.完成年初预算率, 值: 104.44%, 原因: 财政决算系统导出表所载}]
改法：不用改；不再需要的，从“核定”里删去
"""

from __future__ import annotations

from reportgen.checks.approvals import Told, told_approvals
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "note"


def check(facts: Facts) -> Checked:
    """Every approval that rounding explains."""
    for told, finding in told_approvals(facts):
        yield Compared.ENTRY
        if told is Told.ROUNDING:
            yield finding
