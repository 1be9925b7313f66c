"""The record of a year's approved figures (核定): what is printed instead of the computed value, and why."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.record import Record, as_list, needed, optional
from reportgen.model.values import TextLeaf, YearLeaf


class Approval(Record):
    """一个核定的数"""

    position: TextLeaf = needed("位置", "数的名字，与模板标签相同，如 决算.一般公共预算.完成年初预算率")
    value: TextLeaf = needed("值", "照着印的数，如 104.44%；各合计仍按计算的数加")
    reason: TextLeaf = needed("原因", "为什么不印计算的数，如 财政决算系统导出表所载，口径尾差")
    handler: TextLeaf | None = optional("经办", "经办人")
    date: TextLeaf | None = optional("日期", "核定的日期")
    computed: TextLeaf | None = optional("计算值", "核定时计算的数；以后计算的数变了就提醒复核")


class Approvals(Record):
    """核定"""

    kind: TextLeaf = needed("文件", "文件种类，写“核定”")
    unit: TextLeaf | None = optional("单位", "单位名称；写了就须与单位.yaml一致")
    year: YearLeaf = needed("年度", "须与所在年度文件夹一致")
    items: Annotated[tuple[Approval, ...], as_list] = needed("核定", "各个核定的数")
