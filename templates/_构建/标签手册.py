"""标签手册: every tag that a template may use, list by list, to copy from."""

from __future__ import annotations

from clean_package import docx
from gb9704 import LANDSCAPE_WIDTH, SECTION, SUBTITLE, TEXT_LEFT, TITLE, landscape_section
from ooxml import loop, paragraph, table_title, w
from word_table import Cell, Row, end, head, prose, spread, table

FORM = "标签手册"
COLUMNS = {"标签": 56, "意思": 46, "怎样得出": 44, "现在的值": 32, "哪些文档印它": 68}
"""Captions and widths."""


def build() -> bytes:
    """The template as a .docx."""
    every = len(COLUMNS)
    rows = [
        Row(tuple(head(caption) for caption in COLUMNS), height=8, repeated=True, keep_next=True),
        Row((Cell("{%tr for 标签 in 组.标签 %}", every),)),
        Row(
            (
                prose("{{ 标签.标签 }}"),
                prose("{{ 标签.意思 }}"),
                prose("{{ 标签.怎样得出 }}"),
                prose("{{ 标签.现在的值 }}"),
                prose("{{ 标签.文档 }}"),
            )
        ),
        Row((Cell("{%tr endfor %}", every),)),
    ]
    group = table_title("{{ 组.名称 }}", SECTION, new_page=False)
    usage = table_title("{{ 组.写法 }}", TEXT_LEFT, new_page=False, keep_next=True)
    body = w(
        "body",
        paragraph(FORM, TITLE),
        paragraph("{{ 说明 }}", SUBTITLE),
        *loop("组 in 组", group, usage, table(spread(LANDSCAPE_WIDTH, list(COLUMNS.values())), rows, small=True)),
        end(),
        landscape_section(),
    )
    return docx(FORM, w("document", body), booklet=True)
