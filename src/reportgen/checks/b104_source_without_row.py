"""有的资金来源在表里没有一行。

说明：合计里有这笔钱，分项行里却看不到，表就对不上。哪些行由格式的“资金行”决定。
错例：资金.其他资金: {年初预算: 1, 全年预算: 1, 全年执行: 1}
     格式.资金行: [{名称: 年度资金总额, 计分: 是}, {名称: 财政拨款, 来源: [财政拨款]}]
对例：资金.其他资金: {年初预算: 1, 全年预算: 1, 全年执行: 1}
改法：改用格式里有的资金来源，或在 格式.yaml 的“资金行”里加一行
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.funds import sources_without_row

LEVEL = "error"
FIRM = True


def check(facts: Facts) -> Checked:
    """Every source of money is shown."""
    for project in facts.projects:
        yield from (Compared.ENTRY for _ in project.record.funds.by_source())
        for source in sources_without_row(project.record, facts.profile):
            yield Finding(project.record.funds, source, f"资金来源“{source}”在“{facts.profile.name}”的资金表里没有一行")
