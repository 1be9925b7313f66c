"""文字里的预算执行率与计算的不一致。

说明：执行率是全年执行除以全年预算，不是除以年初预算；改了金额以后，文字里的执行率容易忘了改。四舍五入能解释的、
上半年、上年的执行率，其中一笔资金、
一个子项目的执行率不管。
错例：完成情况: 全年举办业务培训4期，预算执行率80%
对例：完成情况: 截至6月底预算执行率50%，全年预算执行率为96%；培训费预算执行率100%
改法：写 {{ 执行率 }}，由程序印
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.checks.claims import claims, is_other, told
from reportgen.checks.narratives import overview_of, results_of
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.figures import Figure

LEVEL = "error"
_RATE = re.compile(
    r"(?:(?:(?:预算|资金)执行(?:率|进度)|(?:^|项目)执行率|(?:资金|预算)支出率)(?:为|是|达到?了?|约为?|：|:)?"
    r"|^完成(?:全年)?预算数?的)\s*(?P<数>[0-9]+(?:\.[0-9]+)?)\s*[%％]"
)
_HUNDRED = Decimal(100)


def check(facts: Facts) -> Checked:
    """Each rate that a project states."""
    for project in facts.projects:
        if not isinstance(project.rate, Figure) or project.rate.value is None:
            continue
        for text in (*results_of(project), *overview_of(facts, project)):
            for words, number, decimals in claims(text, _RATE):
                yield Compared.PERCENTAGE
                if is_other(number, decimals, project.rate, facts.styles, _HUNDRED):
                    yield told(text, words[0], f"{number}%", project.rate, facts.styles)
