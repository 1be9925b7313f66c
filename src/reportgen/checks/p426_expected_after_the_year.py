"""年度已经结束，还写“预计”。

说明：自评、评价报告写的是全年结果；“全年预计执行180万元”是年中监控报告的话，抄过来忘了改。“预计下年”“比预计多”不管。
错例：完成情况: 全年预计执行9.60万元
对例：完成情况: 全年执行9.60万元，参训人次比预计多，预计下年继续举办
改法：写实际的结果，删去“预计”
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import clauses, conclusion_of, results_of
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "warning"
_EXPECTED = re.compile(
    r"(?:全年|年底前?|年末|本年度?|12月底?前?|年内)预计[^，。；]{0,8}"
    r"|预计(?:到|至|在|于)?(?:全年|年底|年末|本年|12月|年内)[^，。；]{0,8}"
    r"|(?<![比较超原与])预计(?:可|能|将)?(?:执行|支出|完成|达到|实现)[^，。；]{0,8}"
)
_LATER = re.compile(r"下年|明年|次年|来年|下一年|今后|以后|未来|预计数|预计(?:的|值|目标)")


def check(facts: Facts) -> Checked:
    """What a project that is being evaluated says of its year."""
    later = re.compile(rf"{_LATER.pattern}|{facts.report.year + 1}年")
    for project in facts.projects:
        if not project.evaluated:
            continue
        for text in (*results_of(project), *conclusion_of(facts, project)):
            for clause in clauses(text.text):
                yield Compared.ENTRY
                found = _EXPECTED.search(clause)
                if found and not later.search(clause):
                    yield text.finding(f"“{text.key}”里写“{found[0].strip()}”，年度已经结束")
