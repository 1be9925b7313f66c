"""概况里的自评项目数与项目文件不一致。

说明：写“对13个项目开展了绩效自评”，却只有 5 个项目的自评表，公开以后一数就知道。只公开其中几个的，在文字里写明“选取”
“公开”几个；部门评价、重点评价的个数不管。
错例：概况.绩效管理: 本单位对3个项目开展了绩效自评
对例：概况.绩效管理: 本单位对3个项目开展了绩效自评，选取1个项目公开
改法：补上没有录入的项目，或改正个数、写明选取几个
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.checks.amounts import counted
from reportgen.checks.claims import told_of_all_projects
from reportgen.checks.narratives import texts_of
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "warning"
_COUNT = re.compile(
    r"(?:对|反映|共|涉及)[^，。；]{0,12}?([0-9]{1,3})个[^，。；0-9]{0,14}项目(?:支出)?[^，。；]{0,8}(?:自评|评价)"
)


def check(facts: Facts) -> Checked:
    """The number of projects beside their files."""
    if facts.overview is None or not facts.projects:
        return
    for text, sentence in told_of_all_projects(texts_of(facts, facts.overview.record)):
        for match in _COUNT.finditer(sentence):
            yield Compared.TIE_OUT
            told, ours = Decimal(match[1]), Decimal(len(facts.projects))
            if told != ours:
                said = f"“{text.key}”里写“{match[0]}”，实有项目文件 {ours} 个"
                yield text.finding(said, counted(told, ours, "个"))
