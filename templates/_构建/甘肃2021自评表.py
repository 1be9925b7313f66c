"""甘肃-2021 项目支出绩效自评表: eight indicator columns, numbered 指标, targets with their units, a row for remarks."""

from __future__ import annotations

import 自评表
from 自评表 import Column, Form, column, prose_column

FORM = Form(
    title="项目支出绩效自评表",
    columns=(
        Column("绩效指标", "{% 合并 %}绩效指标", 9),
        column("一级指标", "{% 合并 指标.一级 %}{{ 指标.一级 }}", 22),
        column("二级指标", "{% 合并 指标.二级 %}{{ 指标.二级 }}", 36),
        prose_column("三级指标", "指标{{ 指标.组内序号 }}：{{ 指标.名称 }}", 42),
        column("年度指标值", "{{ 指标.目标 }}{{ 指标.单位 }}", 26),
        column("实际完成值", "{{ 指标.实际 }}", 26),
        column("分值", "{{ 指标.分值 }}", 13),
        column("得分", "{{ 指标.得分 }}", 17),
        prose_column("偏差原因", "{{ 指标.偏差 }}", 32, head_inset=3),
    ),
    project_spans=(2, 2, 2, 3),
    fund_name_span=1,
    funds=(
        ("年初预算数", "行.年初预算", 1),
        ("全年预算数", "行.全年预算", 1),
        ("全年执行数", "行.全年执行", 1),
        ("分值", "行.分值", 1),
        ("执行率", "行.执行率", 1),
        ("得分", "行.得分", 1),
    ),
    goal_spans=(3, 4),
    points_column=6,
    remarks=(("说明", ""),),
)


def build() -> bytes:
    """The template as a .docx."""
    return 自评表.build(FORM)
