"""项目支出绩效自评表: fund rows and goals above, indicators below, on one grid of twelve columns.

It is two tables, because Word repeats only the first rows of a table at the head of a page, and the row to
repeat is that of the indicators' captions. What parts the two looks like one of their lines.
"""

from __future__ import annotations

from dataclasses import dataclass

from clean_package import docx
from gb9704 import LANDSCAPE_WIDTH, SUBTITLE, TEXT_CENTRED, TEXT_LEFT, TITLE, landscape_section
from ooxml import paragraph, w
from word_table import Cell, Row, end, head, prose, rule, spread, table

FORM = "项目支出绩效自评表"


@dataclass(frozen=True)
class Column:
    """One column of the indicators: its caption, what stands in it, its width in millimetres."""

    caption: str
    value: str
    width: int
    style: str = TEXT_CENTRED
    head_inset: int = 0


def _column(key: str, value: str, width: int, style: str = TEXT_CENTRED, head_inset: int = 0) -> Column:
    return Column(f"{{{{ 格式.指标列.{key} }}}}", value, width, style, head_inset)


# A form with other columns is another such list, and other spans in the rows above the indicators.
COLUMNS = (
    Column("绩效指标", "{% 合并 %}绩效指标", 9),
    _column("一级指标", "{% 合并 指标.一级 %}{{ 指标.一级 }}", 20),
    _column("二级指标", "{% 合并 指标.二级 %}{{ 指标.二级 }}", 20),
    _column("三级指标", "{{ 指标.名称 }}", 41, TEXT_LEFT),
    _column("指标性质", "{{ 指标.性质 }}", 10),
    _column("指标方向", "{{ 指标.方向 }}", 16),
    _column("年度指标值", "{{ 指标.目标 }}", 22),
    _column("实际完成值", "{{ 指标.实际 }}", 22),
    _column("计量单位", "{{ 指标.单位 }}", 12),
    _column("分值", "{{ 指标.分值 }}", 11),
    _column("得分", "{{ 指标.得分 }}", 12),
    _column("偏差原因", "{{ 指标.偏差 }}", 30, TEXT_LEFT, head_inset=3),
)

# Fund columns: the caption's key, what stands in it, how many columns of the grid it takes.
FUNDS = (
    ("年初预算数", "行.年初预算", 2),
    ("全年预算数", "行.全年预算", 1),
    ("全年执行数", "行.全年执行", 1),
    ("分值", "行.分值", 1),
    ("执行率", "行.执行率", 2),
    ("得分", "行.得分", 1),
)


def build() -> bytes:
    """The template as a .docx."""
    widths = spread(LANDSCAPE_WIDTH, [column.width for column in COLUMNS])
    body = w(
        "body",
        paragraph(FORM, TITLE),
        paragraph("（{{ 单位.年度 }}年度）", SUBTITLE),
        table(widths, [*_project_rows(), *_fund_rows(), *_goal_rows()], bottom_line=2),
        rule(),
        table(widths, _indicator_rows()),
        end(),
        landscape_section(),
    )
    return docx(FORM, w("document", body))


def _project_rows() -> list[Row]:
    return [
        Row((head("项目名称", 2), Cell("{{ 项目.名称 }}", 10))),
        Row(
            (
                head("主管部门", 2),
                Cell("{{ 项目.主管部门 }}", 4),
                head("实施单位", 2),
                Cell("{{ 项目.实施单位 }}", 4),
            )
        ),
    ]


def _fund_rows() -> list[Row]:
    captions = (head(f"{{{{ 格式.资金列.{key} }}}}", span) for key, _, span in FUNDS)
    amounts = (Cell(f"{{{{ {name} }}}}", span) for _, name, span in FUNDS)
    below = head("", 2, merge="continue")
    return [
        Row((head("项目资金（{{ 格式.金额单位 }}）", 2, merge="restart", inset=6), head("", 2), *captions)),
        Row((below, Cell("{%tr for 行 in 项目.资金行 %}", 10))),
        Row((below, prose("{{ 行.名称 }}", 2), *amounts)),
        Row((below, Cell("{%tr endfor %}", 10))),
    ]


def _goal_rows() -> list[Row]:
    return [
        Row(
            (
                head("年度总体目标", 2, merge="restart"),
                head("预期目标", 5),
                head("实际完成情况", 5),
            ),
            keep_next=True,
        ),
        Row(
            (
                head("", 2, merge="continue"),
                prose("{{ 项目.预期目标 }}", 5),
                prose("{{ 项目.完成情况 }}", 5),
            ),
            height=20,
            may_break=True,
        ),
    ]


def _indicator_rows() -> list[Row]:
    whole = len(COLUMNS)
    return [
        Row(
            tuple(head(column.caption, inset=column.head_inset) for column in COLUMNS),
            height=10,
            repeated=True,
            keep_next=True,
        ),
        Row((Cell("{%tr for 指标 in 项目.指标 %}", whole),)),
        Row(tuple(Cell(column.value, style=column.style) for column in COLUMNS)),
        Row((Cell("{%tr endfor %}", whole),)),
        Row((head("{{ 格式.合计行 }}", whole - 3), head("{{ 项目.满分 }}"), head("{{ 项目.总分 }}"), head(""))),
    ]
