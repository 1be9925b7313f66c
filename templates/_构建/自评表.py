"""A self-evaluation form: fund rows and goals above, indicators below, on one grid of columns.

It is two tables, because Word repeats only the first rows of a table at the head of a page, and the row to
repeat is that of the indicators' captions. What parts the two looks like one of their lines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from clean_package import docx
from gb9704 import LANDSCAPE_WIDTH, PORTRAIT_WIDTH, SUBTITLE, TEXT_CENTRED, TEXT_LEFT, TITLE, landscape_section
from ooxml import paragraph, w
from word_table import Cell, Row, end, head, prose, rule, spread, table


@dataclass(frozen=True)
class Column:
    """One column of the indicators: its caption, what stands in it, its width in millimetres."""

    caption: str
    value: str
    width: int
    style: str = TEXT_CENTRED
    head_inset: int = 0


def column(key: str, value: str, width: int, style: str = TEXT_CENTRED, head_inset: int = 0) -> Column:
    """A column whose caption the profile decides."""
    return Column(f"{{{{ 格式.指标列.{key} }}}}", value, width, style, head_inset)


def prose_column(key: str, value: str, width: int, head_inset: int = 0) -> Column:
    """A column of running text."""
    return column(key, value, width, TEXT_LEFT, head_inset)


@dataclass(frozen=True)
class Form:
    """What one province's form has that another's has not. Spans count columns of the grid."""

    title: str
    columns: tuple[Column, ...]
    project_spans: tuple[int, int, int, int]
    """主管部门, its value, 实施单位, its value."""
    fund_name_span: int
    funds: tuple[tuple[str, str, int], ...]
    """Fund columns: the caption's key, what stands in it, its span."""
    goal_spans: tuple[int, int]
    points_column: int
    """Where 分值 stands among the indicator columns, from 0; 得分 is beside it."""
    remarks: tuple[tuple[str, str], ...] = ()
    """The captions of last rows with what stands in them."""
    fund_title_inset: int = 6
    """Makes 项目资金（万元） break where it should."""
    department: str = "主管部门"
    rows: str = "项目.指标"
    """The list of the indicator rows: 项目.指标行 where the form keeps empty ones."""

    @property
    def label_span(self) -> int:
        return self.project_spans[0]


def build(form: Form) -> bytes:
    """The template as a .docx."""
    heading = [paragraph(form.title, TITLE), paragraph("（{{ 单位.年度 }}年度）", SUBTITLE)]
    body = w("body", *heading, *tables(form), end(), landscape_section())
    return docx(form.title, w("document", body))


def tables(form: Form) -> list[etree._Element]:
    """The two tables of the form and the line between them, for a page on its side."""
    widths = spread(LANDSCAPE_WIDTH, [each.width for each in form.columns])
    return [
        table(widths, [*_project_rows(form), *_fund_rows(form), *_goal_rows(form)], bottom_line=2),
        rule(),
        table(widths, _indicator_rows(form)),
    ]


def upright_tables(form: Form) -> list[etree._Element]:
    """The same in smaller type for the running text of an upright page, on one page where there is room."""
    widths = spread(PORTRAIT_WIDTH, [each.width for each in form.columns])
    *indicators, last = _indicator_rows(form)
    above = _together([*_project_rows(form), *_fund_rows(form), *_goal_rows(form)])
    return [
        table(widths, above, bottom_line=2, small=True),
        rule(keep_next=True),
        table(widths, [*_together(indicators), last], small=True),
    ]


def _together(rows: list[Row]) -> list[Row]:
    return [replace(row, keep_next=True) for row in rows]


def _project_rows(form: Form) -> list[Row]:
    label, department, implementer, name = form.project_spans
    return [
        Row((head("项目名称", label), Cell("{{ 项目.名称 }}", len(form.columns) - label))),
        Row(
            (
                head(form.department, label),
                Cell("{{ 项目.主管部门 }}", department),
                head("实施单位", implementer),
                Cell("{{ 项目.实施单位 }}", name),
            )
        ),
    ]


def _fund_rows(form: Form) -> list[Row]:
    label, rest = form.label_span, len(form.columns) - form.label_span
    captions = (head(f"{{{{ 格式.资金列.{key} }}}}", span) for key, _, span in form.funds)
    amounts = (Cell(f"{{{{ {name} }}}}", span) for _, name, span in form.funds)
    below = head("", label, merge="continue")
    title = head("项目资金（{{ 格式.金额单位 }}）", label, merge="restart", inset=form.fund_title_inset)
    return [
        Row((title, head("", form.fund_name_span), *captions)),
        Row((below, Cell("{%tr for 行 in 项目.资金行 %}", rest))),
        Row((below, prose("{{ 行.名称 }}", form.fund_name_span), *amounts)),
        Row((below, Cell("{%tr endfor %}", rest))),
    ]


def _goal_rows(form: Form) -> list[Row]:
    label, (goal, result) = form.label_span, form.goal_spans
    captions = (
        head("年度总体目标", label, merge="restart"),
        head("预期目标", goal),
        head("实际完成情况", result),
    )
    texts = (
        head("", label, merge="continue"),
        prose("{{ 项目.预期目标 }}", goal),
        prose("{{ 项目.完成情况 }}", result),
    )
    return [Row(captions, keep_next=True), Row(texts, height=20, may_break=True)]


def _indicator_rows(form: Form) -> list[Row]:
    whole, points = len(form.columns), form.points_column
    captions = tuple(head(each.caption, inset=each.head_inset) for each in form.columns)
    total = (
        head("{{ 格式.合计行 }}", points),
        head("{{ 项目.满分 }}"),
        head("{{ 项目.总分 }}"),
        *(head("") for _ in range(whole - points - 2)),
    )
    label = form.label_span
    remarks = [Row((head(caption, label), prose(text, whole - label))) for caption, text in form.remarks]
    return [
        Row(captions, height=10, repeated=True, keep_next=True),
        Row((Cell(f"{{%tr for 指标 in {form.rows} %}}", whole),)),
        Row(tuple(Cell(each.value, style=each.style) for each in form.columns)),
        Row((Cell("{%tr endfor %}", whole),)),
        Row(total),
        *remarks,
    ]
