"""支出计划不是逐期增加到100%。

说明：支出计划写的是到各时点累计支出的百分比，只能增加，最后一期应为 100。
错例：支出计划: [{截止: 3月底, 比例: 25}, {截止: 6月底, 比例: 20}, {截止: 12月底, 比例: 90}]
对例：支出计划: [{截止: 3月底, 比例: 25}, {截止: 6月底, 比例: 50}, {截止: 12月底, 比例: 100}]
改法：按累计数改写各期比例，最后一期写 100
"""

from __future__ import annotations

from itertools import pairwise

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.issues import Sides
from reportgen.model.values import Number
from reportgen.money import exact

LEVEL = "error"
ALL = 100


def check(facts: Facts) -> Checked:
    """Cumulative shares grow, and end at the whole."""
    for project in facts.projects:
        plan = project.record.spending_plan
        for before, row in pairwise(plan):
            if isinstance(before.share, Number) and isinstance(row.share, Number):
                earlier, later = before.share.value, row.share.value
                yield Compared.PERCENTAGE
                if later < earlier:
                    said = f"到{row.until}累计 {exact(later)}%，比到{before.until}的 {exact(earlier)}% 还少"
                    yield Finding(row, "比例", said, sides=Sides(f"{exact(later)}%", f"不少于 {exact(earlier)}%"))
        if plan and isinstance(plan[-1].share, Number):
            yield Compared.PERCENTAGE
            last = plan[-1].share.value
            if last != ALL:
                sides = Sides(f"{exact(last)}%", f"{ALL}%", f"{exact(last - ALL)} 个百分点")
                said = f"支出计划最后一期累计 {sides.found}，应为 {sides.expected}"
                yield Finding(plan[-1], "比例", said, sides=sides)
