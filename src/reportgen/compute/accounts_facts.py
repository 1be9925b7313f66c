"""The computed records of a year's final accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from reportgen.compute.changes import ItemFacts
from reportgen.compute.history import YearRow
from reportgen.compute.tags import Named, Value
from reportgen.figures import Figure
from reportgen.model.accounts import Accounts, Spending
from reportgen.model.values import Gap


@dataclass(frozen=True, slots=True)
class SpendingRow(ItemFacts):
    """项"""

    group: Annotated[Value, Named("款", "所属的款的名称")]
    category: Annotated[Value, Named("类", "所属的类的名称")]
    records: tuple[Spending, ...]


@dataclass(frozen=True, slots=True)
class CategoryFacts(ItemFacts):
    """类"""

    rows: Annotated[tuple[SpendingRow, ...], Named("项", "本类的各项")]


@dataclass(frozen=True, slots=True)
class EconomicGroup(ItemFacts):
    """经济分类组"""

    items: Annotated[tuple[ItemFacts, ...], Named("明细", "大于零的各款")]
    notes: Annotated[Value, Named("说明", "各款的说明，没有的为空")]


@dataclass(frozen=True, slots=True)
class CodeRow:
    """科目行：公开表里的一行，合计、类、款或项"""

    code: Annotated[Value, Named("编码", "科目编码，合计行为空")]
    name: Annotated[Value, Named("名称", "科目名称")]
    total: Annotated[Figure | Gap, Named("合计", "各栏之和")]
    fiscal: Annotated[Figure | Gap, Named("财政拨款收入", "财政拨款收入")]
    superior: Annotated[Figure | Gap, Named("上级补助收入", "上级补助收入")]
    business: Annotated[Figure | Gap, Named("事业收入", "事业收入")]
    operating: Annotated[Figure | Gap, Named("经营收入", "经营收入")]
    subordinate: Annotated[Figure | Gap, Named("附属单位上缴收入", "附属单位上缴收入")]
    other: Annotated[Figure | Gap, Named("其他收入", "其他收入")]
    basic: Annotated[Figure | Gap, Named("基本支出", "基本支出")]
    project: Annotated[Figure | Gap, Named("项目支出", "项目支出")]
    handed_up: Annotated[Figure | Gap, Named("上缴上级支出", "上缴上级支出")]
    trade: Annotated[Figure | Gap, Named("经营支出", "经营支出")]
    granted: Annotated[Figure | Gap, Named("对附属单位补助支出", "对附属单位补助支出")]
    carried_in: Annotated[Figure | Gap, Named("年初结转", "年初结转和结余")]
    income: Annotated[Figure | Gap, Named("本年收入", "本年收入", "本年支出 + 年末结转 − 年初结转")]
    carried_out: Annotated[Figure | Gap, Named("年末结转", "年末结转和结余")]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """总表行：收入支出决算总表的一行，左边收入、右边支出"""

    income: Annotated[Value, Named("收入项目", "左边的项目")]
    income_amount: Annotated[Figure | Gap, Named("收入", "左边的决算数")]
    spending: Annotated[Value, Named("支出项目", "右边的项目")]
    total: Annotated[Figure | Gap, Named("支出", "右边的决算数；财政拨款总表是各项拨款的合计")]
    general: Annotated[Figure | Gap, Named("一般公共预算", "其中：一般公共预算财政拨款")]
    funds: Annotated[Figure | Gap, Named("政府性基金预算", "其中：政府性基金预算财政拨款")]
    capital: Annotated[Figure | Gap, Named("国有资本经营预算", "其中：国有资本经营预算财政拨款")]


@dataclass(frozen=True, slots=True)
class EconomicRow:
    """经济分类行：基本支出决算表的一行，左中右三组"""

    code: Annotated[Value, Named("编码1", "第一组的科目编码")]
    name: Annotated[Value, Named("名称1", "第一组的科目名称")]
    amount: Annotated[Figure | Gap, Named("决算1", "第一组的决算数")]
    code2: Annotated[Value, Named("编码2", "第二组的科目编码")]
    name2: Annotated[Value, Named("名称2", "第二组的科目名称")]
    amount2: Annotated[Figure | Gap, Named("决算2", "第二组的决算数")]


@dataclass(frozen=True, slots=True)
class AccountsFacts:
    """决算"""

    total: Annotated[ItemFacts, Named("总计", "收入总计", "本年收入 + 使用非财政拨款结余 + 年初结转和结余")]
    spent_total: Annotated[ItemFacts, Named("支出总计", "支出总计", "本年支出 + 结余分配 + 年末结转和结余")]
    income: Annotated[ItemFacts, Named("本年收入", "本年收入合计", "各来源收入之和")]
    incomes: Annotated[tuple[ItemFacts, ...], Named("收入", "各来源的收入，八种都列")]
    other_income: Annotated[ItemFacts, Named("其他收入", "其他收入")]
    surplus_used: Annotated[ItemFacts, Named("使用非财政拨款结余", "使用非财政拨款结余和专用结余")]
    carried_in: Annotated[ItemFacts, Named("年初结转", "年初结转和结余", "各行年初结转之和")]
    spending: Annotated[ItemFacts, Named("本年支出", "本年支出合计", "各行支出之和")]
    distributed: Annotated[ItemFacts, Named("结余分配", "结余分配")]
    carried_out: Annotated[ItemFacts, Named("年末结转", "年末结转和结余", "各行年末结转之和")]
    spending_types: Annotated[tuple[ItemFacts, ...], Named("支出类型", "基本支出、项目支出等，五种都列")]
    fiscal: Annotated[ItemFacts, Named("财政拨款", "财政拨款收入支出总计", "财政拨款收入 + 财政拨款年初结转")]
    fiscal_categories: Annotated[
        tuple[ItemFacts, ...], Named("财政拨款类", "财政拨款支出的各类，占比是占财政拨款总计的")
    ]
    fiscal_carried_out: Annotated[
        ItemFacts, Named("财政拨款年末结转", "年末财政拨款结转和结余，占比是占财政拨款总计的", "各行年末结转之和")
    ]
    general: Annotated[ItemFacts, Named("一般公共预算", "一般公共预算财政拨款支出", "该资金各行支出之和")]
    general_categories: Annotated[tuple[CategoryFacts, ...], Named("一般公共预算类", "一般公共预算支出的各类与其各项")]
    basic: Annotated[ItemFacts, Named("基本支出", "一般公共预算财政拨款基本支出")]
    staff_cost: Annotated[EconomicGroup, Named("人员经费", "基本支出里的人员经费", "工资福利、对个人和家庭的补助之和")]
    running_cost: Annotated[EconomicGroup, Named("公用经费", "基本支出里的公用经费", "其余各类之和")]
    project_spending: Annotated[ItemFacts, Named("项目支出", "一般公共预算财政拨款项目支出")]
    project_groups: Annotated[tuple[EconomicGroup, ...], Named("项目支出类", "项目支出按经济分类各类")]
    fund_budget: Annotated[ItemFacts, Named("政府性基金预算", "政府性基金预算财政拨款支出")]
    state_capital: Annotated[ItemFacts, Named("国有资本经营预算", "国有资本经营预算财政拨款支出")]
    fund_items: Annotated[tuple[ItemFacts, ...], Named("政府性基金项", "政府性基金预算支出的各项")]
    capital_items: Annotated[tuple[ItemFacts, ...], Named("国有资本项", "国有资本经营预算支出的各项")]
    agency: Annotated[ItemFacts, Named("机构运行经费", "机构运行经费", "与公用经费相同")]
    last_carried_out: Figure | Gap | None
    """What last year left; this year's 年初结转和结余 must be it."""
    last_carried_by_fund: Mapping[str, Figure | Gap]
    """The same by fund; empty where last year's accounts are not there."""
    summary_rows: Annotated[tuple[SheetRow, ...], Named("总表行", "收入支出决算总表各行")]
    income_rows: Annotated[tuple[CodeRow, ...], Named("收入行", "收入决算表各行：合计、类、款、项")]
    spending_rows: Annotated[tuple[CodeRow, ...], Named("支出行", "支出决算表各行：合计、类、款、项")]
    fiscal_rows: Annotated[tuple[SheetRow, ...], Named("财政拨款总表行", "财政拨款收入支出决算总表各行")]
    general_rows: Annotated[tuple[CodeRow, ...], Named("一般公共预算行", "一般公共预算财政拨款支出决算表各行")]
    basic_rows: Annotated[tuple[EconomicRow, ...], Named("基本支出行", "一般公共预算财政拨款基本支出决算表各行")]
    fund_rows: Annotated[tuple[CodeRow, ...], Named("政府性基金行", "政府性基金预算表各行，没有的为空")]
    capital_rows: Annotated[tuple[CodeRow, ...], Named("国有资本行", "国有资本经营预算表各行，没有的为空")]
    history: Annotated[tuple[YearRow, ...], Named("历年", "近三年的收入、支出，从早到晚；只知道本年的为空")]
    record: Accounts


@dataclass(frozen=True, slots=True)
class CourtesyRow:
    """三公表行：预算数或决算数"""

    name: Annotated[Value, Named("名称", "预算数、决算数")]
    total: Annotated[Figure | Gap, Named("合计", "三项之和")]
    abroad: Annotated[Figure | Gap, Named("因公出国境费", "因公出国（境）费")]
    cars: Annotated[Figure | Gap, Named("公务用车费", "购置费 + 运行维护费")]
    buying: Annotated[Figure | Gap, Named("公务用车购置费", "公务用车购置费")]
    running: Annotated[Figure | Gap, Named("公务用车运行维护费", "公务用车运行维护费")]
    receiving: Annotated[Figure | Gap, Named("公务接待费", "公务接待费")]


@dataclass(frozen=True, slots=True)
class CourtesyFacts:
    """三公"""

    total: Annotated[ItemFacts, Named("合计", "三公经费合计", "三项之和")]
    abroad: Annotated[ItemFacts, Named("因公出国境费", "因公出国（境）费")]
    cars: Annotated[ItemFacts, Named("公务用车费", "公务用车购置及运行维护费", "购置费 + 运行维护费")]
    buying: Annotated[ItemFacts, Named("公务用车购置费", "公务用车购置费")]
    running: Annotated[ItemFacts, Named("公务用车运行维护费", "公务用车运行维护费")]
    receiving: Annotated[ItemFacts, Named("公务接待费", "公务接待费")]
    rows: Annotated[tuple[CourtesyRow, ...], Named("表行", "三公经费决算表的两行：预算数、决算数")]
    home: Annotated[Figure | Gap, Named("国内接待", "国内公务接待支出", "公务接待费 − 国（境）外接待")]
    foreign: Annotated[Figure | Gap, Named("国外接待", "国（境）外公务接待支出")]
    delegations: Annotated[Value, Named("出国团组数", "出国（境）团组数")]
    travellers: Annotated[Value, Named("出国人次", "出国（境）人次")]
    cars_bought: Annotated[Value, Named("购置车辆数", "购置车辆数")]
    cars_kept: Annotated[Value, Named("车辆保有量", "车辆保有量")]
    home_groups: Annotated[Value, Named("国内接待批次", "国内接待批次")]
    home_guests: Annotated[Value, Named("国内接待人次", "国内接待人次")]
    foreign_groups: Annotated[Value, Named("国外接待批次", "国（境）外接待批次")]
    foreign_guests: Annotated[Value, Named("国外接待人次", "国（境）外接待人次")]


@dataclass(frozen=True, slots=True)
class PurchaseFacts:
    """采购类"""

    amount: Annotated[Figure | Gap, Named("金额", "采购支出")]
    small: Annotated[Figure | Gap, Named("中小企业", "授予中小企业的合同金额")]
    share: Annotated[Figure | Gap, Named("中小企业占比", "占本类采购支出的百分比", "中小企业 ÷ 金额")]


@dataclass(frozen=True, slots=True)
class PurchasesFacts:
    """采购"""

    total: Annotated[PurchaseFacts, Named("合计", "政府采购支出总额", "货物 + 工程 + 服务")]
    goods: Annotated[PurchaseFacts, Named("货物", "货物采购")]
    works: Annotated[PurchaseFacts, Named("工程", "工程采购")]
    services: Annotated[PurchaseFacts, Named("服务", "服务采购")]
    micro: Annotated[Figure | Gap, Named("小微企业", "授予小微企业的合同金额")]
    micro_share: Annotated[Figure | Gap, Named("小微企业占比", "占采购支出总额的百分比", "小微企业 ÷ 总额")]


@dataclass(frozen=True, slots=True)
class CarRow:
    """车辆"""

    use: Annotated[Value, Named("用途", "用途")]
    number: Annotated[Figure | Gap, Named("数量", "数量（辆）")]


@dataclass(frozen=True, slots=True)
class AssetFacts:
    """资产"""

    number: Annotated[Figure | Gap, Named("车辆总数", "车辆总数（辆）", "各用途之和")]
    cars: Annotated[tuple[CarRow, ...], Named("车辆", "各用途的车辆，全部列出")]
    equipment: Annotated[Value, Named("大型设备", "单价100万元（含）以上的设备（不含车辆）")]
