"""财政拨款写成了不用财政拨款的支出类型。

说明：上缴上级支出、经营支出、对附属单位补助支出都不用财政拨款，支出决算表的这三栏与财政拨款各表不能有同一笔钱。
依据：政府收支决算口径：对附属单位补助支出是用财政拨款收入之外的收入发生的支出，上缴上级、经营支出同理。
错例：决算.支出[2].类型: 经营支出
对例：决算.支出[2].类型: 项目支出
改法：改支出类型，或写明这一行的资金
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.ledger import fund_of
from reportgen.model.accounts import BUDGET_TYPES, FISCAL
from reportgen.model.values import Text

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Fiscal money is spent on 基本支出 and 项目支出 only."""
    if facts.accounts is None:
        return
    for row in facts.accounts.record.spendings:
        fund = fund_of(row)
        if fund not in FISCAL or not isinstance(row.type, Text):
            continue
        yield Compared.ENTRY
        if row.type.text not in BUDGET_TYPES:
            yield Finding(row, "类型", f"{row.type}不能用{fund}")
