"""经济分类的科目与支出类型不符。

说明：基本工资、社会保险缴费、住房公积金、离退休费是保障人员的基本支出；基本建设、基础设施建设、大型修缮、土地和拆迁补偿、对企业
补助、债务利息是项目支出。类型写反了，人员经费、公用经费就错了。奖金、津贴、劳务费、设备购置两种都有，不管。
依据：部门预算支出经济分类科目的说明；基本支出是为保障机构正常运转、完成日常工作发生的人员经费和公用经费。
错例：决算.经济分类: [{科目: 30101, 类型: 项目支出, 决算: 38}, {科目: 30201, 类型: 基本支出, 决算: 60}]
对例：决算.经济分类: [{科目: 30101, 类型: 基本支出, 决算: 60}, {科目: 31005, 类型: 项目支出, 决算: 38}]
改法：核对科目与类型，改正错的一个；确由项目安排的人员经费，可以不改
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.dictionary import economics
from reportgen.model.values import Text

LEVEL = "warning"
_OF_BASIC = ("30101", "30107", "30108", "30109", "30110", "30111", "30113", "30301", "30302", "30303")
_OF_PROJECTS = ("307", "309", "31005", "31006", "31008", "31009", "31010", "31011", "31012", "311", "312")


def check(facts: Facts) -> Checked:
    """Codes that are for one type by their nature."""
    if facts.accounts is None:
        return
    names = economics(facts.report.year)
    for item in facts.accounts.record.items:
        if not isinstance(item.code, Text) or not isinstance(item.type, Text):
            continue
        yield Compared.ENTRY
        wrong = _OF_PROJECTS if item.type.text == "基本支出" else _OF_BASIC
        if item.code.text.startswith(wrong):
            meant = "项目支出" if item.type.text == "基本支出" else "基本支出"
            name = names.name_of(item.code.text)
            yield Finding(item, "类型", f"{item.code} {name}一般列{meant}，类型写的是{item.type}")
