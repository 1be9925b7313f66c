"""支出计划的时点不在表样里，或写了两次。

说明：有的表样规定了支出计划的各个时点（格式的“支出计划时点”）；写成别的时点，表里就没有这一格，比例不会印出来；一个时点
写两次，只能印一个。
错例：支出计划: [{截止: 9月底, 比例: 75}, {截止: 12月底, 比例: 100}]
     格式.支出计划时点: [3月底, 6月底, 10月底, 12月底]
对例：支出计划: [{截止: 10月底, 比例: 75}, {截止: 12月底, 比例: 100}]
     格式.支出计划时点: [3月底, 6月底, 10月底, 12月底]
改法：改成表样里的时点
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Text

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Every date that was typed has its cell."""
    dates = [str(date) for date in facts.profile.plan_dates]
    for project in facts.projects:
        seen: set[str] = set()
        for row in project.record.spending_plan:
            if not isinstance(row.until, Text):
                continue
            yield Compared.ENTRY
            if dates and row.until.text not in dates:
                yield Finding(row, "截止", f"支出计划没有“{row.until}”一格，表样的时点是{'、'.join(dates)}")
            if row.until.text in seen:
                yield Finding(row, "截止", f"支出计划里“{row.until}”写了两次")
            seen.add(row.until.text)
