"""公务用车保有量大于车辆总数。

说明：三公的车辆保有量是用财政拨款开支的公务用车，资产的车辆是本单位全部车辆，前者不会多于后者。
错例：决算.三公.车辆保有量: 3
对例：决算.三公.车辆保有量: 3
决算.资产.车辆: [{用途: 机要通信用车, 数量: 3}]
改法：核对车辆保有量与各用途的车辆数
"""

from __future__ import annotations

from reportgen.checks.amounts import counted
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Those kept on fiscal money are among all."""
    typed = facts.accounts.record.courtesies if facts.accounts is not None else None
    if typed is None or facts.courtesies is None or facts.assets is None:
        return
    kept, every = facts.courtesies.cars_kept, facts.assets.number
    if not isinstance(kept, Figure) or not isinstance(every, Figure) or kept.value is None or every.value is None:
        return
    yield Compared.TIE_OUT
    if kept.value > every.value:
        sides = counted(kept.value, every.value, "辆")
        said = f"三公的车辆保有量 {sides.found}，资产的车辆总数只有 {sides.expected}"
        yield Finding(typed, "车辆保有量", said, sides=sides)
