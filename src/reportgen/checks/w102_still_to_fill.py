"""还有待填的项。

说明：写“待填”、冒号后空着，或必填的项没有写，正式文档都不能生成；用 build --draft 可以先看带黄底【待填】的草稿。
错例：主管部门: 待填
对例：主管部门: 演示单位
改法：补上内容；确实不存在的，文字项写“无”，不适用的整行删去
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.project import Indicator
from reportgen.model.record import Record
from reportgen.model.values import Gap, Text

LEVEL = "error"
FIRM = True


def check(facts: Facts) -> Checked:
    """Every gap in what was typed."""
    for record in facts.report.records:
        for holder in record.records():
            for key, value in holder.own_values():
                yield Compared.ENTRY
                if isinstance(value, Gap) and not value.refused:
                    yield Finding(holder, "", _sentence(holder, value, key), value.where)


def _sentence(holder: Record, gap: Gap, key: str) -> str:
    """Of many indicators the one is named whose value it is."""
    owner = f"“{holder.name}”" if isinstance(holder, Indicator) and isinstance(holder.name, Text) else ""
    return f"{owner}{'的' if owner else ''}“{key}”待填" if gap.typed else f"{owner}缺“{key}”"
