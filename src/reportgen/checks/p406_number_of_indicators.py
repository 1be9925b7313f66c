"""文字里的指标个数与指标表不一致。

说明：写“设置绩效指标5个”，表里却有 13 个三级指标，多半是照上年抄的。“绩效目标”也可能指分条的年度目标，与两者之一相同就
不报告。
错例：完成情况: 本项目设置绩效指标5个，均已自评
对例：完成情况: 本项目设置绩效指标8个，其中数量指标2个
改法：改正个数
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.checks.amounts import counted
from reportgen.checks.narratives import results_of
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts, ProjectFacts

LEVEL = "warning"
_COUNT = re.compile(
    r"(?:设置|设定|设立|制定|共有?|合计)了?(绩效目标|绩效指标|三级(?:绩效)?指标)(?:共|合计)?([0-9]{1,3})[个项]"
)


def check(facts: Facts) -> Checked:
    """Each count that a project states."""
    for project in facts.projects:
        for text in results_of(project):
            for match in _COUNT.finditer(text.text):
                yield Compared.TIE_OUT
                if int(match[2]) not in _counts(project, match[1]):
                    ours = len(project.indicators)
                    said = f"“{text.key}”里写“{match[0]}”，指标表有 {ours} 个三级指标"
                    yield text.finding(said, counted(Decimal(match[2]), Decimal(ours), "个"))


def _counts(project: ProjectFacts, word: str) -> set[int]:
    goals = {len(project.record.goals)} if word == "绩效目标" else set()
    return {len(project.indicators), *goals}
