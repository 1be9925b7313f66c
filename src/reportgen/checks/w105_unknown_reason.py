"""“原因”里的名字不认识。

说明：决算的“原因”按固定的名字写（总计比年初预算、总计比上年等），名字写错了，这条原因印不到任何地方。各项的原因写在那一行上。
错例：决算.原因: {总计比去年: [人员增加]}
对例：决算.原因: {总计比上年: [人员增加]}
改法：改成提示的名字
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.accounts import CHANGES
from reportgen.model.record import nearest

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Every key of the table of reasons."""
    record = facts.report.accounts
    for key, reasons in record.reasons.items() if record is not None else ():
        yield Compared.ENTRY
        if key not in CHANGES:
            near = nearest(key, list(CHANGES))
            meant = f"，是否想写“{near}”" if near else f"；可用的有：{'、'.join(CHANGES)}"
            assert record is not None
            where = reasons[0].where if reasons else record.where
            yield Finding(record, "", f"“原因”里没有“{key}”这一项{meant}", where)
