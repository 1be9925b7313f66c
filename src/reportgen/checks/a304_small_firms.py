"""政府采购授予中小企业、小微企业的金额超过总额。

说明：授予中小企业的合同金额不大于这一类采购的金额，授予小微企业的不大于授予中小企业的合计。
错例：决算.采购.货物: {金额: 10, 中小企业: 12}
对例：决算.采购.货物: {金额: 12, 中小企业: 12}
改法：核对采购金额与授予中小企业、小微企业的金额
"""

from __future__ import annotations

from reportgen.checks.amounts import amounts, exceeds, in_yuan, known
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Each kind, then the small firms among them."""
    found = facts.purchases
    typed = facts.accounts.record.purchases if facts.accounts is not None else None
    if found is None or typed is None:
        return
    for kind, each in (("货物", found.goods), ("工程", found.works), ("服务", found.services)):
        if not known(each.small, each.amount):
            continue
        yield Compared.TIE_OUT
        if exceeds(each.small, each.amount):
            said = f"{kind}采购授予中小企业 {in_yuan(each.small)}，采购金额只有 {in_yuan(each.amount)}"
            yield Finding(typed.value_of(kind), "中小企业", said, sides=amounts(each.small, each.amount))
    if not known(found.micro, found.total.small):
        return
    yield Compared.TIE_OUT
    if exceeds(found.micro, found.total.small):
        said = f"授予小微企业 {in_yuan(found.micro)}，授予中小企业的合计只有 {in_yuan(found.total.small)}"
        yield Finding(typed, "小微企业", said, sides=amounts(found.micro, found.total.small))
