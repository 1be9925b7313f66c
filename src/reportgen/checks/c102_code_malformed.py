"""科目编码写得不对。

说明：支出写七位的项级编码，经济分类写五位的款级编码，都只有数字；写了类、款的编码，这笔钱会在上一级再算一遍。
错例：决算.经济分类: [{科目: 301, 类型: 基本支出, 决算: 60}, {科目: 30201, 类型: 项目支出, 决算: 38}]
对例：决算.经济分类: [{科目: 30101, 类型: 基本支出, 决算: 60}, {科目: 30201, 类型: 项目支出, 决算: 38}]
改法：写到最末一级的编码
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.accounts import EconomicItem, Spending
from reportgen.model.values import Text

LEVEL = "error"
FUNCTION_DIGITS, ECONOMIC_DIGITS = 7, 5


def check(facts: Facts) -> Checked:
    """Every code of the rows."""
    if facts.accounts is None:
        return
    record = facts.accounts.record
    yield from _malformed(record.spendings, FUNCTION_DIGITS)
    yield from _malformed(record.items, ECONOMIC_DIGITS)


def _malformed(rows: tuple[Spending | EconomicItem, ...], digits: int) -> Checked:
    for row in rows:
        if not isinstance(row.code, Text):
            continue
        yield Compared.ENTRY
        if not is_code(row.code.text, digits):
            yield Finding(row, "科目", f"科目编码“{row.code}”应为{digits}位数字")


def is_code(text: str, digits: int) -> bool:
    """Digits, as many as the lowest level has."""
    return len(text) == digits and text.isascii() and text.isdecimal()
