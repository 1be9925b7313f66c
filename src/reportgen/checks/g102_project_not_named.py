"""有的项目没有列进整体支出，或列了两次。

说明：整体绩效目标表按职能、重点工作列出项目；漏掉一个，它的指标就不在表里，各项目之和也对不上；列两次，指标和金额会重复。
错例：整体.履职: [{职能: 教育培训, 重点工作: []}]
对例：整体.履职: [{职能: 教育培训, 重点工作: [{内容: 举办培训, 项目: 业务培训经费}]}]
改法：在“履职”（或“任务”）里每个项目列一次
"""

from __future__ import annotations

from collections import Counter

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.issues import Where
from reportgen.model.whole import Whole

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """A list of duties, or of tasks that come from projects, names them all."""
    if facts.whole is None:
        return
    whole = facts.whole.record
    works = [str(work.project) for duty in whole.duties for work in duty.works]
    tasks = [str(task.project) for task in whole.tasks if task.project is not None]
    for key, is_used, named in (("履职", bool(whole.duties), works), ("任务", bool(tasks), tasks)):
        for project in facts.projects:
            if not is_used:
                continue
            yield Compared.ENTRY
            if str(project.name) not in named:
                yield Finding(whole, "", f"“{key}”里没有项目“{project.name}”", _place(whole, key))
        for name, times in Counter(named).items():
            if times > 1:
                yield Finding(whole, "", f"“{key}”里项目“{name}”列了 {times} 次", _place(whole, key))


def _place(whole: Whole, key: str) -> Where:
    return whole.duties[0].where if key == "履职" else whole.tasks[0].where
