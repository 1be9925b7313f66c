"""一个科目的本年收入是负数。

说明：收入决算表里一个科目的本年收入，由本年支出加年末结转减年初结转得出（写了本年收入的除外）；得出负数，说明年初结转比
用掉的加剩下的还多，其中一个数错了。
错例：决算.支出[2].年初结转: 45
对例：决算.支出[2].年初结转: 38
改法：核对这一行的决算、年初结转、年末结转
"""

from __future__ import annotations

from reportgen.checks.amounts import in_yuan
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.ledger import Chosen, Ledger, both, fund_of, of_fund
from reportgen.figures import Figure

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Every fund of every code."""
    if facts.accounts is None:
        return
    ledger = Ledger(facts.accounts.record)
    for code, fund in dict.fromkeys((str(row.code), fund_of(row)) for row in ledger.rows):
        chosen = both(_of_code(code), of_fund(fund))
        income = ledger.income_of(code, chosen)
        if not isinstance(income, Figure) or income.value is None:
            continue
        yield Compared.ENTRY
        if income.value < 0:
            said = f"{code} {fund}的本年收入是 {in_yuan(income)}（{income.formula}），不能是负数"
            yield Finding(next(filter(chosen, ledger.rows)), "年初结转", said)


def _of_code(code: str) -> Chosen:
    return lambda row: str(row.code) == code
