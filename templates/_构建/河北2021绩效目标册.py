"""河北-2021: all goals of a unit in one booklet, from the prose of the whole unit to a table for each project."""

from __future__ import annotations

from lxml import etree

import 河北2021绩效目标表
import 目录
from clean_package import docx
from gb9704 import PART, SECTION, SUBSECTION, TEXT, portrait_section
from ooxml import loop, paragraph, table_title, tag, w
from word_table import end


def build() -> bytes:
    """The template as a .docx."""
    body = w(
        "body",
        *目录.head("{{ 单位.名称 }}", "{{ 单位.年度 }}年绩效目标"),
        *_whole_unit(),
        *_projects("第二部分　专项资金绩效目标", "绩效目标表"),
        *_projects("第三部分　预算项目绩效目标", "预算项目绩效目标表"),
        portrait_section(),
    )
    return docx("绩效目标册", w("document", body), booklet=True)


def _whole_unit() -> list[etree._Element]:
    return [
        paragraph("第一部分　{{ 单位.年度 }}年部门整体绩效目标", PART),
        paragraph("一、总体绩效目标", SECTION),
        *loop("段 in 整体.总体目标", paragraph("{{ 段.内容 }}", TEXT)),
        paragraph("二、分项绩效目标", SECTION),
        *loop("分项 in 整体.分项目标", *_part_goal()),
        paragraph("三、工作保障措施", SECTION),
        *loop(
            "措施 in 整体.保障措施",
            paragraph(
                "（{{ 措施.序号|中文数 }}）{% if 措施.标题 %}{{ 措施.标题|成句 }}{% endif %}{{ 措施.内容|成句 }}", TEXT
            ),
        ),
    ]


def _part_goal() -> list[etree._Element]:
    goal = "{% if 目标.标题 %}{{ 目标.序号 }}、{{ 目标.标题 }}　{% endif %}{{ 目标.内容 }}"
    indicator = "{{ 指标.标题 }}：{{ 指标.内容 }}{% if loop.last %}。{% else %}；{% endif %}"
    return [
        paragraph("（{{ 分项.序号|中文数 }}）{{ 分项.名称 }}", SUBSECTION),
        paragraph("绩效目标：", TEXT, w("keepNext")),
        *loop("目标 in 分项.目标", paragraph(goal, TEXT)),
        paragraph("绩效指标：", TEXT, w("keepNext")),
        *loop("指标 in 分项.指标", paragraph(indicator, TEXT)),
    ]


def _projects(part: str, caption: str) -> list[etree._Element]:
    """A part with one table per project, each on a page of its own."""
    title = f"{{{{ loop.index }}}}. {{{{ 项目.名称 }}}}{caption}"
    return [
        paragraph(part, PART),
        *loop(
            "项目 in 项目",
            tag("{%p if loop.first %}"),
            table_title(title, SECTION, new_page=False),
            tag("{%p else %}"),
            table_title(title, SECTION, new_page=True),
            tag("{%p endif %}"),
            *河北2021绩效目标表.tables(),
            end(),
        ),
    ]
