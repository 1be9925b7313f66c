"""The computed records of a whole unit's forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from reportgen.compute.rows import IndicatorRow, TextRow
from reportgen.compute.tags import Named, Value
from reportgen.figures import Figure
from reportgen.model.values import Gap
from reportgen.model.whole import Whole


@dataclass(frozen=True, slots=True)
class TaskRow:
    """任务"""

    number: Annotated[Figure, Named("序号", "从 1 编起的序号")]
    name: Annotated[Value, Named("名称", "任务名称")]
    amount: Annotated[Figure | Gap, Named("总额", "任务的预算金额", "财政拨款 + 其他资金；来自项目的用项目的预算数")]
    fiscal: Annotated[Figure | Gap, Named("财政拨款", "任务的财政拨款")]
    other: Annotated[Figure | Gap, Named("其他资金", "任务的其他资金")]


@dataclass(frozen=True, slots=True)
class PartGoalRow:
    """分项目标"""

    number: Annotated[Figure, Named("序号", "从 1 编起的序号")]
    name: Annotated[Value, Named("名称", "分项目标的名称")]
    goals: Annotated[tuple[TextRow, ...], Named("目标", "本分项的绩效目标")]
    indicators: Annotated[tuple[TextRow, ...], Named("指标", "本分项的绩效指标：标题是类别")]


@dataclass(frozen=True, slots=True)
class DutyRow:
    """履职行：一项重点工作对应的项目的一个三级指标"""

    number: Annotated[Figure, Named("职能序号", "职能的序号")]
    duty: Annotated[Value, Named("职能", "职能")]
    content: Annotated[Value, Named("重点工作", "重点工作的内容")]
    project: Annotated[Value, Named("项目", "对应的项目")]
    indicator: Annotated[IndicatorRow, Named("指标", "项目的三级指标")]
    half_year: Annotated[Value, Named("半年目标值", "半年指标值，连同方向和单位")]
    number_in_project: Annotated[Figure, Named("指标序号", "在本项目指标中的序号")]


@dataclass(frozen=True, slots=True)
class LastYearFacts:
    """上年预算执行"""

    initial: Annotated[Figure | Gap, Named("年初预算", "上年年初预算数")]
    adjusted: Annotated[Figure | Gap, Named("调整预算", "上年调整预算数")]
    executed: Annotated[Figure | Gap, Named("实际支出", "上年实际支出数")]
    rate: Annotated[Figure | Gap, Named("执行率", "上年预算执行率", "实际支出 ÷ 调整预算")]
    left: Annotated[Figure | Gap, Named("年末结转结余", "上年年末结转结余数", "调整预算 − 实际支出")]
    carried_on: Annotated[Figure | Gap, Named("结转下年使用", "结转下年使用数")]


@dataclass(frozen=True, slots=True)
class WholeFacts:
    """整体"""

    contact: Annotated[Value, Named("联系人", "联系人；不写即单位的联系人")]
    telephone: Annotated[Value, Named("联系电话", "联系电话；不写即单位的联系电话")]
    posts: Annotated[Value, Named("编制人数", "编制人数")]
    staff: Annotated[Value, Named("实有人数", "实有人数")]
    duty_text: Annotated[Value, Named("单位职能", "单位职能")]
    basic: Annotated[Figure | Gap, Named("基本支出", "基本支出预算")]
    projects: Annotated[Figure | Gap, Named("项目支出", "项目支出预算", "各项目预算数之和")]
    size: Annotated[Figure | Gap, Named("资金总额", "资金总额", "基本支出 + 项目支出")]
    last_year: Annotated[LastYearFacts, Named("上年", "上年预算执行情况")]
    tasks: Annotated[tuple[TaskRow, ...], Named("任务", "年度主要任务及预算构成")]
    task_amount: Annotated[Figure | Gap, Named("任务总额", "各任务的金额合计", "各任务总额之和")]
    task_fiscal: Annotated[Figure | Gap, Named("任务财政拨款", "各任务财政拨款合计", "各任务财政拨款之和")]
    task_other: Annotated[Figure | Gap, Named("任务其他资金", "各任务其他资金合计", "各任务其他资金之和")]
    goals: Annotated[tuple[TextRow, ...], Named("总体目标", "年度总体绩效目标")]
    part_goals: Annotated[tuple[PartGoalRow, ...], Named("分项目标", "分项绩效目标")]
    safeguards: Annotated[tuple[TextRow, ...], Named("保障措施", "工作保障措施")]
    combined_name: Annotated[Value, Named("合并名称", "全部项目合成一张目标表时的项目名称")]
    combined_start: Annotated[Value, Named("合并开始时间", "合成的目标表的开始时间")]
    combined_finish: Annotated[Value, Named("合并完成时间", "合成的目标表的完成时间")]
    duties: Annotated[tuple[DutyRow, ...], Named("履职行", "职能、重点工作、项目与其指标，一个指标一行")]
    indicator_rows: Annotated[tuple[IndicatorRow, ...], Named("指标行", "整体支出的三级指标；没有指标的二级留一空行")]
    record: Whole
