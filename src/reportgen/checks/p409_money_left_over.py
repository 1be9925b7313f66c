"""文字说还有钱没有用完，执行数却等于全年预算。

说明：“尚有0.6万元未兑换”的项目，执行率不会是 100%；多半是把拨付数当成了执行数。
错例：资金.财政拨款.全年执行: 10.00
     执行偏差: 尚有0.6万元未支付
对例：资金.财政拨款.全年执行: 9.40
     执行偏差: 尚有0.6万元未支付
改法：全年执行只算实际支出的数，或改正文字
"""

from __future__ import annotations

import re

from reportgen.checks.claims import known
from reportgen.checks.narratives import deviations_of, results_of
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "warning"
_LEFT = re.compile(
    r"(?:尚有|还有|仍有|剩余|结余)约?[0-9][0-9,.]*万?元[^，。；]{0,6}(?:未|没有|尚未)[^，。；]{0,3}(?:支|付|用|兑|拨|完)"
)


def check(facts: Facts) -> Checked:
    """Money left over beside a budget that was spent to the last yuan."""
    for project in facts.projects:
        budget, executed = known(project.budget), known(project.executed)
        if not budget or executed is None or executed < budget:
            continue
        for text in (*results_of(project), *deviations_of(project)):
            yield Compared.ENTRY
            if found := _LEFT.search(text.text):
                yield text.finding(f"“{text.key}”里写“{found[0]}”，全年执行却等于全年预算")
