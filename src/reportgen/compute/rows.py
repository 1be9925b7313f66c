"""Rows that several computed records share: an indicator as a form shows it, a numbered text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from reportgen.compute.tags import Named, Value
from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.model.values import Gap, Text


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """指标行：一个三级指标，或表样要留的空行"""

    number: Annotated[Figure, Named("序号", "在本项目指标中的序号")]
    number_in_group: Annotated[Figure, Named("组内序号", "在本二级指标中的序号")]
    first_level: Annotated[Value, Named("一级", "一级指标")]
    first_points: Annotated[Figure | Gap, Named("一级分值", "所属一级指标的分值", "各三级指标分值之和")]
    second_level: Annotated[Value, Named("二级", "二级指标")]
    name: Annotated[Value, Named("名称", "三级指标")]
    description: Annotated[Value, Named("描述", "绩效指标描述")]
    nature: Annotated[Value, Named("性质", "指标性质：正向、反向、定性", "由方向得出")]
    direction: Annotated[Value, Named("方向", "指标方向，按格式的用语")]
    target: Annotated[Value, Named("目标", "年度指标值")]
    half_year: Annotated[Value, Named("半年目标", "半年指标值")]
    half_year_told: Annotated[Value, Named("半年目标值", "半年指标值，连同方向和单位，如 ≥50%")]
    target_told: Annotated[Value, Named("目标值", "年度指标值，连同方向和单位，如 ≥100%")]
    actual: Annotated[Value, Named("实际", "实际完成值")]
    unit: Annotated[Value, Named("单位", "计量单位")]
    points: Annotated[Figure | Gap, Named("分值", "分值")]
    score: Annotated[Figure | Gap, Named("得分", "得分", "按评分规则由目标、实际、分值计算；人工评定的照评定数")]
    completion: Annotated[Figure | Gap, Named("完成率", "完成率", "实际 ÷ 目标")]
    deviation: Annotated[Value, Named("偏差", "偏差原因分析及改进措施")]
    basis: Annotated[Value, Named("依据", "指标值确定依据")]


@dataclass(frozen=True, slots=True)
class GoalRow:
    """合并目标行：指标值相同的几个指标，或表样要留的空行"""

    number_in_group: Annotated[Figure, Named("组内序号", "在本二级指标中的序号")]
    first_level: Annotated[Value, Named("一级", "一级指标，按格式的目标表用语")]
    second_level: Annotated[Value, Named("二级", "二级指标，按格式的目标表用语")]
    name: Annotated[
        Value, Named("名称", "指标值相同的各个指标的名称", "同一二级指标中，半年和全年指标值都相同的归在一行")
    ]
    direction: Annotated[Value, Named("方向", "指标方向，按格式的用语")]
    half_year: Annotated[Value, Named("半年目标值", "半年指标值，连同方向和单位")]
    target: Annotated[Value, Named("目标", "全年指标值")]
    unit: Annotated[Value, Named("单位", "计量单位")]


@dataclass(frozen=True, slots=True)
class TextRow:
    """一条文字"""

    number: Annotated[Figure, Named("序号", "从 1 编起的序号")]
    title: Annotated[Value, Named("标题", "小标题或类别，没有的为空")]
    content: Annotated[Value, Named("内容", "文字")]


def numbered(number: int, where: Where) -> Figure:
    """The number of a row, counted from 1."""
    return Figure(Decimal(number), "个数", "序号", "按先后编号", where=where)


def blank() -> Text:
    """A cell that is meant to be empty."""
    return Text("")


def assembled(words: str, places: Iterable[Where]) -> Text:
    """A text that was put together from words of several places."""
    first, *others = dict.fromkeys(places) or (Where(""),)
    return Text(words, first, tuple(others))
