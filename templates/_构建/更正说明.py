"""更正说明: what differs from an earlier state, document by document."""

from __future__ import annotations

from clean_package import docx
from gb9704 import LANDSCAPE_WIDTH, SUBTITLE, TITLE, landscape_section
from ooxml import loop, paragraph, table_title, w
from word_table import Cell, Row, end, head, prose, spread, table

FORM = "更正说明"
CAPTIONS = ("序号", "位置", "名称", "原", "现", "相差", "原因")
WIDTHS = (10, 52, 26, 42, 42, 24, 54)


def build() -> bytes:
    """The template as a .docx."""
    every = len(CAPTIONS)
    rows = [
        Row(tuple(head(caption) for caption in CAPTIONS), height=10, repeated=True),
        Row((Cell("{%tr for 处 in 文档.改动 %}", every),)),
        Row(
            (
                Cell("{{ 处.序号 }}"),
                prose("{{ 处.位置 }}"),
                prose("{{ 处.名称 }}"),
                prose("{{ 处.原 }}"),
                prose("{{ 处.现 }}"),
                prose("{{ 处.相差 }}"),
                prose("{{ 处.原因 }}"),
            ),
            height=9,
        ),
        Row((Cell("{%tr endfor %}", every),)),
    ]
    name = table_title("{{ 文档.名称 }}（{{ 文档.合计 }}）", SUBTITLE, new_page=False)
    body = w(
        "body",
        paragraph(FORM, TITLE),
        paragraph("从“{{ 旧 }}”到“{{ 新 }}”：{{ 合计 }}", SUBTITLE),
        *loop("文档 in 文档", name, table(spread(LANDSCAPE_WIDTH, WIDTHS), rows)),
        end(),
        landscape_section(),
    )
    return docx(FORM, w("document", body))
