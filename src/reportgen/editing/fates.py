"""What becomes of each key when a year's files are carried into the next year.

Whatever is not named here is kept, but for amounts and numbers of people or things: those are the year's own.
"""

from __future__ import annotations

from enum import Enum

from reportgen.model.accounts import Accounts, EconomicItem, Spending
from reportgen.model.overview import Overview, Staff
from reportgen.model.project import Indicator, Project
from reportgen.model.record import Record
from reportgen.model.shapes import Shape
from reportgen.model.values import Leaf, read_amount, read_count
from reportgen.model.whole import CombinedProject, Whole


class Fate(Enum):
    """What becomes of a key; the value of a fate to be reviewed is the comment that says so."""

    KEPT = ""
    GOAL = "上年的目标，请复核"
    REVIEWED = "上年的内容，请复核"
    EMPTIED = "待填"
    NEXT_YEAR = "年度"
    DROPPED = "没有带过来"


_DROPPED_ANYWHERE = ("公布值", "豁免")

_FATES: dict[type[Record], dict[Fate, tuple[str, ...]]] = {
    Project: {
        Fate.NEXT_YEAR: ("年度",),
        Fate.GOAL: ("预期目标", "目标", "支出计划", "指标"),
        Fate.REVIEWED: ("资金用途",),
        Fate.EMPTIED: ("开始时间", "完成时间", "执行偏差", "完成情况", "改进措施"),
        Fate.DROPPED: ("批复目标",),
    },
    Indicator: {Fate.EMPTIED: ("实际", "评价", "得分", "偏差", "备注")},
    Whole: {
        Fate.NEXT_YEAR: ("年度",),
        Fate.GOAL: ("任务", "总体目标", "分项目标", "指标"),
        Fate.REVIEWED: ("单位职能", "保障措施", "合并目标表", "履职"),
        Fate.EMPTIED: ("编制人数", "实有人数"),
        Fate.DROPPED: ("批复资金总额",),
    },
    CombinedProject: {Fate.EMPTIED: ("开始时间", "完成时间")},
    Accounts: {
        Fate.NEXT_YEAR: ("年度",),
        Fate.EMPTIED: ("原因",),
        # Last year's folder tells its figures and those before them; the names in 原因库 are last year's reasons.
        Fate.DROPPED: ("上年数", "历年", "原因库"),
    },
    Spending: {Fate.EMPTIED: ("原因",)},
    EconomicItem: {Fate.REVIEWED: ("说明",)},
    Overview: {
        Fate.NEXT_YEAR: ("年度",),
        Fate.REVIEWED: ("主要职能", "主要职责", "机构设置", "下属单位", "决算单位", "评价报告项目"),
        Fate.EMPTIED: ("主要工作", "绩效管理", "评价结论"),
    },
    Staff: {Fate.EMPTIED: ("其他人员",), Fate.DROPPED: ("上年在职",)},
}


def fate_of(record_type: type[Record], key: str, shape: Shape) -> Fate:
    """What becomes of a key of a record."""
    if key in _DROPPED_ANYWHERE:
        return Fate.DROPPED
    for fate, keys in _FATES.get(record_type, {}).items():
        if key in keys:
            return fate
    return Fate.EMPTIED if isinstance(shape, Leaf) and shape.reads in (read_amount, read_count) else Fate.KEPT
