"""三公经费, 政府采购 and 国有资产: what sections 八, 十二 and 十三 print."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reportgen.compute.accounts_facts import (
    AssetFacts,
    CarRow,
    CourtesyFacts,
    CourtesyRow,
    PurchaseFacts,
    PurchasesFacts,
)
from reportgen.compute.arithmetic import difference, share, total
from reportgen.compute.causes import reason_text
from reportgen.compute.changes import Bases, ItemFacts, item
from reportgen.compute.last_year import LastYear
from reportgen.compute.ledger import Ledger, amount_of, sum_of
from reportgen.compute.rows import blank
from reportgen.compute.tags import Value
from reportgen.figures import Figure
from reportgen.model.accounts import CARS, Accounts, Assets, Courtesies, Purchase, Purchases
from reportgen.model.record import Record
from reportgen.model.values import Gap, Number, Text
from reportgen.profile.records import Profile

COURTESY_CODES = {
    "因公出国境费": ("30212",),
    "公务用车购置费": ("31013", "30913"),
    "公务用车运行维护费": ("30231",),
    "公务接待费": ("30217",),
}
"""The economic items that a courtesy is paid from, in basic and in project spending."""
CAPTIONS = {"因公出国境费": "因公出国（境）费"}
ALL_TYPES = ("基本支出", "项目支出")


def compute_courtesies(record: Accounts, profile: Profile, last: LastYear) -> CourtesyFacts | None:
    """Every item against its budget and last year, and its share."""
    typed = record.courtesies
    if typed is None:
        return None
    ledger = Ledger(record)
    amounts = {
        name: sum_of(CAPTIONS.get(name, name), ledger.items(ALL_TYPES, codes), "决算", typed.where)
        for name, codes in COURTESY_CODES.items()
    }
    budgets = {name: amount_of(typed.value_of(name), "全年预算", name) for name in COURTESY_CODES}
    whole = total("三公经费", "金额", "各项之和", list(amounts.values()))
    whole_budget = total("全年预算", "金额", "各项之和", list(budgets.values()))
    known = [last.of(name) for name in COURTESY_CODES]
    last_whole = total("上年", "金额", "各项之和", [each for each in known if each is not None])
    reasons = _Reasons(record, profile)

    def one(name: str) -> ItemFacts:
        reason = reasons.of(f"{name}比上年")
        bases = Bases(budget=budgets[name], last=last.of(name), last_reason=reason, whole=whole)
        return item(Text(CAPTIONS.get(name, name)), amounts[name], profile, bases)

    cars = ("公务用车购置费", "公务用车运行维护费")
    last_cars = [each for each in (last.of(name) for name in cars) if each is not None]
    foreign = amount_of(typed, "国外接待决算")
    whole_bases = Bases(
        budget=whole_budget,
        budget_reason=reasons.of("三公经费比预算"),
        last=last_whole if len(last_cars) == len(cars) and None not in known else None,
    )
    cars_amount = total("公务用车费", "金额", "购置费 + 运行维护费", [amounts[name] for name in cars])
    cars_budget = total("全年预算", "金额", "购置 + 运行", [budgets[name] for name in cars])
    parts = (
        item(Text("“三公”经费"), whole, profile, whole_bases),
        one("因公出国境费"),
        item(Text("公务用车购置及运行维护费"), cars_amount, profile, Bases(budget=cars_budget, whole=whole)),
        one("公务用车购置费"),
        one("公务用车运行维护费"),
        one("公务接待费"),
    )
    return CourtesyFacts(
        *parts,
        rows=(
            CourtesyRow(Text("预算数"), *(each.budget for each in parts)),
            CourtesyRow(Text("决算数"), *(each.amount for each in parts)),
        ),
        home=difference("国内接待", "公务接待费 − 国（境）外接待", amounts["公务接待费"], foreign),
        foreign=foreign,
        **_counts(typed),
    )


class _Reasons:
    """The reasons of totals, asked for where the profile says so."""

    def __init__(self, record: Accounts, profile: Profile) -> None:
        self._record = record
        self._needed = {str(word) for word in profile.reasons_needed}

    def of(self, key: str) -> Value:
        typed = self._record.reasons.get(key, ())
        if key not in self._needed and not typed:
            return blank()
        return reason_text(typed, self._record.causes, key, self._record.place_of("原因"))


_COUNTS = {
    "delegations": "出国团组数",
    "travellers": "出国人次",
    "cars_bought": "购置车辆数",
    "cars_kept": "车辆保有量",
    "home_groups": "国内接待批次",
    "home_guests": "国内接待人次",
    "foreign_groups": "国外接待批次",
    "foreign_guests": "国外接待人次",
}


def _counts(typed: Courtesies) -> dict[str, Any]:
    return {field: count_of(typed, key) for field, key in _COUNTS.items()}


def count_of(record: Record, key: str) -> Figure | Gap:
    """A typed count; one that may be left out is zero then."""
    value = record.value_of(key)
    if isinstance(value, Number):
        return Figure(value.value, "个数", key, where=value.where)
    return value if isinstance(value, Gap) else Figure(Decimal(0), "个数", key, "没有写，按零计", where=record.where)


def compute_purchases(typed: Purchases | None) -> PurchasesFacts | None:
    """Each kind with what went to small firms, and the shares."""
    if typed is None:
        return None
    goods, works, services = (_purchase(each) for each in (typed.goods, typed.works, typed.services))
    kinds = (goods, works, services)
    amount = total("政府采购支出总额", "金额", "货物 + 工程 + 服务", [each.amount for each in kinds])
    small = total("中小企业", "金额", "各类之和", [each.small for each in kinds])
    micro = amount_of(typed, "小微企业")
    return PurchasesFacts(
        total=PurchaseFacts(amount, small, share("中小企业占比", "中小企业 ÷ 总额", small, amount)),
        goods=goods,
        works=works,
        services=services,
        micro=micro,
        micro_share=share("小微企业占比", "小微企业 ÷ 总额", micro, amount),
    )


def _purchase(typed: Purchase) -> PurchaseFacts:
    amount, small = amount_of(typed, "金额"), amount_of(typed, "中小企业")
    return PurchaseFacts(amount, small, share("中小企业占比", "中小企业 ÷ 金额", small, amount))


def compute_assets(typed: Assets | None) -> AssetFacts | None:
    """Every use of cars, those that there are none of too."""
    if typed is None:
        return None
    rows = []
    for use in CARS:
        counts = [count_of(each, "数量") for each in typed.cars if str(each.use) == use]
        nothing = Figure(Decimal(0), "个数", use, "没有写，按零计", where=typed.where)
        rows.append(CarRow(Text(use), total(use, "个数", "数量", counts) if counts else nothing))
    return AssetFacts(
        number=total("车辆总数", "个数", "各用途之和", [row.number for row in rows]),
        cars=tuple(rows),
        equipment=count_of(typed, "大型设备"),
    )
