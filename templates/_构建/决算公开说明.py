"""决算公开说明: overview, the sentences of sections 一 to 十四, terms, contact, and the nine public tables."""

from __future__ import annotations

from lxml import etree

import 决算公开表
import 决算其他
import 决算收支
import 决算概况
import 决算绩效
import 名词解释
import 目录
from clean_package import docx
from gb9704 import PART, front_section, portrait_section, section_break, wide_section
from ooxml import paragraph, w
from 决算句子 import text
from 图表 import drawings, pie

FORM = "决算公开说明"


def build() -> bytes:
    """The template as a .docx."""
    charts = [pie("收入决算图", "数据：决算.收入"), pie("支出决算图", "数据：决算.支出类型")]
    body = w(
        "body",
        *目录.cover("{{ 单位.名称 }}", "{{ 单位.年度 }}年度决算公开说明"),
        *目录.contents(),
        section_break(front_section()),
        *决算概况.part(),
        paragraph("第二部分　单位决算情况说明", PART),
        *决算收支.sections(*drawings(charts)),
        *决算其他.sections(),
        *决算绩效.sections(),
        *名词解释.part(),
        *_contact(),
        section_break(portrait_section(first=True)),
        *决算公开表.part(),
        wide_section(),
    )
    return docx(FORM, w("document", body), booklet=True, charts=charts)


def _contact() -> list[etree._Element]:
    return [
        paragraph("第四部分　决算公开联系方式", PART),
        text("决算信息公开工作联系人：{{ 单位.联系人 }}"),
        text("联系电话：{{ 单位.联系电话 }}"),
    ]
