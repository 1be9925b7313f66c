"""按核定的数印，与计算的数的差超出了四舍五入的范围。

说明：核定的数照样印，但与由数据算出的不是一个数，每次核对都列出，直到数据改正。
错例：核定.核定: [{位置: '项目[业务培训经费].总分', 值: 98, 原因: 评审组复核意见}]
对例：决算.支出: [{科目: 2011301, 类型: 基本支出, 年初预算: 22.9452, 决算: 23.9704}]
核定.核定: [{位置: 决算.一般公共预算.完成年初预算率, 值: 104.44%, 原因: 财政决算系统导出表所载}]
改法：核对数据；数据没有错、必须照核定印的，可以不改
"""

from __future__ import annotations

from reportgen.checks.approvals import Told, told_approvals
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "warning"
FIRM = True


def check(facts: Facts) -> Checked:
    """Every approval that rounding does not explain."""
    for told, finding in told_approvals(facts):
        yield Compared.ENTRY
        if told is Told.BEYOND:
            yield finding
