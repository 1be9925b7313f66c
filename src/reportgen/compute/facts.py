"""The computed records that templates and checks read. Only fields annotated with ``Named`` have a name outside."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from reportgen.compute.accounts_facts import AccountsFacts, AssetFacts, CourtesyFacts, PurchasesFacts
from reportgen.compute.overview import OverviewFacts
from reportgen.compute.rows import GoalRow, IndicatorRow, TextRow
from reportgen.compute.tags import Named, Value, Words
from reportgen.compute.whole_facts import WholeFacts
from reportgen.figures import Figure, FigureStyles
from reportgen.model.project import Indicator, Project
from reportgen.model.values import Gap
from reportgen.model.workspace import Report
from reportgen.profile.records import Profile


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """单位"""

    name: Annotated[Value, Named("名称", "单位名称")]
    year: Annotated[Value, Named("年度", "文档的年度，如 2023")]
    nature: Annotated[Value, Named("性质", "单位性质")]
    level: Annotated[Value, Named("预算级次", "预算级次")]
    contact: Annotated[Value, Named("联系人", "联系人")]
    telephone: Annotated[Value, Named("联系电话", "联系电话")]


@dataclass(frozen=True, slots=True)
class ProfileFacts:
    """格式"""

    name: Annotated[Value, Named("名称", "格式的名称")]
    money_unit: Annotated[Value, Named("金额单位", "表格里金额的单位，如 万元")]
    total_caption: Annotated[Value, Named("合计行", "总分行的名称")]
    fund_columns: Annotated[Words, Named("资金列", "资金表各栏的标题")]
    indicator_columns: Annotated[Words, Named("指标列", "指标表各栏的标题")]
    words: Annotated[Words, Named("用语", "格式规定的其他用语")]


@dataclass(frozen=True, slots=True)
class FundRow:
    """资金行"""

    name: Annotated[Value, Named("名称", "行的名称")]
    initial: Annotated[Figure | Gap, Named("年初预算", "年初预算数", "本行各来源的年初预算之和")]
    budget: Annotated[Figure | Gap, Named("全年预算", "全年预算数", "本行各来源的全年预算之和")]
    executed: Annotated[Figure | Gap, Named("全年执行", "全年执行数", "本行各来源的全年执行之和")]
    rate: Annotated[Figure | Gap, Named("执行率", "预算执行率", "全年执行 ÷ 全年预算")]
    points: Annotated[Figure | Gap, Named("分值", "预算执行率的分值，不计分的行印 ——")]
    score: Annotated[Figure | Gap, Named("得分", "预算执行率的得分，不计分的行印 ——", "分值 × 执行率，最多得满分")]


@dataclass(frozen=True, slots=True)
class IndicatorFacts(IndicatorRow):
    """指标"""

    record: Indicator
    second_key: str
    met: bool | None
    """Whether the target was reached; None where that cannot be told."""
    manual: bool


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """一级指标"""

    name: Annotated[Value, Named("名称", "一级指标的名称")]
    points: Annotated[Figure | Gap, Named("分值", "一级指标的分值", "各三级指标分值之和")]
    score: Annotated[Figure | Gap, Named("得分", "一级指标的得分", "各三级指标得分之和")]
    indicators: Annotated[tuple[IndicatorFacts, ...], Named("指标", "本组的三级指标")]
    standard: Decimal | None
    """The weight that the profile or the project sets for this group."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """支出计划"""

    until: Annotated[Value, Named("截止", "时点")]
    share: Annotated[Value, Named("比例", "累计支出的百分比")]


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """项目"""

    name: Annotated[Value, Named("名称", "项目名称")]
    code: Annotated[Value, Named("编码", "项目编码")]
    department: Annotated[Value, Named("主管部门", "主管部门；不写即本单位")]
    implementer: Annotated[Value, Named("实施单位", "实施单位；不写即本单位")]
    start: Annotated[Value, Named("开始时间", "开始时间")]
    finish: Annotated[Value, Named("完成时间", "完成时间")]
    purpose: Annotated[Value, Named("资金用途", "资金用途")]
    goal: Annotated[Value, Named("预期目标", "年度总体目标：预期目标；只写了分条目标的，把各条连起来")]
    goals: Annotated[tuple[TextRow, ...], Named("目标", "分条的年度绩效目标")]
    result: Annotated[Value, Named("完成情况", "年度总体目标：实际完成情况")]
    initial: Annotated[Figure | Gap, Named("年初预算", "年初预算数", "各来源年初预算之和")]
    budget: Annotated[Figure | Gap, Named("全年预算", "全年预算数", "各来源全年预算之和")]
    executed: Annotated[Figure | Gap, Named("全年执行", "全年执行数", "各来源全年执行之和")]
    size: Annotated[Figure | Gap, Named("预算数", "项目的预算数", "写了全年预算的用全年预算，没有写的用年初预算")]
    rate: Annotated[Figure | Gap, Named("执行率", "预算执行率", "全年执行 ÷ 全年预算")]
    execution_points: Annotated[Figure | Gap, Named("执行分值", "预算执行率的分值")]
    execution_score: Annotated[Figure | Gap, Named("执行得分", "预算执行率的得分", "执行分值 × 执行率，最多得满分")]
    execution_reason: Annotated[Value, Named("执行偏差", "预算没有执行完的原因；执行得分没有扣分、没有写原因的为空")]
    fund_rows: Annotated[tuple[FundRow, ...], Named("资金行", "资金表各行，按格式")]
    plan: Annotated[tuple[PlanRow, ...], Named("支出计划", "各时点累计支出计划")]
    indicators: Annotated[tuple[IndicatorFacts, ...], Named("指标", "全部三级指标，按格式的顺序")]
    core: Annotated[tuple[IndicatorFacts, ...], Named("核心指标", "分值最高的三级指标，最多三个")]
    lost: Annotated[tuple[IndicatorFacts, ...], Named("扣分指标", "得分低于分值的三级指标")]
    improvement: Annotated[Value, Named("改进措施", "下一步改进措施，没有写的为空")]
    indicator_rows: Annotated[tuple[IndicatorRow, ...], Named("指标行", "指标与表样要留的空行，按格式的顺序")]
    indicator_points: Annotated[Figure | Gap, Named("指标分值", "全部指标的分值", "各三级指标分值之和")]
    goal_rows: Annotated[tuple[GoalRow, ...], Named("目标行", "目标表各行：目标相同的指标在一行，及表样要留的空行")]
    groups: Annotated[tuple[GroupFacts, ...], Named("分组", "各一级指标的小计")]
    full: Annotated[Figure | Gap, Named("满分", "分值合计", "各指标分值之和，加计入总分的执行分值")]
    total: Annotated[Figure | Gap, Named("总分", "总得分", "各指标得分之和，加计入总分的执行得分")]
    grade: Annotated[Value, Named("等级", "总分的等级", "按格式的等级下限")]
    other: Figure | Gap
    """The part of 预算数 that is not from the treasury."""
    record: Project
    evaluated: bool
    """Whether anything of a self-evaluation was typed: before the year's end a project has goals only."""
    homeless: tuple[tuple[str, Indicator], ...]
    """Indicators under a second level that the profile's form has no place for."""

    @property
    def is_weighed(self) -> bool:
        """Whether its indicators have points: goals need none until they are evaluated."""
        return self.evaluated or any(each.record.points is not None for each in self.indicators)


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """清单行：一个项目，或表样要留的空行"""

    number: Annotated[Figure, Named("序号", "在清单中的序号")]
    name: Annotated[Value, Named("名称", "项目名称")]
    code: Annotated[Value, Named("编码", "项目编码")]
    implementer: Annotated[Value, Named("实施单位", "实施单位")]
    initial: Annotated[Figure | Gap, Named("年初预算", "年初预算数")]
    budget: Annotated[Figure | Gap, Named("全年预算", "全年预算数")]
    executed: Annotated[Figure | Gap, Named("全年执行", "全年执行数")]
    rate: Annotated[Figure | Gap, Named("执行率", "预算执行率", "全年执行 ÷ 全年预算")]
    score: Annotated[Figure | Gap, Named("总分", "总得分")]
    grade: Annotated[Value, Named("等级", "总分的等级")]


@dataclass(frozen=True, slots=True)
class PerformanceFacts:
    """绩效"""

    count: Annotated[Figure, Named("项目数", "本年度的项目数")]
    initial: Annotated[Figure | Gap, Named("年初预算", "全部项目的年初预算", "各项目年初预算之和")]
    budget: Annotated[Figure | Gap, Named("全年预算", "全部项目的全年预算", "各项目全年预算之和")]
    executed: Annotated[Figure | Gap, Named("全年执行", "全部项目的全年执行", "各项目全年执行之和")]
    size: Annotated[Figure | Gap, Named("预算数", "全部项目的预算数", "各项目预算数之和")]
    rate: Annotated[Figure | Gap, Named("执行率", "全部项目的执行率", "全年执行 ÷ 全年预算")]
    goal_rows: Annotated[tuple[GoalRow, ...], Named("目标行", "全部项目的指标合成一张目标表的各行")]
    reported: Annotated[tuple[ProjectFacts, ...], Named("评价报告", "写评价报告的项目，一个或没有")]
    lines: Annotated[tuple[ProjectLine, ...], Named("项目清单", "各项目一行，不够格式规定的行数时留空行")]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything about one unit and year."""

    unit: Annotated[UnitFacts, Named("单位", "本单位")]
    projects: Annotated[tuple[ProjectFacts, ...], Named("项目", "本年度的项目；在每个项目一份的文档里是当前项目")]
    performance: Annotated[PerformanceFacts, Named("绩效", "全部项目的合计与清单")]
    whole: Annotated[WholeFacts | None, Named("整体", "整体支出的目标与自评；只在范围是整体支出的文档里可用")]
    accounts: Annotated[AccountsFacts | None, Named("决算", "决算的各个数与公开表")]
    courtesies: Annotated[CourtesyFacts | None, Named("三公", "三公经费")]
    purchases: Annotated[PurchasesFacts | None, Named("采购", "政府采购")]
    assets: Annotated[AssetFacts | None, Named("资产", "国有资产占用")]
    overview: Annotated[OverviewFacts | None, Named("概况", "单位概况")]
    format: Annotated[ProfileFacts, Named("格式", "格式规定的标题与用语")]
    report: Report
    profile: Profile
    styles: FigureStyles
