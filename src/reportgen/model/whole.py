"""The record of a whole unit's goals and results: duties, tasks, goals, indicators, safeguards."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.project import Indicators, MoneyUnit
from reportgen.model.published import Published
from reportgen.model.record import Record, as_list, as_table, needed, optional
from reportgen.model.values import AmountLeaf, NumberLeaf, TextLeaf, YearLeaf
from reportgen.model.waiver import WAIVERS, Waivers


class LastYear(Record):
    """上年预算执行情况"""

    initial: AmountLeaf = needed("年初预算", "上年年初预算数")
    adjusted: AmountLeaf = needed("调整预算", "上年调整后的预算数")
    executed: AmountLeaf = needed("实际支出", "上年实际支出数")
    carried_on: AmountLeaf = needed("结转下年使用", "年末结转结余中下年继续使用的数")


class Task(Record):
    """一项年度主要任务；来自项目的只写项目，金额由项目文件得出"""

    name: TextLeaf = needed("名称", "任务名称")
    project: TextLeaf | None = optional("项目", "项目名称；金额取项目文件的预算数")
    fiscal: AmountLeaf | None = optional("财政拨款", "任务的财政拨款")
    other: AmountLeaf | None = optional("其他资金", "任务的其他资金；不写即 0")


class KeyWork(Record):
    """一项重点工作"""

    content: TextLeaf = needed("内容", "重点工作的内容")
    project: TextLeaf = needed("项目", "对应的项目名称；指标取自项目文件")


class Duty(Record):
    """一项职能"""

    name: TextLeaf = needed("职能", "职能的内容")
    works: Annotated[tuple[KeyWork, ...], as_list] = needed("重点工作", "履行这项职能的重点工作")


class Titled(Record):
    """一条有小标题的文字"""

    title: TextLeaf | None = optional("标题", "小标题；不写即只印内容")
    content: TextLeaf = needed("内容", "文字")


class PartGoal(Record):
    """一个分项绩效目标"""

    name: TextLeaf = needed("名称", "分项目标的名称")
    goals: Annotated[tuple[Titled, ...], as_list] = needed("目标", "这一分项的绩效目标")
    indicators: Annotated[dict[str, TextLeaf], as_table] = optional("指标", "{指标类别: 文字}", {})


class CombinedProject(Record):
    """把全部项目合成一张目标表时的表头"""

    name: TextLeaf = needed("名称", "合成后的项目名称")
    start: TextLeaf | None = optional("开始时间", "如 2023年1月")
    finish: TextLeaf | None = optional("完成时间", "如 2023年12月")


class Whole(Record):
    """整体支出"""

    kind: TextLeaf = needed("文件", "文件种类，写“整体支出”")
    unit: TextLeaf | None = optional("单位", "单位名称；写了就须与单位.yaml一致")
    year: YearLeaf = needed("年度", "须与所在年度文件夹一致")
    money_unit: MoneyUnit | None = optional("金额单位", "本文件金额的单位：元 或 万元")
    contact: TextLeaf | None = optional("联系人", "不写即用单位.yaml的联系人")
    telephone: TextLeaf | None = optional("联系电话", "不写即用单位.yaml的联系电话")
    posts: NumberLeaf | None = optional("编制人数", "编制人数")
    staff: NumberLeaf | None = optional("实有人数", "实有人数")
    duty_text: TextLeaf | None = optional("单位职能", "单位职能的文字")
    basic: AmountLeaf | None = optional("基本支出", "全年基本支出预算；与项目支出合成资金总额")
    approved: AmountLeaf | None = optional("批复资金总额", "批复的资金总额，只核对不使用")
    last_year: LastYear | None = optional("上年预算执行", "上年预算执行情况")
    tasks: Annotated[tuple[Task, ...], as_list] = optional("任务", "年度主要任务及预算构成", ())
    goals: Annotated[tuple[TextLeaf, ...], as_list] = optional("总体目标", "年度总体绩效目标，一条一项", ())
    part_goals: Annotated[tuple[PartGoal, ...], as_list] = optional("分项目标", "分项绩效目标", ())
    safeguards: Annotated[tuple[Titled, ...], as_list] = optional("保障措施", "工作保障措施", ())
    combined: CombinedProject | None = optional("合并目标表", "全部项目合成一张目标表时的表头")
    duties: Annotated[tuple[Duty, ...], as_list] = optional("履职", "职能、重点工作与对应的项目", ())
    indicators: Annotated[dict[str, Annotated[dict[str, Indicators], as_table]], as_table] = optional(
        "指标", "{一级指标: {二级指标: [三级指标]}}", {}
    )
    published: Annotated[tuple[Published, ...], as_list] = optional("公布值", "已公布的数，只核对不使用", ())
    waivers: Waivers = WAIVERS
