"""上年预算执行的几个数对不上。

说明：上年实际支出不大于调整后的预算，结转下年使用的不大于调整预算减去实际支出；反了，多半是填错了栏。
错例：整体.上年预算执行: {年初预算: 80, 调整预算: 90, 实际支出: 95, 结转下年使用: 0}
对例：整体.上年预算执行: {年初预算: 80, 调整预算: 95, 实际支出: 90, 结转下年使用: 5}
改法：核对上年的调整预算、实际支出和结转下年使用的数
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
    """What there was, what was spent, what was left."""
    last = facts.whole.record.last_year if facts.whole is not None else None
    if last is None or not isinstance(last.adjusted, Amount) or not isinstance(last.executed, Amount):
        return
    tell = partial(exact_amount, unit=facts.styles.unit)
    budget, spent = last.adjusted.yuan, last.executed.yuan
    yield Compared.TIE_OUT
    if spent > budget:
        sides = Sides.of(spent, budget, tell)
        said = f"上年实际支出 {sides.found}，大于调整预算 {sides.expected}"
        yield Finding(last, "实际支出", said, sides=sides)
    elif isinstance(last.carried_on, Amount):
        yield Compared.TIE_OUT
        if last.carried_on.yuan > budget - spent:
            sides = Sides.of(last.carried_on.yuan, budget - spent, tell)
            said = f"上年结转下年使用 {sides.found}，调整预算减实际支出只有 {sides.expected}"
            yield Finding(last, "结转下年使用", said, sides=sides)
