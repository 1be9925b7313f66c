"""同年度别的项目已经自评，这个项目没有。

说明：全年执行、实际、完成情况一项都没有填的项目，当作只有目标、还没有自评，不生成自评表。年度里已有项目填了自评时，多半
是漏了。
错例：另一项目.项目名称: 设备购置费
对例：项目名称: 设备购置费
改法：补上全年执行、各指标的实际和完成情况
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """All projects of a year are evaluated, or none yet."""
    if not facts.profile.evaluates or not any(project.evaluated for project in facts.projects):
        return
    for project in facts.projects:
        yield Compared.ENTRY
        if not project.evaluated:
            said = f"“{project.name}”没有填全年执行、实际和完成情况，同年度别的项目已经自评"
            yield Finding(project.record, "", said)
