"""同一行的预算与决算相差约一万倍。

说明：金额单位是元的文件里，年初预算照万元录入成 592，决算是 5846200 元，就会印出“完成年初预算的987535.53%”；金额单位是
万元的文件里照元录入，也是一样。同一科目或同一资金来源的年初预算、全年预算、决算（全年执行）相差两千倍至五万倍，才提醒。
错例：决算.支出[1].年初预算: 500000
对例：决算.支出[1].年初预算: 50
改法：核对这个数的单位：改成与“金额单位”相同的数，或在数后面写上它自己的单位，如 592万元
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.issues import Sides
from reportgen.model.record import Record
from reportgen.model.values import Amount
from reportgen.money import Unit, divide, exact_amount

LEVEL = "warning"
_TEN_THOUSAND = Decimal(10_000)
_LEAST, _MOST = Decimal("0.2"), 5
_KEYS = ("年初预算", "全年预算", "决算", "全年执行")


def check(facts: Facts) -> Checked:
    """Each row of spending, and each fund of a project, by itself."""
    for record, money_unit, name in _rows(facts):
        typed = {key: value for key in _KEYS if isinstance(value := _value(record, key), Amount) and value.yuan > 0}
        if len(typed) < 2:
            continue
        yield Compared.ENTRY
        large = max(typed, key=lambda key: typed[key].yuan)
        for small in typed:
            if _is_off(typed[small].yuan, typed[large].yuan):
                yield _finding(record, name, money_unit, (small, typed[small].yuan), (large, typed[large].yuan))
                break


def _rows(facts: Facts) -> Iterator[tuple[Record, str, str]]:
    """The records of amounts that are of one size, with the unit of their file and their name."""
    if facts.accounts is not None:
        accounts = facts.accounts.record
        for row in accounts.spendings:
            yield row, str(accounts.money_unit), f"{row.code} "
    for project in facts.projects:
        for source, fund in project.record.funds.by_source().items():
            yield fund, str(project.record.money_unit), f"{source}的"


def _value(record: Record, key: str) -> object:
    return record.value_of(key) if key in record.fields() else None


def _is_off(small: Decimal, large: Decimal) -> bool:
    """Whether one would be about the other, were it so many 万元."""
    return _LEAST <= divide(large, small * _TEN_THOUSAND) <= _MOST


def _finding(
    record: Record, name: str, money_unit: str, small: tuple[str, Decimal], large: tuple[str, Decimal]
) -> Finding:
    """In a file in 万元 it is the larger one that was typed in 元, else the smaller one in 万元."""
    unit: Unit
    if money_unit == "万元":
        unit, (key, typed), other, meant = "万元", large, small, divide(large[1], _TEN_THOUSAND)
    else:
        unit, (key, typed), other, meant = "元", small, large, small[1] * _TEN_THOUSAND
    sides = Sides(exact_amount(typed, unit), exact_amount(meant, unit))
    told = f"{name}{key} {sides.found}，{other[0]} {exact_amount(other[1], unit)}，相差约一万倍"
    return Finding(record, key, f"{told}，多半是 {sides.expected}", sides=sides)
