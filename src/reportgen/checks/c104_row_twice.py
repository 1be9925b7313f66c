"""同样的一行写了两遍。

说明：科目、资金、类型、金额都相同的两行，多半是重复录入；两行都会计入合计。
错例：决算.收入: [{来源: 其他收入, 决算: 1}, {来源: 其他收入, 决算: 1}, {来源: 一般公共预算财政拨款, 决算: 98}]
改法：删去重复的一行；确是两笔的，合成一行
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.record import Record
from reportgen.model.values import Amount

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """Rows that say the same, of income, spending and economic items."""
    if facts.accounts is None:
        return
    record = facts.accounts.record
    yield from _twice(record.incomes, ("来源",))
    yield from _twice(record.spendings, ("科目", "资金", "类型"))
    yield from _twice(record.items, ("科目", "类型"))


def _twice(rows: Sequence[Record], keys: tuple[str, ...]) -> Checked:
    first: dict[tuple[str, ...], Record] = {}
    for row in rows:
        amount = row.value_of("决算")
        if not isinstance(amount, Amount) or not amount.yuan:
            continue
        yield Compared.ENTRY
        same = (*(str(row.value_of(key)) for key in keys), str(amount.yuan.normalize()))
        if same in first:
            yield Finding(
                row, "", f"与第 {first[same].where.line} 行相同：{'、'.join(same[:-1])}".replace("、None", "")
            )
        first.setdefault(same, row)
