"""批复的资金总额与各部分之和不一致。

说明：资金总额是基本支出与各项目预算数之和，也是各项任务金额之和；批复数写在“批复资金总额”里，只用来核对。
错例：整体.基本支出: 100
     整体.批复资金总额: 120
对例：整体.基本支出: 100
     整体.批复资金总额: 110
改法：核对批复数、基本支出、各项目的预算数和各项任务的金额
"""

from __future__ import annotations

from functools import partial

from reportgen.checks.reach import surely_differs
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.issues import Sides
from reportgen.model.values import Amount, Gap
from reportgen.money import exact_amount

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """The parts add up to what was approved."""
    if facts.whole is None or not isinstance(facts.whole.record.approved, Amount):
        return
    whole, approved = facts.whole, facts.whole.record.approved
    sums: list[tuple[bool, Figure | Gap]] = [
        (whole.record.basic is not None, whole.size),
        (bool(whole.record.tasks), whole.task_amount),
    ]
    for is_used, ours in sums:
        if not is_used or not isinstance(ours, Figure) or ours.value is None:
            continue
        yield Compared.SUM
        typed = Figure(approved.yuan, "金额")
        if surely_differs(ours, typed, facts.styles):
            tell = facts.styles.in_sentence
            said = f"批复资金总额 {tell(typed)}，{ours.name} {tell(ours)}（{ours.formula}）"
            sides = Sides.of(ours.value, approved.yuan, partial(exact_amount, unit=facts.styles.unit))
            yield Finding(whole.record, "批复资金总额", said, sides=sides)
