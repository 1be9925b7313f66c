"""政府采购支出大于本年支出。

说明：采购支出是本年支出的一部分；大于全部支出，多半是元与万元弄错，或把合同总额当成了本年支付的数。
错例：决算.采购.工程: {金额: 181, 中小企业: 181}
对例：决算.采购.工程: {金额: 18.1, 中小企业: 18.1}
改法：核对采购金额与它的单位；只填本年支出的数
"""

from __future__ import annotations

from reportgen.checks.amounts import amounts, in_yuan, known
from reportgen.checks.reach import surely_exceeds
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """The sum of the purchases beside everything that was spent."""
    if facts.accounts is None or facts.purchases is None:
        return
    bought, spent = facts.purchases.total.amount, facts.accounts.spending.amount
    if not known(bought, spent):
        return
    yield Compared.TIE_OUT
    if surely_exceeds(bought, spent, facts.styles):
        said = f"政府采购支出合计 {in_yuan(bought)}，本年支出合计只有 {in_yuan(spent)}"
        yield Finding(facts.accounts.record, "采购", said, sides=amounts(bought, spent))
