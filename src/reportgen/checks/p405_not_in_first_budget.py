"""文字说年初没有列入预算，资金表却有年初预算数。

说明：“年初预算中未包含该项目”与年初预算数 180.00 不能都对。只看说整个项目没有列入年初预算的话，“年初预算未列全部”
“未列足”不算。
错例：执行偏差: 该项目年初未列入预算，下达较晚
对例：执行偏差: 年初预算未列全部经费，下达较晚
改法：资金表的年初预算改为 0，或改正文字
"""

from __future__ import annotations

import re

from reportgen.checks.claims import known
from reportgen.checks.narratives import clauses, results_of
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.figures import Figure

LEVEL = "error"
_NOT_IN = re.compile(
    r"年初(?:部门)?预算(?:中|里)?(?:未|没有|不)(?:包含|包括|列入|安排|编列|列支?)(?:该|本)项目$"
    r"|(?:该|本)项目(?:资金|经费)?(?:在)?年初(?:部门)?(?:预算)?(?:中|里)?(?:未|没有)(?:列入|纳入|编入|安排)(?:年初|部门)?预算$"
)


def check(facts: Facts) -> Checked:
    """A project with an initial budget was in it."""
    for project in facts.projects:
        if not known(project.initial):
            continue
        assert isinstance(project.initial, Figure)
        for text in results_of(project):
            for clause in clauses(text.text):
                yield Compared.ENTRY
                if found := _NOT_IN.search(clause.strip()):
                    amount = facts.styles.in_sentence(project.initial)
                    yield text.finding(f"“{text.key}”里写“{found[0]}”，资金表的年初预算却是 {amount}")
