"""功能分类的科目与支出类型不符。

说明：行政运行、事业运行反映基本支出，一般行政管理事务反映没有单设科目的项目支出；类型写反了，支出决算表的基本支出、项目支出
两栏就错了。
依据：政府收支分类科目对行政运行、一般行政管理事务、事业运行的说明。
错例：决算.支出[2].类型: 基本支出
对例：决算.支出[2].类型: 项目支出
改法：核对科目与类型，改正错的一个
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.dictionary import functions
from reportgen.model.values import Text

LEVEL = "warning"
_TYPES = {"行政运行": "基本支出", "事业运行": "基本支出", "一般行政管理事务": "项目支出"}
_OPPOSITE = {"基本支出": "项目支出", "项目支出": "基本支出"}


def check(facts: Facts) -> Checked:
    """Codes that are for one type by their definition."""
    if facts.accounts is None:
        return
    names = functions(facts.report.year)
    for row in facts.accounts.record.spendings:
        if not isinstance(row.code, Text) or not isinstance(row.type, Text):
            continue
        name = names.name_of(row.code.text)
        meant = _TYPES.get(name)
        if meant is None:
            continue
        yield Compared.ENTRY
        if row.type.text == _OPPOSITE[meant]:
            yield Finding(row, "类型", f"{row.code} {name}是{meant}的科目，类型写的是{row.type}")
