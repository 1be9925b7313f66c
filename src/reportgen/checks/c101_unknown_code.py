"""科目编码不在科目表里。

说明：科目名称由当年的科目表得出。科目表收得不一定全；查不到的编码，在这一行写上“名称”，就照写的印，没有写的印编码。
错例：决算.经济分类: [{科目: 30198, 类型: 基本支出, 决算: 60}, {科目: 30201, 类型: 项目支出, 决算: 38}]
对例：决算.经济分类: [{科目: 30198, 名称: 其他补贴, 类型: 基本支出, 决算: 60}, {科目: 30201, 类型: 项目支出, 决算: 38}]
改法：核对编码；编码没有错的，在这一行写上“名称”
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
    """Every code of the rows."""
    if facts.accounts is None:
        return
    year, record = facts.report.year, facts.accounts.record
    yield from _unknown(record.spendings, functions(year), FUNCTION_DIGITS)
    yield from _unknown(record.items, economics(year), ECONOMIC_DIGITS)


def _unknown(rows: tuple[Spending | EconomicItem, ...], names: Classification, digits: int) -> Checked:
    for row in rows:
        if not isinstance(row.code, Text) or not is_code(row.code.text, digits) or isinstance(row.name, Text):
            continue
        yield Compared.ENTRY
        if not names.is_known(row.code.text):
            near = names.nearest(row.code.text)
            meant = f"，是否想写 {near} {names.name_of(near)}" if near else ""
            yield Finding(row, "科目", f"科目表里没有 {row.code}{meant}")
