"""The record of ``格式.yaml``. A profile adds words, columns and order, never data keys."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.choices import OneOf, YesNoLeaf
from reportgen.model.project import FUND_SOURCES, JUDGEMENTS, SCORING_RULES
from reportgen.model.record import Record, as_list, as_table, needed, optional
from reportgen.model.values import CaptionLeaf, Gap, Number, NumberLeaf, Text, TextLeaf

Captions = Annotated[dict[str, CaptionLeaf], as_table]
Numbers = Annotated[dict[str, NumberLeaf], as_table]
Words = Annotated[tuple[TextLeaf, ...], as_list]
Zeros = Annotated[Text | Gap, OneOf(("保留", "去掉", "整数去掉"))]
MoneyUnit = Annotated[Text | Gap, OneOf(("元", "万元"))]
SourceLeaf = Annotated[Text | Gap, OneOf(FUND_SOURCES)]
RuleLeaf = Annotated[Text | Gap, OneOf(tuple(rule for rule in SCORING_RULES if rule != "定性档"))]
JudgementLeaf = Annotated[Text | Gap, OneOf(JUDGEMENTS)]
LevelLeaf = Annotated[Text | Gap, OneOf(("错误", "警告", "提示", "不查"))]
ALL_UNITS = "全部单位"
SCOPES = ("每个项目", "每个自评项目", "每个单位", "每个自评单位", "整体支出", "决算", "决算表", "评价报告", ALL_UNITS)
ScopeLeaf = Annotated[Text | Gap, OneOf(SCOPES)]


class NumberFormat(Record):
    """一类数怎样印"""

    unit: MoneyUnit | None = optional("单位", "只用于金额：元 或 万元")
    decimals: NumberLeaf = needed("小数", "小数位数")
    zeros: Zeros = needed("末尾零", "保留、去掉、整数去掉（整数不带小数，其余照位数）")
    cell_thousands: YesNoLeaf | None = optional("表内千分位", "表格里是否用千分位，默认否")
    text_thousands: YesNoLeaf | None = optional("文内千分位", "文字里是否用千分位，默认否")
    cell_suffix: YesNoLeaf | None = optional("表内带单位", "表格里是否带 % 等单位，默认否")
    zero: CaptionLeaf | None = optional("零", "值为零时印什么；不写即照数印")


class Numbering(Record):
    """各类数的印法"""

    money: NumberFormat = needed("金额", "金额的印法")
    percent: NumberFormat = needed("百分比", "百分比的印法")
    score: NumberFormat = needed("得分", "总分与执行得分的印法")
    item_score: NumberFormat = needed("单项得分", "一个指标的得分的印法")
    points: NumberFormat = needed("分值", "分值的印法")
    count: NumberFormat = needed("个数", "个数的印法")


class FundLine(Record):
    """资金表的一行"""

    name: TextLeaf = needed("名称", "行的名称，如 其中：财政拨款")
    sources: Annotated[tuple[SourceLeaf, ...], as_list] = optional("来源", "合并哪些资金来源；不写即全部来源的合计", ())
    scored: YesNoLeaf | None = optional("计分", "这一行是否印分值与得分，默认否")


class Execution(Record):
    """预算执行率的计分"""

    counted: YesNoLeaf = needed("计入总分", "执行得分是否在 100 分之内")
    zero_rate: CaptionLeaf = needed("零预算执行率", "全年预算为零时执行率栏印什么")
    zero_points: Annotated[Text | Gap, OneOf(("满分", "零分"))] = needed("零预算得分", "全年预算为零时得满分还是零分")
    not_scored: CaptionLeaf = needed("不计分", "不计分的行在分值、得分栏印什么，如 ——")


class Scoring(Record):
    """指标评分规则"""

    decimals: NumberLeaf = needed("小数", "得分保留几位小数")
    positive: RuleLeaf = needed("正向", "大于等于、大于")
    reverse: RuleLeaf = needed("反向", "小于等于、小于")
    equal: RuleLeaf = needed("等于", "等于")
    range: RuleLeaf = needed("区间", "区间")
    over: NumberLeaf = needed("超额界限", "实际达到目标的百分之几起须说明，如 130")


class Band(Record):
    """定性指标的一档"""

    judgement: JudgementLeaf = needed("评价", "达成、部分达成、未达成")
    low: NumberLeaf = needed("下限", "占分值的百分之几（含）")
    high: NumberLeaf = needed("上限", "占分值的百分之几；达成含上限，其余不含")


class Grade(Record):
    """一个等级"""

    name: TextLeaf = needed("名称", "优、良、中、差等")
    floor: NumberLeaf = needed("下限", "总分达到多少（含）")


class ChangeWords(Record):
    """变动怎样说"""

    more: CaptionLeaf = needed("增", "差额为正，如 增加")
    less: CaptionLeaf = needed("减", "差额为负，如 减少")
    rate_more: CaptionLeaf = needed("率增", "比率为正，如 增长")
    rate_less: CaptionLeaf = needed("率减", "比率为负，如 下降、降低")
    same: CaptionLeaf = needed("持平", "差额印出来是零，如 持平")
    zero_last: CaptionLeaf = needed("零上年", "上年为零、不能算比率时接着说的话，如 上年无此项；不说写 ''")
    zero_budget: CaptionLeaf = needed("零预算", "预算为零、不能算比率时接着说的话，如 年初预算为0；不说写 ''")


class SheetColumn(Record):
    """工作表的一栏"""

    caption: TextLeaf = needed("标题", "栏的标题")
    value: TextLeaf = needed("值", "行里的名字，如 决算")


class SheetPlan(Record):
    """工作簿的一张工作表"""

    title: TextLeaf = needed("标题", "表题，如 收入决算表")
    rows: TextLeaf = needed("行", "各行的列表，如 决算.收入行")
    columns: Annotated[tuple[SheetColumn, ...], as_list] = needed("栏", "各栏，从左到右")
    empty: TextLeaf | None = optional("空表", "没有行时在表下写的话")
    note: TextLeaf | None = optional("注", "表下“注：”之后的话，如 本表列示…")
    one_page: YesNoLeaf | None = optional("一页", "打印时是否缩到一页，默认否，只缩到一页宽")


class DocumentPlan(Record):
    """要生成的一种文档"""

    template: TextLeaf | None = optional("模板", "Word 模板的文件名；用别的格式的写 格式/文件名")
    columns: Captions = optional("表格", "范围是全部单位的 Excel 表格，{栏的标题: 名字}，如 {执行率: 项目.执行率}", {})
    sheets: Annotated[dict[str, SheetPlan], as_table] = optional("工作表", "Excel 工作簿的各张表，{表名: …}", {})
    scope: ScopeLeaf = needed("范围", "、".join(SCOPES))
    file_name: TextLeaf = needed("文件名", "输出文件名，可以用 {{ 项目.名称 }} 这样的名字")


class Profile(Record):
    """格式"""

    kind: TextLeaf = needed("文件", "文件种类，写“格式”")
    name: TextLeaf = needed("名称", "与文件夹同名")
    parent: TextLeaf | None = optional("继承", "以哪个格式为底，只写不同之处")
    note: TextLeaf | None = optional("说明", "这个格式的来历")
    numbers: Numbering = needed("数字", "各类数的印法")
    words: Captions = optional("用语", "模板里 {{ 格式.用语.… }} 可用的词", {})
    fund_columns: Captions = needed("资金列", "资金表各栏的标题")
    fund_lines: Annotated[tuple[FundLine, ...], as_list] = needed("资金行", "资金表各行")
    indicator_columns: Captions = needed("指标列", "指标表各栏的标题与顺序")
    total_caption: TextLeaf = needed("合计行", "总分行的名称，如 总分、合计")
    levels: Annotated[dict[str, Captions], as_table] = needed("指标层级", "一级指标 → {二级指标的键: 印出的名称}")
    least_rows: NumberLeaf | None = optional("二级最少行", "每个二级指标至少留几行；指标不够的留空行，默认不留")
    goal_words: Captions = optional(
        "目标表用语", "目标表里一级、二级指标和方向的另一种印法，如 {产出指标: 产出, 大于等于: ≥}", {}
    )
    least_goals: NumberLeaf | None = optional("目标最少行", "分条的年度绩效目标至少印几行；不够的留空行，默认不留")
    plan_dates: Words = optional("支出计划时点", "支出计划表固定的各时点，如 [3月底, 6月底]；不写即按数据", ())
    list_rows: NumberLeaf | None = optional("清单行数", "项目清单至少印几行；项目不够的留空行，默认不留")
    weights: Numbers = needed("分值标准", "预算执行率与各一级指标的分值")
    execution: Execution = needed("预算执行", "预算执行率怎样计分")
    scoring: Scoring = needed("评分", "指标怎样计分")
    bands: Annotated[tuple[Band, ...], as_list] = needed("定性档", "定性指标各档的得分范围")
    grades: Annotated[tuple[Grade, ...], as_list] = needed("等级", "总分的等级，从高到低")
    direction_words: Captions = needed("方向用语", "各方向怎样印；留空白写 ''")
    nature_words: Captions = needed("性质用语", "正向、反向、定性怎样印")
    listed_categories: Words = optional(
        "总表功能类", "总表里没有数也要列的功能分类，如 ['201', '202']；不写即只列有数的", ()
    )
    change_words: ChangeWords = needed("变动用语", "比年初预算、比上年的变动怎样说")
    reasons_needed: Words = optional("须说明原因", "哪些变动必须说明原因，如 总计比上年、项", ())
    documents: Annotated[dict[str, DocumentPlan], as_table] = needed("文档", "要生成的文档")
    rule_levels: Annotated[dict[str, LevelLeaf], as_table] = optional("检查", "改变某条检查的级别，如 P206: 提示", {})

    @property
    def evaluates(self) -> bool:
        """Whether its forms show results; goal forms do not."""
        return "实际完成值" in self.indicator_columns

    def group_of(self, second_level: str) -> tuple[str, str] | None:
        """The first level and the printed name of a second level; None when the form has no place for it."""
        for first, seconds in self.levels.items():
            if second_level in seconds:
                return first, text_of(seconds[second_level])
        return None


def text_of(leaf: Text | Gap | None) -> str:
    """The words of a leaf of a profile that was checked for gaps."""
    return leaf.text if isinstance(leaf, Text) else ""


def is_yes(leaf: Text | Gap | None) -> bool:
    """A yes/no leaf; left out means no."""
    return isinstance(leaf, Text) and leaf.text == "是"


def int_of(leaf: Number | Gap) -> int:
    """A whole number of a profile that was checked for gaps."""
    return int(leaf.value) if isinstance(leaf, Number) else 0
