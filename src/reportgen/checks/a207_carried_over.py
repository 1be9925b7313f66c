"""年初结转与上年年末结转不相等。

说明：上年剩下多少，今年年初就有多少。上年的数取自上年的决算，没有的取“上年数”。
依据：收入支出决算总表：本年年初结转和结余等于上年年末结转和结余。
错例：决算.上年数: {年末结转和结余: 3}
对例：决算.上年数: {年末结转和结余: 0}
改法：核对各行的年初结转与上年的年末结转；年初数按规定调整过的，可以不改
"""

from __future__ import annotations

from reportgen.checks.amounts import amounts, in_yuan
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """What is carried in is what was left."""
    accounts = facts.accounts
    if accounts is None:
        return
    left, carried = accounts.last_carried_out, accounts.carried_in.amount
    if not isinstance(left, Figure) or not isinstance(carried, Figure):
        return
    yield Compared.TIE_OUT
    if left.value != carried.value:
        said = f"上年年末结转 {in_yuan(left)}，本年年初结转 {in_yuan(carried)}"
        yield Finding(accounts.record, "", said, sides=amounts(carried, left))
