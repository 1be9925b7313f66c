"""任务既写了项目，又写了金额。

说明：任务来自项目的，金额取项目文件的预算数；另外再写金额，不会用它，两个数还可能不一样。
错例：整体.任务: [{名称: 培训, 项目: 业务培训经费, 财政拨款: 9}]
对例：整体.任务: [{名称: 培训, 项目: 业务培训经费}]
改法：删去任务里的金额，要改的改项目文件
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """The funds of a task come from one place."""
    for task in facts.whole.record.tasks if facts.whole else ():
        if task.project is None:
            continue
        for key in ("财政拨款", "其他资金"):
            yield Compared.ENTRY
            if task.value_of(key) is not None:
                yield Finding(task, key, f"任务“{task.name}”的金额取自项目“{task.project}”，又写了“{key}”")
