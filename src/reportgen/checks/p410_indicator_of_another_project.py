"""指标说的是别的项目。

说明：照别的项目的文件抄指标，名称里还留着那个项目的名字。名字有一部分就是本项目名字的，不算。
错例：另一项目.项目名称: 设备购置费
     指标.数量指标[1].名称: 设备购置费支付次数
对例：另一项目.项目名称: 培训经费
     指标.数量指标[1].名称: 业务培训经费支付次数
改法：改成本项目的指标
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Text

LEVEL = "warning"
_SHORTEST = 4


def check(facts: Facts) -> Checked:
    """Names of indicators beside the names of the unit's other projects."""
    names = [project.name.text for project in facts.projects if isinstance(project.name, Text)]
    for project in facts.projects:
        own = str(project.name)
        others = [name for name in names if name != own and len(name) >= _SHORTEST]
        for each in project.indicators if others else ():
            yield Compared.ENTRY
            said = f"{each.name}{each.record.description or ''}".replace(own, "")
            other = next((name for name in others if name in said), None)
            if other is not None:
                yield Finding(each.record, "名称", f"“{each.name}”说的是项目“{other}”，本项目是“{own}”")
