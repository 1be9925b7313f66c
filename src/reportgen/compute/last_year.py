"""Last year's totals: from last year's final accounts, and as typed where those do not have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reportgen.compute.accounts_facts import AccountsFacts, CourtesyFacts
from reportgen.compute.history import YearRow
from reportgen.compute.ledger import Ledger, of_fund
from reportgen.figures import Figure
from reportgen.model.accounts import FUNDS, LastYearTotals
from reportgen.model.values import Amount, Gap

Known = Figure | Gap | None


@dataclass(frozen=True, slots=True)
class LastYear:
    """What is known of last year, by the names of 上年数, and by code of the general budget."""

    totals: Mapping[str, Known] = field(default_factory=dict)
    rows: Mapping[str, Figure | Gap] = field(default_factory=dict)
    history: tuple[YearRow, ...] = ()
    """Last year and those before it, as last year's own accounts know them."""
    carried_by_fund: Mapping[str, Figure | Gap] = field(default_factory=dict)
    """What each fund left; empty without last year's own accounts."""

    def of(self, name: str) -> Known:
        """A total; None where nothing is known."""
        return self.totals.get(name)

    def or_else(self, typed: LastYear) -> LastYear:
        """These totals, and typed ones where there are none."""
        return replace(self, totals={**typed.totals, **self.totals})


def typed_last_year(record: LastYearTotals | None) -> LastYear:
    """The totals that were typed because last year's files do not have them."""
    if record is None:
        return LastYear()
    return LastYear({key: _figure(key, value) for key, value in record.all_values() if value is not None})


def _figure(key: str, value: object) -> Known:
    if isinstance(value, Amount):
        return Figure(value.yuan, "金额", f"上年{key}", where=value.where)
    return value if isinstance(value, Gap) else None


def last_year_of(accounts: AccountsFacts, courtesies: CourtesyFacts | None) -> LastYear:
    """The totals of last year's own accounts."""
    totals: dict[str, Known] = {
        "本年收入合计": accounts.income.amount,
        "其他收入": accounts.other_income.amount,
        "年初结转和结余": accounts.carried_in.amount,
        "本年支出合计": accounts.spending.amount,
        "年末结转和结余": accounts.carried_out.amount,
        "总计": accounts.total.amount,
        "财政拨款总计": accounts.fiscal.amount,
        "机构运行经费": accounts.agency.amount,
    }
    if courtesies is not None:
        parts = (courtesies.abroad, courtesies.buying, courtesies.running, courtesies.receiving)
        names = ("因公出国境费", "公务用车购置费", "公务用车运行维护费", "公务接待费")
        totals |= {name: part.amount for name, part in zip(names, parts, strict=True)}
    rows = {str(row.code): row.amount for each in accounts.general_categories for row in (each, *each.rows)}
    ledger = Ledger(accounts.record)
    carried = {fund: ledger.spent("年末结转", of_fund(fund), "年末结转") for fund in FUNDS}
    return LastYear(totals, rows, accounts.history, carried)
