"""The record of a project file: funds, goals, indicators, results. It feeds every goal and evaluation form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from reportgen.model.choices import OneOf
from reportgen.model.published import Published
from reportgen.model.record import Record, as_list, needed, optional
from reportgen.model.values import AmountLeaf, Gap, MeasureLeaf, NumberLeaf, Text, TextLeaf, YearLeaf
from reportgen.model.waiver import WAIVERS, Waivers

DIRECTIONS = ("大于等于", "大于", "小于等于", "小于", "等于", "区间", "定性")
SCORING_RULES = ("按比例", "反向按比例", "比值", "偏离扣分", "全有全无", "定性档")
JUDGEMENTS = ("达成", "部分达成", "未达成")

Direction = Annotated[Text | Gap, OneOf(DIRECTIONS)]
ScoringRule = Annotated[Text | Gap, OneOf(SCORING_RULES)]
Judgement = Annotated[Text | Gap, OneOf(JUDGEMENTS)]
MoneyUnit = Annotated[Text | Gap, OneOf(("元", "万元"))]


class Fund(Record):
    """一种来源的资金"""

    initial: AmountLeaf | None = optional("年初预算", "年初批复的预算数")
    budget: AmountLeaf | None = optional("全年预算", "调整后的全年预算数；执行率以它为分母")
    executed: AmountLeaf | None = optional("全年执行", "全年实际支出数")


class Funds(Record):
    """资金，按来源；没有写的来源为 0"""

    fiscal: Fund | None = optional("财政拨款", "当年财政拨款")
    central: Fund | None = optional("中央补助资金", "中央财政补助")
    provincial: Fund | None = optional("省级补助资金", "省（自治区）级财政补助")
    city: Fund | None = optional("市级补助资金", "市（盟）级财政补助")
    county: Fund | None = optional("县级补助资金", "县（旗、区）级财政安排")
    carried_over: Fund | None = optional("上年结转资金", "上年结转到本年使用的资金")
    other: Fund | None = optional("其他资金", "财政拨款以外的资金")

    def by_source(self) -> dict[str, Fund]:
        """The sources that were typed, in the order of the form."""
        found = ((key, self.value_of(key)) for key in self.fields())
        return {key: fund for key, fund in found if fund is not None}


FUND_SOURCES = tuple(Funds.fields())


class ManualScore(Record):
    """人工评定的得分"""

    short_form = "值"

    value: NumberLeaf = needed("值", "评定的得分")
    reason: TextLeaf | None = optional("原因", "为什么不按评分规则计算")


class Indicator(Record):
    """一个三级指标"""

    name: TextLeaf = needed("名称", "三级指标名称")
    description: TextLeaf | None = optional("描述", "绩效指标描述")
    direction: Direction = needed("方向", "大于等于、小于等于、等于、区间、定性等；指标性质由它得出")
    target: MeasureLeaf = needed("目标", "年度指标值，只写数或文字，不写 ≥ 与单位")
    half_year: MeasureLeaf | None = optional("半年目标", "半年（程）指标值")
    actual: MeasureLeaf | None = optional("实际", "实际完成值")
    unit: TextLeaf | None = optional("单位", "计量单位，如 次、万元、'%'")
    points: NumberLeaf | None = optional("分值", "本指标的分值")
    rule: ScoringRule | None = optional("评分", "不按格式规定的评分规则时写明")
    judgement: Judgement | None = optional("评价", "定性指标的评价：达成、部分达成、未达成")
    score: ManualScore | None = optional("得分", "只在人工评定时写：{值: 4, 原因: …}")
    deviation: TextLeaf | None = optional("偏差", "偏差原因分析及改进措施；扣了分必须写")
    remark: TextLeaf | None = optional("备注", "不印出；说明超额完成等情况")
    basis: TextLeaf | None = optional("依据", "指标值确定依据")
    waivers: Waivers = WAIVERS


Indicators = Annotated[tuple[Indicator, ...], as_list]


class IndicatorTable(Record):
    """指标，按二级指标分组；一级指标由格式决定"""

    quantity: Indicators = optional("数量指标", "产出数量", ())
    quality: Indicators = optional("质量指标", "产出质量", ())
    timeliness: Indicators = optional("时效指标", "产出时效", ())
    cost: Indicators = optional("成本指标", "产出成本", ())
    economic_cost: Indicators = optional("经济成本指标", "经济成本", ())
    social_cost: Indicators = optional("社会成本指标", "社会成本", ())
    ecological_cost: Indicators = optional("生态环境成本指标", "生态环境成本", ())
    economic: Indicators = optional("经济效益指标", "经济效益", ())
    social: Indicators = optional("社会效益指标", "社会效益", ())
    ecological: Indicators = optional("生态效益指标", "生态效益", ())
    lasting: Indicators = optional("可持续影响指标", "可持续影响", ())
    satisfaction: Indicators = optional("服务对象满意度指标", "服务对象满意度", ())

    def by_second_level(self) -> Iterator[tuple[str, tuple[Indicator, ...]]]:
        """The groups that hold indicators."""
        for key in self.fields():
            if group := self.value_of(key):
                yield key, group


SECOND_LEVELS = tuple(IndicatorTable.fields())


class ApprovedIndicator(Record):
    """批复的目标表里的一个指标"""

    name: TextLeaf = needed("名称", "三级指标名称")
    target: TextLeaf = needed("目标", "目标表里印的指标值，连同符号和单位，如 ≥50%")


class PlannedSpending(Record):
    """一个时点的累计支出计划"""

    until: TextLeaf = needed("截止", "如 3月底")
    share: NumberLeaf = needed("比例", "到这个时点累计支出的百分比，只写数")


class Weights(Record):
    """本项目与格式不同的分值标准"""

    execution: NumberLeaf | None = optional("预算执行率", "预算执行率的分值")
    output: NumberLeaf | None = optional("产出指标", "产出指标的分值")
    cost: NumberLeaf | None = optional("成本指标", "成本指标作为一级指标时的分值")
    benefit: NumberLeaf | None = optional("效益指标", "效益指标的分值")
    satisfaction: NumberLeaf | None = optional("满意度指标", "满意度指标的分值")


class Project(Record):
    """项目"""

    kind: TextLeaf = needed("文件", "文件种类，写“项目”")
    unit: TextLeaf | None = optional("单位", "单位名称；写了就须与单位.yaml一致")
    year: YearLeaf = needed("年度", "须与所在年度文件夹一致")
    code: TextLeaf | None = optional("编码", "项目编码")
    name: TextLeaf = needed("项目名称", "项目全称")
    function: TextLeaf | None = optional("科目", "功能分类编码，如 2011302；写了就与决算的这一科目核对")
    department: TextLeaf | None = optional("主管部门", "不写即为本单位")
    implementer: TextLeaf | None = optional("实施单位", "不写即为本单位")
    start: TextLeaf | None = optional("开始时间", "如 2023年1月")
    finish: TextLeaf | None = optional("完成时间", "如 2023年12月")
    money_unit: MoneyUnit | None = optional("金额单位", "本文件金额的单位：元 或 万元")
    funds: Funds = needed("资金", "按来源写年初预算、全年预算、全年执行")
    execution_reason: TextLeaf | None = optional("执行偏差", "预算没有执行完的原因")
    purpose: TextLeaf | None = optional("资金用途", "资金用在什么上")
    goal: TextLeaf | None = optional("预期目标", "年度总体目标：预期目标；分条写时用“目标”")
    goals: Annotated[tuple[TextLeaf, ...], as_list] = optional("目标", "年度绩效目标，一条一项", ())
    result: TextLeaf | None = optional("完成情况", "年度总体目标：实际完成情况")
    improvement: TextLeaf | None = optional("改进措施", "下一步改进措施，印在自评综述里")
    spending_plan: Annotated[tuple[PlannedSpending, ...], as_list] = optional("支出计划", "各时点累计支出比例", ())
    weights: Weights | None = optional("分值", "本项目与格式不同的分值标准")
    indicators: IndicatorTable = needed("指标", "按二级指标分组的三级指标")
    approved: Annotated[tuple[ApprovedIndicator, ...], as_list] = optional(
        "批复目标", "已批复或公开的目标表里的全部指标，只与本文件的指标核对", ()
    )
    published: Annotated[tuple[Published, ...], as_list] = optional("公布值", "已公布的数，只核对不使用", ())
    waivers: Waivers = WAIVERS
