"""Income and spending of the last three years, for a chart: each year from the nearest source that knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from reportgen.compute.ledger import amount_of
from reportgen.compute.tags import Named
from reportgen.figures import Figure
from reportgen.model.accounts import Accounts, YearTotals
from reportgen.model.values import Gap, Number

if TYPE_CHECKING:
    from reportgen.compute.last_year import LastYear

YEARS = 3


@dataclass(frozen=True, slots=True)
class YearRow:
    """一个年度的收支"""

    year: Annotated[Figure, Named("年度", "年度")]
    income: Annotated[Figure | Gap, Named("收入", "本年收入合计")]
    spending: Annotated[Figure | Gap, Named("支出", "本年支出合计")]


def history(
    record: Accounts, year: int, income: Figure | Gap, spending: Figure | Gap, last: LastYear
) -> tuple[YearRow, ...]:
    """Up to three years, the oldest first; none where only this year is known, for then there is nothing to compare.

    What was computed from a year's own accounts goes before what was typed of it later.
    """
    rows = [*_typed(record.history), *last.history]
    before = (last.of("本年收入合计"), last.of("本年支出合计"))
    if before[0] is not None and before[1] is not None:
        rows.append(_row(year - 1, before[0], before[1]))
    rows.append(_row(year, income, spending))
    known = {row.year.value: row for row in rows}
    found = tuple(known[each] for each in map(Decimal, range(year - YEARS + 1, year + 1)) if each in known)
    return found if len(found) > 1 else ()


def _typed(rows: Sequence[YearTotals]) -> list[YearRow]:
    return [
        _row(int(row.year.value), amount_of(row, "收入", "本年收入"), amount_of(row, "支出", "本年支出"))
        for row in rows
        if isinstance(row.year, Number)
    ]


def _row(year: int, income: Figure | Gap, spending: Figure | Gap) -> YearRow:
    return YearRow(Figure(Decimal(year), "个数", "年度"), income, spending)
