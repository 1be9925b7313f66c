"""A year's final accounts: every total, difference, share and completion, from the typed rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from reportgen.compute.account_tables import (
    capital_table,
    fiscal_table,
    fund_table,
    general_table,
    income_caption,
    income_table,
    spending_table,
    summary_table,
)
from reportgen.compute.accounts_facts import AccountsFacts, CategoryFacts, EconomicGroup, SpendingRow
from reportgen.compute.arithmetic import total
from reportgen.compute.causes import reason_text
from reportgen.compute.changes import Bases, ItemFacts, item
from reportgen.compute.economic_table import economic_table
from reportgen.compute.history import history
from reportgen.compute.last_year import LastYear
from reportgen.compute.ledger import (
    Ledger,
    amount_of,
    below,
    both,
    every,
    fund_of,
    of_fund,
    of_type,
    sum_of,
    typed_names,
)
from reportgen.compute.rows import assembled, blank
from reportgen.compute.tags import Value
from reportgen.dictionary import economics, functions, running_classes, staff_classes
from reportgen.figures import Figure
from reportgen.model.accounts import FISCAL, FUNDS, SPENDING_TYPES, Accounts, EconomicItem
from reportgen.model.values import Gap, Text
from reportgen.phrases import closed
from reportgen.profile.records import Profile

Item = TypeVar("Item", bound=ItemFacts)
GENERAL = FISCAL[0]


def compute_accounts(record: Accounts, year: int, profile: Profile, last: LastYear) -> AccountsFacts:
    """Everything that sections 一 to 十一 and the nine tables print."""
    return _Accounts(record, year, profile, last).facts()


class _Accounts:
    """One computation: the record, its dictionaries, and what it is compared with."""

    def __init__(self, record: Accounts, year: int, profile: Profile, last: LastYear) -> None:
        self.record, self.year, self.profile, self.last = record, year, profile, last
        self.ledger = Ledger(record)
        self.general = self.ledger.part(of_fund(GENERAL))
        self.general_spent = self.general.spent("一般公共预算支出", every)
        self.functions = functions(year).with_names(typed_names(record.spendings))
        self.economics = economics(year).with_names(typed_names(record.items))

    def facts(self) -> AccountsFacts:
        record, ledger = self.record, self.ledger
        incomes = {fund: self._income(fund) for fund in FUNDS}
        income = total("本年收入", "金额", "各来源收入之和", list(incomes.values()))
        spending = ledger.spent("本年支出", every)
        surplus, distributed = amount_of(record, "使用非财政拨款结余"), amount_of(record, "结余分配")
        carried_in = ledger.spent("年初结转和结余", every, "年初结转")
        carried_out = ledger.spent("年末结转和结余", every, "年末结转")
        whole = total("总计", "金额", "本年收入 + 使用非财政拨款结余 + 年初结转和结余", [income, surplus, carried_in])
        spent = total("支出总计", "金额", "本年支出 + 结余分配 + 年末结转和结余", [spending, distributed, carried_out])
        fiscal = self._fiscal(incomes)
        listed = [str(code) for code in self.profile.listed_categories]
        running = self._economic_group("公用经费", "基本支出", running_classes())
        return AccountsFacts(
            total=self._total(whole),
            spent_total=item(Text("支出总计"), spent, self.profile),
            income=self._compared("本年收入合计", income, "本年收入合计", "本年收入比上年"),
            incomes=tuple(self._share(income_caption(fund), amount, income) for fund, amount in incomes.items()),
            other_income=self._compared("其他收入", incomes["其他收入"], "其他收入", "其他收入比上年"),
            surplus_used=item(Text("使用非财政拨款结余和专用结余"), surplus, self.profile),
            carried_in=self._compared("年初结转和结余", carried_in, "年初结转和结余", "年初结转和结余比上年"),
            spending=self._compared("本年支出合计", spending, "本年支出合计", "本年支出比上年"),
            distributed=item(Text("结余分配"), distributed, self.profile),
            carried_out=item(Text("年末结转和结余"), carried_out, self.profile),
            spending_types=tuple(
                self._share(name, ledger.spent(name, of_type(name)), spending) for name in SPENDING_TYPES
            ),
            fiscal=fiscal,
            fiscal_categories=self._fiscal_categories(fiscal.amount),
            fiscal_carried_out=self._fiscal_carried_out(fiscal.amount),
            general=self._budgeted("一般公共预算财政拨款支出", GENERAL),
            general_categories=tuple(self._categories()),
            basic=item(Text("基本支出"), self._general_of("基本支出"), self.profile),
            staff_cost=self._economic_group("人员经费", "基本支出", staff_classes()),
            running_cost=running,
            project_spending=item(Text("项目支出"), self._general_of("项目支出"), self.profile),
            project_groups=self._project_groups(),
            fund_budget=self._budgeted("政府性基金预算财政拨款支出", FISCAL[1]),
            state_capital=self._budgeted("国有资本经营预算财政拨款支出", FISCAL[2]),
            fund_items=self._items_of(FISCAL[1]),
            capital_items=self._items_of(FISCAL[2]),
            agency=self._compared("机构运行经费", running.amount, "机构运行经费", "机构运行经费比上年"),
            last_carried_out=self.last.of("年末结转和结余"),
            last_carried_by_fund=self.last.carried_by_fund,
            summary_rows=summary_table(ledger, self.functions, incomes, (surplus, distributed), listed),
            income_rows=income_table(ledger, self.functions),
            spending_rows=spending_table(ledger, self.functions),
            fiscal_rows=fiscal_table(ledger, self.functions, incomes, listed),
            general_rows=general_table(ledger, self.functions),
            basic_rows=economic_table(self.record, self.economics),
            fund_rows=fund_table(ledger, self.functions),
            capital_rows=capital_table(ledger, self.functions),
            history=history(record, self.year, income, spending, self.last),
            record=record,
        )

    def _income(self, fund: str) -> Figure | Gap:
        rows = [row for row in self.record.incomes if str(row.fund) == fund]
        return sum_of(income_caption(fund), rows, "决算", self.record.where)

    def _reason(self, key: str) -> Value:
        """Why a total changed; asked for only where the profile says so."""
        needed = key in {str(word) for word in self.profile.reasons_needed}
        typed = self.record.reasons.get(key, ())
        where = self.record.place_of("原因")
        return reason_text(typed, self.record.causes, key, where) if needed or typed else blank()

    def _compared(self, name: str, amount: Figure | Gap, last: str, reason: str) -> ItemFacts:
        bases = Bases(last=self.last.of(last), last_reason=self._reason(reason))
        return item(Text(name), amount, self.profile, bases)

    def _share(self, name: str, amount: Figure | Gap, whole: Figure | Gap) -> ItemFacts:
        return item(Text(name), amount, self.profile, Bases(whole=whole))

    def _total(self, amount: Figure | Gap) -> ItemFacts:
        bases = Bases(
            initial=self.ledger.spent("年初预算", every, "年初预算"),
            initial_reason=self._reason("总计比年初预算"),
            last=self.last.of("总计"),
            last_reason=self._reason("总计比上年"),
        )
        return item(Text("总计"), amount, self.profile, bases)

    def _fiscal(self, incomes: dict[str, Figure | Gap]) -> ItemFacts:
        fiscal = of_fund(*FISCAL)
        parts = [*(incomes[fund] for fund in FISCAL), self.ledger.spent("财政拨款年初结转", fiscal, "年初结转")]
        bases = Bases(
            initial=self.ledger.spent("年初预算", fiscal, "年初预算"),
            initial_reason=self._reason("财政拨款比年初预算"),
            last=self.last.of("财政拨款总计"),
            last_reason=self._reason("财政拨款比上年"),
        )
        amount = total("财政拨款总计", "金额", "财政拨款收入 + 财政拨款年初结转", parts)
        return item(Text("财政拨款收入支出总计"), amount, self.profile, bases)

    def _fiscal_categories(self, whole: Figure | Gap) -> tuple[ItemFacts, ...]:
        """What the total went to, each as a share of it; the rest of it is what was carried out."""
        fiscal = of_fund(*FISCAL)
        codes = dict.fromkeys(code[:3] for code in self.ledger.codes(fiscal))
        return tuple(
            item(
                Text(self.functions.name_of(code)),
                self.ledger.spent(self.functions.name_of(code), both(fiscal, below(code))),
                self.profile,
                Bases(whole=whole),
                Text(code),
            )
            for code in codes
        )

    def _fiscal_carried_out(self, whole: Figure | Gap) -> ItemFacts:
        carried_out = self.ledger.spent("年末财政拨款结转和结余", of_fund(*FISCAL), "年末结转")
        return self._share("年末财政拨款结转和结余", carried_out, whole)

    def _budgeted(self, name: str, fund: str) -> ItemFacts:
        """A fund's spending against its initial budget, as a share of all spending."""
        chosen = of_fund(fund)
        bases = Bases(
            initial=self.ledger.spent("年初预算", chosen, "年初预算"),
            whole=self.ledger.spent("本年支出", every),
        )
        return item(Text(name), self.ledger.spent(name, chosen), self.profile, bases)

    def _items_of(self, fund: str) -> tuple[ItemFacts, ...]:
        """The items of a fund that something was spent on, each as a share of it."""
        whole = self.ledger.spent(fund, of_fund(fund))
        names = {code: self.functions.name_of(code) for code in self.ledger.codes(of_fund(fund))}
        return _above_zero(
            item(
                Text(name),
                self.ledger.spent(name, both(of_fund(fund), below(code))),
                self.profile,
                Bases(whole=whole),
                Text(code),
            )
            for code, name in names.items()
        )

    def _general_of(self, kind: str) -> Figure | Gap:
        return self.ledger.spent(kind, both(of_fund(GENERAL), of_type(kind)))

    def _categories(self) -> list[CategoryFacts]:
        general = of_fund(GENERAL)
        codes = self.ledger.codes(general)
        found = []
        for category in dict.fromkeys(code[:3] for code in codes):
            rows = tuple(self._row(code) for code in codes if code.startswith(category))
            base = self._row_item(category)
            found.append(CategoryFacts(**_fields(base), rows=rows))
        return found

    def _row_item(self, code: str) -> ItemFacts:
        part, name = self.general.part(below(code)), self.functions.name_of(code)
        typed = any(row.budget is not None for row in part.rows)
        bases = Bases(
            initial=part.spent("年初预算", every, "年初预算"),
            budget=part.spent("全年预算", every, "全年预算") if typed else None,
            last=self.last.rows.get(code),
            whole=self.general_spent,
            initial_reason=self._row_reason(code),
        )
        return item(Text(name), part.spent(name, every), self.profile, bases, Text(code))

    def _row_reason(self, code: str) -> Value:
        rows = [row for row in self.ledger.rows if fund_of(row) == GENERAL and str(row.code) == code]
        typed = tuple(reason for row in rows for reason in row.reasons)
        needed = rows and "项" in {str(word) for word in self.profile.reasons_needed}
        if not needed and not typed:
            return blank()
        return reason_text(typed, self.record.causes, self.functions.name_of(code), rows[0].where)

    def _row(self, code: str) -> SpendingRow:
        rows = tuple(row for row in self.ledger.rows if fund_of(row) == GENERAL and str(row.code) == code)
        names = [Text(self.functions.name_of(code[:digits])) for digits in (5, 3)]
        return SpendingRow(**_fields(self._row_item(code)), group=names[0], category=names[1], records=rows)

    def _economic_group(self, name: str, kind: str, classes: tuple[str, ...]) -> EconomicGroup:
        chosen = self.ledger.items((kind,), classes)
        amount = sum_of(name, chosen, "决算", self.record.where)
        codes = sorted({str(each.code) for each in chosen})
        notes = [each.note for each in chosen if each.note is not None]
        told = assembled("".join(closed(str(note)) for note in notes), [note.where for note in notes])
        base = item(Text(name), amount, self.profile)
        printed = _above_zero(self._economic_item(code, chosen) for code in codes)
        return EconomicGroup(**_fields(base), items=printed, notes=told)

    def _economic_item(self, code: str, chosen: list[EconomicItem]) -> ItemFacts:
        """One code, summed over the rows that have it."""
        name = self.economics.name_of(code)
        amount = sum_of(name, [each for each in chosen if str(each.code) == code], "决算", self.record.where)
        return item(Text(name), amount, self.profile, code=Text(code))

    def _project_groups(self) -> tuple[EconomicGroup, ...]:
        codes = sorted({str(each.code)[:3] for each in self.ledger.items(("项目支出",), ("",))})
        return _above_zero(self._economic_group(self.economics.name_of(code), "项目支出", (code,)) for code in codes)


def _above_zero(items: Iterable[Item]) -> tuple[Item, ...]:
    """What “主要包括” lists: nothing that is zero."""
    return tuple(each for each in items if isinstance(each.amount, Gap) or each.amount)


def _fields(base: ItemFacts) -> dict[str, Any]:
    return {name: getattr(base, name) for name in ItemFacts.__slots__}
