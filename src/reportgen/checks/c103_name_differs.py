"""写的科目名称与科目表不同。

说明：科目名称由当年的科目表得出，写的名称只用于科目表里没有的编码；两者不同，不是编码写错了，就是名称写错了。
错例：决算.支出[1].名称: 一般行政管理事务
对例：决算.支出[1].名称: 行政运行
改法：核对编码与名称；编码没有错的，删去名称
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.dictionary import Classification, economics, functions
from reportgen.issues import Sides
from reportgen.model.accounts import EconomicItem, Spending
from reportgen.model.faults import cut
from reportgen.model.values import Text

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """Every name that was typed beside a known code."""
    if facts.accounts is None:
        return
    year, record = facts.report.year, facts.accounts.record
    yield from _differing(record.spendings, functions(year))
    yield from _differing(record.items, economics(year))


def _differing(rows: tuple[Spending | EconomicItem, ...], names: Classification) -> Checked:
    for row in rows:
        if isinstance(row.name, Text) and isinstance(row.code, Text) and names.is_known(row.code.text):
            yield Compared.ENTRY
            official = names.name_of(row.code.text)
            if row.name.text != official:
                said = f"{row.code} 的名称是“{official}”，写的是“{row.name}”，印“{official}”"
                yield Finding(row, "名称", said, sides=Sides(cut(row.name.text), official))
