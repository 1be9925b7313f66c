"""科目编码的上一级不对。

说明：科目表里没有的编码可以写上“名称”照印，但编码的前几位就是它的类、款。写的名称在科目表里属于别的款，或者前几位不在科目表
里，印出来的上级科目就是错的。
依据：政府收支分类科目：类 3 位、款 5 位、项 7 位，下级编码以上级编码开头。
错例：决算.支出[2]: {科目: 2160298, 名称: 其他涉外发展服务支出, 类型: 项目支出, 年初预算: 40, 决算: 38}
对例：决算.支出[2]: {科目: 2160699, 名称: 其他涉外发展服务支出, 类型: 项目支出, 年初预算: 40, 决算: 38}
改法：按名称改正编码；名称没有错、科目表里确实没有的，可以不改
"""

from __future__ import annotations

from reportgen.checks.c102_code_malformed import ECONOMIC_DIGITS, FUNCTION_DIGITS, is_code
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.dictionary import Classification, economics, functions
from reportgen.model.accounts import EconomicItem, Spending
from reportgen.model.values import Text

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """Every code that has a name of its own, of both classifications."""
    if facts.accounts is None:
        return
    year, record = facts.report.year, facts.accounts.record
    yield from _misplaced(record.spendings, functions(year), FUNCTION_DIGITS)
    yield from _misplaced(record.items, economics(year), ECONOMIC_DIGITS)


def _misplaced(rows: tuple[Spending | EconomicItem, ...], names: Classification, digits: int) -> Checked:
    for row in rows:
        if not isinstance(row.code, Text) or not isinstance(row.name, Text) or not is_code(row.code.text, digits):
            continue
        code, name = row.code.text, row.name.text
        if names.is_known(code):
            continue
        yield Compared.ENTRY
        parent = names.parent_of(code)
        elsewhere = [each for each in names.codes_named(name) if len(each) == digits]
        if elsewhere and all(names.parent_of(each) != parent for each in elsewhere):
            real = elsewhere[0]
            group = names.name_of(names.parent_of(real))
            yield Finding(
                row, "科目", f"“{name}”在科目表里是 {real}，属于“{group}”，{code} 的上一级却是{_told(names, parent)}"
            )
        elif not names.is_known(parent):
            yield Finding(row, "科目", f"{code} 的上一级 {parent} 不在科目表里")


def _told(names: Classification, code: str) -> str:
    return f"“{names.name_of(code)}”" if names.is_known(code) else f" {code}（科目表里没有）"
