"""人次少于团组数、批次数。

说明：一个出国团组、一批接待至少一个人；人次比团组、批次还少，多半是两个数填反了。
错例：决算.三公.国内接待批次: 70
     决算.三公.国内接待人次: 58
对例：决算.三公.国内接待批次: 70
     决算.三公.国内接待人次: 582
改法：核对团组数、批次与人次
"""

from __future__ import annotations

from reportgen.checks.claims import known
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.issues import Sides
from reportgen.money import exact

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """A group has a member."""
    typed = facts.accounts.record.courtesies if facts.accounts is not None else None
    found = facts.courtesies
    if typed is None or found is None:
        return
    pairs = {
        ("出国团组数", "出国人次"): (known(found.delegations), known(found.travellers)),
        ("国内接待批次", "国内接待人次"): (known(found.home_groups), known(found.home_guests)),
        ("国外接待批次", "国外接待人次"): (known(found.foreign_groups), known(found.foreign_guests)),
    }
    for (of_groups, of_people), (groups, people) in pairs.items():
        if groups is None or people is None:
            continue
        yield Compared.TIE_OUT
        if groups > people:
            sides = Sides.of(people, groups, exact)
            said = f"{of_groups} {sides.expected}，{of_people}只有 {sides.found}"
            yield Finding(typed, of_people, said, sides=sides)
