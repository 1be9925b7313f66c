"""更正说明: what differs from an earlier state, document by document."""

from __future__ import annotations

from clean_package import docx
from gb9704 import LANDSCAPE_WIDTH, SUBTITLE, TITLE, landscape_section
from ooxml import loop, paragraph, table_title, tag, w
from word_table import Cell, Row, head, prose, spread, table

FORM = "更正说明"
CAPTIONS = ("序号", "位置", "名称", "原", "现", "相差")
WIDTHS = (10, 74, 42, 52, 52, 26)
TO_SIGN = "更正人：　　　　　　　　审核人：　　　　　　　　更正日期：　　　　年　　月　　日"


def build() -> bytes:
    """The template as a .docx."""
    every = len(CAPTIONS)
    rows = [
        Row(tuple(head(caption) for caption in CAPTIONS), height=10, repeated=True),
        Row((Cell("{%tr for 组 in 文档.组 %}", every),)),
        Row((prose("原因：{{ 组.原因 }}", every),), height=7, keep_next=True),
        Row((Cell("{%tr for 处 in 组.改动 %}", every),)),
        Row(
            (
                Cell("{{ 处.序号 }}"),
                prose("{{ 处.位置 }}"),
                prose("{{ 处.名称 }}"),
                prose("{{ 处.原 }}"),
                prose("{{ 处.现 }}"),
                prose("{{ 处.相差 }}"),
            ),
            height=9,
        ),
        Row((Cell("{%tr endfor %}", every),)),
        Row((Cell("{%tr endfor %}", every),)),
    ]
    name = table_title("{{ 文档.名称 }}（{{ 文档.合计 }}）", SUBTITLE, new_page=False)
    body = w(
        "body",
        paragraph(FORM, TITLE),
        tag("{%p if 单位 %}"),
        paragraph("单位：{{ 单位 }}　　年度：{{ 年度 }}", SUBTITLE),
        tag("{%p endif %}"),
        paragraph("从“{{ 旧 }}”到“{{ 新 }}”：{{ 合计 }}", SUBTITLE),
        tag("{%p if 提醒 %}"),
        paragraph("{{ 提醒 }}", SUBTITLE),
        tag("{%p endif %}"),
        *loop("文档 in 文档", name, table(spread(LANDSCAPE_WIDTH, WIDTHS), rows)),
        paragraph(TO_SIGN, SUBTITLE),
        landscape_section(),
    )
    return docx(FORM, w("document", body))
