"""没有写实际完成值。

说明：自评表的每个指标都要有实际完成值，没有就算不出得分。
错例：指标.数量指标[1].实际: ~删去~
对例：指标.数量指标[1].实际: 4
改法：在该指标下补上“实际: …”
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.runner import Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Gap

LEVEL = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """Where the form has a column for it, it is there."""
    if "实际完成值" not in facts.profile.indicator_columns:
        return
    for project in facts.projects:
        for each in project.indicators:
            if isinstance(each.actual, Gap) and not each.actual.refused:
                key = "实际" if each.record.actual is not None else ""
                yield Finding(each.record, key, f"“{each.name}”没有写实际完成值")
