"""河北-2021 goal table of a project: funds, spending plan, numbered goals, indicators with description and basis."""

from __future__ import annotations

from lxml import etree

from clean_package import docx
from gb9704 import PORTRAIT_WIDTH, TEXT_CENTRED, TEXT_LEFT, TITLE, portrait_section, twips
from ooxml import paragraph, w
from word_table import Cell, Row, end, head, prose, rule, spread, table

_LABEL, _UNITS = 22, 12
"""The captions' column in millimetres, and how many equal columns stand beside it."""

_INDICATORS = (
    ("一级指标", "{% 合并 指标.一级 %}{{ 指标.一级 }}", 22, TEXT_CENTRED),
    ("二级指标", "{% 合并 指标.二级 %}{{ 指标.二级 }}", 28, TEXT_CENTRED),
    ("三级指标", "{{ 指标.名称 }}", 32, TEXT_LEFT),
    ("绩效指标描述", "{{ 指标.描述 }}", 34, TEXT_LEFT),
    ("年度指标值", "{{ 指标.目标值 }}", 20, TEXT_CENTRED),
    ("指标值确定依据", "{{ 指标.依据 }}", 20, TEXT_LEFT),
)


def special_fund() -> bytes:
    """专项资金绩效目标表 of one project."""
    return _single("专项资金绩效目标表", "绩效目标表")


def budget_project() -> bytes:
    """预算项目绩效目标表 of one project, from the same data."""
    return _single("预算项目绩效目标表", "预算项目绩效目标表")


def _single(name: str, caption: str) -> bytes:
    title = paragraph(f"{{{{ 项目.名称 }}}}{caption}", TITLE)
    body = w("body", title, *tables(), end(), portrait_section())
    return docx(name, w("document", body))


def tables() -> list[etree._Element]:
    """The tables of 项目, for an upright page."""
    label = twips(_LABEL)
    unit = (PORTRAIT_WIDTH - label) // _UNITS
    widths = [PORTRAIT_WIDTH - unit * _UNITS, *[unit] * _UNITS]
    return [
        table(widths, [*_fund_rows(), *_plan_rows(), *_goal_rows()], bottom_line=2),
        rule(),
        table(spread(PORTRAIT_WIDTH, [width for _, _, width, _ in _INDICATORS]), _indicator_rows()),
    ]


def _fund_rows() -> list[Row]:
    label = "预算规模及资金用途（{{ 格式.金额单位 }}）"
    return [
        Row((head("项目编码"), Cell("{{ 项目.编码 }}", 4), head("专项资金名称", 3), prose("{{ 项目.名称 }}", 5)), 10),
        Row(
            (
                head(label, merge="restart"),
                Cell("{%tc for 行 in 项目.资金行 %}"),
                head("{{ 行.名称 }}", 2),
                Cell("{{ 行.年初预算 }}", 2),
                Cell("{%tc endfor %}"),
            ),
            10,
            loops=True,
        ),
        Row((head("", merge="continue"), prose("{{ 项目.资金用途 }}", _UNITS)), 10),
    ]


def _plan_rows() -> list[Row]:
    def row(label: Cell, cell: Cell) -> Row:
        loop = Cell("{%tc for 时点 in 项目.支出计划 %}"), cell, Cell("{%tc endfor %}")
        return Row((label, *loop), 8, loops=True)

    return [
        row(head("资金支出计划（%）", merge="restart"), head("{{ 时点.截止 }}", 3)),
        row(head("", merge="continue"), Cell("{{ 时点.比例 }}", 3)),
    ]


def _goal_rows() -> list[Row]:
    return [
        Row((Cell("{%tr for 目标 in 项目.目标 %}", _UNITS + 1),)),
        Row(
            (
                head("{% 合并 %}绩效目标"),
                Cell("目标{{ 目标.序号 }}", 2),
                prose("{{ 目标.内容 }}", _UNITS - 2),
            ),
            8,
        ),
        Row((Cell("{%tr endfor %}", _UNITS + 1),)),
        Row((head("", merge="continue"), Cell("……", 2), prose("", _UNITS - 2))),
    ]


def _indicator_rows() -> list[Row]:
    columns = len(_INDICATORS)
    captions = tuple(head(f"{{{{ 格式.指标列.{key} }}}}") for key, _, _, _ in _INDICATORS)
    return [
        Row(captions, 10, repeated=True, keep_next=True),
        Row((Cell("{%tr for 指标 in 项目.指标 %}", columns),)),
        Row(tuple(Cell(value, style=style) for _, value, _, style in _INDICATORS), 8),
        Row((Cell("{%tr endfor %}", columns),)),
    ]
