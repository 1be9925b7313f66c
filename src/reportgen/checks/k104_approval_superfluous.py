"""核定的数与计算的数相同，核定是多余的。

说明：数据已经改好，或核定得没有必要；留着它，以后数据变了，印的还是旧的数。
错例：核定.核定: [{位置: '项目[业务培训经费].总分', 值: 99.40, 原因: 财政决算系统导出表所载}]
对例：核定.核定: [{位置: '项目[业务培训经费].总分', 值: 99, 原因: 财政决算系统导出表所载}]
改法：从“核定”里删去这一条
"""

from __future__ import annotations

from reportgen.checks.approvals import Told, told_approvals
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """Every approval of what is printed anyway."""
    for told, finding in told_approvals(facts):
        yield Compared.TIE_OUT
        if told is Told.SAME:
            yield finding
