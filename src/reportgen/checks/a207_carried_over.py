"""年初结转与上年年末结转不相等。

说明：上年剩下多少，今年年初就有多少。有上年的决算时，按资金一种一种核对：合计相等、各种资金不等，也是错的；没有的，合计与
“上年数”核对。
依据：收入支出决算总表：本年年初结转和结余等于上年年末结转和结余。
错例：决算.上年数: {年末结转和结余: 3}
对例：决算.上年数: {年末结转和结余: 0}
改法：核对各行的年初结转与上年的年末结转；年初数按规定调整过的，可以不改
"""

from __future__ import annotations

from reportgen.checks.amounts import amounts, in_yuan, more_or_less
from reportgen.checks.reach import surely_differs
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.ledger import Ledger, fund_of, of_fund
from reportgen.figures import Figure
from reportgen.model.record import Record
from reportgen.model.values import Gap

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """What is carried in is what was left, fund by fund where last year's funds are known."""
    accounts = facts.accounts
    if accounts is None:
        return
    record, ledger = accounts.record, Ledger(accounts.record)
    if not accounts.last_carried_by_fund:
        yield from _differing(facts, record, "", "", accounts.last_carried_out, accounts.carried_in.amount)
        return
    for fund, left in accounts.last_carried_by_fund.items():
        row = next((row for row in record.spendings if fund_of(row) == fund), None)
        carried = ledger.spent("年初结转", of_fund(fund), "年初结转")
        yield from _differing(facts, row or record, "年初结转" if row else "", fund, left, carried)


def _differing(
    facts: Facts, record: Record, key: str, fund: str, left: Figure | Gap | None, carried: Figure | Gap
) -> Checked:
    if not isinstance(left, Figure) or not isinstance(carried, Figure):
        return
    yield Compared.TIE_OUT
    if surely_differs(left, carried, facts.styles):
        said = f"{fund}上年年末结转 {in_yuan(left)}，本年年初结转 {in_yuan(carried)}，{more_or_less(carried, left)}"
        yield Finding(record, key, said, sides=amounts(carried, left))
