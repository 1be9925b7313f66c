"""金额大小不合理，多半是元与万元弄错。

说明：文件写“金额单位: 万元”，金额却照元录入，1890000 就成了 189 亿元；写“金额单位: 元”，金额却照万元录入，189.00 就
成了 189 元。项目的预算、执行超过 10 亿元，或者都不到 1000 元，单位的本年支出超过 1000 亿元，或者不到 1 万元，才提醒；
不比决算的本年支出大的项目，大数不提醒。
错例：资金.财政拨款: {年初预算: 120000, 全年预算: 100000, 全年执行: 96000}
对例：资金.财政拨款: {年初预算: 1200, 全年预算: 1000, 全年执行: 960}
改法：核对文件开头的“金额单位”；金额没有错的，可以不改
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.checks.amounts import in_yuan
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.model.project import Project

LEVEL = "warning"
_HUGE_PROJECT, _TINY_PROJECT = Decimal(1_000_000_000), Decimal(1_000)
_NOTHING = Decimal(0)
_HUGE_UNIT, _TINY_UNIT = Decimal(100_000_000_000), Decimal(10_000)


def check(facts: Facts) -> Checked:
    """The largest amount of each project, and what the unit spent; a unit that spends so much has such projects."""
    spent = facts.accounts.spending.amount if facts.accounts is not None else None
    known = spent.value or _NOTHING if isinstance(spent, Figure) else _NOTHING
    for project in facts.projects:
        amounts = [each for each in (project.initial, project.budget, project.executed) if isinstance(each, Figure)]
        largest = max(amounts, key=lambda each: each.value or _NOTHING, default=None)
        if largest is None or not largest.value:
            continue
        yield Compared.ENTRY
        if doubt := _doubt(largest, _TINY_PROJECT, max(_HUGE_PROJECT, known)):
            yield Finding(project.record, _place(project.record), f"“{project.name}”的{largest.name} {doubt}")
    if facts.accounts is not None and isinstance(spent, Figure) and spent.value:
        yield Compared.ENTRY
        if doubt := _doubt(spent, _TINY_UNIT, _HUGE_UNIT):
            yield Finding(facts.accounts.record, "金额单位", f"本年支出合计 {doubt}")


def _doubt(amount: Figure, tiny: Decimal, huge: Decimal) -> str:
    """The amount and what it may have been meant as; empty for one of common size."""
    assert amount.value is not None
    if amount.value > huge:
        return f"{in_yuan(amount)}，多半是照元录入、单位写成了万元"
    return f"{in_yuan(amount)}，多半是照万元录入、单位写成了元" if amount.value < tiny else ""


def _place(record: Project) -> str:
    return "金额单位" if record.money_unit is not None else "资金"
