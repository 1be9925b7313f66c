"""概况里的项目资金总额与项目文件不一致。

说明：写“涉及资金1013.28万元”，各项目的自评表加起来却是 422.67 万元，公开以后一加就知道。与各项目的年初预算、全年预算、
全年执行合计之一相同，或者四舍五入能解释，就不报告；只公开其中几个的，在文字里写明“选取”“公开”几个；部门评价、重点评价的资金不管。
错例：概况.绩效管理: 对1个项目开展了绩效自评，涉及资金13.28万元
对例：概况.绩效管理: 对1个项目开展了绩效自评，涉及资金10.00万元。对1个项目开展了部门评价，涉及资金6万元
改法：补上没有录入的项目，或改正金额、写明选取几个
"""

from __future__ import annotations

import re

from reportgen.checks.claims import is_other, told_of_all_projects
from reportgen.checks.narratives import texts_of
from reportgen.checks.runner import Checked, Compared
from reportgen.checks.told_amounts import AMOUNT, told_amount
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.issues import Sides

LEVEL = "warning"
_MONEY = re.compile(
    rf"(?:涉及|(?<!公)共计?|合计)(?:财政|预算|项目)?(?:资金|金额|支出)(?:总额|总量|合计|共计|共|约?为)?{AMOUNT}"
)


def check(facts: Facts) -> Checked:
    """The money of the projects that the overview tells beside the sums over their files."""
    if facts.overview is None or not facts.projects:
        return
    performance = facts.performance
    sums = [
        each for each in (performance.initial, performance.budget, performance.executed) if isinstance(each, Figure)
    ]
    if not sums:
        return
    for text, sentence in told_of_all_projects(texts_of(facts, facts.overview.record)):
        for match in _MONEY.finditer(sentence):
            amount = told_amount(match)
            if amount is None:
                continue
            yield Compared.SUM
            if all(is_other(amount.number, amount.decimals, each, facts.styles, amount.scale) for each in sums):
                tell = facts.styles.in_sentence
                told = "、".join(f"{each.name}合计 {tell(each)}" for each in sums)
                said = f"“{text.key}”里写“{match[0]}”，{len(facts.projects)} 个项目的{told}"
                yield text.finding(said, Sides(str(amount), "或".join(dict.fromkeys(map(tell, sums)))))
