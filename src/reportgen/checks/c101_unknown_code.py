"""科目编码不在科目表里。

说明：功能分类写七位的项级编码，经济分类写五位的款级编码，名称由当年的科目表得出。科目表收得不一定全，查不到的编码照写的印。
错例：决算.经济分类: [{科目: 30198, 类型: 基本支出, 决算: 60}, {科目: 30201, 类型: 项目支出, 决算: 38}]
对例：决算.经济分类: [{科目: 30101, 类型: 基本支出, 决算: 60}, {科目: 30201, 类型: 项目支出, 决算: 38}]
改法：核对编码；编码没有错的，告诉维护者补进科目表
"""

from __future__ import annotations

from reportgen.checks.runner import COMPARED, Checked, Finding
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
    yield from _unknown(record.spendings, functions(year), 7)
    yield from _unknown(record.items, economics(year), 5)


def _unknown(rows: tuple[Spending | EconomicItem, ...], names: Classification, digits: int) -> Checked:
    for row in rows:
        if not isinstance(row.code, Text):
            continue
        yield COMPARED
        if len(row.code.text) != digits or not names.is_known(row.code.text):
            near = names.nearest(row.code.text)
            meant = f"，是否想写 {near} {names.name_of(near)}" if near else ""
            yield Finding(row, "科目", f"科目表里没有 {row.code}{meant}")
