"""购置车辆数大于车辆保有量。

说明：本年购置的公务用车到年末还在，保有量不会比购置数少；除非当年就调拨、报废了。
错例：决算.三公.购置车辆数: 2
     决算.三公.车辆保有量: 1
对例：决算.三公.购置车辆数: 2
     决算.三公.车辆保有量: 3
改法：核对购置车辆数与车辆保有量；购入后调拨给别的单位的，可以不改
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.amounts import exceeds
from reportgen.checks.runner import Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.money import exact

LEVEL = "warning"


def check(facts: Facts) -> Iterator[Finding]:
    """What was bought is among what is kept."""
    typed = facts.accounts.record.courtesies if facts.accounts is not None else None
    if typed is None or facts.courtesies is None:
        return
    bought, kept = facts.courtesies.cars_bought, facts.courtesies.cars_kept
    if not isinstance(bought, Figure) or not isinstance(kept, Figure) or not exceeds(bought, kept):
        return
    assert bought.value is not None
    assert kept.value is not None
    said = f"本年购置 {exact(bought.value)} 辆，年末保有量只有 {exact(kept.value)} 辆"
    yield Finding(typed, "购置车辆数", said)
