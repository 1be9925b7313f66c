"""收入总计与支出总计不相等。

说明：收入总计是本年收入、使用非财政拨款结余、年初结转之和，支出总计是本年支出、结余分配、年末结转之和，两边必须相等。
依据：收入支出决算总表两边平衡。
错例：决算.收入: [{来源: 一般公共预算财政拨款, 决算: 99}, {来源: 其他收入, 决算: 2}]
对例：决算.收入: [{来源: 一般公共预算财政拨款, 决算: 98}, {来源: 其他收入, 决算: 2}]
改法：核对收入、支出、结转各行
"""

from __future__ import annotations

from reportgen.checks.amounts import amounts, in_yuan, more_or_less
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure

LEVEL = "error"
FIRM = True


def check(facts: Facts) -> Checked:
    """Both sides of the summary table."""
    if facts.accounts is None:
        return
    income, spending = facts.accounts.total.amount, facts.accounts.spent_total.amount
    if not isinstance(income, Figure) or not isinstance(spending, Figure):
        return
    yield Compared.TIE_OUT
    if income.value != spending.value:
        left, right = f"{in_yuan(income)}（{income.formula}）", f"{in_yuan(spending)}（{spending.formula}）"
        said = f"收入总计 {left}，支出总计 {right}，收入{more_or_less(income, spending)}"
        yield Finding(facts.accounts.record, "", said, sides=amounts(income, spending))
