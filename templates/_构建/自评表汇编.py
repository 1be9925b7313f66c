"""All self-evaluation forms of a unit in one file: contents and a list upright, then each form on its side."""

from __future__ import annotations

from lxml import etree

import 内蒙古2023自评表
import 目录
import 自评表
from clean_package import docx
from gb9704 import (
    PART,
    PORTRAIT_WIDTH,
    SECTION,
    SUBTITLE,
    TABLE_HEAD,
    landscape_section,
    portrait_section,
    section_break,
)
from ooxml import loop, paragraph, table_title, tag, w
from word_table import Cell, Row, end, head, prose, spread, table

_LIST = (
    ("序号", "{{ 行.序号 }}", 12),
    ("项目", "{{ 行.名称 }}", 54),
    ("全年预算数", "{{ 行.全年预算 }}", 24),
    ("全年执行数", "{{ 行.全年执行 }}", 24),
    ("执行率（%）", "{{ 行.执行率 }}", 22),
    ("得分", "{{ 行.总分 }}", 16),
    ("等级", "{{ 行.等级 }}", 12),
)


def build() -> bytes:
    """The template as a .docx."""
    title = "{{ loop.index }}. {{ 项目.名称 }}"
    body = w(
        "body",
        *目录.head("{{ 单位.名称 }}", "{{ 单位.年度 }}年度项目支出绩效自评表"),
        paragraph("一、项目清单", PART),
        paragraph("金额单位：{{ 格式.金额单位 }}", TABLE_HEAD, w("jc", val="right")),
        _list(),
        section_break(portrait_section()),
        paragraph("二、项目支出绩效自评表", PART, w("pageBreakBefore", val=0)),
        *loop(
            "项目 in 项目",
            tag("{%p if loop.first %}"),
            table_title(title, SECTION, new_page=False),
            tag("{%p else %}"),
            table_title(title, SECTION, new_page=True),
            tag("{%p endif %}"),
            paragraph("（{{ 单位.年度 }}年度）", SUBTITLE),
            *自评表.tables(内蒙古2023自评表.FORM),
            end(),
        ),
        landscape_section(),
    )
    return docx("项目支出绩效自评表汇编", w("document", body), booklet=True)


def _list() -> etree._Element:
    columns = len(_LIST)
    sums = ("绩效.全年预算", "绩效.全年执行", "绩效.执行率")
    total = (head("合计", 2), *(Cell(f"{{{{ {name} }}}}") for name in sums), Cell(), Cell())
    rows = [
        Row(tuple(head(caption) for caption, _, _ in _LIST), 10, repeated=True),
        Row((Cell("{%tr for 行 in 绩效.项目清单 %}", columns),)),
        Row(tuple(prose(value) if key == "项目" else Cell(value) for key, value, _ in _LIST), 10),
        Row((Cell("{%tr endfor %}", columns),)),
        Row(total, 10),
    ]
    return table(spread(PORTRAIT_WIDTH, [width for _, _, width in _LIST]), rows)
