"""不是工程的项目有施工的指标。

说明：党建经费的质量指标写“保证施工质量”，是从工程项目抄来的。项目的名称、用途、目标、完成情况和别的指标里都没有工程、建设、
维修等字样时才提示。
错例：指标.质量指标[1].名称: 保证施工质量
对例：资金用途: 教室维修
     指标.质量指标[1].名称: 保证施工质量
改法：换成本项目的质量要求
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import texts_of
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts

LEVEL = "note"
_BUILDING = re.compile(r"施工|竣工|工程质量|工程验收")
_WORKS = re.compile(r"工程|建设项目|施工|改造|扩建|新建|修建|维修|修缮|设施|装修|安装|绿化|管网|道路")


def check(facts: Facts) -> Checked:
    """Indicators about building beside what the project is about."""
    for project in facts.projects:
        found = [each for each in project.indicators if _BUILDING.search(str(each.name))]
        if not found:
            continue
        yield Compared.ENTRY
        copied = {id(each.record) for each in found}
        words = "".join(each.text for each in texts_of(facts, project.record) if id(each.record) not in copied)
        if not _WORKS.search(words):
            said = f"“{found[0].name}”说的是施工，“{project.name}”里没有别处提到工程"
            yield Finding(found[0].record, "名称", said)
