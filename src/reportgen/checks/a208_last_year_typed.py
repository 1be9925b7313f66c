"""写的上年数与上年的决算不相等。

说明：有上年的决算时，上年数由它算出，“上年数”里写的不用；两处不一样，其中一处是错的。
错例：决算.上年数: {总计: 90}
上年决算.年度: 2022
对例：决算.上年数: {总计: 100}
上年决算.年度: 2022
改法：核对两处，改正错的一处；或删去“上年数”里的这一项
"""

from __future__ import annotations

from reportgen.checks.amounts import in_yuan
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.changes import ItemFacts
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.issues import Sides
from reportgen.model.values import Amount
from reportgen.money import exact_amount

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Each typed total against the one that is used."""
    typed = facts.report.accounts.last_year if facts.report.accounts is not None else None
    if typed is None:
        return
    for key, used in _used(facts).items():
        value, base = typed.value_of(key), used.last
        if not isinstance(value, Amount) or not isinstance(base, Figure) or base.value is None:
            continue
        yield Compared.TIE_OUT
        if base.value != value.yuan:
            said = f"“上年数”写的{key}是 {exact_amount(value.yuan, '元')}，由上年的决算得出 {in_yuan(base)}"
            sides = Sides.of(value.yuan, base.value, lambda yuan: exact_amount(yuan, "元"))
            yield Finding(typed, key, said, sides=sides)


def _used(facts: Facts) -> dict[str, ItemFacts]:
    """What each key of 上年数 is compared with."""
    found: dict[str, ItemFacts] = {}
    if accounts := facts.accounts:
        found |= {
            "本年收入合计": accounts.income,
            "其他收入": accounts.other_income,
            "年初结转和结余": accounts.carried_in,
            "本年支出合计": accounts.spending,
            "总计": accounts.total,
            "财政拨款总计": accounts.fiscal,
            "机构运行经费": accounts.agency,
        }
    if courtesies := facts.courtesies:
        found |= {
            "因公出国境费": courtesies.abroad,
            "公务用车购置费": courtesies.buying,
            "公务用车运行维护费": courtesies.running,
            "公务接待费": courtesies.receiving,
        }
    return found
