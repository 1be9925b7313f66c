"""部门整体预算绩效目标表: duties with their key works, projects and indicators, then the unit's own indicators."""

from __future__ import annotations

from clean_package import docx
from gb9704 import LANDSCAPE_WIDTH, SUBTITLE, TITLE, landscape_section
from ooxml import paragraph, w
from word_table import Cell, Row, end, head, prose, rule, spread, table

FORM = "部门整体预算绩效目标表"
_WIDTHS = (19, 38, 38, 34, 59, 20, 20)
_DUTIES = ("一级指标", "二级指标", "重点工作", "对应项目", "三级指标", "半年指标值", "全年指标值")
_OWN = ("一级指标", "二级指标", "三级指标", "半年指标值", "全年指标值")
_OWN_SPANS = (1, 1, 3, 1, 1)


def build() -> bytes:
    """The template as a .docx."""
    widths = spread(LANDSCAPE_WIDTH, _WIDTHS)
    body = w(
        "body",
        paragraph(FORM, TITLE),
        paragraph("（{{ 单位.年度 }}年度）", SUBTITLE),
        table(widths, [_head()], bottom_line=2),
        rule(),
        table(widths, _duty_rows(), bottom_line=2),
        rule(),
        table(widths, _own_rows()),
        end(),
        landscape_section(),
    )
    return docx(FORM, w("document", body))


def _head() -> Row:
    cells = head("单位名称", 2), Cell("{{ 单位.名称 }}", 2), head("资金总额"), Cell("{{ 整体.资金总额|万元 }}", 2)
    return Row(cells, 10)


def _duty_rows() -> list[Row]:
    cells = (
        head("{% 合并 %}履职"),
        prose("{% 合并 行.职能 %}职能{{ 行.职能序号 }}：{{ 行.职能 }}"),
        prose("{% 合并 行.重点工作 %}{{ 行.重点工作 }}"),
        prose("{% 合并 行.项目 %}{{ 行.项目 }}"),
        prose("指标{{ 行.指标序号 }}：{{ 行.指标.名称 }}"),
        Cell("{{ 行.半年目标值 }}"),
        Cell("{{ 行.指标.目标 }}{{ 行.指标.单位 }}"),
    )
    return [
        Row(tuple(head(caption) for caption in _DUTIES), 8, repeated=True, keep_next=True),
        Row((Cell("{%tr for 行 in 整体.履职行 %}", len(_DUTIES)),)),
        Row(cells),
        Row((Cell("{%tr endfor %}", len(_DUTIES)),)),
    ]


def _own_rows() -> list[Row]:
    cells = (
        head("{% 合并 指标.一级 %}{{ 指标.一级 }}"),
        Cell("{% 合并 指标.二级 %}{{ 指标.二级 }}"),
        prose("指标{{ 指标.组内序号 }}：{{ 指标.名称 }}", 3),
        Cell("{{ 指标.半年目标值 }}"),
        Cell("{{ 指标.目标 }}{{ 指标.单位 }}"),
    )
    captions = tuple(head(caption, span) for caption, span in zip(_OWN, _OWN_SPANS, strict=True))
    return [
        Row(captions, 8, repeated=True, keep_next=True),
        Row((Cell("{%tr for 指标 in 整体.指标行 %}", len(_WIDTHS)),)),
        Row(cells),
        Row((Cell("{%tr endfor %}", len(_WIDTHS)),)),
    ]
