"""Section 十四 of 决算公开说明: performance in words, the form of each project, one report."""

from __future__ import annotations

from lxml import etree

import 内蒙古2023自评表
import 自评表
from gb9704 import POINT, SECTION, SMALL, SUBSECTION, TABLE_HEAD
from ooxml import loop, paragraph, table_title, w
from word_table import end
from 决算句子 import text
from 评价报告 import problems, report


def sections() -> list[etree._Element]:
    # One project is named without being counted.
    counted = "{% if loop.first %}项目{% else %}共{{ 绩效.项目数 }}个项目{% endif %}"
    after = f"{{% if loop.last %}}{counted}{{% else %}}、{{% endif %}}"
    names = f"{{% for 项目 in 项目 %}}“{{{{ 项目.名称 }}}}”{after}{{% endfor %}}"
    return [
        paragraph("十四、预算绩效情况说明", SECTION),
        paragraph("（一）预算绩效管理工作开展情况", SUBSECTION),
        text(
            "{{ 概况.绩效管理|成句 }}{{ 单位.年度 }}年度对{{ 绩效.项目数 }}个项目开展绩效自评，"
            "共涉及资金{{ 绩效.全年执行 }}。"
        ),
        text(f"组织对{names}开展了单位评价。从评价情况看，{{{{ 概况.评价结论|成句 }}}}"),
        paragraph("（二）部门（单位）决算中项目绩效自评结果", SUBSECTION),
        *loop("项目 in 项目", text(_summary()), *_form()),
        *_results(),
    ]


def _form() -> list[etree._Element]:
    """The form that a summary speaks of, below it."""
    air = w("spacing", before=120, after=60, line=480, lineRule="exact")
    return [
        table_title("项目支出绩效自评表（{{ 项目.名称 }}）", SUBSECTION, new_page=False),
        paragraph("（{{ 单位.年度 }}年度）", SMALL[TABLE_HEAD], w("keepNext"), air),
        *自评表.upright_tables(内蒙古2023自评表.UPRIGHT),
        end(),
    ]


def _summary() -> str:
    """自评综述: from the same facts as the table that follows."""
    core = (
        "{{ 指标.名称 }}（目标{{ 指标.目标值 }}，实际{{ 指标.实际 }}{{ 指标.单位 }}）"
        "{% if not loop.last %}、{% endif %}"
    )
    lost = problems(
        "预算执行率得{{ 项目.执行得分 }}（满分{{ 项目.执行分值 }}），",
        "{{ 指标.名称 }}得{{ 指标.得分 }}（满分{{ 指标.分值 }}），",
    )
    return (
        "{{ loop.index }}.{{ 项目.名称 }}自评综述：根据年初设定的绩效目标，项目自评得分{{ 项目.总分 }}。全年预算数为"
        "{{ 项目.全年预算 }}，执行数为{{ 项目.全年执行 }}"
        "{% if 项目.全年预算 %}，完成预算的{{ 项目.执行率 }}{% endif %}。核心绩效指标："
        f"{{% for 指标 in 项目.核心指标 %}}{core}{{% endfor %}}。项目绩效目标完成情况：{{{{ 项目.完成情况|成句 }}}}"
        f"发现的主要问题及原因：{lost}"
        "{% if 项目.改进措施 %}下一步改进措施：{{ 项目.改进措施|成句 }}{% endif %}"
    )


def _results() -> list[etree._Element]:
    return [
        *loop(
            "项目 in 绩效.评价报告",
            paragraph("（三）部门（单位）项目绩效评价结果", SUBSECTION),
            text(
                "以{{ 项目.名称 }}项目为例，该项目绩效评价综合得分为{{ 项目.总分 }}，绩效评价结果为“{{ 项目.等级 }}”。"
            ),
            *report(POINT),
        ),
    ]
