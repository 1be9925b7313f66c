"""购置车辆数大于车辆保有量。

说明：本年购置的公务用车到年末还在，保有量不会比购置数少；除非当年就调拨、报废了。
错例：决算.三公.购置车辆数: 2
     决算.三公.车辆保有量: 1
对例：决算.三公.购置车辆数: 2
     决算.三公.车辆保有量: 3
改法：核对购置车辆数与车辆保有量；购入后调拨给别的单位的，可以不改
"""

from __future__ import annotations

from reportgen.checks.amounts import counted
from reportgen.checks.claims import known
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """What was bought is among what is kept."""
    typed = facts.accounts.record.courtesies if facts.accounts is not None else None
    if typed is None or facts.courtesies is None:
        return
    bought, kept = known(facts.courtesies.cars_bought), known(facts.courtesies.cars_kept)
    if bought is None or kept is None:
        return
    yield Compared.TIE_OUT
    if bought > kept:
        sides = counted(bought, kept, "辆")
        said = f"本年购置 {sides.found}，年末保有量只有 {sides.expected}"
        yield Finding(typed, "购置车辆数", said, sides=sides)
