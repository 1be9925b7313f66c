"""项目清单: every project of a unit on one upright page, padded to the rows that the form wants."""

from __future__ import annotations

from clean_package import docx
from gb9704 import PORTRAIT_WIDTH, SUBTITLE, TITLE, portrait_section
from ooxml import paragraph, w
from word_table import Cell, Row, end, head, prose, spread, table

FORM = "项目清单"
WIDTHS = (14, 76, 66)


def build() -> bytes:
    """The template as a .docx."""
    rows = [
        Row((head("序号"), head("项目"), head("实施部门")), height=10, repeated=True),
        Row((Cell("{%tr for 行 in 绩效.项目清单 %}", 3),)),
        Row((Cell("{{ 行.序号 }}"), prose("{{ 行.名称 }}"), prose("{{ 行.实施单位 }}")), height=10),
        Row((Cell("{%tr endfor %}", 3),)),
    ]
    body = w(
        "body",
        paragraph(FORM, TITLE),
        paragraph("（{{ 单位.年度 }}年度）", SUBTITLE),
        table(spread(PORTRAIT_WIDTH, WIDTHS), rows),
        end(),
        portrait_section(),
    )
    return docx(FORM, w("document", body))
