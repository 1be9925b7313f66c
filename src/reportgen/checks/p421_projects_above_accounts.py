"""各项目之和超过决算里的项目支出。

说明：自评表的年初预算、全年执行是决算项目支出的一部分，加起来不会更多；超过了，多半是年中追加的项目把全年预算数当成了年初
预算数，或者项目文件里有不属于本单位决算的钱。
错例：决算.支出[2].年初预算: 10
对例：决算.支出[2].年初预算: 12
改法：核对各项目的年初预算、全年执行与决算的项目支出；年初没有列入预算的，年初预算写 0
"""

from __future__ import annotations

from reportgen.checks.amounts import amounts, known
from reportgen.checks.reach import surely_exceeds
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.ledger import Ledger, of_type
from reportgen.figures import Figure

LEVEL = "note"
_BASIC = of_type("基本支出")


def check(facts: Facts) -> Checked:
    """The sums over the projects beside everything that is not basic spending."""
    if facts.accounts is None or not facts.projects:
        return
    ledger, record = Ledger(facts.accounts.record), facts.accounts.record
    pairs = (("年初预算", "年初预算", facts.performance.initial), ("全年执行", "决算", facts.performance.executed))
    for name, key, ours in pairs:
        spent = ledger.spent(name, lambda row: not _BASIC(row), key)
        if not isinstance(ours, Figure) or not isinstance(spent, Figure) or not known(ours, spent):
            continue
        yield Compared.SUM
        if not surely_exceeds(ours, spent, facts.styles):
            continue
        tell = facts.styles.in_sentence
        said = f"{len(facts.projects)} 个项目的{name}合计 {tell(ours)}，大于决算里项目支出的{key} {tell(spent)}"
        where = next((row.where for row in record.spendings if not _BASIC(row)), record.where)
        yield Finding(record, "", said, where, amounts(ours, spent))
