"""一般公共预算财政拨款基本支出决算表: 人员经费 left, 公用经费 right, each class with its items."""

from __future__ import annotations

from itertools import zip_longest

from reportgen.compute.accounts_facts import EconomicRow
from reportgen.compute.arithmetic import total
from reportgen.compute.changes import absent
from reportgen.compute.ledger import Ledger, sum_of
from reportgen.compute.rows import blank
from reportgen.dictionary import Classification, running_classes, staff_classes
from reportgen.figures import Figure
from reportgen.model.accounts import Accounts
from reportgen.model.values import Gap, Text

Row = tuple[Text, Text, Figure | Gap]


def economic_table(record: Accounts, names: Classification) -> tuple[EconomicRow, ...]:
    """Both sides, and their sums in the last row."""
    ledger = Ledger(record)
    left, right = (_side(ledger, names, classes) for classes in (staff_classes(), running_classes()))
    empty: Row = (blank(), blank(), absent("空行"))
    rows = [EconomicRow(*a, *b) for a, b in zip_longest(left, right, fillvalue=empty)]
    sums = [
        (blank(), Text(name), total(name, "金额", "各类之和", [row[2] for row in side if len(str(row[0])) == 3]))
        for name, side in (("人员经费合计", left), ("公用经费合计", right))
    ]
    return (*rows, EconomicRow(*sums[0], *sums[1]))


def _side(ledger: Ledger, names: Classification, classes: tuple[str, ...]) -> list[Row]:
    """Each class that has items, then its items by code."""
    found: list[Row] = []
    for code in classes:
        items = sorted(ledger.items(("基本支出",), (code,)), key=lambda each: str(each.code))
        details: list[Row] = []
        for detail in dict.fromkeys(str(each.code) for each in items):
            name = names.name_of(detail)
            members = [each for each in items if str(each.code) == detail]
            details.append((Text(detail), Text(name), sum_of(name, members, "决算", ledger.record.where)))
        if details:
            amount = total(names.name_of(code), "金额", "各款之和", [row[2] for row in details])
            found += [(Text(code), Text(names.name_of(code)), amount), *details]
    return found
