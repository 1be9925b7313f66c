"""功能分类的支出与经济分类的支出不相等。

说明：同一笔一般公共预算财政拨款支出，按功能分类和按经济分类各记一遍，基本支出、项目支出的合计应当相等。
错例：决算.经济分类: [{科目: 30101, 类型: 基本支出, 决算: 59}, {科目: 30201, 类型: 项目支出, 决算: 38}]
对例：决算.经济分类: [{科目: 30101, 类型: 基本支出, 决算: 60}, {科目: 30201, 类型: 项目支出, 决算: 38}]
改法：核对两种分类的各行
"""

from __future__ import annotations

from reportgen.checks.amounts import amounts, in_yuan, more_or_less
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.ledger import Ledger, sum_of
from reportgen.figures import Figure

LEVEL = "error"
FIRM = True


def check(facts: Facts) -> Checked:
    """Basic and project spending of the general budget."""
    if facts.accounts is None:
        return
    record = facts.accounts.record
    ledger = Ledger(record)
    pairs = (("基本支出", facts.accounts.basic.amount), ("项目支出", facts.accounts.project_spending.amount))
    for kind, by_function in pairs:
        economic = sum_of(kind, ledger.items((kind,), ("",)), "决算", record.where)
        if not isinstance(by_function, Figure) or not isinstance(economic, Figure):
            continue
        yield Compared.TIE_OUT
        if by_function.value != economic.value:
            sides = f"按功能分类合计 {in_yuan(by_function)}，按经济分类合计 {in_yuan(economic)}"
            said = f"{kind}{sides}，后者{more_or_less(economic, by_function)}"
            where = next((row.where for row in record.items if str(row.type) == kind), record.where)
            yield Finding(record, "", said, where, amounts(by_function, economic))
