"""核定的数没有地方印，或不能核定。

说明：“核定”的位置与模板标签同名，指向一个计算的数；两边的总计、分值的合计是恒等的，不能核定；录入的数直接改数据。
错例：核定.核定: [{位置: '项目[业务培训经费].总份', 值: 99, 原因: 财政决算系统导出表所载}]
对例：核定.核定: [{位置: '项目[业务培训经费].总分', 值: 99, 原因: 财政决算系统导出表所载}]
改法：改正位置或值；不能核定的，改数据
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.approved import approvals_of, why_not
from reportgen.compute.facts import Facts

LEVEL = "error"
FIRM = True


def check(facts: Facts) -> Checked:
    """Every approval leads to a computed figure."""
    for approval, ours in approvals_of(facts):
        yield Compared.ENTRY
        if reason := why_not(approval, ours, facts):
            yield Finding(approval, "位置", reason)
