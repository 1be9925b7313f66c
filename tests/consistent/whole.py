"""The goals of a whole unit: funds, tasks and duties that name every project once."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.consistent.accounts import Staff
from tests.consistent.amounts import some, typed
from tests.consistent.projects import Money, in_words

Data = dict[str, Any]


def whole(chance: Random, year: int, projects: dict[str, Money], staff: Staff) -> Data:
    """Everything that some form of a whole unit prints."""
    unit = chance.choice(("元", "万元"))
    basic, last = some(chance, 10**11), typed(some(chance, 10**11), unit)
    size = basic + sum(money.budget for money in projects.values())
    return {
        "文件": "整体支出",
        "年度": year,
        "金额单位": unit,
        "编制人数": staff.posts,
        "实有人数": staff.now,
        "单位职能": "负责本行业的业务指导",
        "基本支出": typed(basic, unit),
        "批复资金总额": typed(size, unit),
        "上年预算执行": {"年初预算": last, "调整预算": last, "实际支出": last, "结转下年使用": "0"},
        "任务": [
            {"名称": "基本支出", "财政拨款": typed(basic, unit)},
            *({"名称": f"完成{name}的任务", "项目": name} for name in projects),
        ],
        "履职": [
            {"职能": f"组织{name}的工作", "重点工作": [{"内容": "完成全年任务", "项目": name}]} for name in projects
        ],
        "合并目标表": {"名称": f"{year}年专项资金", "开始时间": f"{year}年1月", "完成时间": f"{year}年12月"},
        "总体目标": ["完成全年任务", "提高服务水平"],
        "分项目标": [
            {"名称": "业务工作", "目标": [{"标题": "日常工作", "内容": "按时完成"}], "指标": {"数量指标": "达到计划数"}}
        ],
        "保障措施": [{"标题": "制度", "内容": "健全内部管理制度"}],
        "指标": {
            "效益": {"社会效益": [in_words(chance, "行业服务水平")], "可持续发展": [in_words(chance, "人才队伍")]},
            "满意度": {"服务对象满意度": [in_words(chance, "服务对象的评价")]},
        },
    }
