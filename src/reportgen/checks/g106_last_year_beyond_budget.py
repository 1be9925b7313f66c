"""上年预算执行的几个数对不上。

说明：上年实际支出不大于调整后的预算，结转下年使用的不大于调整预算减去实际支出；反了，多半是填错了栏。
错例：整体.上年预算执行: {年初预算: 80, 调整预算: 90, 实际支出: 95, 结转下年使用: 0}
对例：整体.上年预算执行: {年初预算: 80, 调整预算: 95, 实际支出: 90, 结转下年使用: 5}
改法：核对上年的调整预算、实际支出和结转下年使用的数
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.runner import Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Amount, Nothing
from reportgen.money import exact_amount

LEVEL = "warning"


def check(facts: Facts) -> Iterator[Finding]:
    """What there was, what was spent, what was left."""
    last = facts.whole.record.last_year if facts.whole is not None else None
    if last is None or not isinstance(last.adjusted, Amount) or not isinstance(last.executed, Amount):
        return
    unit = facts.styles.unit
    budget, spent = last.adjusted.yuan, last.executed.yuan
    if spent > budget:
        said = f"上年实际支出 {exact_amount(spent, unit)}，大于调整预算 {exact_amount(budget, unit)}"
        yield Finding(last, "实际支出", said)
    elif not isinstance(last.carried_on, Nothing) and isinstance(last.carried_on, Amount):
        left = budget - spent
        if last.carried_on.yuan > left:
            said = f"上年结转下年使用 {exact_amount(last.carried_on.yuan, unit)}"
            yield Finding(last, "结转下年使用", f"{said}，调整预算减实际支出只有 {exact_amount(left, unit)}")
