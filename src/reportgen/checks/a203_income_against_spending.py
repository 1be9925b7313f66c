"""一种来源的收入与用这种资金的支出对不上。

说明：每种来源的本年收入，等于用它安排的本年支出加年末结转、减年初结转；收入决算表就是这样得出的。动用了非财政拨款结余、
分配了结余的，在那一行写上“本年收入”。
错例：决算.收入: [{来源: 一般公共预算财政拨款, 决算: 97}, {来源: 其他收入, 决算: 3}]
对例：决算.收入: [{来源: 一般公共预算财政拨款, 决算: 98}, {来源: 其他收入, 决算: 2}]
改法：核对这种来源的收入，和支出里资金为它的各行的决算、年初结转、年末结转
"""

from __future__ import annotations

from reportgen.checks.amounts import amounts, in_yuan, more_or_less
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.ledger import Ledger, of_fund, sum_of
from reportgen.figures import Figure
from reportgen.model.accounts import FUNDS

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Fund by fund; a row that used a surplus says what came in itself."""
    if facts.accounts is None:
        return
    record = facts.accounts.record
    ledger = Ledger(record)
    for fund in FUNDS:
        typed = sum_of(fund, [row for row in record.incomes if str(row.fund) == fund], "决算", record.where)
        derived = ledger.income_of(fund, of_fund(fund))
        if not isinstance(typed, Figure) or not isinstance(derived, Figure) or not (typed or derived):
            continue
        yield Compared.TIE_OUT
        if typed.value != derived.value:
            expected = f"{in_yuan(derived)}（{derived.formula}），{more_or_less(typed, derived)}"
            said = f"{fund}收入 {in_yuan(typed)}，按支出各行应为 {expected}"
            where = next((row.where for row in record.incomes if str(row.fund) == fund), record.where)
            yield Finding(record, "", said.replace("收入收入", "收入"), where, amounts(typed, derived))
