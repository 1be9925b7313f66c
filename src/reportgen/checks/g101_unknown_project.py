"""整体支出里写的项目没有。

说明：任务、重点工作里的“项目”要与项目文件的“项目名称”完全一样，金额和指标才能从那里取。
错例：整体.任务: [{名称: 业务培训, 项目: 业务培训费}]
对例：整体.任务: [{名称: 业务培训, 项目: 业务培训经费}]
改法：改成项目文件里的项目名称，或补上这个项目的文件
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.whole import unknown_projects
from reportgen.model.record import nearest

LEVEL = "error"
FIRM = True


def check(facts: Facts) -> Checked:
    """Every project that a task or a key work names has a file."""
    if facts.whole is None:
        return
    yield from (Compared.ENTRY for _ in unknown_projects(facts.whole.record, ()))
    known = [str(project.name) for project in facts.projects]
    for holder, name, where in unknown_projects(facts.whole.record, known):
        near = nearest(name, known)
        meant = f"，是否想写“{near}”" if near else ""
        yield Finding(holder, "", f"没有项目“{name}”{meant}", where)
