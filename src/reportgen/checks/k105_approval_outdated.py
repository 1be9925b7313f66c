"""核定以后，计算的数变了。

说明：核定时记下的“计算值”与现在计算的不同，说明数据改过，核定的数可能也该改。
错例：核定.核定: [{位置: '项目[业务培训经费].总分', 值: 99, 原因: 财政决算系统导出表所载, 计算值: 97.50}]
对例：核定.核定: [{位置: '项目[业务培训经费].总分', 值: 99, 原因: 财政决算系统导出表所载, 计算值: 99.40}]
改法：复核这个数；仍照核定印的，把“计算值”改成现在的数
"""

from __future__ import annotations

from reportgen.checks.published import differing, verdict
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.approved import approvals_of
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.issues import Sides
from reportgen.model.values import Text
from reportgen.numerals import NumberFault

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """The computed value that was noted is still computed."""
    for approval, ours in approvals_of(facts):
        if not isinstance(approval.computed, Text) or not isinstance(ours, Figure):
            continue
        yield Compared.TIE_OUT
        typed = approval.computed.text
        now = facts.styles.in_sentence(ours)
        try:
            if verdict(ours, typed, facts.styles) == "相同":
                continue
            sides = differing(ours, typed, facts.styles)
        except NumberFault:
            sides = Sides(typed, now)
        yield Finding(approval, "计算值", f"{approval.position} 核定时计算得 {typed}，现在是 {now}", sides=sides)
