"""项目的金额超过决算里它的科目。

说明：项目写了“科目”，就核对同一科目的各项目之和：年初预算不大于决算里这一科目的年初预算，全年执行不大于这一科目的决算（都不含
基本支出）。一个项目的年初预算比整个科目的还多，多半是把年中追加的全年预算数当成了年初预算数。
错例：科目: 2011302
     决算.支出[2].年初预算: 11
对例：科目: 2011302
     决算.支出[2].年初预算: 12
改法：核对项目的科目、年初预算、全年执行，和决算里这一科目的各行
"""

from __future__ import annotations

from reportgen.checks.amounts import amounts, in_yuan, known
from reportgen.checks.reach import surely_exceeds
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.arithmetic import total
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.ledger import Ledger, below, both, of_type
from reportgen.model.values import Text

LEVEL = "warning"
_BASIC = of_type("基本支出")


def check(facts: Facts) -> Checked:
    """The projects of each code beside its rows of spending."""
    if facts.accounts is None:
        return
    ledger = Ledger(facts.accounts.record)
    of_code: dict[str, list[ProjectFacts]] = {}
    for project in facts.projects:
        if isinstance(project.record.function, Text):
            of_code.setdefault(project.record.function.text, []).append(project)
    for code, projects in of_code.items():
        chosen = both(below(code), lambda row: not _BASIC(row))
        record = projects[0].record
        yield Compared.ENTRY
        if not any(chosen(row) for row in ledger.rows):
            yield Finding(record, "科目", f"项目的科目是 {code}，决算里没有这个科目的项目支出")
            continue
        initial = total("年初预算", "金额", "", [project.initial for project in projects])
        executed = total("全年执行", "金额", "", [project.executed for project in projects])
        for name, key, ours in (("年初预算", "年初预算", initial), ("全年执行", "决算", executed)):
            spent = ledger.spent(key, chosen, key)
            if not known(ours, spent):
                continue
            yield Compared.SUM
            if surely_exceeds(ours, spent, facts.styles):
                names = f"“{projects[0].name}”的" if len(projects) == 1 else f"{len(projects)} 个项目的"
                said = f"{names}{name} {in_yuan(ours)}，决算里 {code} 的{key}只有 {in_yuan(spent)}"
                yield Finding(record, "科目", said, sides=amounts(ours, spent))
