"""三公经费有金额没有数量，或有数量没有金额。

说明：出国费与团组数、人次，购置费与购置车辆数，接待费与批次、人次，运行维护费与车辆保有量，有一个就有另一个。
错例：决算.三公.购置车辆数: 2
对例：决算.三公.购置车辆数: 0
改法：核对金额与数量；确实如此的（如车辆由别处购置、费用由别的单位负担），可以不改
"""

from __future__ import annotations

from reportgen.checks.amounts import in_yuan
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.accounts_facts import CourtesyFacts
from reportgen.compute.facts import Facts
from reportgen.compute.tags import Value
from reportgen.figures import Figure
from reportgen.model.values import Gap
from reportgen.money import exact

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """Each amount beside its counts."""
    typed = facts.accounts.record.courtesies if facts.accounts is not None else None
    if facts.courtesies is None or typed is None:
        return
    for caption, amount, counts in _pairs(facts.courtesies):
        for key, count in counts.items():
            if not isinstance(amount, Figure) or not isinstance(count, Figure):
                continue
            yield Compared.TIE_OUT
            if amount.value and not count.value:
                yield Finding(typed, key, f"{caption} {in_yuan(amount)}，{key}却是 0")
            if count.value and not amount.value:
                yield Finding(typed, key, f"{key} {exact(count.value)}，{caption}却是 0")


def _pairs(found: CourtesyFacts) -> list[tuple[str, Figure | Gap, dict[str, Value]]]:
    """Each amount, its counts."""
    return [
        ("因公出国（境）费", found.abroad.amount, {"出国团组数": found.delegations, "出国人次": found.travellers}),
        ("公务用车购置费", found.buying.amount, {"购置车辆数": found.cars_bought}),
        ("公务用车运行维护费", found.running.amount, {"车辆保有量": found.cars_kept}),
        ("国内接待支出", found.home, {"国内接待批次": found.home_groups, "国内接待人次": found.home_guests}),
        ("国外接待支出", found.foreign, {"国外接待批次": found.foreign_groups, "国外接待人次": found.foreign_guests}),
    ]
