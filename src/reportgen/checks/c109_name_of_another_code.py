"""科目表里没有的编码，名称却是同级另一个科目的。

说明：编码敲错一位，多半就成了科目表里没有的编码；旁边写的名称在科目表里是同一类、款下的另一个编码，可见错的是编码。名称属于
别的类、款的由 C107 报告。
依据：政府收支分类科目。
错例：决算.经济分类: [{科目: 30101, 类型: 基本支出, 决算: 60}, {科目: 30210, 名称: 办公费, 类型: 项目支出, 决算: 38}]
对例：决算.经济分类: [{科目: 30101, 类型: 基本支出, 决算: 60}, {科目: 30201, 名称: 办公费, 类型: 项目支出, 决算: 38}]
改法：按名称改正编码
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
    yield from _mistyped(record.spendings, functions(year), FUNCTION_DIGITS)
    yield from _mistyped(record.items, economics(year), ECONOMIC_DIGITS)


def _mistyped(rows: tuple[Spending | EconomicItem, ...], names: Classification, digits: int) -> Checked:
    for row in rows:
        if not isinstance(row.code, Text) or not isinstance(row.name, Text) or not is_code(row.code.text, digits):
            continue
        yield Compared.ENTRY
        code, name = row.code.text, row.name.text
        beside = [each for each in names.codes_named(name) if names.parent_of(each) == names.parent_of(code)]
        if beside and not names.is_known(code):
            yield Finding(row, "科目", f"科目表里没有 {code}，“{name}”的编码是 {beside[0]}")
