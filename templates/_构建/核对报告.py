"""核对报告: the issues of a check by unit and file, with a column for what was done about each."""

from __future__ import annotations

from clean_package import docx
from gb9704 import LANDSCAPE_WIDTH, SUBTITLE, TITLE, landscape_section
from ooxml import loop, paragraph, table_title, w
from word_table import Cell, Row, end, head, prose, spread, table

FORM = "核对报告"
CAPTIONS = ("序号", "行", "规则", "级别", "问题", "发现", "应为", "相差", "怎么改", "处理结果")
WIDTHS = (10, 10, 12, 11, 61, 24, 24, 20, 40, 24)


def build() -> bytes:
    """The template as a .docx."""
    every = len(CAPTIONS)
    rows = [
        Row(tuple(head(caption) for caption in CAPTIONS), height=10, repeated=True),
        Row((Cell("{%tr for 文件 in 单位.文件 %}", every),)),
        Row((prose("{{ 文件.名称 }}", every),), height=7, keep_next=True),
        Row((Cell("{%tr for 问题 in 文件.问题 %}", every),)),
        Row(
            (
                Cell("{{ 问题.序号 }}"),
                Cell("{{ 问题.行 }}"),
                Cell("{{ 问题.规则 }}"),
                Cell("{{ 问题.级别 }}"),
                prose("{{ 问题.问题 }}"),
                prose("{{ 问题.发现 }}"),
                prose("{{ 问题.应为 }}"),
                prose("{{ 问题.相差 }}"),
                prose("{{ 问题.改法 }}"),
                prose(""),
            ),
            height=9,
        ),
        Row((Cell("{%tr endfor %}", every),)),
        Row((Cell("{%tr endfor %}", every),)),
    ]
    unit = table_title("{{ 单位.名称 }}（{{ 单位.合计 }}）", SUBTITLE, new_page=False)
    body = w(
        "body",
        paragraph(FORM, TITLE),
        paragraph("{{ 合计 }}", SUBTITLE),
        paragraph("核对范围：{{ 范围 }}", SUBTITLE),
        *loop("单位 in 单位", unit, table(spread(LANDSCAPE_WIDTH, WIDTHS), rows)),
        end(),
        landscape_section(),
    )
    return docx(FORM, w("document", body))
