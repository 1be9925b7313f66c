"""The record of a year's final accounts: income, one row list of spending, economic items, carry-over, and the rest."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.choices import OneOf
from reportgen.model.project import MoneyUnit
from reportgen.model.published import Published
from reportgen.model.record import Record, as_list, as_table, needed, optional
from reportgen.model.values import AmountLeaf, CountLeaf, Gap, Text, TextLeaf, YearLeaf
from reportgen.model.waiver import WAIVERS, Waivers

FISCAL = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
"""The funds that come from the treasury, in the order of the forms."""
OTHER_SOURCES = ("上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
FUNDS = (*FISCAL, *OTHER_SOURCES)
BUDGET_TYPES = ("基本支出", "项目支出")
SPENDING_TYPES = (*BUDGET_TYPES, "上缴上级支出", "经营支出", "对附属单位补助支出")
CHANGES = (
    "总计比年初预算", "总计比上年", "本年收入比上年", "其他收入比上年", "年初结转和结余比上年", "本年支出比上年",
    "财政拨款比年初预算", "财政拨款比上年", "三公经费比预算", "因公出国境费比上年", "公务用车购置费比上年",
    "公务用车运行维护费比上年", "公务接待费比上年", "机构运行经费比上年",
)  # fmt: skip
"""The changes of totals that a document explains; those of a row of spending are explained on the row."""

FundLeaf = Annotated[Text | Gap, OneOf(FUNDS)]
TypeLeaf = Annotated[Text | Gap, OneOf(SPENDING_TYPES)]
BudgetTypeLeaf = Annotated[Text | Gap, OneOf(BUDGET_TYPES)]
Reasons = Annotated[tuple[TextLeaf, ...], as_list]


class Income(Record):
    """一种来源的收入"""

    fund: FundLeaf = needed("来源", "、".join(FUNDS))
    amount: AmountLeaf = needed("决算", "本年收入决算数")


class Spending(Record):
    """一个功能分类科目的支出"""

    code: TextLeaf = needed("科目", "功能分类项级编码，如 2011301；名称由科目表得出")
    name: TextLeaf | None = optional("名称", "科目名称；科目表里没有这个编码时写")
    fund: FundLeaf | None = optional("资金", "不写即一般公共预算财政拨款")
    type: TypeLeaf = needed("类型", "、".join(SPENDING_TYPES))
    initial: AmountLeaf | None = optional("年初预算", "年初批复的预算数；不写即 0")
    budget: AmountLeaf | None = optional("全年预算", "调整后的全年预算数")
    amount: AmountLeaf = needed("决算", "本年支出决算数")
    carried_in: AmountLeaf | None = optional("年初结转", "上年结转到本年的数；不写即 0")
    carried_out: AmountLeaf | None = optional("年末结转", "结转到下年的数；不写即 0")
    income: AmountLeaf | None = optional(
        "本年收入", "本年收入数；不写即 决算 + 年末结转 − 年初结转，动用或分配了非财政拨款结余的行才写"
    )
    reasons: Reasons = optional("原因", "决算数与年初预算数不同的原因，可以写原因库里的名字", ())


class EconomicItem(Record):
    """一个经济分类科目的支出（一般公共预算财政拨款）"""

    code: TextLeaf = needed("科目", "经济分类款级编码，如 30101；名称由科目表得出")
    name: TextLeaf | None = optional("名称", "科目名称；科目表里没有这个编码时写")
    type: BudgetTypeLeaf = needed("类型", "、".join(BUDGET_TYPES))
    amount: AmountLeaf = needed("决算", "本年支出决算数")
    note: TextLeaf | None = optional("说明", "印在这一类之后的说明")


class Courtesy(Record):
    """三公经费的一项"""

    budget: AmountLeaf = needed("全年预算", "全年预算数")


class Courtesies(Record):
    """三公经费；决算数由经济分类得出"""

    abroad: Courtesy = needed("因公出国境费", "因公出国（境）费")
    buying: Courtesy = needed("公务用车购置费", "公务用车购置费")
    running: Courtesy = needed("公务用车运行维护费", "公务用车运行维护费")
    receiving: Courtesy = needed("公务接待费", "公务接待费")
    delegations: CountLeaf = needed("出国团组数", "全年出国（境）团组数")
    travellers: CountLeaf = needed("出国人次", "全年出国（境）人次")
    cars_bought: CountLeaf = needed("购置车辆数", "本年购置的公务用车数")
    cars_kept: CountLeaf = needed("车辆保有量", "年末使用财政拨款开支的公务用车数")
    home_groups: CountLeaf = needed("国内接待批次", "国内公务接待批次")
    home_guests: CountLeaf = needed("国内接待人次", "国内公务接待人次")
    foreign: AmountLeaf | None = optional("国外接待决算", "国（境）外公务接待支出；不写即 0")
    foreign_groups: CountLeaf | None = optional("国外接待批次", "国（境）外公务接待批次；不写即 0")
    foreign_guests: CountLeaf | None = optional("国外接待人次", "国（境）外公务接待人次；不写即 0")


class Purchase(Record):
    """一类政府采购"""

    amount: AmountLeaf = needed("金额", "采购支出")
    small: AmountLeaf = needed("中小企业", "其中授予中小企业的合同金额")


class Purchases(Record):
    """政府采购"""

    goods: Purchase = needed("货物", "货物采购")
    works: Purchase = needed("工程", "工程采购")
    services: Purchase = needed("服务", "服务采购")
    micro: AmountLeaf = needed("小微企业", "授予小微企业的合同金额")


CARS = (
    "副部（省）级及以上领导用车", "主要负责人用车", "机要通信用车", "应急保障用车", "执法执勤用车", "特种专业技术用车",
    "离退休干部服务用车", "其他用车",
)  # fmt: skip
CarLeaf = Annotated[Text | Gap, OneOf(CARS)]


class Cars(Record):
    """一种用途的车辆"""

    use: CarLeaf = needed("用途", "、".join(CARS))
    number: CountLeaf = needed("数量", "年末数量（辆）")


class Assets(Record):
    """国有资产占用"""

    cars: Annotated[tuple[Cars, ...], as_list] = optional("车辆", "各用途的车辆；没有写的用途为 0", ())
    equipment: CountLeaf = needed("大型设备", "单价100万元（含）以上的设备（不含车辆）台（套）数")


class LastYearTotals(Record):
    """上年数，只在没有上年的决算文件时写"""

    income: AmountLeaf | None = optional("本年收入合计", "上年的本年收入合计")
    other_income: AmountLeaf | None = optional("其他收入", "上年的其他收入")
    carried_in: AmountLeaf | None = optional("年初结转和结余", "上年的年初结转和结余")
    spending: AmountLeaf | None = optional("本年支出合计", "上年的本年支出合计")
    carried_out: AmountLeaf | None = optional("年末结转和结余", "上年的年末结转和结余；与本年的年初数核对")
    total: AmountLeaf | None = optional("总计", "上年的收入支出总计")
    fiscal: AmountLeaf | None = optional("财政拨款总计", "上年的财政拨款收入支出总计")
    abroad: AmountLeaf | None = optional("因公出国境费", "上年决算数")
    buying: AmountLeaf | None = optional("公务用车购置费", "上年决算数")
    running: AmountLeaf | None = optional("公务用车运行维护费", "上年决算数")
    receiving: AmountLeaf | None = optional("公务接待费", "上年决算数")
    agency: AmountLeaf | None = optional("机构运行经费", "上年决算数")


class YearTotals(Record):
    """一个年度的收支"""

    year: YearLeaf = needed("年度", "哪一年")
    income: AmountLeaf = needed("收入", "那一年的本年收入合计")
    spending: AmountLeaf = needed("支出", "那一年的本年支出合计")


class Accounts(Record):
    """决算"""

    kind: TextLeaf = needed("文件", "文件种类，写“决算”")
    unit: TextLeaf | None = optional("单位", "单位名称；写了就须与单位.yaml一致")
    year: YearLeaf = needed("年度", "须与所在年度文件夹一致")
    money_unit: MoneyUnit | None = optional("金额单位", "本文件金额的单位：元 或 万元")
    incomes: Annotated[tuple[Income, ...], as_list] = needed("收入", "各来源的收入；没有写的来源为 0")
    spendings: Annotated[tuple[Spending, ...], as_list] = needed("支出", "按功能分类、资金、类型分行")
    items: Annotated[tuple[EconomicItem, ...], as_list] = needed("经济分类", "一般公共预算财政拨款支出按经济分类分行")
    surplus_used: AmountLeaf | None = optional("使用非财政拨款结余", "使用非财政拨款结余和专用结余；不写即 0")
    distributed: AmountLeaf | None = optional("结余分配", "结余分配；不写即 0")
    courtesies: Courtesies | None = optional("三公", "三公经费的预算与数量")
    purchases: Purchases | None = optional("采购", "政府采购")
    assets: Assets | None = optional("资产", "国有资产占用")
    last_year: LastYearTotals | None = optional(
        "上年数", "上年的文件夹里没有的数才写：" + "、".join(LastYearTotals.fields())
    )
    history: Annotated[tuple[YearTotals, ...], as_list] = optional(
        "历年", "没有决算文件的早先年度的收支，历年的图用", ()
    )
    causes: Annotated[dict[str, TextLeaf], as_table] = optional("原因库", "{名字: 文字}，供各处的原因引用", {})
    reasons: Annotated[dict[str, Reasons], as_table] = optional("原因", "{" + "、".join(CHANGES) + ": [原因]}", {})
    published: Annotated[tuple[Published, ...], as_list] = optional("公布值", "已公布的数，只核对不使用", ())
    waivers: Waivers = WAIVERS
