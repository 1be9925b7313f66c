"""各项任务的金额合计与资金总额不一致。

说明：任务把全年预算分到各项工作，合计就是资金总额（基本支出与各项目预算数之和）。
错例：整体.基本支出: 100
     整体.任务: [{名称: 运转, 财政拨款: 90}, {名称: 培训, 项目: 业务培训经费}]
对例：整体.基本支出: 100
     整体.任务: [{名称: 运转, 财政拨款: 100}, {名称: 培训, 项目: 业务培训经费}]
改法：核对各项任务的金额与基本支出
"""

from __future__ import annotations

from reportgen.checks.reach import surely_differs
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.issues import Sides

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Where both are told, the tasks add up to the total."""
    whole = facts.whole
    if whole is None or whole.record.basic is None or not whole.record.tasks:
        return
    tasks, size = whole.task_amount, whole.size
    if not isinstance(tasks, Figure) or not isinstance(size, Figure) or tasks.value is None or size.value is None:
        return
    yield Compared.SUM
    if surely_differs(tasks, size, facts.styles):
        print_amount = facts.styles.in_sentence
        said = f"各项任务合计 {print_amount(tasks)}，资金总额 {print_amount(size)}（{size.formula}）"
        difference = Figure(tasks.value - size.value, "金额")
        sides = Sides(print_amount(tasks), print_amount(size), print_amount(difference))
        yield Finding(whole.record, "基本支出", said, sides=sides)
