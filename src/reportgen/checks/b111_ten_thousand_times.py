"""科目的预算与决算相差约一万倍。

说明：金额单位是元的文件里，年初预算照万元录入成 592，决算是 5846200 元，就会印出“完成年初预算的987535.53%”；金额单位是
万元的文件里照元录入，也是一样。同一科目的年初预算、全年预算、决算相差两千倍至五万倍，小的不到 1000 元或大的超过
10 亿元，才提醒。
错例：决算.支出[1].年初预算: 500000
对例：决算.支出[1].年初预算: 50
改法：核对这个数的单位：改成与“金额单位”相同的数，或在数后面写上它自己的单位，如 592万元
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.issues import Sides
from reportgen.model.accounts import Spending
from reportgen.model.values import Amount
from reportgen.money import Unit, divide, exact_amount, multiply

LEVEL = "warning"
_TEN_THOUSAND = Decimal(10_000)
_LEAST, _MOST = Decimal("0.2"), 5
"""Of the larger amount, beside the smaller one in 万元."""
_TINY, _HUGE = 1_000, 1_000_000_000
"""In yuan; amounts of a common size may have little to do with each other."""
_KEYS = ("年初预算", "全年预算", "决算")


def check(facts: Facts) -> Checked:
    """Each row of spending by itself."""
    if facts.accounts is None:
        return
    money_unit = str(facts.accounts.record.money_unit)
    for row in facts.accounts.record.spendings:
        typed = {key: value.yuan for key in _KEYS if isinstance(value := row.value_of(key), Amount) and value.yuan > 0}
        if len(typed) < 2:
            continue
        yield Compared.ENTRY
        large = max(typed, key=typed.__getitem__)
        small = next((key for key in typed if _is_off(typed[key], typed[large], money_unit)), None)
        if small is not None:
            yield _finding(row, money_unit, (small, typed[small]), (large, typed[large]))


def _is_off(small: Decimal, large: Decimal, money_unit: str) -> bool:
    """Whether one would be about the other, were it so many 万元, and is of no common size as it is."""
    uncommon = large > _HUGE if money_unit == "万元" else small < _TINY
    return uncommon and _LEAST <= divide(large, multiply(small, _TEN_THOUSAND)) <= _MOST


def _finding(row: Spending, money_unit: str, small: tuple[str, Decimal], large: tuple[str, Decimal]) -> Finding:
    """In a file in 万元 it is the larger one that was typed in 元, else the smaller one in 万元."""
    unit: Unit
    if money_unit == "万元":
        unit, (key, typed), other, meant = "万元", large, small, divide(large[1], _TEN_THOUSAND)
    else:
        unit, (key, typed), other, meant = "元", small, large, multiply(small[1], _TEN_THOUSAND)
    sides = Sides(exact_amount(typed, unit), exact_amount(meant, unit))
    told = f"{row.code} {key} {sides.found}，{other[0]} {exact_amount(other[1], unit)}，相差约一万倍"
    return Finding(row, key, f"{told}，多半是 {sides.expected}", sides=sides)
