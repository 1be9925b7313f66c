"""人次少于团组数、批次数。

说明：一个出国团组、一批接待至少一个人；人次比团组、批次还少，多半是两个数填反了。
错例：决算.三公.国内接待批次: 70
     决算.三公.国内接待人次: 58
对例：决算.三公.国内接待批次: 70
     决算.三公.国内接待人次: 582
改法：核对团组数、批次与人次
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.amounts import exceeds
from reportgen.checks.runner import Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.money import exact

LEVEL = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """A group has a member."""
    typed = facts.accounts.record.courtesies if facts.accounts is not None else None
    found = facts.courtesies
    if typed is None or found is None:
        return
    pairs = {
        ("出国团组数", "出国人次"): (found.delegations, found.travellers),
        ("国内接待批次", "国内接待人次"): (found.home_groups, found.home_guests),
        ("国外接待批次", "国外接待人次"): (found.foreign_groups, found.foreign_guests),
    }
    for (of_groups, of_people), (groups, people) in pairs.items():
        if isinstance(groups, Figure) and isinstance(people, Figure) and exceeds(groups, people):
            assert groups.value is not None
            assert people.value is not None
            yield Finding(typed, of_people, f"{of_groups} {exact(groups.value)}，{of_people}只有 {exact(people.value)}")
