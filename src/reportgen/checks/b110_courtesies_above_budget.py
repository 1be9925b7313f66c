"""三公经费的决算数大于预算数。

说明：三公经费按预算从严控制，决算数大于全年预算数的要逐项说明；预算写 0、决算有数，多半是预算漏填。三项分别核对，一项不能用
另一项的预算。写了“三公经费比预算”的原因的不报告。
依据：预算法第十三条：各部门、各单位的支出必须以经批准的预算为依据。
错例：决算.经济分类: [{科目: 30101, 类型: 基本支出, 决算: 60}, {科目: 30201, 类型: 项目支出, 决算: 37}, {科目: 30217, 类型: 项目支出, 决算: 1}]
对例：决算.经济分类: [{科目: 30101, 类型: 基本支出, 决算: 60}, {科目: 30201, 类型: 项目支出, 决算: 37}, {科目: 30217, 类型: 项目支出, 决算: 1}]
     决算.三公.公务接待费: {全年预算: 1}
改法：核对三公的全年预算和经济分类 30212、31013、30231、30217 各行；确实超预算的，写“三公经费比预算”的原因
"""  # noqa: E501 - an example is one line

from __future__ import annotations

from reportgen.checks.amounts import amounts, exceeds, in_yuan, known
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.ledger import amount_of

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """Each of the four amounts beside its budget."""
    typed = facts.accounts.record.courtesies if facts.accounts is not None else None
    found = facts.courtesies
    if typed is None or found is None or facts.accounts is None or facts.accounts.record.reasons.get("三公经费比预算"):
        return
    spent = {
        "因公出国境费": found.abroad,
        "公务用车购置费": found.buying,
        "公务用车运行维护费": found.running,
        "公务接待费": found.receiving,
    }
    for key, item in spent.items():
        budget = amount_of(typed.value_of(key), "全年预算")
        if not known(item.amount, budget):
            continue
        yield Compared.TIE_OUT
        if exceeds(item.amount, budget):
            said = f"{key}决算 {in_yuan(item.amount)}，大于全年预算 {in_yuan(budget)}"
            yield Finding(typed.value_of(key), "全年预算", said, sides=amounts(item.amount, budget))
