"""内蒙古-2023 项目支出绩效自评表: eleven indicator columns, nature, direction and unit in columns of their own."""

from __future__ import annotations

from dataclasses import replace

import 自评表
from 自评表 import Column, Form, column, prose_column

FORM = Form(
    title="项目支出绩效自评表",
    columns=(
        Column("绩效指标", "{% 合并 %}绩效指标", 9),
        column("一级指标", "{% 合并 指标.一级 %}{{ 指标.一级 }}", 20),
        column("二级指标", "{% 合并 指标.二级 %}{{ 指标.二级 }}", 20),
        prose_column("三级指标", "{{ 指标.名称 }}", 41),
        column("指标性质", "{{ 指标.性质 }}", 10),
        column("指标方向", "{{ 指标.方向 }}", 16),
        column("年度指标值", "{{ 指标.目标 }}", 22),
        column("实际完成值", "{{ 指标.实际 }}", 22),
        column("计量单位", "{{ 指标.单位 }}", 12),
        column("分值", "{{ 指标.分值 }}", 11),
        column("得分", "{{ 指标.得分 }}", 12),
        prose_column("偏差原因", "{{ 指标.偏差 }}", 30, head_inset=3),
    ),
    project_spans=(2, 4, 2, 4),
    fund_name_span=2,
    funds=(
        ("年初预算数", "行.年初预算", 2),
        ("全年预算数", "行.全年预算", 1),
        ("全年执行数", "行.全年执行", 1),
        ("分值", "行.分值", 1),
        ("执行率", "行.执行率", 2),
        ("得分", "行.得分", 1),
    ),
    goal_spans=(5, 5),
    points_column=9,
)

_UPRIGHT_WIDTHS = (12, 20, 28, 58, 18, 18, 36, 36, 19, 16, 16, 35)
UPRIGHT = replace(
    FORM,
    columns=tuple(
        replace(each, width=width, head_inset=0) for each, width in zip(FORM.columns, _UPRIGHT_WIDTHS, strict=True)
    ),
    fund_title_inset=0,
)
"""The form between the paragraphs of a document, 156 mm wide."""


def build() -> bytes:
    """The template as a .docx."""
    return 自评表.build(FORM)
