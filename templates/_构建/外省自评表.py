"""examples/外省表样: a form that is not shipped; eight columns, four fund rows, three rows for remarks."""

from __future__ import annotations

import 自评表
from 自评表 import Form, column, prose_column
from 评价报告 import problems

FORM = Form(
    title="项目支出绩效自评表",
    columns=(
        column("一级指标", "{% 合并 指标.一级 %}{{ 指标.一级 }}（{{ 指标.一级分值 }}分）", 24),
        column("二级指标", "{% 合并 指标.二级 %}{{ 指标.二级 }}", 28),
        prose_column("三级指标", "{{ 指标.名称 }}", 50),
        column("年度指标值", "{{ 指标.方向 }}{{ 指标.目标 }}{{ 指标.单位 }}", 30),
        column("实际完成值", "{{ 指标.实际 }}{{ 指标.单位 }}", 32),
        column("分值", "{{ 指标.分值 }}", 24),
        column("得分", "{{ 指标.得分 }}", 18),
        prose_column("偏差原因", "{{ 指标.偏差 }}", 44),
    ),
    project_spans=(2, 2, 2, 2),
    fund_name_span=1,
    funds=(
        ("年初预算数", "行.年初预算", 1),
        ("全年预算数", "行.全年预算", 1),
        ("全年执行数", "行.全年执行", 1),
        ("执行率", "行.执行率", 1),
        ("得分", "行.得分", 1),
    ),
    goal_spans=(3, 3),
    points_column=5,
    remarks=(
        ("评价结论", "自评得分{{ 项目.总分 }}分，等级为{{ 项目.等级 }}。"),
        ("存在问题", problems("预算执行：", "{{ 指标.名称 }}：")),
        ("改进措施", "{{ 项目.改进措施 }}"),
    ),
    department="主管单位",
)


def build() -> bytes:
    """The template as a .docx."""
    return 自评表.build(FORM)
