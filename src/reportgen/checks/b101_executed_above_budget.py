"""全年执行数大于全年预算数。

说明：没有调整预算就不能多支出；多半是全年预算没有按追加数更新，或执行数录错。
错例：资金.财政拨款.全年执行: 10.60
对例：资金.财政拨款.全年执行: 9.60
改法：核对全年预算（含年中追加）与全年执行
"""

from __future__ import annotations

from functools import partial

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.issues import Sides
from reportgen.model.values import Amount
from reportgen.money import exact_amount

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """Each source of money on its own: one cannot pay for another."""
    for project in facts.projects:
        for source, fund in project.record.funds.by_source().items():
            if not isinstance(fund.budget, Amount) or not isinstance(fund.executed, Amount):
                continue
            yield Compared.TIE_OUT
            if fund.executed.yuan > fund.budget.yuan:
                sides = Sides.of(fund.executed.yuan, fund.budget.yuan, partial(exact_amount, unit=facts.styles.unit))
                said = f"{source}全年执行 {sides.found}，大于全年预算 {sides.expected}，多 {sides.difference}"
                yield Finding(fund, "全年执行", said, sides=sides)
