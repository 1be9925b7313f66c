"""文字里的自评得分与计算的总分不一致。

说明：综述写 100 分，表里各项加起来是 99 分，是公开文档里最常见的差错。只核对“自评得分”“总得分”“综合得分”后面的数；
满分、单个指标的得分、上年的得分，
第三方、主管部门评的得分不管。
依据：同一个得分在综述、自评表、评价报告里必须一致。
错例：完成情况: 培训按计划完成，自评得分100.00分
对例：完成情况: 自评得分99.40分，其中产出指标得分50分；经第三方评价，综合得分92分
改法：写 {{ 总分 }}，由程序印；分值确有变化的，改指标
"""

from __future__ import annotations

import re

from reportgen.checks.claims import claims, differs, known, told
from reportgen.checks.narratives import conclusion_of, overview_of, results_of
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.figures import Figure

LEVEL = "error"
_SCORE = re.compile(
    r"(?:自评(?:总|综合)?(?:得分|评分|分数)|综合(?:得分|评分)|总得分|评价得分|自评得|自评总分(?=[为是：:]))"
    r"(?:为|是|达到?|共|：|:)?\s*(?P<数>[0-9]+(?:\.[0-9]+)?)\s*(?:分|$)"
)


def check(facts: Facts) -> Checked:
    """What a project says of itself, and what the overview says of the project that is reported on."""
    for project in facts.projects:
        score = known(project.total)
        if score is None or not project.evaluated:
            continue
        assert isinstance(project.total, Figure)
        for text in (*results_of(project), *conclusion_of(facts, project), *overview_of(facts, project)):
            for words, number, decimals in claims(text, _SCORE):
                yield Compared.TIE_OUT
                if differs(number, decimals, score):
                    yield told(text, words[0], f"{number}分", project.total, facts.styles)
