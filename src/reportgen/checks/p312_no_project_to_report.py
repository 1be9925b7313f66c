"""写评价报告的项目没有。

说明：概况的“评价报告项目”写项目名称或编码，评价报告就写这个项目；写错了，报告是空的。
错例：概况.评价报告项目: 业务培训
对例：概况.评价报告项目: 业务培训经费
改法：改成项目文件里的项目名称
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.record import nearest
from reportgen.model.values import Text

LEVEL = "error"
FIRM = True


def check(facts: Facts) -> Checked:
    """The project that a report is written about has a file."""
    if facts.overview is None:
        return
    record = facts.overview.record
    if not isinstance(record.report_project, Text):
        return
    yield Compared.ENTRY
    if not facts.performance.reported:
        near = nearest(record.report_project.text, [str(project.name) for project in facts.projects])
        meant = f"，是否想写“{near}”" if near else ""
        yield Finding(record, "评价报告项目", f"没有项目“{record.report_project}”{meant}")
