"""项目预算绩效目标表: half-year and full-year targets of one project, or of all projects of a unit together."""

from __future__ import annotations

from dataclasses import dataclass

from clean_package import docx
from gb9704 import PORTRAIT_WIDTH, SUBTITLE, TITLE, portrait_section
from ooxml import paragraph, w
from word_table import Cell, Row, end, head, prose, rule, spread, table

FORM = "项目预算绩效目标表"
_WIDTHS = (18, 30, 60, 24, 24)
_CAPTIONS = ("一级指标", "二级指标", "三级指标", "半年（程）指标值", "全年（程）指标值")


@dataclass(frozen=True)
class _Source:
    """Where the values of the form come from."""

    name: str
    size: str
    start: str
    finish: str
    rows: str


_ONE = _Source("项目.名称", "项目.预算数", "项目.开始时间", "项目.完成时间", "项目.目标行")
_ALL = _Source("整体.合并名称", "绩效.预算数", "整体.合并开始时间", "整体.合并完成时间", "绩效.目标行")


def one() -> bytes:
    """The form of one project."""
    return _build(_ONE)


def combined() -> bytes:
    """The form of all projects together: equal targets share a row."""
    return _build(_ALL)


def _build(source: _Source) -> bytes:
    widths = spread(PORTRAIT_WIDTH, _WIDTHS)
    body = w(
        "body",
        paragraph(FORM, TITLE),
        paragraph("（{{ 单位.年度 }}年度）", SUBTITLE),
        table(widths, _head(source), bottom_line=2),
        rule(),
        table(widths, _rows(source)),
        end(),
        portrait_section(),
    )
    return docx(FORM, w("document", body))


def _head(source: _Source) -> list[Row]:
    def value(name: str, span: int) -> Cell:
        return Cell(f"{{{{ {name} }}}}", span)

    return [
        Row((head("项目名称"), value(source.name, 2), head("资金总额"), value(f"{source.size}|万元", 1)), 10),
        Row((head("开始时间"), value(source.start, 2), head("完成时间"), value(source.finish, 1)), 8),
    ]


def _rows(source: _Source) -> list[Row]:
    cells = (
        head("{% 合并 行.一级 %}{{ 行.一级 }}"),
        Cell("{% 合并 行.二级 %}{{ 行.二级 }}"),
        prose("指标{{ 行.组内序号 }}：{{ 行.名称 }}"),
        Cell("{{ 行.半年目标值 }}"),
        Cell("{{ 行.目标 }}{{ 行.单位 }}"),
    )
    return [
        Row(tuple(head(caption) for caption in _CAPTIONS), 10, repeated=True, keep_next=True),
        Row((Cell(f"{{%tr for 行 in {source.rows} %}}", len(_WIDTHS)),)),
        Row(cells),
        Row((Cell("{%tr endfor %}", len(_WIDTHS)),)),
    ]
