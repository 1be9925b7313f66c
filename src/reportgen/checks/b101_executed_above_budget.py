"""全年执行数大于全年预算数。

说明：没有调整预算就不能多支出；多半是全年预算没有按追加数更新，或执行数录错。
错例：资金.财政拨款.全年执行: 10.60
对例：资金.财政拨款.全年执行: 9.60
改法：核对全年预算（含年中追加）与全年执行
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.runner import Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Amount
from reportgen.money import in_unit

LEVEL = "warning"


def check(facts: Facts) -> Iterator[Finding]:
    """Each source of money on its own: one cannot pay for another."""
    for project in facts.projects:
        for source, fund in project.record.funds.by_source().items():
            if not isinstance(fund.budget, Amount) or not isinstance(fund.executed, Amount):
                continue
            if fund.executed.yuan > fund.budget.yuan:
                unit = facts.styles.unit
                executed, budget = in_unit(fund.executed.yuan, unit), in_unit(fund.budget.yuan, unit)
                over = executed - budget
                yield Finding(
                    fund,
                    "全年执行",
                    f"{source}全年执行 {executed:f}{unit}，大于全年预算 {budget:f}{unit}，多 {over:f}{unit}",
                )
