"""没有写实际完成值。

说明：自评表的每个指标都要有实际完成值，没有就算不出得分。还没有自评的项目（全年执行、实际、完成情况一项都
没有填）不要求。
错例：指标.数量指标[1].实际: ~删去~
对例：指标.数量指标[1].实际: 4
改法：在该指标下补上“实际: …”
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Gap

LEVEL = "error"
FIRM = True


def check(facts: Facts) -> Checked:
    """Where the form has a column for it and the project is being evaluated, it is there."""
    if not facts.profile.evaluates:
        return
    for project in facts.projects:
        if not project.evaluated:
            continue
        for each in project.indicators:
            yield Compared.ENTRY
            if isinstance(each.actual, Gap) and each.record.actual is None:
                yield Finding(each.record, "", f"“{each.name}”没有写实际完成值")
